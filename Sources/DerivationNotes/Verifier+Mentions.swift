import Checkers
import SymbolicLite

/// What becomes of a refutation where the prose in front of the step restricts its symbols in words
/// that are not read.
extension Verifier {
  /// A step that is false under the mentioned relations as well stays refuted. One that is not fails
  /// only where they do not hold; whether they are meant, nobody can tell.
  func weighed(
    _ verdict: Checkers.Verdict, of claim: Claim, _ mentions: [Mention]
  ) -> Checkers.Verdict {
    guard case .refuted(let plain) = verdict else { return verdict }
    // A mention that contradicts what is known speaks of something else: "λ = 0 gives least squares".
    let groups = Dictionary(grouping: mentions, by: \.line).sorted { $0.key < $1.key }
      .map(\.value).filter { isPossible($0, beside: claim) }
    let possible = groups.flatMap { $0 }
    guard !possible.isEmpty else { return verdict }
    var saving: Mention?
    if groups.count == 1 || isPossible(possible, beside: claim) {
      let all = judged(claim, under: possible)
      if case .refuted(let strict) = all {
        return strict.diagnosis == nil && plain.diagnosis != nil ? verdict : all
      }
      saving = possible.first
    }
    let alone =
      groups.count == 1 ? groups.first : groups.first { !judged(claim, under: $0).isRefuted }
    guard let mention = alone?.first ?? saving else { return verdict }
    return .undecided(
      "it fails only where the relation \(mention.text) in line \(mention.line) does not hold; "
        + "begin with “Assume” if it is meant")
  }

  private func judged(_ claim: Claim, under mentions: [Mention]) -> Checkers.Verdict {
    Judge(seed: options.seed, samples: options.samples)
      .judge(Claim(claim.relation, assuming: claim.assumptions + mentions.map(\.relation)))
  }

  /// Whether some point satisfies what is known and what is mentioned.
  private func isPossible(_ mentions: [Mention], beside claim: Claim) -> Bool {
    let relations = claim.assumptions + mentions.map(\.relation)
    guard let symbol = mentions.flatMap({ $0.relation.freeSymbols }).min(by: { $0.name < $1.name })
    else { return true }
    let plain = Relation.compare(.symbol(symbol), .equal, .symbol(symbol))
    let judge = Judge(seed: options.seed, samples: min(options.samples, 24))
    return judge.accepts(Claim(plain, assuming: relations))
  }
}

extension Checkers.Verdict {
  fileprivate var isRefuted: Bool {
    if case .refuted = self { true } else { false }
  }
}
