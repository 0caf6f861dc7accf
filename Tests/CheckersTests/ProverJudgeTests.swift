import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

/// A prover that lies cannot get a false claim through.
@Suite struct ProverJudgeTests {
  private let lie = Proof(rule: "because I say so")

  @Test("a refuted claim stays refuted", arguments: [true, false])
  func refutation(isPartial: Bool) {
    var lie = lie
    lie.isPartial = isPartial
    let claim = Claim((L.z + 1).equals(L.z))
    #expect(Judge().merged(lie, claim).isRefuted)
    let kink = Claim(abs(L.z).equals(L.z))
    #expect(Judge().merged(lie, kink).isRefuted)
  }

  @Test("a claim without a point stays undecided")
  func vacuous() {
    let claim = Claim(L.z.equals(L.z), assuming: [L.z > 0, L.z < 0])
    #expect(Judge().merged(lie, claim).isUndecided)
    #expect(Judge().judge(claim).isUndecided)
    let nowhere = Claim(log(-abs(L.z)).equals(log(-abs(L.z))))
    #expect(Judge().judge(nowhere).isUndecided)
  }

  @Test("a true claim is proved with its conditions")
  func proof() {
    let claim = Claim((L.z + L.z).equals(2 * L.z))
    guard case .proved(let rule, let conditions) = Judge().judge(claim) else {
      Issue.record("not proved")
      return
    }
    #expect(rule == "normal form")
    #expect(conditions.isEmpty)
  }
}
