/// ½‖Xw + b − y‖² + ½λ‖w‖² for all λ from one factorisation X = ∑σₖuₖvₖᵀ of the (centred) columns:
/// ŵ = ∑ σₖ(uₖᵀy)/(σₖ² + λ)·vₖ, least squares shrunk by σₖ²/(σₖ² + λ) along vₖ.
///
/// | what    | statement                                                                    |
/// |:--------|:-----------------------------------------------------------------------------|
/// | rank    | of the columns at length 1, up to max(n, d)·ε; as many σₖ count, for λ = 0  |
/// |         | the shortest of all minimisers                                               |
/// | gap     | λ > 0: the least of g·(XᵀX + λI)⁻¹g/2, g the gradient, ‖g‖²/(2λ), and J(ŵ)   |
/// |         | λ = 0: half the square of the part of r = y − Xŵ along the columns; J(ŵ)      |
/// |         | where columns that do not count are independent in exact arithmetic          |
/// |         | both with what rounding can do to g and r, a sum of n taken as √n roundings  |
/// | d.o.f.  | ∑ σₖ²/(σₖ² + λ), the trace of the map from y to Xŵ (without the intercept)    |
public struct RidgeFactors: Sendable {
  let data: CentredData
  private let parts: SingularValues
  private let span: ColumnSpan
  private let hasBias: Bool
  /// ‖xⱼ‖.
  private let lengths: [Double]
  /// How many σₖ are sure to be those of X and not of rounding.
  private let known: Int
  /// How many σₖ count.
  public let rank: Int

  /// - Throws: ``InvalidInput`` where y has another length than the columns of X, or entries that are
  ///   not finite.
  public init(
    design: Matrix, targets: [Double], hasBias: Bool = true
  ) throws(InvalidInput) {
    guard targets.count == design.rows else {
      throw .count(name: "y", found: targets.count, expected: design.rows, of: "entries")
    }
    try Checked.vector("y", targets)
    data = CentredData(design: design, targets: targets, hasBias: hasBias)
    self.hasBias = hasBias
    let columns = (0..<design.columns).map { [data] in data.column($0) }
    lengths = columns.map(norm2)
    span = ColumnSpan(columns, rows: design.rows)
    let centred = Matrix(
      rows: design.rows, columns: design.columns, storage: columns.flatMap { $0 })
    parts = SingularValues(centred)
    rank = min(span.rank, parts.values.prefix { $0 > 0 }.count)
    // Of independent columns all σₖ are found to a few of their own last places; else it is only
    // those above the rounding of the largest.
    let bound = SingularValues.negligible(centred, largest: parts.values.first ?? 0)
    known = rank == design.columns ? rank : min(rank, parts.values.prefix { $0 > bound }.count)
  }

  /// σₖ, the largest first.
  public var singularValues: [Double] { parts.values.map { $0 * data.unit } }

  /// σₖ²/(σₖ² + λ).
  public func shrinkage(at lambda: Double) -> [Double] {
    singularValues.prefix(rank).map { 1 / (1 + lambda / $0 / $0) }
  }

  public func degreesOfFreedom(at lambda: Double) -> Double {
    shrinkage(at: lambda).reduce(0, +)
  }

