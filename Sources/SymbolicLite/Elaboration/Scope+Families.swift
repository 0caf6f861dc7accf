/// `\sigma_i > 0` for `i = 1, \dots, n` speaks of n numbers, which are a vector; `a_{ij}` with two
/// ranges is a matrix, and `x_i \in \mathbb{R}^d` are the rows of one.
extension Scope {
  /// A symbol that turned out to be one of many, and the member of the whole that it stands for.
  struct Gathered: Sendable {
    var symbol: Symbol
    var member: Expression
    var whole: Symbol?
  }

  /// Letters that count; others, as k and t, number the steps of a method just as often.
  private static let counting: Set<String> = [
    "i", "j", "l", "\\ell", "m", "n", "r", "s", "p", "q",
  ]

  /// Gathers the families whose letters have a declared range.
  ///
  /// - Parameter fixed: letters that stand for one place: "Fix $j$".
  public mutating func gatherFamilies(except fixed: Set<String> = []) {
    let open = symbols.keys.compactMap { key in FamilyName(key).map { (key, $0) } }
    for (key, name) in inOrder(open) {
      let ranges = name.letters.compactMap { letter -> Dimension? in
        Self.counting.contains(letter) && !fixed.contains(letter) ? indices[letter]?.range : nil
      }
      guard ranges.count == name.letters.count else { continue }
      _ = gather(key, through: ranges)
    }
  }

  /// Gathers the families over which a sum of the statement runs, through the range of the sum.
  public mutating func gatherFamilies(in statement: RelationSyntax) {
    guard symbols.keys.contains(where: { FamilyName($0) != nil }) else { return }
    for _ in 0..<3 {
      var found: [(String, FamilyName)] = []
      var ranges: [String: [Dimension]] = [:]
      for (key, range) in Elaborator(self).familyRanges(in: statement) {
        guard let name = FamilyName(key) else { continue }
        let known = name.letters.compactMap { range[$0] }
        guard known.count == name.letters.count else { continue }
        found.append((key, name))
        ranges[key] = known
      }
      var isChanged = false
      for (key, _) in inOrder(found) {
        if let known = ranges[key], gather(key, through: known) { isChanged = true }
      }
      guard isChanged else { return }
    }
  }

  /// What a random symbol's law mentions comes before it.
  private func inOrder(_ open: [(String, FamilyName)]) -> [(String, FamilyName)] {
    open.sorted {
      let isRandom = (distributions[$0.0] != nil, distributions[$1.0] != nil)
      return isRandom.0 == isRandom.1 ? $0.0 < $1.0 : isRandom.1
    }
  }

  /// Puts a vector or matrix in the place of a symbol that is one of many.
  ///
  /// - Returns: whether that could be done; otherwise nothing is changed.
  mutating func gather(_ key: String, through ranges: [Dimension]) -> Bool {
    var changed = self
    guard let symbol = symbols[key], let name = FamilyName(key), ranges.count == name.letters.count,
      symbol.domain.isOfEntries, let whole = changed.whole(of: symbol, name, ranges)
    else { return false }
    let places = zip(name.letters, ranges).map { Expression.index(Index($0, through: $1)) }
    let member: Expression =
      symbol.shape.isScalar
      ? .entry(whole, places[0], places.count == 2 ? places[1] : .number(.one))
      : .row(whole, places[0])
    var hidden: Symbol?
    if case .symbol(let found) = whole { hidden = found }
    changed.symbols[key] = nil
    guard changed.gatherLaw(of: symbol, name, into: hidden, [symbol: member]) else { return false }
    changed.gathered.append(Gathered(symbol: symbol, member: member, whole: hidden))
    changed.assumptions = changed.assumptions.map(changed.following)
    changed.gatherDefinitions(of: symbol, [symbol: member])
    self = changed
    return true
  }

  /// What a statement says once the families in it are gathered: for all their members.
  public func following(_ relation: Relation) -> Relation {
    let known = relation.freeSymbols
    let change = gathered.filter { known.contains($0.symbol) }
    guard !change.isEmpty else { return relation }
    if case .all(let parts) = relation { return .all(parts.map(following)) }
    var result = relation.substituting(
      Dictionary(change.map { ($0.symbol, $0.member) }, uniquingKeysWith: { first, _ in first }))
    for index in result.freeIndices.subtracting(relation.freeIndices)
      .sorted(by: { $0.name > $1.name })
    {
      result = .forAll(index, result)
    }
    return result
  }

  // MARK: The whole

