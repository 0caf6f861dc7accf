import SymbolicLite

/// The proof that a polynomial has one of the wanted signs wherever the assumptions hold, by
/// distinguishing cases until no sign is open and then deriving a contradiction from the opposite.
///
/// In a case, every statement is of the form p ≥ 0 or p > 0: the assumptions, the signs that make
/// the case, lemmas about the atoms, products of such, squares, and the negation of the goal. A
/// combination with weights ≥ 0 that adds up to zero although something positive takes part cannot
/// be; so the case has no points at which the goal fails.
final class CaseProof {
  let assumptions: [Relation]
  /// What holds for the goal's own value of a free index only.
  let premises: [Relation]
  let goal: (Ledger) throws(ProofFailure) -> AtomPolynomial
  let wanted: SignSet
  let ledger = Ledger()
  private var casesLeft: Int
  /// How many products of statements are tried; the search below a proof asks for less.
  let effort: Int

  init(
    assuming assumptions: [Relation], premises: [Relation] = [], wanted: SignSet,
    effort: Int = 2, cases: Int = 150,
    _ goal: @escaping (Ledger) throws(ProofFailure) -> AtomPolynomial
  ) {
    self.assumptions = assumptions
    self.premises = premises
    self.wanted = wanted
    self.goal = goal
    self.effort = effort
    casesLeft = cases
  }

  func prove() -> Certificate? {
    // What follows from assumptions that contradict each other is no finding.
    ledger.reset()
    ledger.assume(assumptions, premises, [])
    if ledger.contradiction(with: [], effort: 1) != nil { return nil }
    let all = casesLeft
    if let found = close([], depth: 0) { return found }
    // For equations the inverses may have to change sides; norms are better known as they stand.
    guard wanted == .zero, ledger.hasInverses else { return nil }
    (ledger.pushesThrough, casesLeft) = (true, all)
    return close([], depth: 0)
  }

  private func close(_ decisions: [Fact], depth: Int) -> Certificate? {
    casesLeft -= 1
    guard depth <= 9, casesLeft >= 0 else { return nil }
    ledger.reset()
    ledger.assume(assumptions, premises, decisions)
    ledger.consulted = []
    if depth > 0, let why = ledger.contradiction(with: [], effort: 0) {
      return certificate("no such case", decisions, why)
    }
    do throws(ProofFailure) {
      let value = try goal(ledger)
      let signs = ledger.sign(of: value)
      if !signs.isEmpty, signs.isSubset(of: wanted) {
        var found = Certificate("signs of the terms", named(decisions))
        found.premises = ledger.consulted.sorted()
        return found
      }
      if let found = try conclude(value, decisions) { return found }
      // An assumption that could not be read so far may be what is missing.
      guard let (p, zeroApart) = ledger.pending else { return nil }
      return split(on: p, zeroApart, decisions, depth)
    } catch {
      guard case .needsSign(let p, let zeroApart) = error else { return nil }
      return split(on: p, zeroApart, decisions, depth)
    }
  }

  private func split(
    on p: AtomPolynomial, _ zeroApart: Bool, _ decisions: [Fact], _ depth: Int
  ) -> Certificate? {
    let cases: [(AtomPolynomial, Fact.Standing)] =
      zeroApart
      ? [(p, .positive), (p.negated, .positive), (p, .zero)]
      : [(p, .nonnegative), (p.negated, .nonnegative)]
    var children: [Certificate] = []
    for (polynomial, standing) in cases {
      let fact = Fact(polynomial: polynomial, standing: standing, name: "case")
      guard let child = close(decisions + [fact], depth: depth + 1) else { return nil }
      children.append(child)
    }
    return Certificate("cases", named(decisions), children)
  }

  /// Each opposite of the goal has to be contradictory.
  private func conclude(
    _ value: AtomPolynomial, _ decisions: [Fact]
  ) throws(ProofFailure) -> Certificate? {
    var opposites: [Fact] = []
    if !wanted.contains(.positive) {
      opposites.append(
        Fact(
          polynomial: value, standing: wanted.contains(.zero) ? .positive : .nonnegative,
          name: "the opposite"))
    }
    if !wanted.contains(.negative) {
      opposites.append(
        Fact(
          polynomial: value.negated, standing: wanted.contains(.zero) ? .positive : .nonnegative,
          name: "the opposite"))
    }
    if wanted == .nonzero {
      opposites = [Fact(polynomial: value, standing: .zero, name: "the opposite")]
    }
    guard !opposites.isEmpty else { return nil }
    var children: [Certificate] = []
    for opposite in opposites {
      guard let why = ledger.contradiction(with: [opposite], effort: effort) else { return nil }
      children.append(certificate("positive combination", decisions, why))
    }
    return children.count == 1 ? children[0] : Certificate("both signs", "", children)
  }

  private func certificate(
    _ rule: String, _ decisions: [Fact], _ why: [(weight: Rational, column: Contradiction.Column)]
  ) -> Certificate {
    var result = Certificate(
      rule, named(decisions), why.map { Certificate("\($0.weight) ×", $0.column.name) })
    // What is added up, and what the formulas and lemmas in it were written down with.
    let added = ledger.assumptionNames.filter { name in
      why.contains { $0.column.name.contains(name) }
    }
    result.premises = added.union(ledger.consulted).sorted()
    return result
  }

  private func named(_ decisions: [Fact]) -> String {
    decisions.isEmpty ? "" : "case \(decisions.count)"
  }
}
