import Checkers
import SymbolicLite
import Testing

/// The tables of the benchmark with few draws; `lab bench gradients` makes the large ones.
@Suite struct GradientBenchmarkTests {
  #if DEBUG
    static let draws = 16
  #else
    static let draws = 320
  #endif

  @Test("no right gradient is rejected", arguments: BenchmarkColumn.allCases)
  func rightGradients(column: BenchmarkColumn) {
    let count = GradientBenchmark(draws: Self.draws).right(column)
    #expect(count.tested == count.total, "\(count.example ?? "")")
  }

  @Test(
    "no wrong gradient is accepted, and its mistake is named", arguments: PlantedMistake.allCases)
  func wrongGradients(mistake: PlantedMistake) {
    for weight in [1e-1, 1e-8] {
      let count = GradientBenchmark(draws: Self.draws / 4).wrong(mistake, weight: weight)
      #expect(count.refuted == count.total, "λ = \(weight): \(count.example ?? "")")
      #expect(count.named == count.total, "λ = \(weight): \(count.example ?? "")")
    }
  }

  @Test("a relative error of 1e-10 in one entry is found")
  func relativeError() {
    let count = GradientBenchmark(draws: Self.draws).relativeError(1e-10)
    #expect(count.refuted == count.total, "\(count.example ?? "")")
  }
}
