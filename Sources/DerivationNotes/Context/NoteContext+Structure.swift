import SymbolicLite

/// What the words of a sentence add to what is known of symbols, and what they leave open.
extension NoteContext {
  mutating func learn(_ structure: SentenceStructure, of sentence: Sentence) {
    for fact in structure.words.facts {
      for name in structure.names[fact.formula] ?? []
      where isKnown(fact.property, of: name) && structure.force(of: fact.formula) == .given {
        renewFacts(fact.property, of: name, in: sentence.formulas[fact.formula])
      }
      for name in structure.names[fact.formula] ?? [] where !isKnown(fact.property, of: name) {
        let formula = sentence.formulas[fact.formula]
        switch structure.force(of: fact.formula) {
        case .given where learn(fact.property, of: name):
          if !structure.declaring.contains(fact.formula) {
            records.append(
              .declaration(listed(formula, 0..<formula.source.count, remark: "assumption")))
          }
        case .given: doubt(name, in: formula)
        // "Since λ is positive" may follow from bounds that are known.
        case .passing where holdsForDisplay(fact, structure, sentence):
          if let relation = scope.symbols[name].flatMap({ restriction(fact.property, $0) }) {
            pendingFacts.append(relation)
          }
        case .remark where fact.property.isOfEntries, .passing where fact.property.isOfEntries:
          mention(fact.property, of: name, in: formula)
        case .remark: doubt(name, in: formula)
        case .passing: doubt(name, in: formula, isPassing: true)
        }
      }
    }
    for number in structure.words.doubts.union(structure.unread).sorted() {
      let force = structure.force(of: number)
      guard force == .given || force == .passing && structure.leads else {
        mention(wordsOf: sentence, about: number, structure.names[number] ?? [])
        continue
      }
      let formula = sentence.formulas[number]
      let spoken = structure.assumesInWords ? namedSymbols(in: formula).sorted() : []
      for name in structure.names[number] ?? spoken {
        for owner in owners(of: name, in: formula) {
          doubt(owner, in: formula, isPassing: force == .passing)
        }
      }
    }
    for number in unassumed(in: structure, sentence) {
      for name in Self.names(in: sentence.formulas[number], scope) {
        doubt(name, in: sentence.formulas[number])
      }
    }
  }

  /// The symbols that a name depends on: $w$ for $w_j$.
  private func owners(of name: String, in formula: Formula) -> Set<String> {
    let isKnown =
      scope.symbols[name] != nil || scope.openFunctions[name] != nil
      || scope.definitions[name] != nil
    return isKnown ? [name] : namedSymbols(in: formula)
  }

  /// "the columns $x_j$ of $X$, with $\|x_j\|_2 = 1$": a formula that a declaration does not read.
  private func unassumed(in structure: SentenceStructure, _ sentence: Sentence) -> [Int] {
    let prose = structure.words.prose
    guard ["let", "given"].contains(prose.word(0)) else { return [] }
    return prose.groups.filter { group in
      prose.word(group.place.lowerBound - 1).map {
        ["with", "satisfying", "that", "satisfies", "satisfy", "obeys"].contains($0)
      } ?? false
    }.map(\.formulas.lowerBound).filter { !structure.declaring.contains($0) }
  }

  /// The symbols of an equation that states something of what is declared.
  private static func names(in formula: Formula, _ scope: Scope) -> [String] {
    var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
    guard let rows = try? parser.parseInline() else { return [] }
    var found: Set<String> = []
    for statement in rows.flatMap(\.statements) where statement.operators.first?.kind == .equal {
      var changed = scope
      if let name = statement.sides.first.flatMap(NameSpelling.name),
        scope.definitions[name] != nil
      {
        continue
      }
      guard (try? changed.assume(statement)) != nil, changed.assumptions != scope.assumptions,
        let relation = changed.assumptions.last
      else { continue }
      found.formUnion(relation.doubtfulNames)
    }
    return found.sorted()
  }

  // MARK: Knowing

  private func isKnown(_ property: StructureProperty, of name: String) -> Bool {
    if property == .convex { return scope.openFunctions[name]?.isConvex ?? false }
    guard let symbol = scope.symbols[name] else { return false }
    switch property {
    case .symmetric:
      let x = SymbolicLite.Expression.symbol(symbol)
      return symbol.domain.isSymmetric
        || scope.assumptions.contains(.compare(x, .equal, .transpose(x)))
        || scope.assumptions.contains(.compare(.transpose(x), .equal, x))
    case .positiveSemidefinite:
      return [.positiveSemidefinite, .positiveDefinite].contains(symbol.domain)
    case .positiveDefinite: return symbol.domain == .positiveDefinite
    case .fullColumnRank where isKnown(.orthonormalColumns, of: name): return true
    case .fullRowRank where isKnown(.orthonormalRows, of: name): return true
    case .invertible where symbol.domain == .positiveDefinite: return true
    case .fullRank where symbol.domain == .positiveDefinite: return true
    default:
      return relation(property, symbol).map(scope.assumptions.contains) ?? false
    }
  }

