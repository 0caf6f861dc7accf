/// A symbol such as `\sigma_i` that was declared as one number means nothing where its index counts.
extension Elaborator {
  /// A symbol in whose scripts a letter stands that a sum around it binds.
  struct FamilyUse {
    var symbol: String
    var letters: [String]
    var range: Range<Int>
  }

  /// Notes the use of symbols with letters in their scripts, and refuses those that a sum binds.
  mutating func note(_ used: Set<Symbol>, at range: Range<Int>) throws(Diagnostic) {
    for symbol in used where symbol.name.contains("{") && scope.symbols[symbol.name] == symbol {
      let letters = FamilyName.scriptLetters(of: symbol.name)
      guard !letters.isEmpty else { continue }
      let use = FamilyUse(symbol: symbol.name, letters: letters, range: range)
      familyUses.append(use)
      for letter in letters {
        guard case .index(let index)? = locals[letter] else { continue }
        if isTrial {
          familyRanges[symbol.name, default: [:]][letter] = index.range
        } else {
          throw Self.refusal(use)
        }
      }
    }
  }

  /// The same for indices that the statement leaves free.
  func refuseFamilies(beside indices: Set<Index>) throws(Diagnostic) {
    guard !familyUses.isEmpty, !isTrial else { return }
    let names = Set(indices.map(\.name)).union(freeIndices.keys).union(usedIndices)
    for use in familyUses where use.letters.contains(where: names.contains) {
      throw Self.refusal(use)
    }
  }

  private static func refusal(_ use: FamilyUse) -> Diagnostic {
    let base = FamilyName(use.symbol)?.base
    return Diagnostic(
      "expected a symbol with entries in front of the index, "
        + "found \(use.symbol), which was declared as one symbol",
      at: use.range,
      hint: base.map {
        "declare all of them, as in $\($0) \\in \\mathbb{R}^n$, "
          + "or say for which $i = 1, \\dots, n$ they are"
      })
  }

  /// The families that the statement counts through, each letter with its range.
  func familyRanges(in statement: RelationSyntax) -> [String: [String: Dimension]] {
    var found: [String: [String: Dimension]] = [:]
    var trials: [(inout Elaborator) -> Void] = statement.sides.map { side in
      { _ = try? $0.stated(side) }
    }
    if !statement.operators.isEmpty, statement.sides.count == statement.operators.count + 1 {
      trials.append { _ = try? $0.relation(statement) }
    }
    for trial in trials {
      var elaborator = self
      elaborator.isTrial = true
      trial(&elaborator)
      for (key, ranges) in elaborator.rangesOfFamilies {
        found[key, default: [:]].merge(ranges) { first, _ in first }
      }
    }
    return found
  }

  /// T of a sum from 1 to the natural number T, for what it counts through.
  func trialSize(_ end: Expression, _ startsAtOne: Bool) -> Dimension? {
    guard isTrial, startsAtOne, case .symbol(let symbol) = end else { return nil }
    return Dimension(symbol.name)
  }

  private var rangesOfFamilies: [String: [String: Dimension]] {
    var found = familyRanges
    for use in familyUses {
      for letter in use.letters where found[use.symbol]?[letter] == nil {
        let declared = usedIndices.contains(letter) ? scope.indices[letter] : nil
        let range = (freeIndices[letter]?.index ?? declared)?.range
        if let range { found[use.symbol, default: [:]][letter] = range }
      }
    }
    return found.mapValues { ranges in
      ranges.mapValues(resolved).filter { _, size in
        !size.terms.keys.contains { $0.hasPrefix("?") } && (size.fixed ?? 0) <= 1000
      }
    }
  }
}
