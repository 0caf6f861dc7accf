import Testing

@testable import PropertyTesting

/// What a case costs. The bounds are fifty times what an idle machine needs in a debug build, so that
/// they catch a generator that has become quadratic and not a busy neighbour. `LAB_TABLE=1` prints
/// the figures.
@Suite(.serialized) struct CostTests {
  private func microseconds<Value>(_ gen: Gen<Value>) async -> Double {
    let clock = ContinuousClock()
    // The fastest of five rounds: what the machine does besides only ever adds.
    var fastest = Duration.seconds(1)
    for seed in 1...5 as ClosedRange<UInt64> {
      let search = Search(gen: gen, cases: 300, seed: seed) { _ in .passed }
      let start = clock.now
      _ = await search.run()
      fastest = min(fastest, clock.now - start)
    }
    return Double(fastest.components.attoseconds) / 1e12 / 300
  }

  private func show(_ name: String, _ cost: Double) {
    if LabEnvironment.variable("LAB_TABLE") == "1" {
      print("a case of \(name): \((10 * cost).rounded() / 10) µs")
    }
  }

  @Test func `generating a case takes microseconds`() async {
    let number = await microseconds(.real)
    show(".real", number)
    #expect(number < 100)
    let vector = await microseconds(zip(.vector(), .positive))
    show(".vector(), .positive", vector)
    #expect(vector < 350)
    let small = await microseconds(.linearData())
    show(".linearData()", small)
    #expect(small < 1_500)
    let large = await microseconds(.linearData(rows: 20...20, columns: 5...5))
    show(".linearData(rows: 20...20, columns: 5...5)", large)
    #expect(large < 7_000)
  }

  @Test func `listening to the issues of a law adds microseconds`() async {
    let clock = ContinuousClock()
    var fastest = Duration.seconds(1)
    for seed in 1...5 as ClosedRange<UInt64> {
      let start = clock.now
      await forAll(.real, cases: 300, seed: seed) { x in #expect(x == x) }
      fastest = min(fastest, clock.now - start)
    }
    let cost = Double(fastest.components.attoseconds) / 1e12 / 300
    show("forAll(.real) with one #expect", cost)
    #expect(cost < 200)
  }
}
