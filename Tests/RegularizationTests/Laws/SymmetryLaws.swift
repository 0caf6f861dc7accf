import Regularization

extension Law {
  static let symmetries: [Law] = [
    isEven, isExchangeable, isHomogeneous, isLipschitz, isSmooth,
  ]

  private static func exempt<T>(
    unless claim: @escaping @Sendable (Property) -> T?, _ words: String
  ) -> @Sendable (any Penalty) -> String? {
    { penalty in
      penalty.properties.contains { claim($0) != nil } ? nil : "does not claim to be \(words)"
    }
  }

  static let isEven = Law(
    name: "even: R(−w) = R(w)",
    exempts: exempt(unless: { if case .even = $0 { true } else { nil } }, "even")
  ) { penalty, one in
    let w = one.w
    let (one, two) = (try penalty.value(at: w), try penalty.value(at: -1 * w))
    return agree(one, two) ? nil : "\(one) and \(two) at w = \(w)"
  }

  static let isExchangeable = Law(
    name: "exchangeable: R does not change when weights trade places",
    exempts: exempt(unless: { if case .exchangeable = $0 { true } else { nil } }, "exchangeable")
  ) { penalty, one in
    let w = one.w
    let shift = one.pick(w.count)
    let turned = Array(w[shift...] + w[..<shift])
    for other in [turned, Array(w.reversed())] {
      let (one, two) = (try penalty.value(at: w), try penalty.value(at: other))
      guard agree(one, two) else { return "\(one) at \(w), \(two) at \(other)" }
    }
    return nil
  }

  private static func degree(_ property: Property) -> Double? {
    if case .homogeneous(let degree) = property { degree } else { nil }
  }

  static let isHomogeneous = Law(
    name: "homogeneous of degree p: R(s·w) = sᵖR(w) for s > 0",
    exempts: exempt(unless: degree, "homogeneous")
  ) { penalty, one in
    guard let degree = penalty.properties.lazy.compactMap(degree).first else { return nil }
    let (w, s) = (one.w, [0.25, 0.5, 2, 3, 7.5][one.pick(5)])
    let (scaled, plain) = (try penalty.value(at: s * w), try penalty.value(at: w))
    let expected = power(s, degree) * plain
    return agree(scaled, expected) ? nil : "\(scaled) instead of \(expected), w = \(w), s = \(s)"
  }

  private static func constant(_ property: Property) -> (@Sendable (Int) -> Double)? {
    if case .lipschitz(let constant) = property { constant } else { nil }
  }

  static let isLipschitz = Law(
    name: "L-Lipschitz: ‖g‖ ≤ L for g ∈ ∂R(w), and |R(u) − R(w)| ≤ L‖u − w‖",
    exempts: exempt(unless: constant, "Lipschitz")
  ) { penalty, one in
    guard let constant = penalty.properties.lazy.compactMap(constant).first else { return nil }
    let (u, w, bound) = (one.v, one.w, constant(one.count))
    let rise = (try penalty.value(at: u) - penalty.value(at: w)).magnitude
    let allowed = bound * length(u .- w)
    guard rise <= allowed || agree(rise, allowed) else {
      return "|R(u) − R(w)| = \(rise) > \(allowed) for u = \(u), w = \(w)"
    }
    for direction in [one.direction, w, 0.0 * w] {
      guard let g = try penalty.subdifferential(at: w).farthest(along: direction) else {
        return "∂R is unbounded at w = \(w)"
      }
      guard length(g) <= bound || agree(length(g), bound) else {
        return "‖g‖ = \(length(g)) > \(bound) for g = \(g) at w = \(w)"
      }
    }
    return nil
  }

  private static func steepness(_ property: Property) -> Double? {
    if case .smooth(let modulus) = property { modulus } else { nil }
  }

  static let isSmooth = Law(
    name: "M-smooth: ‖∇R(u) − ∇R(w)‖ ≤ M‖u − w‖",
    exempts: exempt(unless: steepness, "smooth")
  ) { penalty, one in
    guard let bound = penalty.properties.lazy.compactMap(steepness).first else { return nil }
    let (u, w) = (one.v, one.w)
    guard let one = try penalty.gradient(at: u), let two = try penalty.gradient(at: w) else {
      return "no gradient at \(u) or \(w)"
    }
    let (change, allowed) = (length(one .- two), bound * length(u .- w))
    let isSlow = change <= allowed || agree(change, allowed, scale: length(one))
    return isSlow ? nil : "\(change) > \(allowed) for u = \(u), w = \(w)"
  }
}
