import Foundation

/// The bridge penalty, R(w) = λ ∑ⱼ |wⱼ|^q with q > 0: convex for q ≥ 1, sparse for q ≤ 1.
///
/// | what        | statement                                                               |
/// |:------------|:------------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ, q ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                      |
/// | domain      | every w, λ ≥ 0, q > 0; kinks at wⱼ = 0 for q ≤ 1, none for q > 1        |
/// | scaling     | the plain sum of powers, not the q-th root: q = 2 is λ‖w‖², without ½   |
/// | ∂R(w)ⱼ      | {λq·sign wⱼ·|wⱼ|^(q−1)} if wⱼ ≠ 0; at 0 all of ℝ if q < 1, the interval |
/// |             | [−λ, λ] if q = 1, {0} if q > 1                                          |
/// | prox of t·R | the larger root u of u + tλq·u^(q−1) = v for v > 0, or 0 if that costs  |
/// |             | no more; it jumps for q < 1                                             |
/// | conjugate   | for q > 1: ∑ λ(q − 1)z^q with z = (|gⱼ|/λq)^(1/(q−1))                   |
///
/// Source: I. E. Frank and J. H. Friedman, *A statistical view of some chemometrics regression
/// tools*, Technometrics 35 (1993), 109–135.
public struct Bridge: SeparablePenalty {
  public let lambda: Double
  public let q: Double
  public var description: String { "Bridge(λ: \(lambda), q: \(q))" }

  /// - Throws: ``InvalidInput`` unless λ ≥ 0 and q > 0.
  public init(lambda: Double, q: Double) throws(InvalidInput) {
    self.lambda = try Checked.nonnegative("λ", lambda)
    self.q = try Checked.positive("q", q)
  }

  public var statement: Statement {
    let atZero = q < 1 ? #"\mathbb{R}"# : q == 1 ? #"[-\lambda, \lambda]"# : #"\{ 0 \}"#
    return Statement(
      declarations: [#"\lambda > 0"#, q < 1 ? "0 < q < 1" : q == 1 ? #"q \in \{ 1 \}"# : "q > 1"],
      formula: #"\lambda \sum_{i=1}^{d} |w_i|^q"#,
      gradient: #"\lambda q |w_j|^{q-1} \operatorname{sign}(w_j)"#,
      subdifferential: #"""
        \begin{cases}
        \{ \lambda q |w_j|^{q-1} \operatorname{sign}(w_j) \} & \text{if } w_j \ne 0 \\
        \#(atZero) & \text{if } w_j = 0
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), "q": .number(q)]
  }
  public var properties: [Property] {
    let bend: Property = q < 1 ? .nonconvex(between: [0], and: [1]) : .convex
    let common: [Property] = [bend, .even, .exchangeable, .homogeneous(degree: q)]
    return q > 1 ? common : common + [.sparse { step, _ in threshold(step: step) }]
  }

  /// Where the root first costs less than 0.
  private func threshold(step t: Double) -> Double {
    guard q < 1 else { return t * lambda }
    return pow(2 * t * lambda * (1 - q), 1 / (2 - q)) * (2 - q) / (2 * (1 - q))
  }

  public func value(of z: Double, entry _: Int) -> Double {
    lambda == 0 ? 0 : lambda * pow(z.magnitude, q)
  }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    guard lambda > 0 else { return Slopes(0) }
    guard z == 0 else {
      return Slopes(strength(lambda * q, times: pow(z.magnitude, q - 1)) * sign(z))
    }
    return q < 1 ? .all : q == 1 ? Slopes(-lambda, lambda) : Slopes(0)
  }

  public func prox(of v: Double, step t: Double, entry _: Int) -> Double {
    let (size, a) = (v.magnitude, t * lambda * q)
    if a == 0 || size == 0 { return v }
    if q <= 1, size <= threshold(step: t) { return 0 }
    if q == 1 { return softThreshold(v, a) }
    return sign(v) * (q < 2 && q > 1 ? flatRoot(size, a) : steepRoot(size, a))
  }

  /// u + a·u^(q−1) is convex for q < 1 and q ≥ 2: Newton's steps from above never pass the root.
  private func steepRoot(_ v: Double, _ a: Double) -> Double {
    var u = q < 1 ? v : min(v, pow(v / a, 1 / (q - 1)))
    for _ in 0..<60 {
      let power = a * pow(u, q - 2)
      let slope = 1 + (q - 1) * power
      let next = u - ((1 + power) / slope * u - v / slope)
      guard next < u, next > 0 else { break }
      u = next
    }
    return u
  }

  /// For 1 < q < 2 the equation is convex in s = u^(q−1) instead: s^m + a·s = v, m = 1/(q − 1).
  private func flatRoot(_ v: Double, _ a: Double) -> Double {
    let m = 1 / (q - 1)
    var s = min(v / a, pow(v, q - 1))
    for _ in 0..<60 {
      let next = s - (pow(s, m) + a * s - v) / (m * pow(s, m - 1) + a)
      guard next < s else { break }
      s = next
    }
    return polished(pow(s, m), v, a)
  }

  /// For q near 1 the power of s magnifies its rounding: Newton's steps for u itself, where they help.
  private func polished(_ start: Double, _ v: Double, _ a: Double) -> Double {
    func excess(_ u: Double) -> Double { u + a * pow(u, q - 1) - v }
    var u = min(start, v)
    for _ in 0..<60 where u > 0 {
      let gap = excess(u)
      let next = u - gap / (1 + a * (q - 1) * pow(u, q - 2))
      guard next > 0, next < v, excess(next).magnitude < gap.magnitude else { break }
      u = next
    }
    return u
  }

  public func conjugate(at g: Double, entry _: Int) -> Double? {
    guard q > 1, lambda > 0 else { return nil }
    let power = pow(g.magnitude / (lambda * q), q / (q - 1))
    return power == .infinity ? .infinity : strength(lambda * (q - 1), times: power)
  }

  public static func examples() throws(InvalidInput) -> [Bridge] {
    try [0.5, 1, 1.5, 3].map { q throws(InvalidInput) in try Bridge(lambda: 1.25, q: q) }
  }
}
