import SymbolicLite

/// P ⇒ Q where P speaks of open functions, read as it stands: at one point, and not as a law.
///
/// Sampling takes an equation such as f(w) = L(w) for a law of f and L, which holds wherever they
/// are tried. Written in front of an arrow it may as well mean the one point w; from that much less
/// follows.
struct PointwisePremise {
  private let sampler: Sampler
  private let examiner: Examiner
  private let relation: Relation
  private let seed: UInt64
  private static let draws = 6

  /// `nil` where the premise mentions no open function.
  init?(_ premise: Relation, _ conclusion: Relation, _ assumptions: [Relation], seed: UInt64) {
    guard !premise.openFunctions.isEmpty, !premise.freeSymbols.isEmpty else { return nil }
    relation = .implies(premise, conclusion)
    let problem = Problem(Claim(relation, assuming: assumptions))
    sampler = Sampler(problem, seed: seed)
    examiner = Examiner(problem: problem, sampler: sampler)
    self.seed = seed
  }

  /// Why the claim is open, if it fails under this reading.
  func reason() -> String? {
    guard !sampler.sizes.isEmpty else { return nil }
    let related = Sampler.related(sampler.problem, sampler)
    let choices = sampler.functionChoices.prefix(24) + related + related
    var dice = Dice(seed: seed ^ 0x9057)
    let styles: [Style] = [.simple, .integers, .general]
    for (turn, choice) in choices.enumerated() {
      for draw in 0..<Self.draws {
        let size = sampler.sizes[(turn + draw) % sampler.sizes.count]
        guard
          let point = sampler.draw(
            sizes: size, style: styles[draw % styles.count], &dice, functions: choice),
          sampler.isAdmissible(point), examiner.examine(relation, at: point).finding.isFailure
        else { continue }
        return "the premise may be meant as a law of its functions; at single points alone "
          + "the conclusion does not follow"
      }
    }
    return nil
  }
}
