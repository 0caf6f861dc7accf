/// Why a statement holds, as a tree: the rule, the formula that it gives, and what it rests on.
public struct Certificate: Sendable, CustomStringConvertible {
  public var rule: String
  public var formula: String
  public var children: [Certificate]

  public init(_ rule: String, _ formula: String, _ children: [Certificate] = []) {
    self.rule = rule
    self.formula = formula
    self.children = children
  }

  /// One line for each node, indented by its depth.
  public var description: String { lines(indent: "").joined(separator: "\n") }

  private func lines(indent: String) -> [String] {
    let own = formula.isEmpty ? "\(indent)\(rule)" : "\(indent)\(rule): \(formula)"
    return [own] + children.flatMap { $0.lines(indent: indent + "  ") }
  }
}

/// A statement shown for all sizes and values.
public struct Proof: Sendable {
  /// What closed it, in a few words.
  public var rule: String
  /// Where it holds beyond the points at which both sides have values.
  public var conditions: [String]
  /// Whether the conditions leave out admissible points at which both sides have values.
  public var isPartial: Bool
  /// The steps, one a line.
  public var trace: [String]

  public init(
    rule: String, conditions: [String] = [], isPartial: Bool = false, trace: [String] = []
  ) {
    self.rule = rule
    self.conditions = conditions
    self.isPartial = isPartial
    self.trace = trace
  }
}
