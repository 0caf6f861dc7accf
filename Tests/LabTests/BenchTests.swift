import DerivationNotes
import Testing

@testable import lab

@Suite struct BenchTests {
  @Test(
    "order statistics",
    arguments: [
      ([], 0, 0, 0), ([3], 3, 3, 3), ([4, 1, 2, 3], 2.5, 4, 4), ([5, 1, 3], 3, 5, 5),
      ((1...100).map(Double.init), 50.5, 95, 100),
    ] as [([Double], Double, Double, Double)])
  func distribution(values: [Double], median: Double, high: Double, maximum: Double) {
    let distribution = Distribution(values)
    #expect(distribution.median == median)
    #expect(distribution.quantile(0.95) == high)
    #expect(distribution.maximum == maximum)
  }

  @Test func theTableTakesItsFiguresOverTheRounds() {
    let rounds = [1.0, 2, 6].map { factor in
      var step = StepReport(
        label: "ridge", line: 7, column: 1, sourceLine: "", formula: "", verdict: .proved,
        evidence: "")
      step.milliseconds = factor
      let timings = StageTimings(read: 0.5, parse: factor, judge: 10 * factor)
      return [NoteReport(path: "a.md", steps: [step, step], timings: timings)]
    }
    let lines = BenchTable(rounds: rounds).text.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.prefix(6).joined(separator: "\n") == """
        milliseconds        median        95 %         max
        read                 0.500       0.500       0.500
        parse                2.000       6.000       6.000
        judge               20.000      60.000      60.000
        all                 22.500      66.500      66.500
        a step               2.000       6.000       6.000
        """)
    #expect(lines[7].hasPrefix("1 note, 2 steps, 3 rounds: 89 steps per second, peak memory "))
    #expect(lines[10] == "     6.000  a.md:7: ridge, step 1")
  }

  @Test func theMemoryOfTheProcessIsKnown() throws {
    #expect(try #require(peakMemory()) > 1 << 20)
  }
}
