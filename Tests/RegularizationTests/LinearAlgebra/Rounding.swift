@testable import Regularization

/// The largest entry of A − B.
func difference(_ a: Matrix, _ b: Matrix) -> Double {
  guard a.rows == b.rows, a.columns == b.columns else { return .infinity }
  return zip(a.storage, b.storage).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
}

/// What so many roundings in a row leave of a quantity of this size.
func rounding(_ count: Int, of size: Double) -> Double {
  Double(count) * .ulpOfOne * size
}

/// How far AᵀA is from I.
func skew(_ a: Matrix) -> Double { difference(a.gram, .identity(a.columns)) }
