import SymbolicLite
import Testing

@testable import Checkers

@Suite struct SampleCountTests {
  @Test("what few points were asked for is enough", arguments: 1...7)
  func fewPoints(samples: Int) {
    let (a, z) = (Letters.a, Letters.z)
    let trial = Trial(Claim(.compare(a + z, .equal, z + a)), seed: 1, samples: samples)
    #expect(trial.run().isTested)
    #expect(Trial(Claim(a < a + 1), seed: 2, samples: samples).run().isTested)
    #expect(Trial(Claim(a > a + 1), seed: 2, samples: samples).run().isRefuted)
  }
}
