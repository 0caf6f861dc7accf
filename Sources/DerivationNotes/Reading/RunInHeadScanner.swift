/// Reads `**Claim (label).**` and its kin: `**Claim.**`, `**Claim** (label).`, `**Claim (label):**`,
/// `**Claim 2 (label).**`, `**Claim: label.**`, `__Claim (label).__`, `***Claim (label).***`.
struct RunInHeadScanner {
  private let passage: Passage
  private let start: Int
  private var position: Int
  private var marker = 0

  /// A head is short. The bound keeps a paragraph of a million unclosed ones cheap.
  private static let longest = 400

  private static let kinds: [String: RunInHead.Kind] = [
    "claim": .claim, "lemma": .claim, "theorem": .claim, "proposition": .claim,
    "corollary": .claim, "step": .claim, "proof": .claim, "false": .falseClaim,
    "unchecked": .unchecked,
  ]

  /// The head that starts at `start` and where it ends, nil where none does.
  static func scan(_ passage: Passage, at start: Int) -> (head: RunInHead, end: Int)? {
    var scanner = RunInHeadScanner(passage: passage, start: start, position: start)
    return scanner.scan()
  }

  private init(passage: Passage, start: Int, position: Int) {
    self.passage = passage
    self.start = start
    self.position = position
  }

  private mutating func scan() -> (head: RunInHead, end: Int)? {
    guard passage[start] == .star || passage[start] == .underscore else { return nil }
    while position - start < 4, passage[position] == passage[start] { position += 1 }
    marker = position - start
    guard marker == 2 || marker == 3 else { return nil }
    let wordStart = position
    while passage[position].isLetter { position += 1 }
    let word = passage.text(wordStart..<position)
    guard let kind = Self.kinds[word.lowercased()], let close = closingMarker() else { return nil }
    guard let label = label(body: position..<close) else { return nil }
    let head = RunInHead(
      kind: kind, word: word, label: label.isEmpty ? word : label, place: passage.place(at: start))
    return (head, position)
  }

  /// Where the bold type ends.
  private func closingMarker() -> Int? {
    var i = position
    while i < passage.count, i - start < Self.longest {
      switch passage[i] {
      case .backslash: i += 2
      case .dollar: i = endOfFormula(from: i)
      case passage[start]:
        let run = ClosingMarks.run(passage, at: i)
        if run == marker { return passage[i - 1].isSpace ? nil : i }
        i += run
      default: i += 1
      }
    }
    return nil
  }

  /// The label, empty if there is none, nil if this is prose in bold. Moves behind the head.
  private mutating func label(body: Range<Int>) -> String? {
    let afterMarker = body.upperBound + marker
    if let open = body.first(where: { passage[$0] == .openParenthesis }),
      let close = closingParenthesis(of: open, before: body.upperBound)
    {
      position = skipStop(afterMarker)
      return trimmed(open + 1..<close)
    }
    let qualifierEnd = body.first { isSeparator($0) } ?? body.upperBound
    guard isQualifier(passage.text(body.lowerBound..<qualifierEnd)) else { return nil }
    if let label = labelBehind(afterMarker) { return label }
    let rest = trimmed(min(qualifierEnd + 1, body.upperBound)..<body.upperBound)
    guard qualifierEnd < body.upperBound || stops(afterMarker) else { return nil }
    position = skipStop(afterMarker)
    return rest
  }

  /// `(label).` behind the bold word.
  private mutating func labelBehind(_ index: Int) -> String? {
    var open = index
    while passage[open].isBlank { open += 1 }
    guard passage[open] == .openParenthesis,
      let close = closingParenthesis(of: open, before: open + Self.longest), stops(close + 1)
    else { return nil }
    position = skipStop(close + 1)
    return trimmed(open + 1..<close)
  }

  /// A full stop, a colon or a dash, which ends the name of the claim.
  private func isSeparator(_ index: Int) -> Bool {
    let code = passage[index]
    if code == .period { return !passage[index + 1].isWord }  // not the point of "Step 3.1"
    if code == .colon { return true }
    return passage[index - 1].isSpace && passage[index + 1].isSpace
      && ["-", "–", "—"].contains(passage.text(index..<index + 1))
  }

  private func stops(_ index: Int) -> Bool {
    let code = passage[index]
    return code == .period || code == .colon || code == .newline || index >= passage.count
  }

  private func skipStop(_ index: Int) -> Int {
    passage[index] == .period || passage[index] == .colon ? index + 1 : index
  }

  /// What may stand between the word and the stop: a number (`2`, `3.1`, `A.2`, `IV`), a second word
  /// of the kind (`False claim`), what a proof is of. "Step back for a moment." is prose.
  private func isQualifier(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return true }
    if first.lowercased() == "of" || first.lowercased() == "sketch" { return true }
    return words.count <= 2
      && words.allSatisfy { word in
        Self.kinds[word.lowercased()] != nil || word.contains(where: \.isNumber)
          || word.allSatisfy { "IVX".contains($0) } || word.count == 1 && word != "a"
      }
  }

  private func closingParenthesis(of open: Int, before limit: Int) -> Int? {
    var depth = 0
    var i = open
    while i < min(limit, passage.count) {
      switch passage[i] {
      case .backslash: i += 1
      case .dollar: i = endOfFormula(from: i) - 1
      case .openParenthesis: depth += 1
      case .closeParenthesis:
        depth -= 1
        if depth == 0 { return i }
      default: break
      }
      i += 1
    }
    return nil
  }

  /// Behind the `$` that closes the one at `index`; behind the one at `index` if none does.
  private func endOfFormula(from index: Int) -> Int {
    var i = index + 1
    while i < passage.count, i - start < Self.longest {
      if passage[i] == .dollar { return i + 1 }
      i += passage[i] == .backslash ? 2 : 1
    }
    return index + 1
  }

  private func trimmed(_ range: Range<Int>) -> String {
    let words = passage.text(range).split(whereSeparator: \.isWhitespace)
    var label = words.joined(separator: " ")
    while let last = label.last, last == "." || last == ":" { label.removeLast() }
    return label
  }
}
