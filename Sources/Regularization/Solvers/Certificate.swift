/// What holds of a point whoever has found it: the value, a bound on its distance to the minimum, and
/// how far 0 is from the subdifferential.
///
/// For J(w, b) = c∑ℓ(zᵢ, yᵢ) + R(w) and any u ∈ ℝⁿ, with ∑uᵢ = 0 where there is an intercept,
///
///     min J ≥ −c∑ℓ*(uᵢ/c, yᵢ) − R*(−Xᵀu).
///
/// u = 0 is one of them. Another is made of the slopes c·ℓ′(zᵢ, yᵢ): those of the
/// heavier sign are shortened until their sum is 0, and all of them until R* is finite. Where R = 0 it
/// is what is left of them, on the rows where they are not 0, apart from the columns of X; Xᵀu is then
/// 0 up to rounding, for which the value is lowered. Columns that rounding takes for dependent, and
/// that are not, leave u = 0 alone. Source: W. Fenchel's duality as in R. T. Rockafellar, *Convex
/// analysis* (1970), theorem 31.2.
struct Certificate {
  let value: Double
  let gap: Double
  let residual: Double

  init(_ objective: Objective, at w: [Double], bias b: Double) throws(InvalidInput) {
    let predictions = try objective.predictions(at: w, bias: b)
    let slopes = Self.slopes(objective, at: predictions)
    let correlations = objective.design.transposedTimes(slopes)
    value = try objective.value(at: w, bias: b)
    let excess = try objective.penalty.subdifferential(at: w).excess(of: correlations.map { -$0 })
    residual = max(excess, objective.hasBias ? slopes.reduce(0, +).magnitude : 0)
    // u = 0 says that no loss is below its own minimum.
    let atZero = try objective.penalty.conjugate(at: w.map { _ in 0 }) ?? .infinity
    let lower = max(
      try Self.dualValue(objective, slopes, predictions),
      -Self.price(objective, slopes.map { _ in 0 }) - atZero)
    let distance = value - lower
    // `max` alone would make 0 of what is no number.
    gap = distance.isNaN ? .infinity : max(0, distance)
  }

  /// c·ℓ′(zᵢ, yᵢ); at a kink of the loss the slope nearest to 0.
  private static func slopes(
    _ objective: Objective, at predictions: [Double]
  ) -> [Double] {
    zip(predictions, objective.targets).map { z, y in
      let slopes = objective.loss.slopes(at: z, target: y)
      return objective.scale * min(max(0, slopes.lower), slopes.upper)
    }
  }

  private static func dualValue(
    _ objective: Objective, _ slopes: [Double], _ predictions: [Double]
  ) throws(InvalidInput) -> Double {
    let u = objective.hasBias ? balanced(slopes) : slopes
    if let strengths = ElasticNetStrengths(objective.penalty), strengths.isZero {
      return dualValueWithoutPenalty(objective, u, predictions)
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

  /// −c∑ℓ*(uᵢ/c, yᵢ) of what is left of the slopes apart from the columns. Only rows with a slope take
  /// part: at the others the sign that ℓ* wants could get lost.
  private static func dualValueWithoutPenalty(
    _ objective: Objective, _ slopes: [Double], _ predictions: [Double]
  ) -> Double {
    let rows = slopes.indices.filter { slopes[$0] != 0 }
    guard !rows.isEmpty else { return -price(objective, slopes) }
    let model = CentredData(
      design: objective.design.selecting(rows: rows), targets: rows.map { objective.targets[$0] },
      hasBias: objective.hasBias)
    let ones = objective.hasBias ? [rows.map { _ in 1.0 }] : []
    let columns = 0..<objective.design.columns
    let span = ColumnSpan(columns.map { model.column($0) } + ones, rows: rows.count)
    let isExact = span.isExact(
      written: { columns.map { model.design.column($0) } + ones }, hasOnes: false)
    guard isExact else { return -.infinity }
    let chosen = rows.map { slopes[$0] }
    var u = slopes
    for (i, part) in zip(rows, span.along(chosen)) { u[i] -= part }
    return -price(objective, u) - span.turn * norm2(chosen) * norm2(rows.map { predictions[$0] })
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
