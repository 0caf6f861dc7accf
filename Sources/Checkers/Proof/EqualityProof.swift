import SymbolicLite

/// An equality of two formulas of one shape, under assumptions.
final class EqualityProof {
  private let assumptions: [Relation]
  private var conditions: [Relation] = []
  private var rules: Set<String> = []
  private var leaves = 0
  /// What was left where the search ended.
  private(set) var trace: [String] = []
  private var workLeft = Prover.work
  private static let mostLeaves = 200

  init(_ assumptions: [Relation]) { self.assumptions = assumptions }

  func prove(_ left: Expression, _ right: Expression) -> Proof? {
    let difference = expanded(.add([left, .negate(right)]))
    guard !difference.mentionsOptimum else { return nil }
    return prove(zero: difference)
  }

  func expanded(_ e: Expression) -> Expression {
    let derived = e.expandingDerivatives()
    for condition in derived.validWhere where !conditions.contains(condition) {
      conditions.append(condition)
    }
    return derived.expression
  }

  func prove(zero difference: Expression) -> Proof? {
    var knowledge = Knowledge()
    for relation in assumptions + conditions where relation.isEquation { knowledge.learn(relation) }
    for relation in assumptions + conditions where !relation.isEquation {
      knowledge.learn(relation)
    }
    for (i, j) in positions(of: difference) {
      let goal = Goal(expression: difference, row: i, column: j)
      guard close(goal, knowledge, depth: 0) else { return nil }
    }
    return proof()
  }

  private func proof() -> Proof {
    var rule = "normal form"
    if leaves > 1 { rule = "\(leaves) cases, each by normal form" }
    for name in rules.sorted() { rule += ", \(name)" }
    let texts = conditions.map { "where $\($0.latex)$" }
    return Proof(rule: rule, conditions: texts, isPartial: !conditions.isEmpty)
  }

  /// One general entry, or one of each block.
  private func positions(of e: Expression) -> [(Position, Position)] {
    let (row, column) = Knowledge.generic(e.shape)
    let rows = Lowering.positions(e, rows: true, row)
    let columns = Lowering.positions(e, rows: false, column)
    return rows.flatMap { i in columns.map { (i, $0) } }
  }

  struct Goal {
    var expression: Expression
    var row: Position
    var column: Position
  }

  // MARK: Cases

  private func close(_ goal: Goal, _ knowledge: Knowledge, depth: Int) -> Bool {
    guard workLeft > 0, leaves < Self.mostLeaves, depth < 12 else { return false }
    let algebra = knowledge.algebra(work: workLeft)
    defer {
      workLeft = algebra.workLeftNow
      rules.formUnion(algebra.rulesUsed)
    }
    let lowering = Lowering(algebra, values: knowledge.values)
    do throws(GivenUp) {
      let difference = try lowering.entry(goal.expression, goal.row, goal.column)
      let closing = Closing(algebra, row: goal.row, column: goal.column)
      if try closing.isZero(difference) {
        leaves += 1
        return true
      }
      guard let switching = algebra.firstSwitch(difference) else {
        trace.append("left over: \(difference)")
        return false
      }
      workLeft = algebra.workLeftNow
      return split(on: switching, goal, knowledge, depth)
    } catch {
      guard case .needsSign(let u) = error else {
        trace.append("\(error)")
        return false
      }
      workLeft = algebra.workLeftNow
      return split(on: algebra.firstSwitch(u) ?? u, goal, knowledge, depth)
    }
  }

  /// All three signs, but for those that cannot be.
  private func split(
    on u: Polynomial, _ goal: Goal, _ knowledge: Knowledge, _ depth: Int
  ) -> Bool {
    let algebra = knowledge.algebra(work: 50_000)
    guard let u = try? algebra.primitive(u) else { return false }
    let possible = algebra.signs(of: u)
    // A sign that is known already would be asked for again and again.
    guard possible.rawValue.nonzeroBitCount > 1 else { return false }
    for sign in [Signs.positive, .negative, .zero] where possible.contains(sign) {
      var inner = knowledge
      if sign == .zero {
        inner.learnEquation(u, [], name: "", algebra)
        inner.learnZeroSquares(u)
      }
      inner.learn(u, sign)
      guard inner.isConsistent else { continue }
      guard close(goal, inner, depth: depth + 1) else { return false }
    }
    return true
  }
}

extension Relation {
  fileprivate var isEquation: Bool {
    switch self {
    case .compare(_, .equal, _): true
    case .forAll(_, let inner): inner.isEquation
    default: false
    }
  }
}
