import Checkers
import SymbolicLite

/// Whether a changed statement is true after all, by means that share nothing with the judge but the
/// evaluator: plain doubles, at points of its own, with a tolerance.
///
/// The points are random ones of several kinds, those close to the border of what is assumed, and
/// those where an inequality is nearest to failing. A point at which the statement has no value says
/// nothing; a statement that has none at enough of them is not called true.
struct IndependentCriterion {
  private let relation: Relation
  private var source: CriterionPoints
  private static let enough = 24

  static func isTrue(_ claim: Claim) -> Bool {
    var criterion = IndependentCriterion(claim)
    return criterion.decide()
  }

  private init(_ claim: Claim) {
    var relation = claim.relation
    while case .forAll(_, let inner) = relation { relation = inner }
    self.relation = relation
    source = CriterionPoints(relation, claim.assumptions)
  }

  private mutating func decide() -> Bool {
    var bases: [Environment<Double>] = []
    var (compared, failures, met) = (0, 0, 0)
    for _ in 0..<1500 where compared < Self.enough {
      guard let point = source.next() else { continue }
      guard let verdict = statement.holds(relation, at: point) else { continue }
      compared += 1
      if !verdict { failures += 1 }
      if failures >= failuresThatCount { return false }
      if isMet(at: point) { met += 1 }
      if bases.count < mostBases, compared % 3 == 0 { bases.append(point) }
    }
    // Constants leave few points; an equivalence of equations says something at hardly any.
    guard compared >= (relation.freeSymbols.isEmpty ? 1 : 12), 5 * met >= compared else {
      return false
    }
    return !bases.enumerated().contains { fails(around: $1, number: $0) }
  }

  /// A smooth equation that is false fails nearly everywhere, and rounding may spoil a point: the
  /// double inverse of a singular matrix may exist, and tiny numbers lose their digits. Where cases
  /// are told apart, one point counts.
  private var failuresThatCount: Int {
    if StatementPart.relation(relation).hasSwitches { return 1 }
    return relation.isOrder ? 2 : 4
  }

  private var mostBases: Int {
    if case .equivalent = relation { 8 } else { 5 }
  }

  private func fails(around base: Environment<Double>, number: Int) -> Bool {
    let start = source.scaled(base, by: [1, 0.1, 1, 0.02, 1][number % 5])
    var others = tightest(from: start, isRelative: number % 4 != 0) + switches(from: base)
    // The two sides of an equation are smooth there, and only rounding would be seen.
    if relation.isOrder {
      others += source.nearBorder(from: base, powers: [0, 4, 10, 17, 24, 30])
    }
    return others.contains { statement.holds(relation, at: $0) == false }
      || hasStrayRoot(from: base)
  }

  /// Whether an equation on one side of an equivalence holds, by a change of sign, where the other
  /// side plainly does not.
  private func hasStrayRoot(from base: Environment<Double>) -> Bool {
    guard case .equivalent(.compare(let a, .equal, let b), let other) = relation, a.shape.isScalar
    else { return false }
    return switches(from: base).contains { point in
      guard let gap = statement.gap(a, b, at: point)?.first, gap.magnitude < 1e-12 else {
        return false
      }
      return statement.isPlainly(other, at: point) == false
    }
  }

  /// Whether the point meets the premise of an implication, or one side of an equivalence.
  private func isMet(at point: Environment<Double>) -> Bool {
    switch relation {
    case .implies(let premise, _), .equivalent(let premise, _):
      statement.isPlainly(premise, at: point) == true
    default: true
    }
  }

  private var statement: CriterionStatement { CriterionStatement(source: source) }

  /// Where an inequality is nearest to failing, by a pattern search from a point. A strict one that
  /// comes as close as rounding lets it is not called true.
  private func tightest(
    from start: Environment<Double>, isRelative: Bool
  ) -> [Environment<Double>] {
    guard source.isAdmissible(start),
      case .compare(let a, let comparison, let b) = relation, comparison.isOrder,
      var best = statement.slack(a, comparison, b, at: start, isRelative)
    else { return [] }
    var (point, step) = (start, 0.5)
    for _ in 0..<16 where step > 1e-5 {
      var moved = false
      for other in source.neighbours(of: point, step: step) {
        guard let slack = statement.slack(a, comparison, b, at: other, isRelative), slack < best,
          source.isAdmissible(other)
        else { continue }
        (point, best, moved) = (other, slack, true)
      }
      if !moved { step /= 3 }
    }
    return [point]
  }

  /// Both sides of every place along some lines where the two sides of a comparison inside change
  /// their order: conditions of cases, and the equations of an equivalence.
  private func switches(from base: Environment<Double>) -> [Environment<Double>] {
    let gaps = StatementPart.relation(relation).comparisons
      .filter { $0 != relation }.compactMap { comparison -> (Environment<Double>) -> Double? in
        { point in
          guard case .compare(let a, _, let b) = comparison, a.shape.isScalar else { return nil }
          return statement.gap(a, b, at: point)?.first
        }
      }
    guard !gaps.isEmpty else { return [] }
    return source.lines(through: base).flatMap { line -> [Environment<Double>] in
      // Twice, since a change of sign may hide between two switches.
      let found = changes(on: line, of: gaps)
      return found.filter(\.isSwitch).map(\.point)
        + changes(on: found.map(\.point), of: gaps)
        .filter(\.isSwitch).map(\.point)
    }
  }

  /// A row of points with those inserted between which a gap changes its sign.
  private func changes(
    on line: [Environment<Double>], of gaps: [(Environment<Double>) -> Double?]
  ) -> [(point: Environment<Double>, isSwitch: Bool)] {
    let values = line.map { point in gaps.map { $0(point) } }
    return line.indices.flatMap { k -> [(point: Environment<Double>, isSwitch: Bool)] in
      var row = [(point: line[k], isSwitch: false)]
      var found: [Environment<Double>] = []
      guard k + 1 < line.count else { return row }
      for (gap, (one, two)) in zip(gaps, zip(values[k], values[k + 1])) {
        guard let one, let two, one * two < 0 else { continue }
        found += source.crossing(line[k], line[k + 1]) { (gap($0) ?? 0) * one > 0 }
      }
      for (number, point) in found.enumerated() {
        if number > 0 { row.append((source.between(found[number - 1], point), true)) }
        row.append((point, true))
      }
      return row
    }
  }
}

extension StatementPart {
  /// Whether it tells cases apart anywhere inside.
  fileprivate var hasSwitches: Bool {
    switch self {
    case .expression(.cases), .expression(.extremum), .expression(.apply(.magnitude, _)),
      .expression(.apply(.sign, _)), .expression(.apply(.positivePart, _)),
      .expression(.norm(.l1, _)), .set, .relation(.equivalent), .relation(.implies):
      true
    default: parts.contains(where: \.hasSwitches)
    }
  }

  fileprivate var comparisons: [Relation] {
    let inside = parts.flatMap(\.comparisons)
    if case .relation(let relation) = self, case .compare = relation { return [relation] + inside }
    return inside
  }
}

extension Relation {
  fileprivate var isOrder: Bool {
    if case .compare(_, let comparison, _) = self { comparison.isOrder } else { false }
  }
}

extension Comparison {
  var isOrder: Bool { self != .equal && self != .notEqual }
}
