import SymbolicLite

/// A form of matrices that has to be built, since chance does not meet it.
enum Structure: Sendable {
  case free
  case orthonormalColumns, orthonormalRows
  case symmetric(Domain)
}

extension Sampler {
  func structure(of symbol: Symbol) -> Structure { problem.structures[symbol] ?? .free }
}

extension Structure {
  /// The form that the domain of a symbol or an assumption such as XᵀX = I or A ≻ 0 asks for.
  init(of symbol: Symbol, assuming assumptions: [Relation]) {
    self = .free
    if symbol.domain.isSymmetric { self = .symmetric(symbol.domain) }
    for assumption in assumptions {
      guard case .free = self else { return }
      switch assumption {
      case .compare(.multiply(.transpose(.symbol(symbol)), .symbol(symbol)), .equal, .identity),
        .compare(.identity, .equal, .multiply(.transpose(.symbol(symbol)), .symbol(symbol))):
        self = .orthonormalColumns
      case .compare(.multiply(.symbol(symbol), .transpose(.symbol(symbol))), .equal, .identity),
        .compare(.identity, .equal, .multiply(.symbol(symbol), .transpose(.symbol(symbol)))):
        self = .orthonormalRows
      case .definite(.symbol(symbol), let strict, .zeros):
        self = .symmetric(strict ? .positiveDefinite : .positiveSemidefinite)
      case .compare(.symbol(symbol), .equal, .transpose(.symbol(symbol))),
        .compare(.transpose(.symbol(symbol)), .equal, .symbol(symbol)):
        self = .symmetric(.symmetric)
      default: continue
      }
    }
  }
}
