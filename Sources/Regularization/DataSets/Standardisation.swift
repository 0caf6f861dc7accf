/// The affine map that gives every column the mean 0 and the standard deviation 1.
///
/// | what     | statement                                                                |
/// |:---------|:-------------------------------------------------------------------------|
/// | shapes   | X ∈ ℝ^(n×d): means m ∈ ℝᵈ, scales s ∈ ℝᵈ, zᵢⱼ = (xᵢⱼ − mⱼ)/sⱼ            |
/// | scaling  | sⱼ² = (1/n) ∑ᵢ (xᵢⱼ − mⱼ)², with n and not n − 1: ‖zⱼ‖² = n              |
/// | constant | a column of equal numbers has sⱼ = 1 and becomes exactly 0; solvers give |
/// |          | it the coefficient 0                                                     |
public struct Standardisation: Hashable, Sendable {
  public let means: [Double]
  public let scales: [Double]

  /// What the columns of X ask for.
  public init(of design: Matrix) {
    var (means, scales): ([Double], [Double]) = ([], [])
    for j in 0..<design.columns {
      let column = design.column(j)
      let first = column.first ?? 0
      guard column.contains(where: { $0 != first }) else {
        means.append(first)
        scales.append(1)
        continue
      }
      let mean = Self.mean(column)
      means.append(mean)
      scales.append(norm2(column.map { $0 - mean }) / Double(column.count).squareRoot())
    }
    (self.means, self.scales) = (means, scales)
  }

  /// The mean, with one step of correction for what the first sum lost to rounding.
  static func mean(_ x: [Double]) -> Double {
    let count = Double(max(1, x.count))
    let first = x.reduce(0) { $0 + $1 / count }
    return first + x.reduce(0) { $0 + ($1 - first) } / count
  }

  /// Z for the columns of X, or for other rows of the same columns, such as a test set's.
  /// - Throws: ``InvalidInput`` where the number of columns differs, and where a number overflows.
  public func standardise(_ design: Matrix) throws(InvalidInput) -> Matrix {
    guard design.columns == means.count else {
      throw .count(name: "X", found: design.columns, expected: means.count, of: "columns")
    }
    var result = design
    for j in 0..<design.columns {
      for i in 0..<design.rows { result[i, j] = (design[i, j] - means[j]) / scales[j] }
    }
    try Checked.vector("the standardised X", result.storage)
    return result
  }

  /// The model in the units of X: wⱼ/sⱼ, and the intercept that goes with them.
  /// - Throws: ``InvalidInput`` where there are not as many coefficients as columns.
  public func inOriginalUnits(
    _ coefficients: [Double], intercept: Double
  ) throws(InvalidInput) -> (coefficients: [Double], intercept: Double) {
    guard coefficients.count == scales.count else {
      throw .count(name: "w", found: coefficients.count, expected: scales.count, of: "entries")
    }
    let w = zip(coefficients, scales).map { $0 / $1 }
    return (w, intercept - dot(w, means))
  }
}
