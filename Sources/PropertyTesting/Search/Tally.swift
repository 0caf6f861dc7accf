/// How many cases a law has seen, of what kinds, and how many it was not about.
struct Tally: Sendable {
  private(set) var cases = 0
  private(set) var discards: [String: Int] = [:]
  private(set) var labels: [String: Int] = [:]
  private(set) var demands: [String: Double] = [:]

  var discardCount: Int { discards.values.reduce(0, +) }

  mutating func count(labels: Set<String>, demands: [String: Double]) {
    cases += 1
    for label in labels { self.labels[label, default: 0] += 1 }
    self.demands.merge(demands) { max($0, $1) }
  }

  mutating func discard(_ reason: String) { discards[reason, default: 0] += 1 }

  /// Labels whose share is surely below what was demanded, in alphabetical order.
  var shortfalls: [String] {
    demands.filter { label, share in
      upperEnd(of: labels[label, default: 0], among: cases) < share
    }.keys.sorted()
  }

  /// One line for every label and every reason to discard, most frequent first.
  var table: [String] {
    var counts = labels
    for label in demands.keys { counts[label, default: 0] += 0 }
    let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let rows = ordered.map { label, count in
      row(count, of: cases, label)
        + (demands[label].map { ", at least \(percentage($0)) asked" } ?? "")
    }
    let drawn = cases + discardCount
    let dropped = discards.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return rows + dropped.map { row($1, of: drawn, "discarded: \($0)") }
  }

  private func row(_ count: Int, of total: Int, _ label: String) -> String {
    let share = percentage(total == 0 ? 0 : Double(count) / Double(total))
    return String(repeating: " ", count: max(0, 9 - share.count)) + share + "  " + label
  }

  /// The upper end of Wilson's 3σ interval for a share of which `hits` of `total` are a sample.
  private func upperEnd(of hits: Int, among total: Int) -> Double {
    guard total > 0 else { return 1 }
    let (n, z) = (Double(total), 3.0)
    let p = Double(hits) / n
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (p + z * z / (2 * n) + spread) / (1 + z * z / n)
  }
}
