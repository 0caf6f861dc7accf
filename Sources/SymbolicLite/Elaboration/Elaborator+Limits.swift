/// Definitions are put in place where they are used, so that a few lines can write a formula of any
/// size; these bounds keep what is read within what can be judged.
enum FormulaLimits {
  static let nodes = 20_000
  static let depth = 150

  /// Refuses a formula that has grown too large or too deep through its definitions.
  static func check(_ part: some FormulaPart, at range: Range<Int>) throws(Diagnostic) {
    var left = nodes
    for child in part.children {
      guard isModest(child, depth: 1, &left) else {
        throw Diagnostic(
          "expected a formula of at most \(nodes) parts, \(depth) deep, found a larger one",
          at: range,
          hint: "its definitions, put in place, make it grow")
      }
    }
  }

  private static func isModest(_ part: Expression, depth level: Int, _ left: inout Int) -> Bool {
    left -= 1
    guard left > 0, level < depth else { return false }
    for child in part.children {
      guard isModest(child, depth: level + 1, &left) else { return false }
    }
    return true
  }
}
