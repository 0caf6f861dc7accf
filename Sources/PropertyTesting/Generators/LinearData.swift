/// Data of a linear model and a point to look at: X ∈ ℝⁿˣᵈ as rows, y ∈ ℝⁿ, w ∈ ℝᵈ.
public struct LinearData: Sendable, Hashable {
  public let design: [[Double]]
  public let targets: [Double]
  public let weights: [Double]

  public var rowCount: Int { design.count }
  public var columnCount: Int { weights.count }
}

extension Gen where Value == LinearData {
  /// A design, targets and weights of fitting shapes, called X, y and w in reports. Shrinking
  /// deletes rows of X with their targets and columns of X with their weights; n < d occurs as often
  /// as n > d. For classification say `targets: .sign`.
  public static func linearData(
    _ kind: Design = .general, rows: ClosedRange<Int> = 1...5, columns: ClosedRange<Int> = 1...4,
    of entry: Gen<Double> = .real, targets: Gen<Double> = .real, weights: Gen<Double> = .real
  ) -> Gen {
    Gen { source in
      let (n, d) = try source.designAxes(kind, rows: rows, columns: columns)
      return LinearData(
        design: try source.draw(
          Gen<[[Double]]> { try $0.design(kind, n, d, of: entry) }.named("X")),
        targets: try source.draw(Gen<[Double]> { try $0.vector(n, of: targets) }.named("y")),
        weights: try source.draw(Gen<[Double]> { try $0.vector(d, of: weights) }.named("w")))
    }
  }
}
