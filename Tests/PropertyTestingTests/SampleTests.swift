import Synchronization
import Testing

@testable import PropertyTesting

@Suite struct SampleTests {
  @Test func samplesAreTheFirstCasesOfALaw() async throws {
    let gen = Gen<[Double]>.vector(count: 1...3)
    let seen = Mutex<[[Double]]>([])
    await forAll(gen, cases: 20, seed: 7) { v in seen.withLock { $0.append(v) } }
    #expect(seen.withLock { $0 } == (try gen.samples(20, seed: 7)))
    #expect(try gen.samples(0).isEmpty)
    #expect(try gen.samples(5) == Array(gen.samples(20).prefix(5)))
  }

  @Test func filtersMayRefuseSomeButNotAll() throws {
    let even = Gen<Int>.int(in: 0...9).filter { $0.isMultiple(of: 2) }
    #expect(try even.samples(30).allSatisfy { $0.isMultiple(of: 2) })
    #expect(throws: StarvedGenerator(values: 0, tried: 101)) {
      try Gen<Int>.int(in: 0...9).filter { _ in false }.samples(1)
    }
    let starved = StarvedGenerator(values: 0, tried: 101)
    #expect("\(starved)" == "the filters of the generator let only 0 of 101 cases through")
  }

  @Test func aGeneratorThatNeverEndsIsNamed() {
    let endless = Gen<Int> { source in
      while true { _ = try source.draw(.bool) }
    }
    #expect {
      try endless.samples(1)
    } throws: {
      "\($0)".contains("does it end?")
    }
  }
}
