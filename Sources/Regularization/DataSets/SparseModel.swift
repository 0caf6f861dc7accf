/// A random design whose true weights are known: y = Xw + σε with standard normal entries, of which
/// w has a given number that are not 0.
///
/// | what     | statement                                                                   |
/// |:---------|:----------------------------------------------------------------------------|
/// | shapes   | X ∈ ℝ^(n×d), w ∈ ℝᵈ, y, ε ∈ ℝⁿ                                              |
/// | support  | k different indices, each set of them as likely; wⱼ is 1 or −1 on it         |
/// | columns  | neighbours have the correlation ρ: xⱼ = ρxⱼ₋₁ + √(1 − ρ²)·(fresh entries)    |
///
/// The same seed gives the same numbers wherever `log`, `cos` and `sin` do.
public struct SparseModel: Hashable, Sendable {
  public let design: Matrix
  public let targets: [Double]
  public let weights: [Double]

  /// The indices of the weights that are not 0.
  public var support: [Int] { weights.indices.filter { weights[$0] != 0 } }

  /// - Throws: ``InvalidInput`` unless n, d ≥ 1, 0 ≤ k ≤ d, σ ≥ 0 and 0 ≤ ρ ≤ 1.
  public init(
    rows: Int, columns: Int, nonZeros: Int, noise: Double, correlation: Double = 0, seed: UInt64
  ) throws(InvalidInput) {
    let rows = try Checked.count("n", rows)
    let columns = try Checked.count("d", columns)
    let noise = try Checked.nonnegative("σ", noise)
    let rho = try Checked.fraction("ρ", correlation)
    guard nonZeros >= 0, nonZeros <= columns else {
      throw .number(name: "k", value: Double(nonZeros), bound: "from 0 to d = \(columns)")
    }
    var normal = NormalNumbers(seed: seed)
    var entries: [Double] = []
    entries.reserveCapacity(rows * columns)
    let fresh = (1 - rho * rho).squareRoot()
    for j in 0..<columns {
      for _ in 0..<rows {
        let own = normal.next()
        entries.append(j == 0 ? own : rho * entries[entries.count - rows] + fresh * own)
      }
    }
    design = Matrix(rows: rows, columns: columns, storage: entries)
    weights = Self.weights(columns, nonZeros, &normal)
    targets = design.times(weights).map { $0 + noise * normal.next() }
  }

  private static func weights(_ count: Int, _ nonZeros: Int, _ random: inout NormalNumbers)
    -> [Double]
  {
    var (weights, left) = ([Double](repeating: 0, count: count), nonZeros)
    // Index j is taken with probability (still to take)/(still to come).
    for j in 0..<count where left > 0 {
      guard random.index(below: count - j) < left else { continue }
      weights[j] = random.index(below: 2) == 0 ? 1 : -1
      left -= 1
    }
    return weights
  }
}
