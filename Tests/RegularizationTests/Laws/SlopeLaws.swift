import Regularization

extension Law {
  static let slopes: [Law] = [slopeIsSupport, gradientIsSlope]

  /// R′(w; u) from three quotients with steps of ratio 16. Their error shrinks by one ratio, 16⁻¹ for
  /// smooth curves and 16⁻ᵖ beside a power |z|¹⁺ᵖ, which Aitken's formula removes; the bound is a
  /// twentieth of what the last step has changed, and rounding. Where changes grow, the slope is infinite.
  private static func oneSidedSlope(
    _ penalty: any Penalty, at w: [Double], along u: [Double]
  ) throws -> (slope: Double, bound: Double) {
    let start = try penalty.value(at: w)
    let quotients = try [0x1p-10, 0x1p-14, 0x1p-18].map {
      (try penalty.value(at: w .+ $0 * u) - start) / $0
    }
    let (last, rounding) = (quotients[2], 0x1p-30 * max(1, start))
    guard last < .infinity else { return (.infinity, 0) }
    let (before, change) = (quotients[1] - quotients[0], quotients[2] - quotients[1])
    if change.magnitude <= rounding { return (last, 2 * rounding) }
    if change.magnitude > before.magnitude { return (.infinity, 0) }
    return (
      last - change * change / (change - before), 0.05 * change.magnitude + 2 * rounding
    )
  }

  static let slopeIsSupport = Law(name: "R′(w; u) = max { g·u : g ∈ ∂R(w) }, at kinks too") {
    penalty, one in
    let w = one.w
    guard try penalty.value(at: w) < .infinity else { return nil }
    let set = try penalty.subdifferential(at: w)
    var u = one.direction
    // Along single entries as well, in which errors of others do not show.
    if one.pick(3) == 2 { u = u.indices.map { $0 == 0 ? u[0] : 0 } }
    var support = set.support(along: u)
    var (slope, bound) = try oneSidedSlope(penalty, at: w, along: u)
    if slope == .infinity, support < .infinity {
      // Along the edge of where R is finite the slope is that of directions which lead inside.
      u = u .- 0x1p-6 * w
      support = set.support(along: u)
      (slope, bound) = try oneSidedSlope(penalty, at: w, along: u)
    }
    let isRight = slope == support || (slope - support).magnitude <= bound
    return isRight ? nil : "slope \(slope), largest g·u \(support) at w = \(w) along u = \(u)"
  }

  static let gradientIsSlope = Law(name: "∇R(w) = the differences of R, where it is smooth") {
    penalty, one in
    let w = one.w
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
