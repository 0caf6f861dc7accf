/// ½‖Xw + b − y‖² + ½λ‖w‖² for all λ from one factorisation X = ∑σₖuₖvₖᵀ of the (centred) columns:
/// ŵ = ∑ σₖ(uₖᵀy)/(σₖ² + λ)·vₖ, least squares shrunk by σₖ²/(σₖ² + λ) along vₖ.
///
/// | what    | statement                                                                    |
/// |:--------|:-----------------------------------------------------------------------------|
/// | λ = 0   | σₖ up to max(n, d)·ε·σ₁ count as 0: the shortest of all minimisers           |
/// | gap     | the least of g·(XᵀX + λI)⁺g/2, g the gradient, which is exact for a quadratic, |
/// |         | and ‖g‖²/(2λ), the bound at the dual point r = y − Xŵ                        |
/// | d.o.f.  | ∑ σₖ²/(σₖ² + λ), the trace of the map from y to Xŵ (without the intercept)    |
public struct RidgeFactors: Sendable {
  let data: CentredData
  private let parts: SingularValues
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
    let columns = (0..<design.columns).flatMap { [data] in data.column($0) }
    let centred = Matrix(rows: design.rows, columns: design.columns, storage: columns)
    parts = SingularValues(centred)
    let bound = SingularValues.negligible(centred, largest: parts.values.first ?? 0)
    rank = parts.values.prefix { $0 > bound }.count
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
    return Solution(
      coefficients: w, intercept: data.targetUnit * data.intercept(weights),
      value: square * dot(r, r) / 2 + strength(lambda / 2, times: dot(w, w)),
      gap: square * gap(gradient, inner),
      residual: data.unit * data.targetUnit * gradient.reduce(0) { max($0, $1.magnitude) },
      iterations: 1)
  }

  private func gap(_ gradient: [Double], _ lambda: Double) -> Double {
    var exact = 0.0
    for k in 0..<rank {
      let along = dot(parts.right[k], gradient)
      exact += along / (parts.values[k] * parts.values[k] + lambda) * along / 2
    }
    let direct = lambda > 0 ? dot(gradient, gradient) / lambda / 2 : .infinity
    return min(exact, direct)
  }
}
