/// What words can say of a symbol that the lab knows how to use.
enum StructureProperty: Hashable, CaseIterable {
  case symmetric, positiveSemidefinite, positiveDefinite
  /// A square matrix with AᵀA = I.
  case orthogonal
  case convex
  case invertible
  case orthonormalColumns, orthonormalRows, fullColumnRank, fullRowRank, fullRank
  case nonnegative, positive
  /// Not zero as a whole, and zero in no entry.
  case nonzero, nonzeroEntries
  case unitLength
}

/// The few forms in which a property is read: "(be) a real symmetric positive definite matrix",
/// "has orthonormal columns". Whatever has another word in it is not understood.
struct StructureGrammar {
  let prose: ProseTokens
  /// Which formulas are nothing but a shape, `d \times d`, or a space, `\mathbb{R}^d`.
  let shapes: Set<Int>
  let spaces: Set<Int>
  /// Which formulas state something of what is known already.
  var stating: Set<Int> = []
  /// Which of them speak of symbols that the sentence names by themselves, and of no others.
  var restating: Set<Int> = []

  /// Something that was read, and the place behind it.
  struct Reading {
    var properties: Set<StructureProperty>
    var end: Int
    /// Whether it speaks of one thing: "a symmetric matrix".
    var isOfOne = false
    var isEmpty: Bool { properties.isEmpty }
  }

  /// No phrase that is read has more words.
  private static let longest = 16

  // MARK: Properties

  /// "positive definite", "strictly convex", "symmetric": the property and the place behind it.
  func property(at place: Int) -> Reading? {
    Self.properties.first { prose.reads($0.words, at: place) }
      .map { Reading(properties: [$0.property], end: place + $0.words.count) }
  }

  /// Words and what they say.
  private struct Phrase {
    let words: [String]
    let property: StructureProperty
    init(_ words: String, _ property: StructureProperty) {
      self.words = words.split(separator: " ").map(String.init)
      self.property = property
    }
  }

  /// Longer phrases stand in front of those that they begin with.
  private static let properties: [Phrase] = [
    Phrase("strictly positive definite", .positiveDefinite),
    Phrase("positive definite", .positiveDefinite),
    Phrase("positive semidefinite", .positiveSemidefinite),
    Phrase("positive semi definite", .positiveSemidefinite),
    Phrase("spd", .positiveDefinite), Phrase("psd", .positiveSemidefinite),
    Phrase("symmetric", .symmetric),
    Phrase("orthogonal", .orthogonal), Phrase("strictly convex", .convex),
    Phrase("strongly convex", .convex),
    Phrase("convex", .convex), Phrase("invertible", .invertible),
    Phrase("nonsingular", .invertible),
    Phrase("non singular", .invertible), Phrase("nonnegative", .nonnegative),
    Phrase("non negative", .nonnegative),
    Phrase("strictly positive", .positive), Phrase("positive", .positive),
    Phrase("nonzero", .nonzero),
    Phrase("non zero", .nonzero), Phrase("unit norm", .unitLength),
    Phrase("unit length", .unitLength),
    Phrase("unit", .unitLength),
  ]

  // MARK: Phrases

  /// "a real symmetric matrix", "symmetric and positive definite", "convex functions on $ℝ^d$".
  func nounPhrase(at start: Int) -> Reading? {
    var reading = Reading(properties: [], end: start)
    if let word = prose.word(start), Self.articles.contains(word) {
      reading.isOfOne = word == "a" || word == "an"
      reading.end += 1
    }
    let first = reading.end
    var wantsNoun = false
    while reading.end < start + Self.longest {
      if let found = property(at: reading.end) {
        wantsNoun = prose.word(found.end - 1) == "unit"
        reading.properties.formUnion(found.properties)
        reading.end = found.end
      } else if isAdjective(at: reading.end) {
        reading.end += 1
      } else if reading.end > first, let next = joined(at: reading.end) {
        reading.end = next
      } else {
        break
      }
    }
    let hasNoun = noun(at: reading.end, behindWords: reading.end > start)
    if let hasNoun { reading.end = hasNoun }
    guard reading.end > first, hasNoun != nil || !wantsNoun else { return nil }
    return reading
  }

  private static let articles: Set<String> = [
    "a", "an", "the", "any", "some", "every", "each", "all", "both", "two",
  ]

  /// Words that neither give nor take a property.
  private static let adjectives: Set<String> = [
    "real", "square", "fixed", "given", "known", "constant", "arbitrary", "smooth",
    "differentiable", "continuous", "continuously", "twice", "once", "closed", "proper", "finite",
    "valued", "dense", "scalar",
  ]

