/// Makes a failing case simpler until nothing simpler that was tried fails.
///
/// Every pass edits the recorded choices and asks `attempt`, which runs the generator on them and
/// accepts the outcome if it is simpler (see `isSimpler`) and still fails. The passes repeat until
/// none has anything to accept.
final class Shrinker<Value> {
  let gen: Gen<Value>
  let judge: (Value) async -> Outcome
  let limit: Int
  private(set) var best: Attempt<Value>
  private(set) var issues: Int
  private(set) var runs = 0
  private var seen: Set<[Choice]> = []

  init(
    gen: Gen<Value>, found: Attempt<Value>, issues: Int, limit: Int,
    judge: @escaping (Value) async -> Outcome
  ) {
    (self.gen, self.limit, self.judge) = (gen, limit, judge)
    (best, self.issues) = (found, issues)
    seen.insert(found.choices)
  }

  func shrink() async {
    while runs < limit, !Task.isCancelled {
      let before = best.choices
      await deleteCoordinates()
      await clearCoordinates()
      await lowerIndices()
      await lowerCounts()
      await lowerEqualReals()
      await lowerReals()
      await turnSigns()
      await rescale()
      await lowerPairs()
      await sortCoordinates()
      await sortReals()
      if best.choices == before { return }
    }
  }

  /// Whether these choices, as the generator reads them, make a simpler case that fails; if so it is
  /// the best from now on.
  @discardableResult
  func attempt(_ choices: [Choice]) async -> Bool {
    guard runs < limit, seen.insert(choices).inserted else { return false }
    guard let attempt = try? gen.replay(choices) else { return false }
    if attempt.choices != choices, !seen.insert(attempt.choices).inserted { return false }
    guard isSimpler(attempt.choices, than: best.choices) else { return false }
    runs += 1
    guard case .failed(let issues) = await judge(attempt.value) else { return false }
    (best, self.issues) = (attempt, issues)
    return true
  }

  /// `attempt` with one choice changed.
  func attempt(_ choice: Choice, at place: Int) async -> Bool {
    guard best.choices.indices.contains(place) else { return false }
    var edited = best.choices
    edited[place] = choice
    return await attempt(edited)
  }
}
