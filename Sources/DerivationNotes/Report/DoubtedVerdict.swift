import Checkers

extension Judge {
  /// Judges a claim that may rest on an assumption that ended: accepted only if it is accepted
  /// without all such as well; refuted as it stands.
  ///
  /// - Returns: the verdict, and the claim that it is about.
  func judge(_ claim: Claim, without: Claim?, reason: String) -> (Checkers.Verdict, Claim) {
    let verdict = judge(claim)
    guard verdict.isAccepted else { return (verdict, claim) }
    if let without {
      let rest = judge(without)
      if rest.isAccepted { return (rest, without) }
    }
    return (.undecided(reason), claim)
  }
}

extension Checkers.Verdict {
  fileprivate var isAccepted: Bool {
    switch self {
    case .proved, .tested: true
    case .refuted, .undecided: false
    }
  }
}
