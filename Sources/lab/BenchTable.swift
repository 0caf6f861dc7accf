import DerivationNotes
import Foundation

/// The figures of `lab bench` as a table.
struct BenchTable {
  /// What each round found of the same notes.
  var rounds: [[NoteReport]]

  var text: String {
    let stages: [(String, @Sendable (StageTimings) -> Double)] = [
      ("read", \.read), ("parse", \.parse), ("judge", \.judge), ("all", \.total),
    ]
    var lines = [row("milliseconds", ["median", "95 %", "max"])]
    for (name, time) in stages {
      let totals = rounds.map { $0.reduce(0) { $0 + time($1.timings) } }
      lines.append(row(name, Self.figures(Distribution(totals))))
    }
    let steps = rounds.flatMap { $0.flatMap(\.steps) }
    lines.append(row("a step", Self.figures(Distribution(steps.map(\.milliseconds)))))
    return (lines + ["", closing] + slowest).joined(separator: "\n") + "\n"
  }

  /// Steps per second, over the median round, and the memory of the whole process.
  private var closing: String {
    let count = rounds.first?.reduce(0) { $0 + $1.steps.count } ?? 0
    let notes = rounds.first?.count ?? 0
    let total = Distribution(rounds.map { $0.reduce(0) { $0 + $1.timings.total } }).median
    let rate = total > 0 ? Int((Double(count) * 1000 / total).rounded()) : 0
    let memory = peakMemory().map { "\($0 >> 20) MiB" } ?? "unknown"
    return "\(plural(notes, "note")), \(plural(count, "step")), \(plural(rounds.count, "round")): "
      + "\(rate) steps per second, peak memory \(memory)"
  }

  private var slowest: [String] {
    var steps: [(path: String, step: StepReport)] = []
    for report in rounds.last ?? [] { steps += report.steps.map { (report.path, $0) } }
    steps.sort { $0.step.milliseconds > $1.step.milliseconds }
    guard !steps.isEmpty else { return [] }
    return ["", "slowest steps"]
      + steps.prefix(5).map { path, step in
        let time = Self.padded(Self.decimal(step.milliseconds), to: 10)
        return "\(time)  \(path):\(step.line): \(step.label), step \(step.step)"
      }
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    name + String(repeating: " ", count: max(0, 14 - name.count))
      + cells.map { Self.padded($0, to: 12) }.joined()
  }

  private static func figures(_ values: Distribution) -> [String] {
    [values.median, values.quantile(0.95), values.maximum].map(decimal)
  }

  private static func decimal(_ value: Double) -> String { String(format: "%.3f", value) }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// Order statistics of a sample; all are 0 where it is empty.
struct Distribution {
  private let sorted: [Double]

  init(_ values: [Double]) {
    sorted = values.sorted()
  }

  /// The middle value, or the mean of the two in the middle.
  var median: Double {
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The smallest value that at least this share of the sample does not exceed (nearest rank).
  func quantile(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }

  var maximum: Double { sorted.last ?? 0 }
}

/// The most memory that the process has held so far, in bytes.
func peakMemory() -> Int? {
  var usage = rusage()
  // RUSAGE_SELF, which Linux and macOS import as different types.
  let thisProcess: Int32 = 0
  guard getrusage(thisProcess, &usage) == 0 else { return nil }
  #if canImport(Darwin)
    return usage.ru_maxrss
  #else
    // Linux counts KiB.
    return usage.ru_maxrss * 1024
  #endif
}
