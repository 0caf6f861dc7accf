import SymbolicLite

/// Ways to see that a normal form is zero: as it stands, with denominators cleared, and multiplied by
/// matrices whose inverses occur in it. Each multiplies by what is invertible wherever the claim is
/// defined, so that the product is zero only where the form is.
struct Closing {
  private let algebra: Algebra
  private let row: Position
  private let column: Position

  init(_ algebra: Algebra, row: Position, column: Position) {
    self.algebra = algebra
    self.row = row
    self.column = column
  }

  func isZero(_ form: Polynomial) throws(GivenUp) -> Bool {
    if form.isZero { return true }
    return try search(form, depth: 0)
  }

  private func search(_ form: Polynomial, depth: Int) throws(GivenUp) -> Bool {
    let cleared = try algebra.withoutDenominators(form)
    if cleared.isZero { return true }
    guard depth < 3 else { return false }
    for position in [row, column] {
      guard case .free = position else { continue }
      for product in try algebra.multipliedByInverted(cleared, at: position) {
        if product.isZero { return true }
        if try search(product, depth: depth + 1) { return true }
      }
    }
    return false
  }
}
