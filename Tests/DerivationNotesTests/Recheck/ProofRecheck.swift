import Checkers
import SymbolicLite

/// Looks at a claim at random points once more, by code that shares nothing with the prover (nor
/// with the judge's own points) but the evaluator.
struct ProofRecheck {
  /// At how many points the claim was looked at and held.
  var compared = 0
  /// Where it does not hold.
  var disagreement: String?

  /// - Parameters:
  ///   - points: how many are enough.
  init(_ claim: Claim, points: Int = 12, seed: UInt64 = 20_26) {
    let relation = Self.open(claim.relation)
    var source = RecheckPoints(relation, assuming: claim.assumptions, seed: seed)
    var silent = 0
    for number in 0..<400 where compared < points && silent < 60 {
      guard let point = source.draw(premises: Self.premises(of: relation, number)) else {
        silent += 1
        continue
      }
      guard let holds = Self.holds(relation, at: point, &source) else {
        silent += 1
        continue
      }
      guard holds else {
        disagreement = Self.text(point)
        return
      }
      compared += 1
    }
  }

  private static func open(_ relation: Relation) -> Relation {
    var relation = relation
    while case .forAll(let index, let inner) = relation, inner.freeIndices.contains(index) {
      relation = inner
    }
    return relation
  }

  /// What has to hold for the claim to say something: in turn nothing, the one side, the other.
  private static func premises(of relation: Relation, _ number: Int) -> [Relation] {
    switch relation {
    case .implies(let premise, _): [premise]
    case .equivalent(let a, let b): number % 3 == 0 ? [] : number % 3 == 1 ? [a] : [b]
    default: []
    }
  }

  private static func holds(
    _ relation: Relation, at point: RecheckPoint, _ source: inout RecheckPoints
  ) -> Bool? {
    switch relation {
    case .equalUpToConstant(let a, let b, let symbols):
      guard let other = source.move(point, symbols) else { return nil }
      return stays(a, b, point, other) { $0 - $1 }
    case .proportional(let a, let b, let symbols):
      guard let other = source.move(point, symbols) else { return nil }
      return stays(a, b, point, other) { $0 / $1 }
    default: return RecheckStatement(point).holds(relation)
    }
  }

  /// Whether left and right differ by the same at two points.
  private static func stays(
    _ a: Expression, _ b: Expression, _ one: RecheckPoint, _ other: RecheckPoint,
    _ differ: (Double, Double) -> Double
  ) -> Bool? {
    guard
      one.environment.values.contains(where: { symbol, value in
        other.environment.values[symbol]?.elements != value.elements
          && (a.freeSymbols.contains(symbol) || b.freeSymbols.contains(symbol))
      })
    else { return nil }
    var found: [[Double]] = []
    var scale = 1.0
    for point in [one, other] {
      let statement = RecheckStatement(point)
      guard let left = statement.value(a), let right = statement.value(b) else { return nil }
      let values = zip(left.elements, right.elements).map(differ)
      guard values.allSatisfy(\.isFinite) else { return nil }
      found.append(values)
      scale = (left.elements + right.elements + values).reduce(scale) { max($0, $1.magnitude) }
    }
    return zip(found[0], found[1]).allSatisfy { ($0 - $1).magnitude <= 1e-10 * scale }
  }

  private static func text(_ point: RecheckPoint) -> String {
    point.environment.values.map { "\($0.key.name) = \($0.value.elements)" }.sorted()
      .joined(separator: ", ")
  }
}
