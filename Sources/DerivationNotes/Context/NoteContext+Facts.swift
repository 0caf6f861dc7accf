import Checkers
import SymbolicLite

/// What a sentence or a display added to what is known.
extension NoteContext {
  /// Compares what is known with what was known in front of a sentence or a display.
  ///
  /// - Returns: the places of what is new among the facts.
  @discardableResult
  mutating func keepFacts(since former: Scope, line: Int, leads: Bool = false) -> Range<Int> {
    var standing = lifetime.place
    standing.isBareItem = standing.isBareItem && !leads
    let found = newFacts(since: former)
    guard !found.isEmpty else { return lifetime.facts.endIndex..<lifetime.facts.endIndex }
    let contents = Set(found.map(\.content))
    lifetime.facts.removeAll { contents.contains($0.content) }
    let first = lifetime.facts.endIndex
    for (content, names) in found.sorted(by: { "\($0.names.sorted())" < "\($1.names.sorted())" }) {
      let isNew = names.contains { self.isNew($0, since: former) }
      let origin: StandingFact.Origin =
        isNew ? .introduction : lifetime.isTemporary ? .condition : .assumption
      lifetime.facts.append(
        StandingFact(
          content: content, names: names, line: line, origin: origin, standing: standing))
    }
    return first..<lifetime.facts.endIndex
  }

  private func newFacts(
    since former: Scope
  ) -> [(content: StandingFact.Content, names: Set<String>)] {
    var found: [(content: StandingFact.Content, names: Set<String>)] = []
    if scope.assumptions != former.assumptions {
      // A symbol that becomes symmetric changes what was assumed of it, and says nothing new.
      // What was said of a member of a family is not new where it is said of all of them.
      let before = former.assumptions.map(scope.following)
      let (old, new) = (Set(before), Set(scope.assumptions))
      let known = Set(before.filter { !new.contains($0) }.map(\.withoutDomains))
      for relation in scope.assumptions where !old.contains(relation) {
        let bare = relation.withoutDomains
        if !known.contains(bare) { found.append((.relation(bare), relation.doubtfulNames)) }
      }
    }
    for (name, symbol) in scope.symbols
    where symbol.domain != .real && former.symbols[name]?.domain != symbol.domain {
      found.append((.domain(name), [name]))
    }
    for (name, function) in scope.openFunctions
    where function.isConvex && former.openFunctions[name]?.isConvex != true {
      found.append((.convex(name), [name]))
    }
    for (name, law) in scope.distributions where former.distributions[name] != law {
      found.append((.law(name), [name]))
    }
    for name in scope.definitions.keys where former.definitions[name] == nil {
      found.append((.definition(name), [name]))
    }
    guard scope.gatheredCount > former.gatheredCount else { return found }
    let standing = Set(lifetime.facts.map(\.content))
    return found.filter { !standing.contains($0.content) }
  }

  private func isNew(_ name: String, since former: Scope) -> Bool {
    guard
      former.symbols[name] != nil || former.openFunctions[name] != nil
        || former.definitions[name] != nil
    else { return true }
    return former.inherited.contains(name) && !scope.inherited.contains(name)
  }

  /// "Assume $a > 0$" of an a that was assumed to be positive before, and may not be any more.
  mutating func renewFacts(_ statement: RelationSyntax, in formula: Formula) {
    guard !lifetime.facts.isEmpty else { return }
    var alone = scope
    alone.assumptions = []
    guard (try? alone.assume(statement)) != nil else { return }
    lifetime.renew(
      Set(alone.assumptions.map { .relation($0.withoutDomains) }), line: formula.place(at: 0).line)
  }

  mutating func renewFacts(_ property: StructureProperty, of name: String, in formula: Formula) {
    var contents: Set<StandingFact.Content> =
      property == .convex ? [.convex(name)] : [.domain(name)]
    if let symbol = scope.symbols[name], let relation = relation(property, symbol) {
      contents = [.relation(relation.withoutDomains)]
    }
    lifetime.renew(contents, line: formula.place(at: 0).line)
  }
}

// MARK: Judging without

