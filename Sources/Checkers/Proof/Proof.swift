/// What closed a claim for all sizes and values.
struct Proof: Sendable, Equatable {
  /// For the report: "normal form", "normal form, XᵀX = I", "5 cases, each by normal form".
  var rule: String
  /// Where it holds, as formulas; empty for everywhere.
  var conditions: [String] = []
  /// Whether the proof leaves points out at which the claim may still be compared.
  var isPartial = false
  /// How it went, step by step.
  var trace: [String] = []
}