  /// Takes a property as given; false where the lab cannot.
  private mutating func learn(_ property: StructureProperty, of name: String) -> Bool {
    if property == .convex { return scope.makeConvex(name) }
    // What is assumed of a random symbol changes its law.
    guard let symbol = scope.symbols[name], scope.distributions[name] == nil else { return false }
    switch property {
    case .symmetric: return scope.narrow(name, to: .symmetric)
    case .positiveSemidefinite: return scope.narrow(name, to: .positiveSemidefinite)
    case .positiveDefinite: return scope.narrow(name, to: .positiveDefinite)
    default:
      guard let relation = relation(property, symbol) else { return false }
      scope.assume(relation)
      return true
    }
  }

  /// A property as a relation: of a matrix that is symmetric or definite too.
  func restriction(_ property: StructureProperty, _ symbol: Symbol) -> Relation? {
    let x = SymbolicLite.Expression.symbol(symbol)
    let isMatrix = symbol.shape.isSquare && !symbol.shape.isScalar
    switch property {
    case .symmetric where isMatrix: return .compare(x, .equal, .transpose(x))
    case .positiveSemidefinite where isMatrix:
      return .definite(x, strict: false, .zeros(symbol.shape))
    case .positiveDefinite where isMatrix:
      return .definite(x, strict: true, .zeros(symbol.shape))
    case .orthogonal where !symbol.shape.isVector: return relation(.orthonormalColumns, symbol)
    default: return relation(property, symbol)
    }
  }

  func relation(_ property: StructureProperty, _ symbol: Symbol) -> Relation? {
    let x = SymbolicLite.Expression.symbol(symbol)
    let shape = symbol.shape
    let inner = SymbolicLite.Expression.multiply(.transpose(x), x)
    let outer = SymbolicLite.Expression.multiply(x, .transpose(x))
    let zero = shape.isScalar ? SymbolicLite.Expression.number(.zero) : .zeros(shape)
    switch property {
    case .orthogonal where shape.isSquare, .orthonormalColumns:
      return .compare(inner, .equal, .identity(shape.columns))
    case .orthonormalRows: return .compare(outer, .equal, .identity(shape.rows))
    case .fullColumnRank:
      return .definite(inner, strict: true, .zeros(Shape(shape.columns, shape.columns)))
    case .fullRowRank:
      return .definite(outer, strict: true, .zeros(Shape(shape.rows, shape.rows)))
    case .invertible where shape.isSquare, .fullRank where shape.isSquare:
      return .compare(.determinant(x), .notEqual, .number(.zero))
    case .nonnegative: return .compare(x, .greaterOrEqual, zero)
    case .positive: return .compare(x, .greater, zero)
    case .nonzero: return .compare(x, .notEqual, zero)
    case .nonzeroEntries where shape.isVector:
      let index = Index("j", through: shape.rows)
      return .forAll(
        index, .compare(.entry(x, .index(index), .number(.one)), .notEqual, .number(.zero)))
    case .unitLength where shape.isVector: return .compare(.norm(.l2, x), .equal, .number(.one))
    default: return nil
    }
  }

  // MARK: Doubting

  /// From here on nothing is judged that depends on the name: words about it were not understood.
  mutating func doubt(_ name: String, in formula: Formula, isPassing: Bool = false) {
    let value: SymbolicLite.Expression
    if let symbol = scope.symbols[name] {
      value = .symbol(symbol)
    } else if let function = scope.openFunctions[name] {
      let shape = function.argument
      value = .call(function, shape.isScalar ? .number(.zero) : .zeros(shape))
    } else {
      return
    }
    let found = Distrusted(
      relation: .compare(value, .equal, value), line: formula.place(at: 0).line)
    if isPassing { passingDoubts.append(found) } else { distrusted.append(found) }
  }
}

extension Relation {
  /// The names that it depends on, however much more became known of them, and those whose law it
  /// takes expectations over.
  var doubtfulNames: Set<String> {
    var names = Set(freeSymbols.map(\.name)).union(openFunctions.map(\.name))
    _ = contains { part in
      switch part {
      case .expectation(_, let random), .variance(_, let random):
        names.formUnion(random.map(\.symbol.name))
      default: break
      }
      return false
    }
    return names
  }
}
