import Foundation

/// The Cauchy penalty, R(w) = λ ∑ⱼ log(1 + wⱼ²/s²): what a Student-t prior asks for.
///
/// | what        | statement                                                              |
/// |:------------|:-----------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ, λ, s ∈ ℝ, R(w) ∈ ℝ; a sum over coordinates                     |
/// | domain      | every w, λ > 0, s > 0; smooth; convex only for |wⱼ| ≤ s;               |
/// |             | (λ/s)√d-Lipschitz, ∇R is (2λ/s²)-Lipschitz                             |
/// | scaling     | near 0 it is (λ/s²)‖w‖², without ½; the natural logarithm              |
/// | ∇R(w)ⱼ      | 2λwⱼ/(s² + wⱼ²)                                                        |
/// | prox of t·R | the cheapest root of (u − vⱼ)(s² + u²) + 2tλu = 0 between 0 and vⱼ     |
///
/// Source: M. J. Black and A. Rangarajan, *On the unification of line processes, outlier rejection,
/// and robust statistics*, Int. J. Comput. Vis. 19 (1996), 57–91.
public struct Cauchy: SeparablePenalty {
  public let lambda: Double
  public let scale: Double
  public var description: String { "Cauchy(λ: \(lambda), s: \(scale))" }

  /// - Throws: ``InvalidInput`` unless λ > 0 and s > 0.
  public init(lambda: Double, scale: Double) throws(InvalidInput) {
    self.lambda = try Checked.positive("λ", lambda)
    self.scale = try Checked.positive("s", scale)
  }

  public var statement: Statement {
    Statement(
      declarations: [#"\lambda, s > 0"#],
      formula: #"\lambda \sum_{i=1}^{d} \log\left( 1 + \frac{w_i^2}{s^2} \right)"#,
      gradient: #"\frac{2 \lambda w_j}{s^2 + w_j^2}"#,
      subdifferential: #"\left\{ \frac{2 \lambda w_j}{s^2 + w_j^2} \right\}"#)
  }
  public var letters: [String: Quantity] {
    [#"\lambda"#: .number(lambda), "s": .number(scale)]
  }
  public var properties: [Property] {
    [
      .nonconvex(between: [2 * scale], and: [6 * scale]), .even, .exchangeable,
      .lipschitz { lambda / scale * Double($0).squareRoot() },
      .smooth(modulus: 2 * lambda / (scale * scale)),
    ]
  }

  public func value(of z: Double, entry _: Int) -> Double {
    // Beyond 10⁸ the 1 is lost anyhow, and z² would overflow.
    let ratio = z.magnitude / scale
    return lambda * (ratio < 1e8 ? log1p(ratio * ratio) : 2 * (log(z.magnitude) - log(scale)))
  }

  public func slopes(at z: Double, entry _: Int) -> Slopes {
    Slopes(lambda * (2 * (ratio(z / scale) / scale)))
  }

  public func prox(of v: Double, step t: Double, entry j: Int) -> Double {
    let (size, b, square) = (v.magnitude, 2 * t * lambda, scale * scale)
    // u + t·r′(u) rises but for one stretch, which there is for b > 8s² only: between the u with
    // (s² + u²)² − b(s² + u²) + 2bs² = 0. The minimiser is the root before it or the root behind it.
    let inner = 1 - 8 * square / b
    guard inner > 0 else { return sign(v) * (root(0, size, of: size, b) ?? 0) }
    let far = b / 2 * (1 + inner.squareRoot())
    let turns = [2 * b * square / far - square, far - square].map { max($0, 0).squareRoot() }
    let roots = [
      root(0, min(turns[0], size), of: size, b), root(min(turns[1], size), size, of: size, b),
    ]
    return sign(v)
      * cheapest(roots.compactMap { $0 }, to: size, step: t) { value(of: $0, entry: j) }
  }

  /// The root of u − v + bu/(s² + u²) where it rises from low to high: Newton's steps, and halving
  /// where they leave the bracket.
  private func root(_ low: Double, _ high: Double, of v: Double, _ b: Double) -> Double? {
    func gap(_ u: Double) -> Double { u - v + b / scale * ratio(u / scale) }
    guard gap(low) <= 0, gap(high) >= 0 else { return nil }
    var (low, high) = (low, high)
    var u = high
    for _ in 0..<200 {
      let excess = gap(u)
      if excess < 0 { low = u } else { high = u }
      let r = ratio(u / scale)
      // The derivative of x/(1 + x²) is (x/(1 + x²))²·(1/x² − 1).
      let x = u / scale
      let bend = x == 0 ? 1 : r / x * (r / x) * (1 - x * x)
      let newton = u - excess / (1 + b / scale / scale * (bend.isFinite ? bend : 0))
      let next = newton > low && newton < high ? newton : low + (high - low) / 2
      if excess == 0 || next == u || high <= low.nextUp { break }
      u = next
    }
    return u
  }

  /// x/(1 + x²), without overflow.
  private func ratio(_ x: Double) -> Double {
    x.magnitude < 1 ? x / (1 + x * x) : 1 / (1 / x + x)
  }

  public static func examples() throws(InvalidInput) -> [Cauchy] {
    [try Cauchy(lambda: 1, scale: 1.5), try Cauchy(lambda: 8, scale: 0.5)]
  }
}
