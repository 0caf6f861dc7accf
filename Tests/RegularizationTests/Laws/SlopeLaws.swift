import Regularization

extension Law {
  static let slopes: [Law] = [slopeIsSupport, gradientIsSlope]

  /// R′(w; u) from two quotients: what halving the step changes is twice the error left, for smooth
  /// curves; the bound is a twentieth of it, and rounding.
  private static func oneSidedSlope(
    _ penalty: any Penalty, at w: [Double], along u: [Double]
  ) throws -> (slope: Double, bound: Double) {
    let start = try penalty.value(at: w)
    func quotient(_ s: Double) throws -> Double {
      (try penalty.value(at: w .+ s * u) - start) / s
    }
    let (s, rounding) = (0x1p-18, 0x1p-30 * max(1, start))
    let (coarse, fine) = (try quotient(s), try quotient(s / 2))
    if fine == .infinity || fine.magnitude > 1.04 * coarse.magnitude + 1 { return (.infinity, 0) }
    return (2 * fine - coarse, 0.05 * (fine - coarse).magnitude + rounding)
  }

  static let slopeIsSupport = Law(name: "R′(w; u) = max { g·u : g ∈ ∂R(w) }, at kinks too") {
    penalty, draw in
    let w = draw.vector()
    guard try penalty.value(at: w) < .infinity else { return nil }
    let set = try penalty.subdifferential(at: w)
    var u = draw.direction()
    // Along single entries as well, in which errors of others do not show.
    if draw.below(3) == 0 { u = u.indices.map { $0 == 0 ? u[0] : 0 } }
    let support = set.support(along: u)
    let (slope, bound) = try oneSidedSlope(penalty, at: w, along: u)
    let isRight = slope == support || (slope - support).magnitude <= bound
    return isRight ? nil : "slope \(slope), largest g·u \(support) at w = \(w) along u = \(u)"
  }

  static let gradientIsSlope = Law(name: "∇R(w) = the differences of R, where it is smooth") {
    penalty, draw in
    let w = draw.vector()
    guard let gradient = try penalty.gradient(at: w) else { return nil }
    for j in w.indices {
      let unit = w.indices.map { $0 == j ? 1.0 : 0 }
      let (right, bound) = try oneSidedSlope(penalty, at: w, along: unit)
      guard (right - gradient[j]).magnitude <= bound else {
        return "entry \(j + 1) is \(gradient[j]), the difference \(right) at w = \(w)"
      }
    }
    return nil
  }
}
