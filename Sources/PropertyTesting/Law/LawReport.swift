/// What a law has seen of its cases.
public struct LawReport: Sendable, CustomStringConvertible {
  let tally: Tally

  /// The number of cases the law held for.
  public var cases: Int { tally.cases }

  /// The number of cases left out, by the reason given to `assume` or the name of a filter.
  public var discarded: [String: Int] { tally.discards }

  /// The share of the cases that carry a label of `classify` or `cover`.
  public func share(of label: String) -> Double {
    cases == 0 ? 0 : Double(tally.labels[label, default: 0]) / Double(cases)
  }

  /// The table of labels and left-out cases, one line each.
  public var description: String { tally.table.joined(separator: "\n") }
}
