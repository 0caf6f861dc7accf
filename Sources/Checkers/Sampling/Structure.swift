import SymbolicLite

/// A form of matrices that has to be built, since chance does not meet it.
enum Structure: Sendable {
  case free
  case orthonormalColumns, orthonormalRows
  case symmetric(Domain)
  /// A ⪰ M or A ≻ M for a matrix M that is drawn before.
  case above(Expression, strict: Bool)
}

extension Sampler {
  func structure(of symbol: Symbol) -> Structure { problem.structures[symbol] ?? .free }
}

extension Structure {
  /// The form that the domain of a symbol or an assumption such as XᵀX = I or A ≻ 0 asks for.
  init(of symbol: Symbol, assuming assumptions: [Relation]) {
    self = .free
    for case .definite(.symbol(symbol), let strict, let lower) in assumptions
    where !lower.isZeroForm && !lower.freeSymbols.contains(symbol) {
      self = .above(lower, strict: strict)
      return
    }
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

extension Problem {
  /// The symbols in an order in which they can be drawn: a matrix after those that it lies above.
  static func drawOrder(_ symbols: [Symbol], _ structures: [Symbol: Structure]) -> [Symbol] {
    var order: [Symbol] = []
    var waiting = symbols
    while !waiting.isEmpty {
      let ready = waiting.filter { symbol in
        guard case .above(let lower, _) = structures[symbol] ?? .free else { return true }
        return lower.freeSymbols.isDisjoint(with: waiting)
      }
      // A ⪰ M ⪰ A: none can be first, and drawing gives up.
      let next = ready.isEmpty ? waiting : ready
      order += next
      waiting.removeAll(where: next.contains)
    }
    return order
  }
}
