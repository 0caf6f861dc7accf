/// Conditions in common words, put as formulas behind "For" and "If": "Where no $w_j = 0$,", "As long
/// as $w$ is not zero,", "This is trivial: if $z > 1$ then", "If it is short, i.e. if $‖z‖ ≤ λ$,".
extension CommonOpenings {
  static func state(_ sentence: inout Sentence) {
    stateNumbers(&sentence)
    stateShapes(&sentence)
    stateStanding(&sentence)
    stateNone(&sentence)
    stateNonzero(&sentence)
    guard sentence.leadsToDisplay, !sentence.continuesAfterDisplay else { return }
    dropRestated(&sentence)
    takeBehindColon(&sentence)
    takeBehindVerb(&sentence)
    let lower = sentence.text.lowercased()
    if lower.hasPrefix("for $"), let place = sentence.text.range(of: " and as long as $") {
      sentence.text.replaceSubrange(place, with: ", wherever $")
    }
    for opening in ["if we only know that $", "if we only know $"] where lower.hasPrefix(opening) {
      sentence.text = "If $" + sentence.text.dropFirst(opening.count)
    }
    takeAction(&sentence)
  }

  /// "Let $a$ and $b$ be real numbers."
  private static func stateNumbers(_ sentence: inout Sentence) {
    guard sentence.text.hasPrefix("Let $"), let verb = sentence.text.range(of: "$ be ") else {
      return
    }
    let list = sentence.text[..<verb.lowerBound].dropFirst(4) + "$"
    let rest = sentence.text[verb.upperBound...].filter { $0 != "." }
    guard isListOfFormulas(String(list)),
      ["real numbers", "two real numbers", "a real number", "three real numbers"].contains(rest),
      sentence.formulas.allSatisfy(isBare)
    else { return }
    sentence.formulas = sentence.formulas.map { $0.stating(" \\in \\mathbb{R}") }
  }

  /// "Let $w$ be a vector in $ℝ^d$", "Let $X$ be an $n × d$ matrix".
  private static func stateShapes(_ sentence: inout Sentence) {
    guard sentence.text.hasPrefix("Let ") else { return }
    let forms = [
      ("$ be a vector in $", "$ be a vector", false), ("$ be an $ matrix", "$ be a matrix", true),
      ("$ be a $ matrix", "$ be a matrix", true), ("$ be a real $ matrix", "$ be a matrix", true),
    ]
    for (words, plain, isMatrix) in forms {
      guard let place = sentence.text.range(of: words) else { continue }
      let number = sentence.text[..<place.lowerBound].count { $0 == "$" }
      guard sentence.formulas.indices.contains(number + 1) else { return }
      let (name, shape) = (sentence.formulas[number], String(sentence.formulas[number + 1].source))
      let fits = isMatrix ? shape.contains("\\times") : shape.hasPrefix("\\mathbb{R}^")
      guard isBare(name), fits, shape.count < 40, !shape.contains(where: { "=<>,".contains($0) })
      else { return }
      sentence.formulas[number] = name.stating(
        isMatrix ? " \\in \\mathbb{R}^{\(shape)}" : " \\in \(shape)")
      sentence.formulas.remove(at: number + 1)
      sentence.text.replaceSubrange(place, with: plain)
      return
    }
  }

  /// "Throughout, $z > 1$.", "In what follows, $z > 1$.": nothing but relations.
  private static func stateStanding(_ sentence: inout Sentence) {
    let lower = sentence.text.lowercased()
    let openings = ["throughout, $", "in what follows, $", "in the following, $"]
    guard let opening = openings.first(where: lower.hasPrefix) else { return }
    let list = "$" + sentence.text.dropFirst(opening.count)
    guard isListOfFormulas(list),
      sentence.formulas.allSatisfy({ formula in
        let source = String(formula.source)
        return FormulaTraits(formula.source).states
          && !["\\in", ":", "\\sim", "\\colon", "∈", "∼"].contains(where: source.contains)
      })
    else { return }
    sentence.text = "Assume " + list
  }

  /// "Where no $w_j = 0$" says that $w_j ≠ 0$ for all $j$.
  private static func stateNone(_ sentence: inout Sentence) {
    let openings = [
      "where", "wherever", "if", "provided", "provided that", "as long as", "suppose",
    ]
    let more = ["suppose that", "assume", "assume that", "when", "whenever"]
    for opening in openings + more {
      let start = opening + " no $"
      guard sentence.text.count > start.count,
        sentence.text.prefix(start.count).lowercased() == start,
        let formula = sentence.formulas.first, !FormulaTraits(formula.source).orders,
        !FormulaTraits(formula.source).subscripts.isEmpty,
        formula.source.count(where: { $0 == "=" }) == 1,
        let place = formula.source.firstIndex(of: "="),
        formula.source[(place + 1)...].filter({ !$0.isWhitespace }) == ["0"],
        endsClause(sentence.text.dropFirst(start.count))
      else { continue }
      sentence.formulas[0].source[place] = "≠"
      sentence.text = String(
        sentence.text.prefix(opening.count + 1) + sentence.text.dropFirst(start.count - 1))
      return
    }
  }

  private static func endsClause(_ rest: Substring) -> Bool {
    rest.isEmpty || rest.first.map { ",.;:".contains($0) } ?? false || rest.hasPrefix(" we ")
      || rest.hasPrefix(" then ")
  }

