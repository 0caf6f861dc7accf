/// Why a statement holds, as a tree: the rule, the formula that it gives, and what it rests on.
public struct Certificate: Sendable, CustomStringConvertible {
  public var rule: String
  public var formula: String
  public var children: [Certificate]
  /// The assumptions that this step, without its children, rests on.
  public var premises: [String] = []

  /// The lines of the tree.
  var lines: [String] { lines(indent: "") }

  public init(_ rule: String, _ formula: String, _ children: [Certificate] = []) {
    self.rule = rule
    self.formula = formula
    self.children = children
  }

  /// One line for each node, indented by its depth.
  public var description: String { lines.joined(separator: "\n") }

  /// The assumptions that the whole tree rests on.
  var allPremises: Set<String> {
    children.reduce(Set(premises)) { $0.union($1.allPremises) }
  }

  private func lines(indent: String) -> [String] {
    var own = formula.isEmpty ? "\(indent)\(rule)" : "\(indent)\(rule): \(formula)"
    if !premises.isEmpty { own += ", knowing \(premises.joined(separator: ", "))" }
    return [own] + children.flatMap { $0.lines(indent: indent + "  ") }
  }
}
