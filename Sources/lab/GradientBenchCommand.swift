import Checkers
import Foundation

/// `lab bench gradients`: what the gradient check accepts and rejects, and how long it takes.
struct GradientBenchCommand: Hashable {
  var seed: UInt64 = 1
  /// Right gradients in each column; a tenth as many wrong ones in each cell.
  var draws = 10_000

  init() {}

  /// Reads `--seed N` and `--samples N`.
  init(_ arguments: ArraySlice<String>) throws(UsageError) {
    var rest = arguments
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let attached = parts.count == 2 ? String(parts[1]) : nil
      switch parts.first ?? "" {
      case "--seed": seed = try Options.seed(try Options.value(of: "--seed", attached, &rest))
      case "--samples":
        draws = try Options.samples(try Options.value(of: "--samples", attached, &rest))
      default:
        throw UsageError(
          "expected --seed or --samples with lab bench gradients, found '\(argument)'")
      }
    }
  }

  /// 1 where a right gradient was not accepted, a wrong one was, or an error bar missed.
  func run() -> Outcome {
    let table = GradientBenchTable(benchmark: GradientBenchmark(seed: seed, draws: draws))
    let (text, isGood) = table.text
    return Outcome(output: text, exitCode: isGood ? 0 : 1)
  }
}

/// The figures as a table.
struct GradientBenchTable {
  var benchmark: GradientBenchmark

  var text: (text: String, isGood: Bool) {
    let parts = [right, wrong, errors, differences]
    let isGood = parts.allSatisfy(\.isGood)
    return (parts.map { $0.text + "\n" }.joined() + timings, isGood)
  }

  private typealias Part = (text: String, isGood: Bool)

  private var right: Part {
    var lines = [row("right gradients", ["drawn", "rejected", "undecided"])]
    var isGood = true
    for column in BenchmarkColumn.allCases {
      let count = benchmark.right(column)
      lines.append(row(column.rawValue, [count.total, count.refuted, count.undecided]))
      if let example = count.example { lines.append("  " + example) }
      isGood = isGood && count.tested == count.total
    }
    return (lines.joined(separator: "\n") + "\n", isGood)
  }

  private var fewer: GradientBenchmark {
    GradientBenchmark(seed: benchmark.seed, draws: max(benchmark.draws / 10, 1))
  }

  /// One column for each λ: how many were accepted; then what all of them came to.
  private var wrong: Part {
    let weights = GradientBenchmark.weights
    var lines = [
      row("wrong ones accepted", weights.map { "λ=\($0)" } + ["drawn", "undecided", "named"])
    ]
    var isGood = true
    for mistake in PlantedMistake.allCases {
      let counts = weights.map { fewer.wrong(mistake, weight: $0) }
      let total = counts.reduce(0) { $0 + $1.total }
      let undecided = counts.reduce(0) { $0 + $1.undecided }
      let named = counts.reduce(0) { $0 + $1.named }
      lines.append(row(mistake.rawValue, counts.map(\.tested) + [total, undecided, named]))
      if let example = counts.lazy.compactMap(\.example).first { lines.append("  " + example) }
      isGood = isGood && counts.allSatisfy { $0.tested == 0 }
    }
    return (lines.joined(separator: "\n") + "\n", isGood)
  }

  private var errors: Part {
    var lines = [row("relative error in one entry", ["drawn", "found"])]
    for size in [1e-6, 1e-8, 1e-10, 1e-11] {
      let count = benchmark.relativeError(size)
      lines.append(row("\(size)", [count.total, count.refuted]))
    }
    return (lines.joined(separator: "\n") + "\n", true)
  }

  private var differences: Part {
    var lines = [row("slopes from values alone", ["measured", "missed", "median width"])]
    var isGood = true
    for column in BenchmarkColumn.allCases {
      let found = benchmark.differences(column)
      lines.append(
        row(
          column.rawValue,
          ["\(found.slopes)", "\(found.missed)", String(format: "%.0e", found.medianWidth)]))
      if let example = found.example { lines.append("  " + example) }
      isGood = isGood && found.missed == 0
    }
    return (lines.joined(separator: "\n") + "\n", isGood)
  }

  private var timings: String {
    #if DEBUG
      return "microseconds: only an optimised build has figures (swift run -c release lab)\n"
    #else
      return measuredTimings
    #endif
  }

  private var measuredTimings: String {
    var lines = [row("microseconds", ["value", "gradient", "ratio"])]
    for entries in [20, 2000] {
      let time = GradientTimings.ratio(entries: entries)
      lines.append(
        row(
          "n = 1000, d = \(entries)",
          [decimal(time.value), decimal(time.gradient), decimal(time.gradient / time.value)]))
    }
    for column in [BenchmarkColumn.generic, .atKinks] {
      let times = BenchmarkObjective.all.map { GradientTimings.check($0, column) }.sorted()
      let median = (times[7] + times[8]) / 2
      lines.append(
        "whole check, \(column.rawValue): median \(decimal(median)), "
          + "slowest \(decimal(times[15])) of 16 objectives")
    }
    for besideKinks in [false, true] {
      let (time, error) = GradientTimings.hessian(besideKinks: besideKinks)
      lines.append(
        "logistic Hessian, d = 20\(besideKinks ? ", beside kinks" : ""): \(decimal(time)), "
          + "relative error \(String(format: "%.0e", error))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func decimal(_ value: Double) -> String { String(format: "%.2f", value) }

  private func row(_ name: String, _ cells: [Int]) -> String { row(name, cells.map { "\($0)" }) }

  private func row(_ name: String, _ cells: [String]) -> String {
    name + String(repeating: " ", count: max(0, 28 - name.count))
      + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
  }
}
