/// One coordinate of a point: a name in LaTeX (`\lambda`) and what it stands for.
public struct PointEntry: Sendable, Hashable {
  public var name: String
  public var value: Value

  public enum Value: Sendable, Hashable {
    /// The size of a shape: `n`, `d`.
    case size(Int)
    case number(Double)
    case vector([Double])
    /// Row by row.
    case matrix([[Double]])
    /// What an open function was tried out as, in LaTeX.
    case formula(String)
  }

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// The shortest decimal that reads back as the same number; whole numbers without `.0`.
package func shortestDecimal(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
