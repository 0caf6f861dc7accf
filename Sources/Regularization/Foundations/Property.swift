/// What a penalty claims of itself beyond its formulas. Each claim is attacked by a law.
public enum Property: Sendable {
  case convex
  /// R − ½m‖·‖² is convex.
  case stronglyConvex(modulus: Double)
  /// The chord between these two places runs below the graph at their middle.
  case nonconvex(between: [Double], and: [Double])
  /// R(−w) = R(w).
  case even
  /// The order of the weights does not matter.
  case exchangeable
  /// R(s·w) = sᵖR(w) for s > 0, with this p.
  case homogeneous(degree: Double)
  /// R(u) − R(v) ≤ L‖u − v‖₂, with this L for d weights.
  case lipschitz(@Sendable (_ count: Int) -> Double)
  /// ∇R exists everywhere, and ‖∇R(u) − ∇R(v)‖₂ ≤ M‖u − v‖₂.
  case smooth(modulus: Double)
  /// Entry j of the prox with step t is 0 where |vⱼ| is below this threshold, and only where it is
  /// not above.
  case sparse(threshold: @Sendable (_ step: Double, _ entry: Int) -> Double)
}

extension Sequence where Element == Property {
  /// Whether R is claimed to be convex.
  public var claimConvexity: Bool {
    contains {
      if case .convex = $0 { true } else if case .stronglyConvex = $0 { true } else { false }
    }
  }
}
