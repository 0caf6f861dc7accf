/// `\arg\min_u \left\{ … \right\}`: many write braces for brackets behind a large operator.
extension Elaborator {
  /// The factors of what a sum or a minimum is taken of, where sets mean nothing: a brace around one
  /// formula is a bracket there.
  static func unbraced(_ factors: [Factor]) -> [Factor] {
    factors.map { Factor($0.link, unbraced($0.value)) }
  }

  private static func unbraced(_ syntax: Syntax) -> Syntax {
    switch syntax.kind {
    case .bracket("\\{", "\\}", .items(let items)) where items.count == 1 && !isDots(items[0]):
      return Syntax(.bracket(open: "(", close: ")", .items(items)), syntax.range)
    case .scripted(let base, nil, let sup?, 0):
      guard case .bracket = base.kind else { return syntax }
      return Syntax(.scripted(unbraced(base), sub: nil, sup: sup, primes: 0), syntax.range)
    default: return syntax
    }
  }

  private static func isDots(_ syntax: Syntax) -> Bool { syntax.kind == .dots }
}
