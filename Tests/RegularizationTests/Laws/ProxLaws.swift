import Regularization

extension Law {
  static let proxes: [Law] = [
    proxIsStationary, proxIsBest, proxTakesEndpointsBack, proxIsFirmlyNonexpansive,
    proxSplitsOffAProjection, proxMeetsItsConjugate, proxHasItsThreshold,
  ]

  static let proxIsStationary = Law(name: "p = prox(v) satisfies (v − p)/t ∈ ∂R(p)") {
    penalty, one in
    let (v, t) = (one.v, one.step)
    let p = try penalty.prox(of: v, step: t)
    let excess = try penalty.subdifferential(at: p).excess(of: 1 / t * (v .- p))
    return excess <= 1e-11 * max(1, largest(v) / t)
      ? nil : "(v − p)/t misses ∂R(p) by \(excess); v = \(v), t = \(t), p = \(p)"
  }

  /// Stationary points of penalties that are not convex need not be minima.
  static let proxIsBest = Law(name: "no u has a smaller ½‖u − v‖² + t·R(u) than prox(v)") {
    penalty, one in
    let (v, t) = (one.v, one.step)
    let p = try penalty.prox(of: v, step: t)
    func cost(_ u: [Double]) throws -> Double {
      try dot(u .- v, u .- v) / 2 + t * penalty.value(at: u)
    }
    let best = try cost(p)
    var others = [v, 0.0 * v, one.w, p .+ 1e-3 * one.direction, 0.5 * (p .+ v)]
    for j in v.indices {
      for share in [0, 0.25, 0.5, 0.75, 0.95, 1.05] {
        for base in [p[j], v[j]] {
          var u = p
          u[j] = share * base
          others.append(u)
        }
      }
    }
    for u in others {
      let other = try cost(u)
      guard other >= best || agree(other, best) else {
        return "u = \(u) has \(other) < \(best) at p = \(p); v = \(v), t = \(t)"
      }
    }
    return nil
  }

  private static func needsConvexity(_ penalty: any Penalty) -> String? {
    penalty.properties.claimConvexity ? nil : "is not convex"
  }

  static let proxTakesEndpointsBack = Law(
    name: "convex: prox(w + t·g) = w for the extreme g ∈ ∂R(w)", exempts: needsConvexity
  ) { penalty, one in
    let (w, t) = (one.w, one.step)
    guard let g = try penalty.subdifferential(at: w).farthest(along: one.direction) else {
      return nil
    }
    let p = try penalty.prox(of: w .+ t * g, step: t)
    let gap = largest(p .- w)
    return gap <= 1e-10 * max(1, largest(w), t * largest(g))
      ? nil : "prox of w + t·g is \(p) for w = \(w), t = \(t), g = \(g)"
  }

  static let proxIsFirmlyNonexpansive = Law(
    name: "convex: ‖p − q‖² ≤ (p − q)·(u − v) for p = prox(u), q = prox(v)",
    exempts: needsConvexity
  ) { penalty, one in
    let (u, v, t) = (one.w, one.v, one.step)
    let gap = try penalty.prox(of: u, step: t) .- penalty.prox(of: v, step: t)
    let (square, product) = (dot(gap, gap), dot(gap, u .- v))
    let isFirm = square <= product || agree(square, product, scale: length(gap) * length(u .- v))
    return isFirm ? nil : "\(square) > \(product) for u = \(u), v = \(v), t = \(t)"
  }

  private static func isNorm(_ penalty: any Penalty) -> Bool {
    penalty.properties.claimConvexity
      && penalty.properties.contains {
        if case .homogeneous(let degree) = $0 { degree == 1 } else { false }
      }
  }

  /// Moreau: v = prox(v) + the nearest point of t·∂R(0), which is seen by its variational inequality.
  static let proxSplitsOffAProjection = Law(
    name: "Moreau: v − prox(v) is the point of t·∂R(0) that is nearest to v",
    exempts: { isNorm($0) ? nil : "is not convex and homogeneous of degree 1" }
  ) { penalty, one in
    let (v, t) = (one.v, one.step)
    let p = try penalty.prox(of: v, step: t)
    let dual = try penalty.subdifferential(at: 0.0 * v)
    let scale = max(1, dot(v, v))
    let outside = dual.excess(of: 1 / t * (v .- p))
    guard outside <= 1e-11 * max(1, largest(v) / t) else {
      return "v − p misses t·∂R(0) by \(outside * t); v = \(v), t = \(t)"
    }
    let (farthest, reached) = (t * dual.support(along: p), dot(v .- p, p))
    return (farthest - reached).magnitude <= 1e-11 * scale
      ? nil : "a point of t·∂R(0) is nearer: \(farthest) > \(reached); v = \(v), t = \(t)"
  }

  static let proxMeetsItsConjugate = Law(
    name: "Fenchel–Young: R(w) + R*(g) ≥ w·g, with equality exactly for g ∈ ∂R(w)",
    exempts: {
      let zero = [Double](repeating: 0, count: $0.dimension ?? 1)
      return (try? $0.conjugate(at: zero)) == nil ? "states no conjugate" : nil
    }
  ) { penalty, one in
    let (w, other) = (one.w, one.v)
    let value = try penalty.value(at: w)
    if let dual = try penalty.conjugate(at: other) {
      guard value + dual >= dot(w, other) || agree(value + dual, dot(w, other)) else {
        return "R(w) + R*(g) = \(value + dual) < \(dot(w, other)) at w = \(w), g = \(other)"
      }
    }
    // Just inside, so that rounding does not step over the edge of the domain of R*.
    guard let edge = try penalty.subdifferential(at: w).farthest(along: one.direction),
      let dual = try penalty.conjugate(at: (1 - 1e-13) * edge)
    else { return nil }
    let product = dot(w, edge)
    return agree(value + dual, product, scale: 10 * length(w) * length(edge))
      ? nil : "R(w) + R*(g) = \(value + dual) ≠ \(product) at w = \(w), g = \(edge)"
  }

  static let proxHasItsThreshold = Law(
    name: "sparse: entry j of the prox is 0 below its threshold and not above",
    exempts: { threshold(of: $0) == nil ? "claims no threshold" : nil }
  ) { penalty, one in
    guard let threshold = threshold(of: penalty) else { return nil }
    let t = one.step
    for j in 0..<one.count {
      let edge = threshold(t, j)
      for (share, isZero) in [(0.0, true), (0.5, true), (0.999, true), (1.001, false), (2, false)] {
        guard edge > 0 else { continue }
        var v = one.v
        v[j] = (one.pick(2) == 0 ? 1 : -1) * share * edge
        let p = try penalty.prox(of: v, step: t)
        guard (p[j] == 0) == isZero else {
          return "entry \(j + 1) of the prox of \(v) is \(p[j]), t = \(t), threshold \(edge)"
        }
      }
    }
    return nil
  }

  private static func threshold(
    of penalty: any Penalty
  ) -> (@Sendable (Double, Int) -> Double)? {
    for case .sparse(let threshold) in penalty.properties { return threshold }
    return nil
  }
}
