extension Algebra {
  /// Whether the case at hand says that two positions differ, as the premise i ≠ j does for its own i
  /// and j. What an assumption says of all positions says nothing here.
  func isKnownApart(_ i: Position, _ j: Position) -> Bool {
    func isNamed(_ place: Position) -> Bool {
      if case .free = place { return true }
      return false
    }
    func value(_ place: Position) -> Polynomial {
      if case .number(let k) = place { return Polynomial(Rational(k)) }
      return Polynomial(.position(place))
    }
    guard isNamed(i) || isNamed(j), i == i.innermost, j == j.innermost,
      let gap = try? subtract(value(i), value(j)), let opposite = try? subtract(value(j), value(i))
    else { return false }
    for fact in facts.signs where fact.universal.isEmpty && !fact.signs.contains(.zero) {
      guard fact.formula == gap || fact.formula == opposite else { continue }
      if let source = fact.source { watched?.insert(.assumption(source)) }
      return true
    }
    return false
  }
}
