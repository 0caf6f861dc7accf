extension Elaborator {
  mutating func extremum(
    _ name: String, _ scripts: Scripts, at range: Range<Int>, _ cursor: inout FactorCursor
  ) throws(Diagnostic) -> Meaning {
    if let sub = scripts.sub {
      if minimisationVariable(sub) != nil {
        var (problem, place) = try minimisation(sub, at: range, &cursor)
        guard name == "max" else { return typed(.minimum(problem), .scalar, place) }
        // max f = −min(−f).
        problem.objective = .negate(problem.objective)
        return typed(.negate(.minimum(problem)), .scalar, place)
      }
      let fold: Fold = name == "max" ? .max : .min
      // \max_j (|w_j|)^2 takes one bracket, \max_j |w_j| + 1 stops at the sign.
      return try folded(fold, Scripts(sub: sub, sup: nil), cursor.takeRest(), at: range)
    }
    guard let bracket = argumentBracket(cursor), case .items(let items) = bracket.content,
      !items.isEmpty
    else {
      throw Diagnostic(
        "expected a list behind \\\(name), found none", at: range, hint: "write \\\(name)(a, b)")
    }
    cursor.position += 1
    var entries: [Expression] = []
    for item in items { entries.append(try scalar(item, as: "an entry of \\\(name)")) }
    let value = Typed(
      expression: .extremum(name == "max" ? .max : .min, entries), shape: .scalar,
      range: range.lowerBound..<bracket.2.range.upperBound)
    return .expression(
      try apply(
        Scripts(sub: bracket.after.sub, sup: bracket.after.sup ?? scripts.sup, primes: 0),
        on: value,
        at: range))
  }
}