  /// The vector or matrix of all members: one that is declared, or a new one.
  private mutating func whole(
    of symbol: Symbol, _ name: FamilyName, _ ranges: [Dimension]
  ) -> Expression? {
    let shape: Shape
    if symbol.shape.isScalar {
      shape = ranges.count == 2 ? .matrix(ranges[0], ranges[1]) : .vector(ranges[0])
    } else {
      guard symbol.shape.columns == .one, ranges.count == 1 else { return nil }
      shape = .matrix(ranges[0], symbol.shape.rows)
    }
    guard (try? claimSizes(of: shape)) != nil else { return nil }
    if inherited.contains(name.base), gathered.contains(where: { $0.whole?.name == name.base }) {
      forget(name.base)
    }
    if let part = parts[name.base] {
      guard part.isRow, part.matrix.shape == shape, symbol.domain == .real else { return nil }
      return part.matrix
    }
    if symbol.shape.isScalar, let known = symbols[name.base], known.shape == shape {
      guard symbol.domain != .real, known.domain != symbol.domain else { return .symbol(known) }
      guard known.domain == .real else { return nil }
      let narrow = Symbol(known.name, shape, in: symbol.domain)
      replace(known, by: narrow)
      return .symbol(narrow)
    }
    let isFree = !declares(name.base) && !Self.reserved.contains(name.base)
    let isNamed = isFree && symbol.shape.isScalar && !name.isAbove
    let whole = Symbol(isNamed ? name.base : symbol.name, shape, in: symbol.domain)
    if isNamed {
      symbols[name.base] = whole
    } else {
      parts[name.base] = Part(of: .symbol(whole), isRow: true)
    }
    return .symbol(whole)
  }

  /// How many symbols were found to be members of families.
  public var gatheredCount: Int { gathered.count }

  /// The names of the members, each with that of its family.
  public var gatheredNames: [String: String] {
    Dictionary(
      gathered.compactMap { family in family.whole.map { (family.symbol.name, $0.name) } },
      uniquingKeysWith: { _, last in last })
  }

  /// The names of the matrices that were made of vectors `x_i` from that count on.
  public func gatheredRows(since count: Int) -> [(name: String, matrix: Symbol)] {
    gathered.dropFirst(count).compactMap { family in
      guard let name = FamilyName(family.symbol.name), let whole = family.whole,
        !family.symbol.shape.isScalar, parts[name.base]?.matrix == .symbol(whole)
      else { return nil }
      return (name.base, whole)
    }
  }

  /// "rows $x_i$ of $X$", where the x_i were declared before: they are these.
  public mutating func identify(rowsOf name: String, with matrix: Expression) {
    guard case .symbol(let old)? = parts[name]?.matrix, old.shape == matrix.shape,
      gathered.contains(where: { $0.whole == old }), symbols[old.name] == nil
    else { return }
    assumptions = assumptions.map { $0.substituting([old: matrix]) }
  }

  // MARK: What was said of the member

  /// The members of a random family are drawn independently of each other.
  private mutating func gatherLaw(
    of symbol: Symbol, _ name: FamilyName, into whole: Symbol?, _ change: [Symbol: Expression]
  ) -> Bool {
    for (key, random) in distributions where key != symbol.name {
      guard random.distribution.parameters.contains(symbol) else { continue }
      // The law of another family may follow its members; that of a single symbol cannot.
      guard let other = FamilyName(key), other.letters == name.letters, symbols[key] != nil else {
        return false
      }
      distributions[key] = RandomSymbol(
        random.symbol, random.distribution.substituting(change))
    }
    guard let random = distributions.removeValue(forKey: symbol.name) else { return true }
    guard let whole, symbol.shape.isScalar, distributions[whole.name] == nil,
      let law = try? Self.entrywise(
        random.distribution, whole.shape,
        RandomName(key: whole.name, isEntry: true, letter: name.letters.first), at: 0..<1)
    else { return false }
    distributions[whole.name] = RandomSymbol(whole, law)
    return true
  }

  /// `r_i := 2 \sigma_i` is a family as well; any other definition by one member is given up.
  private mutating func gatherDefinitions(of symbol: Symbol, _ change: [Symbol: Expression]) {
    for (key, definition) in definitions.sorted(by: { $0.key < $1.key })
    where definition.body.freeSymbols.contains(symbol) {
      definitions[key] = nil
      guard case .expression(let body) = definition.body, definition.parameters.isEmpty else {
        continue
      }
      var moved = definition
      moved.body = .expression(body.substituting(change))
      let whole = Self.gathered(moved)
      if case .expression(let body) = whole.body, body.freeIndices.isEmpty, !declares(whole.name) {
        definitions[whole.name] = whole
      }
    }
    for (key, density) in densities where density.value.freeSymbols.contains(symbol) {
      densities[key] = nil
    }
    for (key, part) in parts where part.matrix.freeSymbols.contains(symbol) { parts[key] = nil }
  }
}

extension Domain {
  /// Whether each entry lies in it by itself.
  fileprivate var isOfEntries: Bool {
    switch self {
    case .real, .finite: true
    case .natural, .symmetric, .positiveSemidefinite, .positiveDefinite: false
    }
  }
}

extension Denotation {
  var freeSymbols: Set<Symbol> {
    switch self {
    case .expression(let body): body.freeSymbols
    case .set(let body): body.freeSymbols
    }
  }
}