  /// The minimiser, with value and gap of the sum without any factor c.
  /// - Throws: ``InvalidInput`` unless λ is finite and ≥ 0.
  public func solution(at lambda: Double) throws(InvalidInput) -> Solution {
    let lambda = try Checked.nonnegative("λ", lambda)
    let inner = lambda / data.unit / data.unit
    var weights = [Double](repeating: 0, count: data.columns)
    for k in 0..<rank {
      let sigma = parts.values[k]
      let share = dot(parts.left[k], data.targets) / (sigma + inner / sigma)
      for (j, entry) in parts.right[k].enumerated() { weights[j] += share * entry }
    }
    let r = data.residual(weights, columns: 0..<data.columns)
    var pulls = weights
    data.correlate(r, columns: 0..<data.columns, into: &pulls)
    let gradient = zip(pulls, weights).map { inner * $1 - $0 }
    let (factor, square) = (data.targetUnit / data.unit, data.targetUnit * data.targetUnit)
    let w = weights.map { factor * $0 }
    let value = dot(r, r) / 2 + strength(inner / 2, times: dot(weights, weights))
    // Where λ vanishes in these units, J is above the loss by the penalty at most.
    let bound =
      inner > 0
      ? gap(gradient, weights, r, inner)
      : gapWithoutPenalty(weights, r) + strength(lambda / 2, times: dot(w, w)) / square
    // No loss is below 0.
    let gap = [bound, value].filter { !$0.isNaN }.min() ?? .infinity
    return Solution(
      coefficients: w, intercept: data.targetUnit * data.intercept(weights),
      value: square * dot(r, r) / 2 + strength(lambda / 2, times: dot(w, w)),
      gap: square * gap,
      residual: data.unit * data.targetUnit * gradient.reduce(0) { max($0, $1.magnitude) },
      iterations: 1)
  }

  private func gap(
    _ gradient: [Double], _ weights: [Double], _ r: [Double], _ lambda: Double
  ) -> Double {
    let e = rounding(weights, r)
    let root = 4 * .ulpOfOne * Double(data.rows).squareRoot() * norm2(r)
    let slack = zip(lengths, weights).map {
      $0 * (e + root) + 4 * .ulpOfOne * lambda * $1.magnitude
    }
    var (exact, rest) = (0.0, gradient)
    // Full rows: what is outside of the known directions is λw alone, and by rounding.
    let isWide = data.columns > rank && rank == known && rank >= data.rows - (hasBias ? 1 : 0)
    for (k, v) in parts.right.enumerated() where k < known || !isWide {
      let along = dot(v, gradient)
      let size = along.magnitude + zip(v, slack).reduce(0) { $0 + $1.0.magnitude * $1.1 }
      let curvature = k < known ? parts.values[k] * parts.values[k] + lambda : lambda
      exact += size / curvature * size / 2
      for j in rest.indices { rest[j] -= along * v[j] }
    }
    if isWide {
      exact += strength(lambda / 2, times: strayed(weights))
    } else if parts.right.count < data.columns {
      let size = norm2(rest) + norm2(slack)
      exact += size / lambda * size / 2
    }
    let direct = norm2(gradient) + norm2(slack)
    let bound = min(exact, direct / lambda * direct / 2)
    if bound <= 1e-13 * dot(r, r) { return bound }
    // min J is not below that of the loss alone.
    return min(
      bound, gapWithoutPenalty(weights, r) + strength(lambda / 2, times: dot(weights, weights)))
  }

  /// ‖w‖² of what rounding leaves outside of the rows.
  private func strayed(_ weights: [Double]) -> Double {
    guard known > 0 else { return 0 }
    let size = Double(max(data.rows, data.columns))
    let turn = 4 * .ulpOfOne * size.squareRoot() * parts.values[0] / parts.values[known - 1]
    return turn * turn * dot(weights, weights)
  }

  private func gapWithoutPenalty(_ weights: [Double], _ r: [Double]) -> Double {
    let isExact = span.isExact(
      written: {
        (0..<data.columns).map { data.design.column($0) }
          + (hasBias ? [[Double](repeating: 1, count: data.rows)] : [])
      }, hasOnes: hasBias)
    guard isExact else { return .infinity }
    let size = span.length(r) + span.turn * norm2(r) + rounding(weights, r)
    return size * size / 2
  }

  /// What rounding can do to r, in length.
  private func rounding(_ weights: [Double], _ r: [Double]) -> Double {
    let terms = zip(lengths, weights).reduce(0) { $0 + $1.0 * $1.1.magnitude }
    return 4 * .ulpOfOne * Double(data.columns).squareRoot()
      * (norm2(data.targets) + terms + norm2(r))
  }
}
