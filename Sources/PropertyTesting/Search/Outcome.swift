/// What became of one case.
enum Outcome: Sendable {
  case passed
  /// The law does not hold here; with the number of issues that say so.
  case failed(issues: Int)
  /// The case is not one the law speaks about.
  case discarded(String)
  /// The exercise this law tests is not solved yet.
  case unsolved(Unsolved)
}

/// A case as it was generated: the value and the record of how it came about.
struct Attempt<Value> {
  let value: Value
  let draws: [Draw]
  let choices: [Choice]

  init(_ value: Value, from source: ChoiceSource) {
    (self.value, draws, choices) = (value, source.draws, source.choices)
  }
}

extension Gen {
  /// The value of recorded choices, each that does not fit replaced by the nearest that does; `nil`
  /// if a filter refuses it.
  func replay(_ choices: [Choice]) throws -> Attempt<Value>? {
    let source = ChoiceSource(replaying: choices)
    do {
      let value = try produce(source)
      return Attempt(value, from: source)
    } catch is Rejection {
      return nil
    }
  }
}
