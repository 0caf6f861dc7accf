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
  /// How it went, step by step.
  var trace: [String] = []
}

extension Proof {
  /// The rules that took part, in one phrase; none for ordinary algebra.
  var grounds: [String] {
    uses.isEmpty ? [] : ["by " + uses.map(\.summary).joined(separator: ", ")]
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
