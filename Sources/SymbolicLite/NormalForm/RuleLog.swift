/// Which rules were applied, and what of the assumptions they needed.
package struct RuleLog: Sendable {
  private var rules: UInt64 = 0
  private var premises: [RewriteRule: Set<Premise>] = [:]

  package init() {}

  package mutating func note(_ rule: RewriteRule) { rules |= 1 << UInt64(rule.rawValue) }

  package mutating func note(_ rule: RewriteRule, _ needed: some Sequence<Premise>) {
    note(rule)
    for premise in needed { premises[rule, default: []].insert(premise) }
  }

  package mutating func formUnion(_ other: RuleLog) {
    rules |= other.rules
    premises.merge(other.premises) { $0.union($1) }
  }

  /// In the order of the table.
  package var uses: [RuleUse] {
    guard rules != 0 else { return [] }
    return RewriteRule.allCases.filter { rules & 1 << UInt64($0.rawValue) != 0 }.map { rule in
      RuleUse(
        rule: rule, premises: (premises[rule] ?? []).map(\.latex).sorted())
    }
  }
}

/// What a rule needs of the assumptions of a claim.
package enum Premise: Hashable, Sendable {
  case assumption(Relation)
  /// An equation, as LaTeX.
  case equation(String)
  case domain(Symbol)

  var latex: String {
    switch self {
    case .assumption(let relation): relation.latex
    case .equation(let latex): latex
    case .domain(let symbol):
      switch symbol.domain {
      case .real: "\(symbol.name) \\in \\mathbb{R}"
      case .natural: "\(symbol.name) \\in \\mathbb{N}"
      case .finite(let values):
        "\(symbol.name) ∈ {\(values.map(\.labelText).joined(separator: ", "))}"
      case .symmetric: "\(symbol.name) = \(symbol.name)^\\top"
      case .positiveSemidefinite: "\(symbol.name) \\succeq 0"
      case .positiveDefinite: "\(symbol.name) \\succ 0"
      }
    }
  }
}

extension Rational {
  fileprivate var labelText: String {
    let sign = self < .zero ? "−" : ""
    let top = "\(numerator.magnitude)"
    return sign + (denominator == 1 ? top : "\(top)/\(denominator)")
  }
}

/// A rule that took part in a proof.
package struct RuleUse: Sendable, Hashable {
  package var rule: RewriteRule
  /// As LaTeX.
  package var premises: [String]

  package init(rule: RewriteRule, premises: [String]) {
    (self.rule, self.premises) = (rule, premises)
  }

  /// What is said of the rule wherever the proof is named: the rules about matrices and labels, and
  /// the equations that were used.
  package var headlines: [String] {
    switch rule {
    case .inverse: ["A⁻¹A = I"]
    case .declaredEquation, .plusMinusOne, .zeroOne: premises
    default: []
    }
  }

  /// `root of a product ($\lambda > 0$)`.
  package var summary: String {
    let name = rule.row?.name ?? "\(rule)"
    return premises.isEmpty
      ? name : "\(name) (\(premises.map { "$\($0)$" }.joined(separator: ", ")))"
  }

  /// The rule, where it holds, and why it does.
  package var account: String {
    guard let row = rule.row else { return "\(rule)" }
    let statement = row.statement.split(separator: "\n").joined(separator: " ")
    var text = "\(row.name): $\(statement)$"
    if !row.conditions.isEmpty {
      text += " where \(row.conditions.map { "$\($0)$" }.joined(separator: ", "))"
    }
    if !premises.isEmpty {
      text += "; here \(premises.map { "$\($0)$" }.joined(separator: ", "))"
    }
    return text
  }
}

extension Algebra {
  func note(_ rule: RewriteRule) { rulesUsed.note(rule) }

  func note(_ rule: RewriteRule, _ premise: Premise) { rulesUsed.note(rule, [premise]) }

  /// Whether what a rule asks for is known. Where it is, the rule counts as applied, together with
  /// the assumptions that say so.
  package func permits(_ rule: RewriteRule?, _ isKnown: () -> Bool) -> Bool {
    guard let rule else { return isKnown() }
    let outer = watched
    watched = []
    defer { watched = outer }
    guard isKnown() else { return false }
    rulesUsed.note(rule, watched ?? [])
    return true
  }
}
