import SymbolicLite

/// A claim made ready for sampling: equations among the assumptions that give a symbol outright are
/// inserted everywhere, so that they hold exactly at every point and need no luck.
struct Problem: Sendable {
  var relation: Relation
  /// What is left to be met by drawing.
  var assumptions: [Relation]
  /// Conditions on sizes alone, such as n ≥ d.
  var sizeConditions: [Relation]
  /// The symbols that were inserted, each with its value; only symbols that remain occur there.
  var definitions: [(symbol: Symbol, value: Expression)]
  var vocabulary: Vocabulary
  /// The assumptions with what sampling asks of them, and what they say of each symbol.
  let premises: [Premise]
  let structures: [Symbol: Structure]
  /// All symbols, each after those that its structure needs.
  let drawOrder: [Symbol]
  let bounds: [Symbol: [StatedBound]]
  /// Whether anything speaks of a minimum.
  let mentionsOptimum: Bool
  /// The inserted values that have to be defined at every point.
  let plainDefinitions: [Expression]

  init(_ claim: Claim) {
    relation = claim.relation
    definitions = []
    var open = claim.assumptions.flatMap(Problem.conjuncts)
    let fixed = Problem.comparedUpTo(claim.relation)
    while let (position, symbol, value) = Problem.firstEquation(in: open, keeping: fixed) {
      open.remove(at: position)
      let substitution = [symbol: value]
      open = open.map { $0.substituting(substitution) }
      relation = relation.substituting(substitution)
      definitions = definitions.map { ($0.symbol, $0.value.substituting(substitution)) }
      definitions.append((symbol, value))
    }
    sizeConditions = open.filter(Problem.isAboutSizes)
    assumptions = open.filter { !Problem.isAboutSizes($0) }
    vocabulary = Vocabulary(
      relation: relation, assumptions: open, definitions: definitions.map(\.value))
    let premises = assumptions.map(Premise.init)
    self.premises = premises
    var structures: [Symbol: Structure] = [:]
    var bounds: [Symbol: [StatedBound]] = [:]
    for symbol in vocabulary.symbols {
      structures[symbol] = Structure(of: symbol, assuming: assumptions)
      bounds[symbol] = StatedBound.all(in: premises, on: symbol)
    }
    (self.structures, self.bounds) = (structures, bounds)
    drawOrder = Problem.drawOrder(vocabulary.symbols, structures)
    plainDefinitions = definitions.map(\.value).filter { !$0.mentionsOptimum }
    mentionsOptimum =
      relation.mentionsOptimum || plainDefinitions.count < definitions.count
      || assumptions.contains(where: \.mentionsOptimum)
  }

  /// The parts of an assumption that have to hold together; "for all" is dropped, since a free
  /// index means the same.
  static func conjuncts(_ relation: Relation) -> [Relation] {
    switch relation {
    case .all(let parts): parts.flatMap(conjuncts)
    case .forAll(_, let inner): conjuncts(inner)
    default: [relation]
    }
  }

  private static func isAboutSizes(_ relation: Relation) -> Bool {
    relation.freeSymbols.isEmpty && relation.freeIndices.isEmpty && !relation.sizeNames.isEmpty
      && relation.openFunctions.isEmpty
  }

  /// Symbols that a comparison "up to a constant" varies have to stay.
  private static func comparedUpTo(_ relation: Relation) -> Set<Symbol> {
    switch relation {
    case .equalUpToConstant(_, _, let symbols), .proportional(_, _, let symbols): Set(symbols)
    default: []
    }
  }

  /// The first `a = expression` (either way round) in which the symbol `a` occurs nowhere else.
  private static func firstEquation(
    in relations: [Relation], keeping fixed: Set<Symbol>
  ) -> (Int, Symbol, Expression)? {
    for (position, relation) in relations.enumerated() {
      guard case .compare(let left, .equal, let right) = relation else { continue }
      for (side, other) in [(left, right), (right, left)] {
        guard case .symbol(let symbol) = side, symbol.domain == .real, !fixed.contains(symbol),
          other.freeIndices.isEmpty, !other.freeSymbols.contains(symbol), !isOpaque(other)
        else { continue }
        return (position, symbol, other)
      }
    }
    return nil
  }

  /// Whether the expression has no value of its own for the evaluator.
  private static func isOpaque(_ expression: Expression) -> Bool {
    expression.contains {
      switch $0 {
      case .unknown: true
      default: false
      }
    }
  }
}
