/// Rows × columns. A scalar is 1 × 1 and a vector is a column, `d × 1`.
///
/// A product that comes out as 1 × 1 *is* a scalar: `wᵀw` needs no unwrapping.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
  public var rows: Dimension
  public var columns: Dimension

  public init(_ rows: Dimension, _ columns: Dimension) {
    self.rows = rows
    self.columns = columns
  }

  public static let scalar = Shape(.one, .one)
  public static func vector(_ count: Dimension) -> Shape { Shape(count, .one) }
  public static func matrix(_ rows: Dimension, _ columns: Dimension) -> Shape {
    Shape(rows, columns)
  }

  public var isScalar: Bool { rows == .one && columns == .one }
  /// A column with more than one entry, at least symbolically.
  public var isVector: Bool { columns == .one && rows != .one }
  /// More than one row and more than one column, at least symbolically.
  public var isMatrix: Bool { rows != .one && columns != .one }
  public var isSquare: Bool { rows == columns }
  public var transposed: Shape { Shape(columns, rows) }

  public var description: String {
    if isScalar { return "a number" }
    if columns == .one { return "a vector of length \(rows)" }
    if rows == .one { return "a row of length \(columns)" }
    return "a \(rows) × \(columns) matrix"
  }
}
