/// A choice sequence as text, `1,0,2r`: whole numbers are indices, numbers with an `r` are reals.
///
/// The token is the case itself: replaying it needs neither a seed nor a search.
struct ReplayToken: CustomStringConvertible {
  let choices: [Choice]

  init(_ choices: [Choice]) { self.choices = choices }

  init(_ text: String) throws(ReplayTokenError) {
    var choices: [Choice] = []
    for (place, word) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
      if text.isEmpty { break }
      guard let choice = Self.choice(word) else {
        throw ReplayTokenError(word: String(word), place: place + 1)
      }
      choices.append(choice)
    }
    self.choices = choices
  }

  private static func choice(_ word: Substring) -> Choice? {
    if word.last == "r" {
      guard let x = Double(word.dropLast()), x.isFinite else { return nil }
      return .real(x)
    }
    guard let n = Int(word), n >= 0 else { return nil }
    return .index(n)
  }

  var description: String {
    choices.map { choice in
      switch choice {
      case .index(let n): "\(n)"
      case .real(let x): "\(plain(x))r"
      }
    }.joined(separator: ",")
  }
}

/// A replay token that cannot be read.
struct ReplayTokenError: Error, Equatable, CustomStringConvertible {
  let word: String
  let place: Int

  var description: String {
    "replay token: expected a whole number such as 2 or a real such as 0.5r at place \(place), "
      + "found \"\(word)\""
  }
}
