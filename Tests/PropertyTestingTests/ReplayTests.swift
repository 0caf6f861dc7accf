import Testing

@testable import PropertyTesting

@Suite struct ReplayTests {
  @Test func `a token is read as it was written`() async {
    let choices = Gen.linearData(targets: .sign)
    for number in 0..<200 {
      let source = ChoiceSource(random: SplitMix64(seed: 1, case: number))
      _ = try? choices.produce(source)
      let token = ReplayToken(source.choices)
      #expect((try? ReplayToken("\(token)"))?.choices == source.choices)
    }
    #expect((try? ReplayToken(""))?.choices == [])
    #expect((try? ReplayToken("-0r,1e-07r,3"))?.choices == [.real(-0.0), .real(1e-7), .index(3)])
  }

  @Test(
    "a malformed token names the place",
    arguments: [
      ("1,x,2r", "x", 2), ("1,,2r", "", 2), ("1.5", "1.5", 1), ("nanr", "nanr", 1),
      ("-3", "-3", 1), ("1,infr", "infr", 2), ("1e999r", "1e999r", 1),
    ])
  func malformedToken(text: String, word: String, place: Int) async throws {
    let found = try await messages { await forAll(.real, replay: text) { _ in } }
    #expect(
      found == [
        "replay token: expected a whole number such as 2 or a real such as 0.5r at place \(place), "
          + "found \"\(word)\""
      ])
  }

  @Test func `the token of a report runs exactly that case`() async throws {
    let found = try await messages {
      await forAll(.vector().named("v"), .positive.named("λ"), replay: "1,0,1r,2r") { v, lambda in
        #expect(v[0] >= lambda)
      }
    }
    #expect(
      found == [
        """
        broken by the replayed case:
          v = [1]
          λ = 2
        """
      ])
  }

  @Test func `a replayed case that passes fails the test`() async throws {
    let found = try await messages {
      await forAll(.vector().named("v"), .positive.named("λ"), replay: "1,0,1r,2r") { v, lambda in
        #expect(v[0] <= lambda)
      }
    }
    #expect(
      found == [
        """
        the replayed case does not break the law:
          v = [1]
          λ = 2
        remove `replay:` to search again
        """
      ])
  }

  @Test(
    "a token that is not a case of the generator is refused",
    arguments: ["1,0,1r", "1,0,1r,2r,0r", "0,0,1r,2r", "1,0,1r,-2r", "1,0,1,2r", "2,0,1r,2r", ""])
  func foreignToken(token: String) async throws {
    let found = try await messages {
      await forAll(.vector(), .positive, replay: token) { _, _ in
        Issue.record("must not be run")
      }
    }
    #expect(
      found == [
        "replay token \"\(token)\" is not a case of this generator: it has changed since, or the "
          + "token belongs to another law"
      ])
  }
}
