/// Makes a failing case simpler until nothing simpler that was tried fails.
///
/// Every pass edits the recorded choices and asks `attempt`, which runs the generator on them and
/// accepts the outcome if it is simpler (see `isSimpler`) and still fails. The passes repeat until
/// none has anything to accept.
///
/// Measured from the seeds 1 to 50, fewest, median and most runs of the law; each row ends at one and
/// the same case from every seed (`LAB_TABLE=1 swift test --filter FalseLawTests` prints it):
///
/// | false law                                  | smallest case              | runs       |
/// |:-------------------------------------------|:---------------------------|:-----------|
/// | soft threshold without its dead zone       | v = [1], λ = 2             | 6, 11, 16  |
/// | ridge shrinks every coefficient            | v = [0], λ = 1             | 0, 4, 7    |
/// | ‖v + u‖₁ ≥ ‖v‖₁                            | v = [1], u = [-1]          | 9, 16, 27  |
/// | hard threshold is nonexpansive             | v = [1], u = [2], λ = 1    | 13, 28, 59 |
/// | no two columns of X are equal              | X = [[1, 1]], y = [0], …   | 18, 33, 42 |
/// | square matrices are symmetric              | A = [[0, 1], [0, 0]]       | 15, 27, 33 |
/// | ∑ vⱼ ≤ 100                                 | v = [101]                  | 18, 32, 45 |
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
