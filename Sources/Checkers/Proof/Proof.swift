import SymbolicLite

/// What closed a claim for all sizes and values.
struct Proof: Sendable, Equatable {
  /// For the report: "normal form", "normal form, XᵀX = I", "5 cases, each by normal form".
  var rule: String
  /// Where it holds, as formulas; empty for everywhere.
  var conditions: [String] = []
  /// Whether the proof leaves points out at which the claim may still be compared.
  var isPartial = false
  /// The rules beyond ordinary algebra that took part, and what they needed of the assumptions.
  var uses: [RuleUse] = []
  /// The assumptions that its certificate rests on.
  var premises: [String] = []
  /// How it went, step by step.
  var trace: [String] = []
}

extension Proof {
  /// What the certificate assumes of symbols that it brought in itself is no assumption of the
  /// claim.
  init(_ certificate: Certificate, assuming assumptions: [Relation]) {
    rule = certificate.rule
    let own = Set(assumptions.flatMap(Ledger.conjuncts).map(\.text))
    premises = certificate.allPremises.filter { own.contains($0) || $0.isDefiniteness }.sorted()
    trace = certificate.lines
  }

  /// The rules that took part and the assumptions they rest on, a phrase each; none for ordinary
  /// algebra.
  var grounds: [String] {
    var lines: [String] = []
    if !uses.isEmpty { lines.append("by " + uses.map(\.summary).joined(separator: ", ")) }
    if !premises.isEmpty { lines.append("knowing " + premises.joined(separator: ", ")) }
    return lines
  }
}

extension [RuleUse] {
  /// In the order of the table, each rule once.
  func merged(with others: [RuleUse]) -> [RuleUse] {
    var premises: [RewriteRule: Set<String>] = [:]
    for use in self + others { premises[use.rule, default: []].formUnion(use.premises) }
    return premises.map { RuleUse(rule: $0.key, premises: $0.value.sorted()) }
      .sorted { $0.rule.rawValue < $1.rule.rawValue }
  }
}

extension String {
  /// What the domain of a matrix says is no assumption of its own: `K ≻ 0`.
  fileprivate var isDefiniteness: Bool { hasSuffix(" ≻ 0") || hasSuffix(" ⪰ 0") }
}
