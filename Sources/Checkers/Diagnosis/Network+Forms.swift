import SymbolicLite

/// Numbers made of vectors and matrices, as one writes them.
extension Network {
  /// ∑ⱼ of a product of entries.
  static func inner(_ list: [Expression], _ ones: Expression) -> Expression? {
    switch list.count {
    case 0: return nil
    case 1:
      if case .apply(.magnitude, let inside) = list[0] { return .norm(.l1, inside) }
      if case .diagonal(let matrix) = list[0], matrix.shape.isSquare { return .trace(matrix) }
      return .multiply(.transpose(ones), list[0])
    case 2 where list[0] == list[1]:
      return .power(.norm(.l2, list[0]), .number(Rational(2)))
    default:
      let left = list.dropLast().dropFirst().reduce(list[0]) { .hadamard($0, $1) }
      return .multiply(.transpose(left), list[list.count - 1])
    }
  }

  /// aᵀ M₁ … M_k b: a squared norm where it is one, else read in the direction with fewer transposes.
  static func form(
    _ a: Expression, _ matrices: [Expression], _ b: Expression
  ) -> Expression {
    let proper = matrices.filter { if case .identity = $0 { false } else { true } }
    let turned = Array(proper.reversed().map(transposed))
    let half = proper.count / 2
    if a == b, proper.count % 2 == 0, turned == proper {
      let image = applied(Array(proper.suffix(half)), to: b) ?? b
      return .power(.norm(.l2, image), .number(Rational(2)))
    }
    let isShorter = transposes(turned) < transposes(proper)
    let (left, middle, right) = isShorter ? (b, turned, a) : (a, proper, b)
    let row = middle.reduce(Expression.transpose(left)) { .multiply($0, $1) }
    return .multiply(row, right)
  }

  static func transposes(_ list: [Expression]) -> Int {
    list.filter { if case .transpose = $0 { true } else { false } }.count
  }

  static func transposed(_ matrix: Expression) -> Expression {
    switch matrix {
    case .transpose(let inner): inner
    case .diagonal, .identity: matrix
    case .symbol(let symbol) where symbol.domain.isSymmetric: matrix
    default: .transpose(matrix)
    }
  }
}
