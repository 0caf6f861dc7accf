import SymbolicLite

extension Claim {
  /// Why nothing can be said under these assumptions, where one of them says less, or more, than
  /// proofs and points take from it.
  var unusableAssumption: String? { partialAssumption ?? knownChance }

  /// Of "w_j > 0 for j = 1, …, k" with w of d entries nothing follows for the others, and a free
  /// index means *all* entries everywhere else.
  private var partialAssumption: String? {
    for assumption in assumptions {
      for index in assumption.freeIndices where assumption.takesPart(of: index) {
        return "an assumption about the entries up to \(index.range) only, for "
          + "$\(index.name)$, is not used"
      }
    }
    return nil
  }

  /// An expectation is taken under the declared laws; under a condition on what is drawn it would
  /// be another one.
  private var knownChance: String? {
    let random = relation.randomSymbols
    guard !random.isEmpty else { return nil }
    var known = assumptions
    if case .implies(let premise, _) = relation { known.append(premise) }
    for condition in known {
      guard let symbol = random.first(where: condition.freeSymbols.contains) else { continue }
      return "an expectation under a condition on the random $\(symbol.name)$ is not known"
    }
    return nil
  }
}

extension Relation {
  /// Whether the index stands where a position of another size is expected.
  fileprivate func takesPart(of index: Index) -> Bool {
    func isOther(_ position: Expression, _ size: Dimension) -> Bool {
      position == .index(index) && size != index.range
    }
    return contains { part in
      switch part {
      case .entry(let base, let i, let j):
        isOther(i, base.shape.rows) || isOther(j, base.shape.columns)
      case .row(let base, let i): isOther(i, base.shape.rows)
      case .column(let base, let j): isOther(j, base.shape.columns)
      default: false
      }
    }
  }

  /// What the expectations and variances in it are taken over.
  fileprivate var randomSymbols: [Symbol] {
    let found = Collected<Symbol>()
    _ = contains { part in
      switch part {
      case .expectation(_, let symbols), .variance(_, let symbols):
        found.items += symbols.map(\.symbol)
      default: break
      }
      return false
    }
    return found.items
  }
}
