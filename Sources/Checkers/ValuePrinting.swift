import SymbolicLite

/// The shortest decimal that reads back, without a trailing `.0`.
func printed(_ number: Double) -> String {
  if number == number.rounded(), number.magnitude < 0x1p53 { return "\(Int(number))" }
  return "\(number)"
}

/// A number, a vector as (1, 0, −2), a matrix as its rows.
func printed(_ tensor: Tensor<Double>) -> String {
  if tensor.rows == 1, tensor.columns == 1 { return tensor.elements.first.map(printed) ?? "()" }
  if tensor.columns == 1 {
    return "(" + tensor.elements.map(printed).joined(separator: ", ") + ")"
  }
  let rows = (0..<tensor.rows).map { row in
    (0..<tensor.columns).map { printed(tensor[row, $0]) }.joined(separator: ", ")
  }
  return "[" + rows.joined(separator: "; ") + "]"
}

/// The middles of the enclosures: for reading only, never for deciding.
func printed(_ tensor: Tensor<Interval>) -> String {
  printed(tensor.middles)
}

extension Tensor where N == Interval {
  var middles: Tensor<Double> {
    Tensor<Double>(rows: rows, columns: columns, elements.map(\.middle))
  }
}

extension Interval {
  /// A number inside: the point itself for a point, and one with few digits where there is one.
  var middle: Double {
    if lower == upper { return lower }
    let centre = midpoint
    // Enclosures of simple numbers are a few units wide in the last place; the simple one reads best.
    let grid = 0x1p30
    let simple = (centre * grid).rounded() / grid
    return simple >= lower && simple <= upper ? simple : centre
  }
}
