/// How many steps got which verdict, over several notes.
public struct Summary: Sendable, Hashable {
  public var notes: Int
  public var steps: Int
  public var unexpected: Int
  private var counts: [StepReport.Verdict: Int]

  public init(_ reports: [NoteReport]) {
    let all = reports.flatMap(\.steps)
    notes = reports.count
    steps = all.count
    unexpected = all.count { !$0.asExpected }
    counts = Dictionary(grouping: all, by: \.verdict).mapValues(\.count)
  }

  public func count(_ verdict: StepReport.Verdict) -> Int { counts[verdict] ?? 0 }

  /// 0: all as expected. 1: a claim refuted or undecided, or a False claim not refuted.
  /// 2: something could not be read.
  public var exitCode: Int32 {
    if count(.unreadable) > 0 { return 2 }
    return unexpected > 0 ? 1 : 0
  }

  /// `2 notes, 9 steps: 7 proved, 1 tested, 1 refuted; all as expected`
  public var sentence: String {
    let verdicts = StepReport.Verdict.allCases.filter { count($0) > 0 }
      .map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
    let total = "\(plural(notes, "note")), \(plural(steps, "step"))"
    guard steps > 0 else { return total }
    let outcome = unexpected == 0 ? "all as expected" : "\(unexpected) not as expected"
    return "\(total): \(verdicts); \(outcome)"
  }
}

/// `1 note`, `2 notes`.
package func plural(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
