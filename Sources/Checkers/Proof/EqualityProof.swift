import SymbolicLite

/// A proof by normal form, in as many cases as signs have to be told apart.
final class EqualityProof {
  private let assumptions: [Relation]
  private var conditions: [Relation] = []
  private var rules = RuleLog()
  /// What was claimed, as it was written.
  private var whole: Expression = 0
  private var leaves = 0
  /// What was left where the search ended.
  private(set) var trace: [String] = []
  private var workLeft = Prover.work
  private static let mostLeaves = 200

  init(_ assumptions: [Relation]) { self.assumptions = assumptions }

  /// What has to be seen in each case.
  enum Goal {
    /// The entry of the formula is zero.
    case zero(Expression, Position, Position)
    /// The entry of the formula has one of these signs.
    case signs(Expression, Position, Position, Signs)
    /// The second holds where the first does; with the flag, only there.
    case follows(Relation, Relation, isEquivalence: Bool)
    /// The set is the interval between the two numbers.
    case interval(SetExpression, Expression, Expression)
  }

  func prove(_ left: Expression, _ right: Expression) -> Proof? {
    prove(left, right) { .zero($0, $1, $2) }
  }

  /// An order, entry by entry.
  func prove(_ left: Expression, _ comparison: Comparison, _ right: Expression) -> Proof? {
    guard comparison != .notEqual || left.shape.isScalar else { return nil }
    return prove(left, right) { .signs($0, $1, $2, Signs(comparison)) }
  }

  private func prove(
    _ left: Expression, _ right: Expression, _ goal: (Expression, Position, Position) -> Goal
  ) -> Proof? {
    whole = .add([left, .negate(right)])
    let difference = expanded(whole)
    guard !difference.mentionsOptimum else { return nil }
    let knowledge = knowledge()
    for (i, j) in positions(of: difference) {
      guard close(goal(difference, i, j), knowledge, depth: 0) else { return nil }
    }
    return proof()
  }

  /// An index that both sides name is one and the same on both.
  func prove(_ premise: Relation, implies conclusion: Relation) -> Proof? {
    prove(premise, conclusion, isEquivalence: false)
  }

  func prove(_ a: Relation, equivalentTo b: Relation) -> Proof? {
    prove(a, b, isEquivalence: true)
  }

  private func prove(_ a: Relation, _ b: Relation, isEquivalence: Bool) -> Proof? {
    let (a, b) = (a.mapChildren(expanded), b.mapChildren(expanded))
    guard !a.mentionsOptimum, !b.mentionsOptimum else { return nil }
    let goal = Goal.follows(a, b, isEquivalence: isEquivalence)
    return close(goal, knowledge(), depth: 0) ? proof() : nil
  }

  /// ∂f of a convex function of a number lies between its one-sided slopes.
  func prove(_ set: SetExpression, subdifferentialOf f: Expression, with z: Symbol, at: Expression)
    -> Proof?
  {
    let f = expanded(f)
    let knowledge = knowledge()
    guard z.shape.isScalar, !f.mentionsOptimum, conditions.isEmpty,
      knowledge.isConvex(f, in: z, &rules), let up = f.directionalSlope(with: z, towards: 1),
      let down = f.directionalSlope(with: z, towards: -1)
    else { return nil }
    let upper = expanded(up.substituting([z: at]))
    let lower = expanded(Expression.negate(down).substituting([z: at]))
    guard conditions.isEmpty else { return nil }
    let goal = Goal.interval(set, lower, upper)
    guard close(goal, knowledge, depth: 0), var proof = proof() else { return nil }
    proof.rule = "convex, with these one-sided slopes: " + proof.rule
    proof.isPartial = true
    return proof
  }

  /// The same where the interval may be longer: its ends lie beyond the one-sided slopes.
  func prove(
    subdifferentialOf f: Expression, with z: Symbol, at: Expression, within set: SetExpression
  ) -> Proof? {
    guard case .interval(let low, let high, let openLow, let openHigh) = set,
      z.shape.isScalar, low.shape.isScalar
    else { return nil }
    let f = expanded(f)
    // As a function, f knows nothing of the point at which it is looked at.
    let general = EqualityProof(assumptions.filter { !$0.freeSymbols.contains(z) }).knowledge()
    guard !f.mentionsOptimum, conditions.isEmpty, general.isConvex(f, in: z, &rules),
      let up = f.directionalSlope(with: z, towards: 1),
      let down = f.directionalSlope(with: z, towards: -1)
    else { return nil }
    let upper = up.substituting([z: at])
    let lower = Expression.negate(down).substituting([z: at])
    guard
      let above = EqualityProof(assumptions).prove(
        high, openHigh ? .greater : .greaterOrEqual, upper),
      let below = EqualityProof(assumptions).prove(low, openLow ? .less : .lessOrEqual, lower),
      !above.isPartial, !below.isPartial
    else { return nil }
    return Proof(
      rule: "convex, with one-sided slopes inside: " + above.rule, conditions: [], isPartial: true,
      uses: rules.uses.merged(with: above.uses).merged(with: below.uses), trace: trace)
  }

  private func expanded(_ e: Expression) -> Expression {
    let derived = e.withOneSidedSlopes.expandingDerivatives()
    for condition in derived.validWhere where !conditions.contains(condition) {
      conditions.append(condition)
    }
    return derived.expression
  }

  private func knowledge() -> Knowledge {
    var knowledge = Knowledge()
    let all = assumptions + conditions
    for relation in all where relation.isEquation { knowledge.learn(relation) }
    for relation in all where !relation.isEquation { knowledge.learn(relation) }
    return knowledge
  }

