import SymbolicLite

/// A quadratic form in doubles: it says where to look, and where it is not worth while.
struct MiddleForm {
  private let count: Int
  private let entries: [Double]
  /// The sum of the magnitudes of its entries.
  let size: Double

  init(_ matrix: Tensor<Double>) {
    count = matrix.rows
    entries = matrix.elements
    size = entries.reduce(0) { $0 + $1.magnitude }
  }

  /// Whether the form is above zero by more than rounding: then no enclosure of it, which contains
  /// the exact value at the middles, lies at or below zero.
  func isSurelyPositive(along direction: [Double]) -> Bool {
    var (value, bound) = (0.0, 0.0)
    for row in 0..<count where direction[row] != 0 {
      for column in 0..<count {
        let term = entries[row * count + column] * (direction[row] * direction[column])
        value += term
        bound += term.magnitude
      }
    }
    // n² sums and two products, each off by at most 2⁻⁵³ of what it yields, or by an underflow.
    let terms = Double(count * count)
    return value > bound * (terms + 8) * 0x1p-51 + terms * 0x1p-900
  }

  /// Where the form is smallest, by power iteration on cI − M; raw and rounded to short binary
  /// fractions, in which null directions are often exact.
  func smallest(from start: [Double]) -> [[Double]] {
    var vector = start
    for _ in 0..<60 {
      var next: [Double] = []
      next.reserveCapacity(count)
      var largest = 0.0
      for row in 0..<count {
        var entry = vector[row] * size
        for column in 0..<count { entry -= entries[row * count + column] * vector[column] }
        next.append(entry)
        largest = max(largest, entry.magnitude)
      }
      guard largest > 0 else { break }
      next = next.map { $0 / largest }
      // What stays as it is stays so for ever.
      let isFixed = next == vector
      vector = next
      if isFixed { break }
    }
    var result = [vector]
    for grid in [2.0, 3, 4, 8, 64] { result.append(vector.map { ($0 * grid).rounded() }) }
    return result.filter { $0.contains { $0 != 0 } }
  }
}
