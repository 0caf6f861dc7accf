/// What holds of a point whoever has found it: the value, a bound on its distance to the minimum, and
/// how far 0 is from the subdifferential.
///
/// For J(w, b) = c∑ℓ(zᵢ, yᵢ) + R(w) and any u ∈ ℝⁿ, with ∑uᵢ = 0 where there is an intercept,
///
///     min J ≥ −c∑ℓ*(uᵢ/c, yᵢ) − R*(−Xᵀu).
///
/// u = 0 is one of them. Another is made of the slopes c·ℓ′(zᵢ, yᵢ): those of the
/// heavier sign are shortened until their sum is 0, and all of them until R* is finite. Where R = 0 it
/// is what is left of them apart from the columns of X; Xᵀu is then 0 up to rounding only. Source: W.
/// Fenchel's duality as in R. T. Rockafellar, *Convex analysis* (1970), theorem 31.2.
struct Certificate {
  let value: Double
  let gap: Double
  let residual: Double

  init(_ objective: Objective, at w: [Double], bias b: Double) throws(InvalidInput) {
    let slopes = try Self.slopes(objective, at: w, bias: b)
    let correlations = objective.design.transposedTimes(slopes)
    value = try objective.value(at: w, bias: b)
    let excess = try objective.penalty.subdifferential(at: w).excess(of: correlations.map { -$0 })
    residual = max(excess, objective.hasBias ? slopes.reduce(0, +).magnitude : 0)
    // u = 0 says that no loss is below its own minimum.
    let atZero = try objective.penalty.conjugate(at: w.map { _ in 0 }) ?? .infinity
    let lower = max(
      try Self.dualValue(objective, slopes),
      -Self.price(objective, slopes.map { _ in 0 }) - atZero)
    gap = max(0, value - lower)
  }

  /// c·ℓ′(zᵢ, yᵢ); at a kink of the loss the slope nearest to 0.
  private static func slopes(
    _ objective: Objective, at w: [Double], bias b: Double
  ) throws(InvalidInput) -> [Double] {
    zip(try objective.predictions(at: w, bias: b), objective.targets).map { z, y in
      let slopes = objective.loss.slopes(at: z, target: y)
      return objective.scale * min(max(0, slopes.lower), slopes.upper)
    }
  }

  private static func dualValue(
    _ objective: Objective, _ slopes: [Double]
  ) throws(InvalidInput) -> Double {
    var u = objective.hasBias ? balanced(slopes) : slopes
    if let strengths = ElasticNetStrengths(objective.penalty), strengths.isZero {
      u = apart(u, from: objective)
      return -price(objective, u)
    }
    let correlations = objective.design.transposedTimes(u).map { -$0 }
    guard let share = try largestShare(objective.penalty, correlations) else { return -.infinity }
    let shortened = correlations.map { share * $0 }
    let conjugate = try objective.penalty.conjugate(at: shortened) ?? .infinity
    return -price(objective, u.map { share * $0 }) - conjugate
  }

  /// c∑ℓ*(uᵢ/c, yᵢ).
  private static func price(_ objective: Objective, _ u: [Double]) -> Double {
    let c = objective.scale
    return zip(u, objective.targets).reduce(0) {
      $0 + c * objective.loss.conjugate(at: $1.0 / c, target: $1.1)
    }
  }

  /// The positive and the negative entries with sums of one size.
  static func balanced(_ u: [Double]) -> [Double] {
    let up = u.reduce(0) { $0 + max(0, $1) }
    let down = u.reduce(0) { $0 + max(0, -$1) }
    guard up > 0, down > 0 else { return u.map { _ in 0 } }
    return u.map { $0 > 0 ? $0 * min(1, down / up) : $0 * min(1, up / down) }
  }

  private static func apart(_ u: [Double], from objective: Objective) -> [Double] {
    let ones = objective.targets.map { _ in 1.0 }
    let design = objective.design
    let storage = design.storage + (objective.hasBias ? ones : [])
    let qr = PivotedQR(
      Matrix(rows: design.rows, columns: storage.count / design.rows, storage: storage))
    // Columns past the rank are of rounding alone.
    let along = qr.basisTransposedTimes(u).enumerated().map { $0 < qr.rank ? $1 : 0 }
    return zip(u, qr.timesBasis(along)).map { $0 - $1 }
  }

  /// The largest s ≤ 1 found by bisection with R*(s·g) finite; the s form an interval from 0 on. Nil
  /// where R* is not stated.
  private static func largestShare(
    _ penalty: any Penalty, _ g: [Double]
  ) throws(InvalidInput) -> Double? {
    guard let whole = try penalty.conjugate(at: g) else { return nil }
    if whole.isFinite { return 1 }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let isFinite = try penalty.conjugate(at: g.map { middle * $0 })?.isFinite ?? false
      (low, high) = isFinite ? (middle, high) : (low, middle)
    }
    return low
  }
}