  private func proof() -> Proof? {
    // Where nothing can be, nothing is proved.
    guard leaves > 0, !conditions.contains(where: leavesOutMuch) else { return nil }
    var rule = "normal form"
    if leaves > 1 { rule = "\(leaves) cases, each by normal form" }
    let uses = rules.uses
    for name in Set(uses.flatMap(\.headlines)).sorted() { rule += ", \(name)" }
    let texts = conditions.map { "where $\($0.latex)$" }
    return Proof(
      rule: rule, conditions: texts, isPartial: !conditions.isEmpty, uses: uses, trace: trace)
  }

  /// Whether a condition leaves out more than kinks: one sign of what may well have the other. What
  /// stands below a logarithm or a root is positive wherever it is defined.
  private func leavesOutMuch(_ condition: Relation) -> Bool {
    switch condition {
    case .forAll(_, let inner), .implies(_, let inner): return leavesOutMuch(inner)
    case .all(let parts): return parts.contains(where: leavesOutMuch)
    case .compare(_, .notEqual, _): return false
    case .compare(let a, .greater, 0):
      if whole.contains(where: { $0 == .apply(.log, a) || $0 == .apply(.sqrt, a) }) { return false }
      if a.isPlainlyNonnegative { return false }
      var declared = Knowledge()
      for relation in assumptions { declared.learn(relation) }
      let lowering = Lowering(declared.algebra(work: 10_000), values: declared.values)
      guard let form = try? lowering.scalar(a) else { return true }
      return lowering.signs(of: form).contains(.negative)
    default: return true
    }
  }

  /// One general entry, or one of each block.
  private func positions(of e: Expression) -> [(Position, Position)] {
    let (row, column) = Knowledge.generic(e.shape)
    let rows = Lowering.positions(e, rows: true, row)
    let columns = Lowering.positions(e, rows: false, column)
    return rows.flatMap { i in columns.map { (i, $0) } }
  }

  // MARK: Cases

  private func close(_ goal: Goal, _ knowledge: Knowledge, depth: Int) -> Bool {
    guard workLeft > 0, leaves < Self.mostLeaves, depth < 12 else { return false }
    let algebra = knowledge.algebra(work: workLeft)
    let undecided: Polynomial?
    do throws(GivenUp) {
      undecided = try openQuestion(goal, algebra, knowledge)
      workLeft = algebra.workLeftNow
      rules.formUnion(algebra.rulesUsed)
    } catch {
      workLeft = algebra.workLeftNow
      rules.formUnion(algebra.rulesUsed)
      // Where a side has no value, nothing is claimed.
      if case .undefined = error { return true }
      guard case .needsSign(let u) = error else {
        trace.append("\(error)")
        return false
      }
      return split(on: algebra.firstSwitch(u) ?? u, goal, knowledge, depth)
    }
    guard let undecided else {
      leaves += 1
      return true
    }
    guard let switching = algebra.firstSwitch(undecided) else {
      trace.append("left over: \(undecided)")
      return false
    }
    return split(on: switching, goal, knowledge, depth)
  }

  /// What is left to show; nil for nothing.
  private func openQuestion(
    _ goal: Goal, _ algebra: Algebra, _ knowledge: Knowledge
  ) throws(GivenUp) -> Polynomial? {
    let lowering = Lowering(algebra, values: knowledge.values)
    switch goal {
    case .zero(let e, let i, let j):
      let form = try lowering.entry(e, i, j)
      return try Closing(algebra, row: i, column: j).isZero(form) ? nil : form
    case .signs(let e, let i, let j, let allowed):
      let form = try lowering.entry(e, i, j)
      if hasSigns(form, allowed, algebra) { return nil }
      let primitive = try algebra.primitive(form)
      if hasSigns(primitive, allowed, algebra) { return nil }
      if algebra.firstSwitch(form) != nil { return form }
      // Is the rest possible at all? Linear arithmetic knows.
      throw .needsSign(primitive)
    case .follows(let a, let b, let isEquivalence):
      let premise = try lowering.indicator(a)
      if premise.isZero, !isEquivalence { return nil }
      let conclusion = try lowering.indicator(b)
      if premise == conclusion || (!isEquivalence && conclusion == .one) { return nil }
      return try algebra.subtract(premise, conclusion)
    case .interval(let set, let lower, let upper):
      let ends = try set.ends(lowering)
      for (claimed, slope) in [(ends.lower, lower), (ends.upper, upper)] {
        let form = try algebra.subtract(claimed, lowering.scalar(slope))
        let closing = Closing(algebra, row: .number(1), column: .number(1))
        guard try closing.isZero(form) else { return form }
      }
      return nil
    }
  }

  private func hasSigns(_ form: Polynomial, _ allowed: Signs, _ algebra: Algebra) -> Bool {
    let rule: RewriteRule? = form.constant == nil ? .signsOfTerms : nil
    return algebra.permits(rule) { algebra.signs(of: form).isSubset(of: allowed) }
  }

  /// All three signs, but for those that cannot be.
  private func split(
    on u: Polynomial, _ goal: Goal, _ knowledge: Knowledge, _ depth: Int
  ) -> Bool {
    let algebra = knowledge.algebra(work: 50_000)
    guard let u = try? algebra.primitive(u) else { return false }
    let possible = algebra.signs(of: u)
    // A sign that is known already would be asked for again and again.
    guard possible.rawValue.nonzeroBitCount > 1 else {
      trace.append("known already: \(u)")
      return false
    }
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