  private func isAdjective(at place: Int) -> Bool {
    if case .formula(let number)? = prose[place] { return shapes.contains(number) }
    return prose.word(place).map(Self.adjectives.contains) ?? false
  }

  /// Behind "and" or "," another adjective may follow.
  private func joined(at place: Int) -> Int? {
    var next = place
    if prose[next] == .mark(",") { next += 1 }
    if prose.word(next) == "and" { next += 1 }
    guard next > place, isAdjective(at: next) || property(at: next) != nil else { return nil }
    // "convex, $d \times d$" begins something else.
    return prose.isFormula(next) ? nil : next
  }

  private func noun(at start: Int, behindWords: Bool) -> Int? {
    var place = start
    if behindWords, let word = prose.word(place), Self.stacked.contains(word),
      prose.word(place + 1).map(Self.nouns.contains) ?? false
    {
      place += 1
    }
    guard behindWords, let word = prose.word(place), Self.nouns.contains(word) else { return nil }
    place += 1
    if prose.word(place) == "of",
      prose.word(place + 1).map({ ["size", "order", "dimension"].contains($0) }) ?? false,
      prose.isFormula(place + 2)
    {
      return place + 3
    }
    if let word = prose.word(place), word == "on" || word == "in",
      case .formula(let number)? = prose[place + 1], spaces.contains(number)
    {
      return place + 2
    }
    return place
  }

  private static let nouns: Set<String> = [
    "matrix", "matrices", "function", "functions", "vector", "vectors", "number", "numbers",
    "scalar", "scalars", "loss", "losses", "penalty", "penalties", "regulariser", "regularizer",
    "objective", "constant", "constants", "parameter", "parameters",
  ]

  /// "loss function", "covariance matrix".
  private static let stacked: Set<String> = [
    "loss", "cost", "penalty", "objective", "kernel", "covariance", "precision", "weight",
    "parameter", "real",
  ]

  /// "orthonormal columns", "full column rank", "no zero entry".
  func feature(at start: Int) -> Reading? {
    Self.features.first { prose.reads($0.words, at: start) }
      .map { Reading(properties: [$0.property], end: start + $0.words.count) }
  }

  private static let features: [Phrase] = {
    var found: [(String, StructureProperty)] = [
      ("orthonormal columns", .orthonormalColumns), ("orthonormal rows", .orthonormalRows),
      ("full column rank", .fullColumnRank), ("full row rank", .fullRowRank),
      ("full rank", .fullRank), ("linearly independent columns", .fullColumnRank),
      ("linearly independent rows", .fullRowRank), ("unit norm", .unitLength),
      ("unit length", .unitLength), ("norm one", .unitLength), ("norm 1", .unitLength),
    ]
    for noun in ["entry", "entries", "component", "components", "coordinate", "coordinates"] {
      found += [
        ("no zero \(noun)", .nonzeroEntries), ("nonzero \(noun)", .nonzeroEntries),
        ("only nonzero \(noun)", .nonzeroEntries), ("nonnegative \(noun)", .nonnegative),
        ("only nonnegative \(noun)", .nonnegative), ("positive \(noun)", .positive),
        ("only positive \(noun)", .positive), ("strictly positive \(noun)", .positive),
      ]
    }
    return found.map { Phrase($0.0, $0.1) }
  }()

  /// What "all entries of $w$ are nonnegative" says of the whole.
  func propertyOfParts(_ part: String, at start: Int) -> Reading? {
    guard let phrase = Self.shared.first(where: { prose.reads($0.words, at: start) }) else {
      return nil
    }
    let property: StructureProperty
    switch (part, phrase.property) {
    case ("columns", .orthonormalColumns), ("columns", .fullColumnRank): property = phrase.property
    case ("rows", .orthonormalColumns): property = .orthonormalRows
    case ("rows", .fullColumnRank): property = .fullRowRank
    case ("columns", _), ("rows", _), (_, .orthonormalColumns), (_, .fullColumnRank): return nil
    default: property = phrase.property
    }
    return Reading(properties: [property], end: start + phrase.words.count)
  }

  private static let shared: [Phrase] = [
    Phrase("orthonormal", .orthonormalColumns), Phrase("linearly independent", .fullColumnRank),
    Phrase("nonnegative", .nonnegative), Phrase("non negative", .nonnegative),
    Phrase("strictly positive", .positive), Phrase("positive", .positive),
    Phrase("nonzero", .nonzeroEntries),
    Phrase("non zero", .nonzeroEntries), Phrase("different from zero", .nonzeroEntries),
  ]
}
