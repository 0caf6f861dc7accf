import SymbolicLite

/// A form of matrices that has to be built, since chance does not meet it.
enum Structure: Sendable {
  case free
  case orthonormalColumns, orthonormalRows
  case symmetric(Domain)
}

extension Sampler {
  /// The form that the domain of a symbol or an assumption such as XᵀX = I or A ≻ 0 asks for.
  func structure(of symbol: Symbol) -> Structure {
    if symbol.domain.isSymmetric { return .symmetric(symbol.domain) }
    for assumption in problem.assumptions {
      switch assumption {
      case .compare(.multiply(.transpose(.symbol(symbol)), .symbol(symbol)), .equal, .identity),
        .compare(.identity, .equal, .multiply(.transpose(.symbol(symbol)), .symbol(symbol))):
        return .orthonormalColumns
      case .compare(.multiply(.symbol(symbol), .transpose(.symbol(symbol))), .equal, .identity),
        .compare(.identity, .equal, .multiply(.symbol(symbol), .transpose(.symbol(symbol)))):
        return .orthonormalRows
      case .definite(.symbol(symbol), let strict, .zeros):
        return .symmetric(strict ? .positiveDefinite : .positiveSemidefinite)
      case .compare(.symbol(symbol), .equal, .transpose(.symbol(symbol))),
        .compare(.transpose(.symbol(symbol)), .equal, .symbol(symbol)):
        return .symmetric(.symmetric)
      default: continue
      }
    }
    return .free
  }
}
