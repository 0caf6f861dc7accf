/// A penalty that treats each weight by itself, R(w) = ∑ⱼ rⱼ(wⱼ): it states rⱼ, and what holds of
/// vectors follows. Entries are counted from 0.
public protocol SeparablePenalty: Penalty {
  /// rⱼ(z).
  func value(of z: Double, entry j: Int) -> Double
  /// The slopes of rⱼ at z: one where it is smooth, an interval at a kink.
  func slopes(at z: Double, entry j: Int) -> Slopes
  /// A minimiser of ½(u − v)² + t·rⱼ(u) over u.
  func prox(of v: Double, step t: Double, entry j: Int) -> Double
  /// rⱼ*(g) = max { g·z − rⱼ(z) }; nil where it is not stated.
  func conjugate(at g: Double, entry j: Int) -> Double?
}

extension SeparablePenalty {
  public func conjugate(at g: Double, entry j: Int) -> Double? { nil }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    var sum = 0.0
    for (j, z) in w.enumerated() { sum += value(of: z, entry: j) }
    return sum
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    return .box(w.enumerated().map { slopes(at: $1, entry: $0) })
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    return v.enumerated().map { prox(of: $1, step: t, entry: $0) }
  }

  public func conjugate(at g: [Double]) throws(InvalidInput) -> Double? {
    try admit(g, as: "g")
    var sum = 0.0
    for (j, slope) in g.enumerated() {
      guard let part = conjugate(at: slope, entry: j) else { return nil }
      sum += part
    }
    return sum
  }
}
