import SymbolicLite

/// What an assumption is about, for words that speak of its contrary: "for correlated designs".
enum LifetimeTopic: Sendable, CaseIterable {
  case sign, matrix, orthonormal, convex

  /// The words of a sentence that turn an assumption of this kind round.
  private var contraries: Set<String> {
    switch self {
    case .sign: ["negative", "nonpositive", "non-positive", "mixed", "unsigned"]
    case .matrix:
      [
        "nonsymmetric", "non-symmetric", "asymmetric", "unsymmetric", "indefinite", "singular",
        "noninvertible", "non-invertible", "non-normal", "rank-deficient",
      ]
    case .orthonormal:
      [
        "correlated", "collinear", "non-orthonormal", "nonorthonormal", "non-orthogonal",
        "nonorthogonal", "unnormalised", "unnormalized", "dependent",
      ]
    case .convex: ["nonconvex", "non-convex", "concave"]
    }
  }

  private var stems: [String] {
    switch self {
    case .sign: ["posit", "nonneg", "non-neg", "sign"]
    case .matrix: ["symmetr", "definit", "semidef", "invertib", "nonsing"]
    case .orthonormal: ["orthon", "orthog", "uncorrel", "whiten", "normalis", "normaliz", "unit"]
    case .convex: ["convex"]
    }
  }

  private static let turns: Set = [
    "not", "without", "beyond", "leave", "leaving", "besides", "unlike", "abandon", "drop",
    "dropping", "never", "outside", "neither", "nor", "isn't", "needn't", "no", "past",
  ]
  private static let denials: Set = ["no", "not", "never", "cannot", "neither", "nor", "isn't"]
  /// "the negative gradient", "singular values" are things of their own.
  private static let nouns: Set = [
    "gradient", "gradients", "log", "log-likelihood", "loglikelihood", "likelihood", "value",
    "values", "vector", "vectors", "curvature", "log-posterior", "exponent", "sign", "part",
    "parts", "definite", "semidefinite", "direction", "term", "power",
  ]

  /// What a sentence speaks of the contrary of.
  static func turned(by tokens: SentenceTokens) -> Set<LifetimeTopic> {
    Set(allCases.filter { topic in tokens.tokens.indices.contains { topic.isTurned($0, tokens) } })
  }

  private func isTurned(_ at: Int, _ tokens: SentenceTokens) -> Bool {
    guard let word = tokens.word(at: at) else { return false }
    if contraries.contains(word) {
      let isDenied = (1...4).contains {
        tokens.word(at: at - $0).map(Self.denials.contains) ?? false
      }
      return !isDenied && !(tokens.word(at: at + 1).map(Self.nouns.contains) ?? false)
    }
    guard Self.turns.contains(word) else { return false }
    return (at + 1...at + 4).contains { place in
      guard let near = tokens.word(at: place) else { return false }
      return stems.contains(where: near.hasPrefix) && !near.hasPrefix("signi")
    }
  }
}

extension StandingFact {
  var topics: Set<LifetimeTopic> {
    switch content {
    case .domain: [.matrix, .sign]
    case .convex: [.convex]
    case .law, .definition: []
    case .relation(let relation): relation.topics
    }
  }
}

extension Relation {
  fileprivate var topics: Set<LifetimeTopic> {
    switch self {
    case .forAll(_, let inner): inner.topics
    case .all(let parts): parts.reduce(into: []) { $0.formUnion($1.topics) }
    case .definite: [.matrix]
    case .compare(_, .equal, _): [.orthonormal, .matrix]
    case .compare(_, .notEqual, _): [.matrix]
    case .compare: [.sign]
    default: []
    }
  }
}
