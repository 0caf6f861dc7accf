import Foundation
import SymbolicLite

/// The shortest decimal that reads back, without a trailing `.0`.
func printed(_ number: Double) -> String {
  if number == number.rounded(), number.magnitude < 0x1p53 { return "\(Int(number))" }
  return "\(number)"
}

private let longest = 20

/// A number, a vector as (1, 0, −2), a matrix as its rows.
func printed(_ tensor: Tensor<Double>) -> String {
  if tensor.rows == 1, tensor.columns == 1 { return tensor.elements.first.map(printed) ?? "()" }
  if tensor.columns == 1 {
    // Of many equal entries, the first and the last say enough.
    if tensor.elements.count > longest, Set(tensor.elements).count == 1,
      let only = tensor.elements.first
    {
      return "(\(printed(only)), …, \(printed(only)))"
    }
    return "(" + tensor.elements.map(printed).joined(separator: ", ") + ")"
  }
  let rows = (0..<tensor.rows).map { row in
    (0..<tensor.columns).map { printed(tensor[row, $0]) }.joined(separator: ", ")
  }
  return "[" + rows.joined(separator: "; ") + "]"
}

/// The middles of the enclosures: for reading only, never for deciding.
func printed(_ tensor: Tensor<Interval>) -> String {
  if tensor.elements.count == 1, let only = tensor.elements.first { return printed(only) }
  return printed(tensor.middles)
}

/// The middle of an enclosure, or the bound that is left where a value grew too large for doubles.
func printed(_ enclosure: Interval) -> String {
  if enclosure.isBounded || enclosure == .everything { return printed(enclosure.middle) }
  // The largest doubles, in the three digits that anyone reads.
  func bound(_ end: Double) -> String {
    end.magnitude > 1.797e308 ? (end < 0 ? "-" : "") + "1.797e308" : printed(end)
  }
  return enclosure.upper == .infinity
    ? "more than \(bound(enclosure.lower))" : "less than \(bound(enclosure.upper))"
}

extension Tensor where N == Interval {
  var middles: Tensor<Double> {
    Tensor<Double>(rows: rows, columns: columns, elements.map(\.middle))
  }
}

extension Interval {
  /// A number inside: the point itself for a point, otherwise the one with the fewest digits.
  var middle: Double {
    if isPoint || !isBounded || midpoint == 0 { return midpoint }
    let exponent = Int(log10(midpoint.magnitude).rounded(.down))
    for digits in 1...16 {
      // Up to 10²² powers of ten are exact, and so a quotient or a product by one is the nearest
      // double; text is read only for numbers far from 1.
      let places = digits - 1 - exponent
      if places.magnitude <= 22 {
        let scale = Self.powersOfTen[Int(places.magnitude)]
        let simple =
          places < 0
          ? (midpoint / scale).rounded() * scale : (midpoint * scale).rounded() / scale
        if contains(simple) { return simple }
        continue
      }
      let text = String(format: "%.\(digits)g", midpoint)
      if let simple = Double(text), contains(simple) { return simple }
    }
    return midpoint
  }

  private static let powersOfTen: [Double] = (0...22).map { pow(10, Double($0)) }
}
