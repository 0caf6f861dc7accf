extension Elaborator {
  /// What is known of a declared symbol by itself, such as t > 0 or w ≥ 0: over that set `\min_t` is
  /// taken where nothing below it says another. `nil` where nothing narrower than all reals is known.
  ///
  /// Equations that tie the symbol to others, y = Xw + ε, and bounds on formulas in both say nothing
  /// of the set. Where the set cannot be told, such as for ‖w‖₂ ≤ c or whole numbers, the note has
  /// to say it.
  func knownRange(of symbol: Symbol, at range: Range<Int>) throws(Diagnostic) -> Relation? {
    guard symbol.domain == .real else {
      throw unclearSet(symbol, "narrower values than all reals", at: range)
    }
    var bounds: [Relation] = []
    for assumption in scope.assumptions where assumption.freeSymbols.contains(symbol) {
      switch rangeKind(assumption, of: symbol) {
      case .bound: bounds.append(assumption.forAllFreeIndices)
      case .silent: break
      case .unclear: throw unclearSet(symbol, "an assumption about it", at: range)
      }
    }
    return bounds.count > 1 ? .all(bounds) : bounds.first
  }

  private enum RangeKind { case bound, silent, unclear }

  private func rangeKind(_ assumption: Relation, of symbol: Symbol) -> RangeKind {
    switch assumption {
    case .compare(let a, let comparison, let b):
      let isAlone = assumption.freeSymbols == [symbol]
      switch comparison {
      case .equal: return isAlone ? .unclear : .silent
      case .notEqual: return isAlone ? .unclear : .silent
      case .less, .lessOrEqual, .greater, .greaterOrEqual:
        if isAlone { return assumption.openFunctions.isEmpty ? .bound : .unclear }
        // ‖w‖ ≤ c bounds w; λ ≥ ‖Xᵀ(y − Xw)‖ need not.
        return [a, b].contains { $0.freeSymbols == [symbol] } ? .unclear : .silent
      }
    case .member(let element, _):
      if assumption.freeSymbols == [symbol] { return .bound }
      return element.freeSymbols == [symbol] ? .unclear : .silent
    case .notMember(let element, _): return element.freeSymbols == [symbol] ? .unclear : .silent
    case .all(let parts):
      let kinds = parts.filter { $0.freeSymbols.contains(symbol) }.map { rangeKind($0, of: symbol) }
      if kinds.allSatisfy({ $0 == .silent }) { return .silent }
      return assumption.freeSymbols == [symbol] && kinds.allSatisfy { $0 == .bound }
        ? .bound : .unclear
    case .forAll(_, let inner): return rangeKind(inner, of: symbol)
    case .any, .implies, .equivalent, .definite, .equalSets, .subset, .equalUpToConstant,
      .proportional:
      return assumption.freeSymbols == [symbol] ? .unclear : .silent
    }
  }

  private func unclearSet(
    _ symbol: Symbol, _ found: String, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      "expected the set over which \(symbol.name) runs, found \(found)", at: range,
      hint: "say over which set, as in \\min_{t > 0} or \\min_{w \\in \\mathbb{R}^d}")
  }
}

extension Relation {
  fileprivate var forAllFreeIndices: Relation {
    freeIndices.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.reduce(self) { .forAll($1, $0) }
  }
}
