import SymbolicLite

/// Applies every mutation at every place of a statement where it fits.
struct Mutator {
  /// What a mutation makes of one part: itself, a word to tell variants apart, the changed part.
  typealias Change<Part> = (mutation: Mutation, detail: String, part: Part)

  private let relation: Relation
  /// Symbols of the statement and its assumptions, for swaps of letters of one shape.
  let symbols: [Symbol]
  /// Indices that stand for every value; shifting a bound one would leave nothing defined.
  let freeIndices: Set<Index>

  init(_ relation: Relation, assuming assumptions: [Relation]) {
    self.relation = relation
    symbols = assumptions.reduce(relation.freeSymbols) { $0.union($1.freeSymbols) }
      .sorted { $0.name < $1.name }
    var (inner, free) = (relation, relation.freeIndices)
    while case .forAll(let index, let body) = inner {
      free.insert(index)
      inner = body
    }
    freeIndices = free
  }

  /// Without those that come out as the statement itself, and each only once.
  func mutants() -> [Mutant] {
    var seen: Set<Relation> = [relation]
    return changes(of: .relation(relation), at: [], isCondition: false).compactMap { change in
      guard case .relation(let mutant) = change.part, seen.insert(mutant).inserted else {
        return nil
      }
      return Mutant(
        mutation: change.mutation, detail: change.detail, place: change.place, relation: mutant)
    }
  }

  private struct Placed {
    var mutation: Mutation
    var detail: String
    var place: [Int]
    var part: StatementPart
  }

  /// Formulas of the notes are far less deep than this.
  private static let deepest = 60

  private func changes(
    of part: StatementPart, at place: [Int], isCondition: Bool
  ) -> [Placed] {
    guard place.count < Self.deepest else { return [] }
    var result = local(part, isCondition: isCondition).map {
      Placed(mutation: $0.mutation, detail: $0.detail, place: place, part: $0.part)
    }
    for (position, child) in part.parts.enumerated() where !part.isUnwritten(position) {
      // A statement inside a formula or a set is a condition: of a case, of a sum, of membership.
      let isInside = if case .relation = part { isCondition } else { true }
      for var change in changes(of: child, at: place + [position], isCondition: isInside) {
        change.part = part.replacing(position, by: change.part)
        result.append(change)
      }
    }
    return result
  }

  private func local(_ part: StatementPart, isCondition: Bool) -> [Change<StatementPart>] {
    switch part {
    case .expression(let expression):
      changes(of: expression).map { ($0.mutation, $0.detail, .expression($0.part)) }
    case .relation(let relation):
      (isCondition ? changes(ofCondition: relation) : changes(of: relation))
        .map { ($0.mutation, $0.detail, .relation($0.part)) }
    case .set(let set):
      changes(of: set).map { ($0.mutation, $0.detail, .set($0.part)) }
    }
  }
}

extension StatementPart {
  /// The column of an entry of a vector, which is no formula that a note could get wrong.
  fileprivate func isUnwritten(_ position: Int) -> Bool {
    guard case .expression(.entry(let whole, _, _)) = self else { return false }
    return position == 2 && whole.shape.columns == .one
  }
}

/// The factors that a coefficient is wrong by.
let wrongFactors: [(mutation: Mutation, factor: Expression)] = [
  (.factorTwo, 2), (.factorHalf, 0.5), (.factorNearOne, 0.999),
]

extension Expression {
  /// 0 of any shape, which no factor changes.
  var isZero: Bool {
    switch self {
    case .number(let value): value == .zero
    case .zeros: true
    default: false
    }
  }
}
