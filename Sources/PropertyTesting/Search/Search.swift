/// A hunt for a case that breaks a law.
struct Search<Value> {
  let gen: Gen<Value>
  let cases: Int
  let seed: UInt64
  /// Runs of the law while shrinking, at most.
  var shrinkLimit = 2_000
  let judge: (Value) async -> Outcome

  enum Ending {
    case passed(Tally)
    case broken(Counterexample<Value>)
    case starved(Tally)
    case uncovered(Tally)
    case unsolved(Unsolved)
    case generatorFailed(any Error)
    case cancelled
  }

  func run() async -> Ending {
    var tally = Tally()
    var number = 0
    while tally.cases < cases {
      if Task.isCancelled { return .cancelled }
      // A law that is about one case in ten is still tested; one about fewer is not.
      if tally.discardCount > 100 + 10 * tally.cases { return .starved(tally) }
      let source = ChoiceSource(random: SplitMix64(seed: seed, case: number))
      number += 1
      let value: Value
      do {
        value = try gen.produce(source)
      } catch let rejection as Rejection {
        if rejection == .endless { return .generatorFailed(EndlessGenerator()) }
        if case .filter(let name) = rejection { tally.discard("filter \(name)") }
        continue
      } catch {
        return .generatorFailed(error)
      }
      switch await judge(value) {
      case .passed: tally.count(labels: source.labels, demands: source.demands)
      case .discarded(let reason): tally.discard(reason)
      case .unsolved(let exercise): return .unsolved(exercise)
      case .failed(let issues):
        let found = Attempt(value, from: source)
        return .broken(await shrink(found, number: number, issues: issues))
      }
    }
    return tally.shortfalls.isEmpty ? .passed(tally) : .uncovered(tally)
  }

  private func shrink(
    _ found: Attempt<Value>, number: Int, issues: Int
  ) async -> Counterexample<Value> {
    let shrinker = Shrinker(
      gen: gen, found: found, issues: issues, limit: shrinkLimit, judge: judge)
    await shrinker.shrink()
    return Counterexample(
      caseNumber: number, minimal: shrinker.best, runs: shrinker.runs,
      issues: shrinker.issues, free: await shrinker.freeChoices())
  }
}

/// A case that breaks a law, as small as it could be made.
struct Counterexample<Value> {
  /// Which case of the search it was before shrinking, from 1.
  let caseNumber: Int
  let minimal: Attempt<Value>
  /// How often the law was run to shrink it.
  let runs: Int
  /// How many issues the law has at the minimal case.
  let issues: Int
  /// Places of real choices that may be anything in their range, with the number of values tried.
  let free: [(place: Int, tried: Int)]
}

/// A generator that made more choices than any case can need.
struct EndlessGenerator: Error, CustomStringConvertible {
  var description: String {
    "the generator made more than \(grouped(ChoiceSource.choiceLimit)) choices for one case: "
      + "does it end?"
  }
}
