/// The diagonal of a square matrix, without the matrix where it is an outer product.
extension Expression {
  var simplifiedDiagonal: Expression {
    switch self {
    case .identity(let size): return .ones(.vector(size))
    case .add(let terms): return .add(terms.map(\.simplifiedDiagonal))
    default:
      guard let (column, row) = outerProduct else { return .diagonal(self) }
      return .simplifiedHadamard(column, row.simplifiedTranspose)
    }
  }

  /// Column and row, where the matrix is visibly a column times a row.
  private var outerProduct: (column: Expression, row: Expression)? {
    switch self {
    case .negate(let a): return a.outerProduct.map { (.negate($0.column), $0.row) }
    case .divide(let a, let b): return a.outerProduct.map { (.divide($0.column, b), $0.row) }
    case .multiply(let a, let b):
      if a.shape.isVector, b.shape.transposed.isVector { return (a, b) }
      if let inner = b.outerProduct { return (.multiply(a, inner.column), inner.row) }
      return a.outerProduct.map { ($0.column, .multiply($0.row, b)) }
    default: return nil
    }
  }
}