extension NoteContext {
  /// A claim, with what is left of it where nothing that is in doubt is used.
  func weighed(_ claim: Claim, _ text: String) -> PendingStep.Content {
    var claim = claim
    claim.laws = laws.intersection(claim.assumptions)
    let doubtful = lifetime.doubtful
    if let reason = lifetime.pendingDoubt, !lifetime.pending.isEmpty {
      var facts = doubtful.map(\.fact)
      facts += lifetime.pending.map { relation in
        StandingFact(
          content: .relation(relation), names: relation.doubtfulNames, line: 0,
          origin: .condition, standing: lifetime.place)
      }
      let isPremise = if case .implies = claim.relation { true } else { false }
      return .doubted(
        claim, without: isPremise ? nil : weakened(claim, facts),
        reason: "the condition in front of the display may not be meant for it: \(reason)")
    }
    guard !doubtful.isEmpty else { return .claim(claim) }
    let names = related(to: claim)
    let relevant = doubtful.filter { fact, _ in
      switch fact.content {
      case .relation(let relation):
        return !lifetime.restated.contains(relation) && !fact.names.isDisjoint(with: names)
      case .definition(let name): return Self.mentions(name, in: text)
      case .domain, .convex, .law: return !fact.names.isDisjoint(with: names)
      }
    }
    guard let first = relevant.first else { return .claim(claim) }
    let reason =
      "the assumption in line \(first.fact.line) may no longer hold here: \(first.reason)"
    return .doubted(claim, without: weakened(claim, relevant.map(\.fact)), reason: reason)
  }

  /// The names that a claim is about, and those that assumptions tie to them.
  private func related(to claim: Claim) -> Set<String> {
    var names = claim.relation.doubtfulNames
    var rest = claim.assumptions.map(\.doubtfulNames)
    while let next = rest.firstIndex(where: { !$0.isDisjoint(with: names) }) {
      names.formUnion(rest.remove(at: next))
    }
    return names
  }

  /// Nil where the claim makes no sense without one of the facts.
  private func weakened(_ claim: Claim, _ facts: [StandingFact]) -> Claim? {
    var (relations, wide, names): (Set<Relation>, Weakening, Set<String>) = ([], Weakening(), [])
    for fact in facts {
      names.formUnion(fact.names)
      switch fact.content {
      case .relation(let relation): relations.insert(relation)
      case .domain(let name): wide.symbols.insert(name)
      case .convex(let name): wide.functions.insert(name)
      case .law, .definition: return nil
      }
    }
    // Over which numbers a minimum runs was read off what was known of its variable.
    let isBuiltIn = claim.relation.contains { part in
      switch part {
      case .minimum(let problem), .minimiser(let problem):
        problem.constraint != nil && names.contains(problem.variable.name)
      default: false
      }
    }
    guard !isBuiltIn else { return nil }
    let kept = claim.assumptions.filter { !relations.contains($0.withoutDomains) }
    return Claim(
      claim.relation.mapped(by: wide), assuming: kept.map { $0.mapped(by: wide) })
  }

  /// Whether a formula writes a name.
  private static func mentions(_ name: String, in text: String) -> Bool {
    let letters = name.prefix { $0 != "_" && $0 != "(" }
    guard let last = letters.last else { return false }
    var rest = text[...]
    while let found = rest.firstRange(of: letters) {
      let next = rest[found.upperBound...].first
      let before = rest[..<found.lowerBound].last
      let isCommand = last.isLetter && letters.first == "\\" && next?.isLetter == true
      if !isCommand, before != "\\" { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }
}

/// Takes from symbols and functions what was said of them.
private struct Weakening: FormulaMap {
  var symbols: Set<String> = []
  var functions: Set<String> = []
  /// Whether it takes it from all of them.
  var isTotal = false

  private func widened(_ symbol: Symbol) -> Symbol {
    symbol.domain != .real && (isTotal || symbols.contains(symbol.name))
      ? Symbol(symbol.name, symbol.shape) : symbol
  }

  func expression(_ part: SymbolicLite.Expression) -> SymbolicLite.Expression {
    if case .symbol(let symbol) = part { return .symbol(widened(symbol)) }
    return part.mapParts(self)
  }

  func mention(_ symbol: Symbol) -> Symbol { widened(symbol) }
  func binding(_ symbol: Symbol) -> (Symbol, Self) { (widened(symbol), self) }

  func function(_ function: OpaqueFunction) -> OpaqueFunction {
    function.isConvex && (isTotal || functions.contains(function.name))
      ? OpaqueFunction(function.name, of: function.argument) : function
  }
}

extension Relation {
  /// As it would read if nothing were known of its symbols besides their shapes.
  var withoutDomains: Relation { mapped(by: Weakening(isTotal: true)) }
}