  /// "As long as $w$ is not zero".
  private static func stateNonzero(_ sentence: inout Sentence) {
    let openings = ["as long as $ ", "whenever $ ", "when $ ", "where $ ", "wherever $ ", "if $ "]
    let predicates = ["is not zero", "is nonzero", "is non-zero", "does not vanish"]
    let lower = sentence.text.lowercased()
    guard let formula = sentence.formulas.first, isBare(formula),
      let opening = openings.first(where: lower.hasPrefix),
      let predicate = predicates.first(where: lower.dropFirst(opening.count).hasPrefix)
    else { return }
    let rest = sentence.text.dropFirst(opening.count + predicate.count)
    guard endsClause(rest) else { return }
    sentence.formulas[0] = formula.stating(" \\ne 0")
    sentence.text = String(sentence.text.prefix(opening.count - 1) + rest)
  }

  /// "If the group is short, i.e. whenever $‖z‖ ≤ λ$,": what stands in front says the same in words.
  private static func dropRestated(_ sentence: inout Sentence) {
    guard sentence.text.hasPrefix("If ") else { return }
    for joint in [", i.e. if $", ", i.e. whenever $", ", i.e. when $", ", that is, if $"] {
      guard let place = sentence.text.range(of: joint) else { continue }
      let front = sentence.text[..<place.lowerBound]
      let count = front.count { $0 == "$" }
      guard sentence.formulas.prefix(count).allSatisfy({ !FormulaTraits($0.source).states }),
        !front.contains(","), !SentenceTokens(String(front)).tokens.contains(where: isHypothetical)
      else { return }
      sentence.formulas.removeFirst(count)
      sentence.text = "If $" + sentence.text[place.upperBound...]
      return
    }
  }

  private static func isHypothetical(_ token: SentenceTokens.Token) -> Bool {
    guard case .word(let word) = token else { return false }
    return ["were", "would", "had", "could", "only", "even", "doubt", "wrong"].contains(word)
  }

  /// "A constant vector costs nothing: if $u_1 = u_2$ then", in front of a display.
  private static func takeBehindColon(_ sentence: inout Sentence) {
    guard let colon = sentence.text.firstIndex(of: ":"),
      !sentence.text[..<colon].contains("$")
    else { return }
    let rest = sentence.text[sentence.text.index(after: colon)...].drop { $0 == " " }
    let openings = [
      "if $", "provided that $", "provided $", "whenever $", "when $", "as long as $",
    ]
    guard let opening = openings.first(where: rest.hasPrefix) else { return }
    var list = String(rest.dropFirst(opening.count - 1))
    while let last = list.last, " ,:".contains(last) { list.removeLast() }
    for tail in [", then", " then", ", then we have", " then we have", ", we have", " we have"]
    where list.hasSuffix(tail) {
      list.removeLast(tail.count)
      break
    }
    guard isListOfFormulas(list) else { return }
    sentence.text = "For " + list + ","
  }

  /// "This holds whenever $z > 1$:", in front of a display.
  private static func takeBehindVerb(_ sentence: inout Sentence) {
    let lower = sentence.text.lowercased()
    let fronts = ["this holds ", "the following holds ", "it holds ", "we have "]
    guard sentence.text.hasSuffix(":"), let front = fronts.first(where: lower.hasPrefix) else {
      return
    }
    let rest = sentence.text.dropFirst(front.count)
    let openings = [
      "if $", "whenever $", "when $", "provided that $", "provided $", "as long as $",
    ]
    guard let opening = openings.first(where: rest.hasPrefix) else { return }
    let list = rest.dropFirst(opening.count - 1).dropLast()
    guard isListOfFormulas(String(list)) else { return }
    sentence.text = "For " + list + ","
  }

  /// "If we scale $a$ by $c > 0$,": something is done, nothing is assumed.
  private static func takeAction(_ sentence: inout Sentence) {
    let verbs = ["multiply", "scale", "rescale", "divide"]
    guard verbs.contains(where: { sentence.text.hasPrefix("If we \($0) $") }),
      sentence.formulas.allSatisfy({ isBare($0) || FormulaTraits($0.source).introduces })
    else { return }
    sentence.text = "We " + sentence.text.dropFirst(6)
  }

  /// A condition that ends in a colon, with a head between it and its display, belongs behind it.
  static func behindHeads(_ elements: [NoteElement]) -> [NoteElement] {
    var result = elements
    for place in elements.indices.dropLast(2) {
      guard case .sentence(var sentence) = elements[place], !sentence.formulas.isEmpty,
        !sentence.continuesAfterDisplay, sentence.text.hasSuffix(":"),
        ["Whenever $", "When $", "For $", "Where $", "If $"].contains(
          where: sentence.text.hasPrefix),
        case .head(let head) = elements[place + 1], head.kind == .claim,
        case .display = elements[place + 2]
      else { continue }
      sentence.leadsToDisplay = true
      result[place] = elements[place + 1]
      result[place + 1] = .sentence(sentence)
    }
    return result
  }

  private static func isBare(_ formula: Formula) -> Bool {
    formula.source.count < 40 && !formula.source.isEmpty && !FormulaTraits(formula.source).states
      && !formula.source.contains { "+-*/()|,".contains($0) }
  }
}

extension Formula {
  /// The formula with more behind it, which stands at its end.
  func stating(_ text: String) -> Formula {
    let last = places.last ?? Place(line: 1, column: 1)
    return Formula(
      source: source + Array(text), places: places + Array(repeating: last, count: text.count))
  }
}
