import SymbolicLite

/// A claim about two sets written as one about their elements: {t : P} = {t : Q} says P ⟺ Q of every
/// t, and ⊆ says P ⟹ Q.
///
/// Support functions, which compare sets at a point, do not tell a border that is missing at 1/3, nor
/// what holds of the sets in a few dimensions only. Points for the element do.
struct ElementClaim {
  /// `nil` where the claim is about no sets, or where no condition tells the elements.
  let claim: Claim?

  init(_ original: Claim) {
    switch original.relation {
    case .implies(let premise, let inner) where premise.freeIndices.isEmpty:
      claim = ElementClaim(Claim(inner, assuming: original.assumptions + [premise])).claim
    case .equalSets(let a, let b):
      claim = Self.claim(a, b, original) { .equivalent($0, $1) }
    case .subset(let a, let b):
      claim = Self.claim(a, b, original) { .implies($0, $1) }
    default: claim = nil
    }
  }

  private static func claim(
    _ a: SetExpression, _ b: SetExpression, _ original: Claim,
    _ join: (Relation, Relation) -> Relation
  ) -> Claim? {
    guard let own = boundSymbol(of: a) ?? boundSymbol(of: b) else { return nil }
    let taken = Set(
      ([original.relation] + original.assumptions).flatMap { $0.freeSymbols.map(\.name) })
    var name = own.name
    while taken.contains(name) { name += "\u{2032}" }
    let element = Symbol(name, own.shape, in: own.domain)
    guard let one = condition(of: element, in: a), let two = condition(of: element, in: b) else {
      return nil
    }
    return Claim(join(one, two), assuming: original.assumptions)
  }

  private static func boundSymbol(of set: SetExpression) -> Symbol? {
    if case .builder(let symbol, _) = set { symbol } else { nil }
  }

  private static func condition(of element: Symbol, in set: SetExpression) -> Relation? {
    switch set {
    case .builder(let symbol, let relation):
      symbol.shape == element.shape
        ? relation.substituting([symbol: .symbol(element)]) : nil
    case .interval(let low, let high, let openLeft, let openRight)
    where element.shape.isScalar && low.shape.isScalar && high.shape.isScalar:
      .all([
        .compare(.symbol(element), openLeft ? .greater : .greaterOrEqual, low),
        .compare(.symbol(element), openRight ? .less : .lessOrEqual, high),
      ])
    case .finite(let values) where values.allSatisfy { $0.shape == element.shape }:
      .any(values.map { .compare(.symbol(element), .equal, $0) })
    default: nil
    }
  }
}
