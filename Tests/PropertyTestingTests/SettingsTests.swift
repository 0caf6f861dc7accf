import Synchronization
import Testing

@testable import PropertyTesting

@Suite struct SettingsTests {
  private func settings(_ variables: [String: String]) throws -> Settings {
    try Settings(cases: 300, seed: 1) { variables[$0] }
  }

  @Test func `without variables the law's own numbers hold`() throws {
    let settings = try settings([:])
    #expect(settings.cases == 300)
    #expect(settings.seed == 1)
    #expect(!settings.isStrict && !settings.printsTable)
  }

  @Test func `variables override the law's own numbers`() throws {
    let settings = try settings([
      "LAB_CASES": "7", "LAB_SEED": "0xFF", "LAB_STRICT": "1", "LAB_TABLE": "0",
    ])
    #expect(settings.cases == 7)
    #expect(settings.seed == 255)
    #expect(settings.isStrict && !settings.printsTable)
  }

  @Test(
    "a bad value is an error that says what is expected",
    arguments: [
      ("LAB_CASES", "0", "a whole number from 1 to 1,000,000"),
      ("LAB_CASES", "-5", "a whole number from 1 to 1,000,000"),
      ("LAB_CASES", "many", "a whole number from 1 to 1,000,000"),
      ("LAB_CASES", "1000001", "a whole number from 1 to 1,000,000"),
      ("LAB_CASES", "", "a whole number from 1 to 1,000,000"),
      ("LAB_SEED", "-1", "a whole number from 0 to 2^64 - 1, decimal or 0x…"),
      ("LAB_SEED", "0x", "a whole number from 0 to 2^64 - 1, decimal or 0x…"),
      ("LAB_SEED", "18446744073709551616", "a whole number from 0 to 2^64 - 1, decimal or 0x…"),
      ("LAB_STRICT", "yes", "0 or 1"),
      ("LAB_TABLE", "2", "0 or 1"), ("LAB_FULL", "all", "0 or 1"),
    ])
  func badValue(variable: String, value: String, expected: String) async throws {
    #expect(throws: SettingError(variable: variable, value: value, expected: expected)) {
      try settings([variable: value])
    }
    let found = try await messages(environment: [variable: value]) {
      await forAll(.bool) { _ in Issue.record("must not be run") }
    }
    #expect(found == ["\(variable): expected \(expected), found \"\(value)\""])
  }

  @Test func `a law of no cases is refused`() async throws {
    let found = try await messages { await forAll(.bool, cases: 0) { _ in } }
    #expect(found == ["cases: expected a whole number from 1 to 1,000,000, found \"0\""])
  }

  private func values(_ environment: [String: String]) async throws -> [Double] {
    let seen = Mutex<[Double]>([])
    _ = try await messages(environment: environment) {
      await forAll(.real, cases: 20) { x in seen.withLock { $0.append(x) } }
    }
    return seen.withLock { $0 }
  }

  @Test func `LAB_CASES and LAB_SEED set the search, and the seed alone decides the cases`()
    async throws
  {
    let usual = try await values([:])
    #expect(usual.count == 20)
    #expect(try await values([:]) == usual)
    #expect(try await values(["LAB_CASES": "30"]).prefix(20) == usual[...])
    #expect(try await values(["LAB_SEED": "2"]) != usual)
  }

  @Test func `the stream is SplitMix64, and the first cases are the same everywhere`() async throws
  {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    let first = try await values([:]).prefix(6)
    #expect(first == [4, -1, -1e6, 1e6, 4.4048722691011655, -3])
  }
}
