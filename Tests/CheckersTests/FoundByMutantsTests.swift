import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

/// Changed steps of the notes that were accepted once, each beside a right one that has to stay
/// accepted.
extension FoundByAdversaryTests {
  private static let threshold =
    #"\begin{cases} z - \lambda & \text{if } z > \lambda \\ 0 & \text{if } |z| \le \lambda "#
    + #"\\ z + \lambda & \text{if } z < -\lambda \end{cases}"#

  private static func threshold(_ old: String, _ new: String) -> String {
    threshold.replacing(old, with: new)
  }

  private func expectContradiction(
    _ source: String, at place: SourceLocation = #_sourceLocation
  ) throws {
    let verdict = try judge(source)
    guard case .refuted(let refutation) = verdict else {
      Issue.record("\(source): \(verdict)", sourceLocation: place)
      return
    }
    #expect(
      refutation.diagnosis?.contains("two cases hold at once") == true, sourceLocation: place)
  }

  @Test(
    "two cases that overlap, in a premise",
    arguments: [(#"|z| \le"#, #"|z| \ge"#), ("|z|", "z")].archive(atLeast: 1))
  func overlapInAPremise(old: String, new: String) throws {
    try expectAccepted(Self.threshold + #" = 0 \iff |z| \le \lambda"#)
    try expectContradiction(
      Self.threshold(old, new) + #" = 0 \iff |z| \le \lambda"#)
  }

  @Test("two cases that overlap in a sliver, in a claim that holds for the first of them")
  func overlapInASliver() throws {
    try expectAccepted(#"\left| "# + Self.threshold + #" \right| \le |z|"#)
    try expectContradiction(
      #"\left| "# + Self.threshold(#"if } z > \lambda"#, #"if } z > 0.999 \lambda"#)
        + #" \right| \le |z|"#)
  }

  @Test("cases that overlap and agree contradict nothing")
  func overlapThatAgrees() throws {
    try expectAccepted(
      #"|z| = \begin{cases} z & \text{if } z \ge 0 \\ -z & \text{if } z \le 0 \end{cases}"#)
  }

  @Test("a root where nothing else tells", arguments: ["0.999", "1.001"])
  func strayRoot(factor: String) throws {
    // For z > λ the difference is zero at z = λ/0.999, and below λ at z = λ/1.001.
    let verdict = try judge(
      Self.threshold(#"z - \lambda &"#, factor + #" z - \lambda &"#)
        + #" = 0 \iff |z| \le \lambda"#)
    #expect(isAccepted(verdict) == (factor == "1.001"), "\(verdict)")
  }

  @Test("a case at one number that no binary fraction meets")
  func caseAtOneNumber() throws {
    func slopes(at place: String) -> String {
      #"\partial |z| = \begin{cases} \{-1\} & \text{if } z < 0 \\ [-1, 1] & \text{if } z = "#
        + place + #" \\ \{1\} & \text{if } z > 0 \end{cases}"#
    }
    try expectAccepted(slopes(at: "0"))
    #expect(!isAccepted(try judge(slopes(at: "0.001"))))
  }

  private static let likelihood =
    #"\frac{n}{2} \log(s) + \frac{1}{2 s} \|y\|_2^2"#
  private static let atBest =
    #"\frac{n}{2} \log\left( \frac1n \|y\|_2^2 \right) + \frac{n}{2}"#

  @Test("an inequality that ends in a tie is not strict, and not true of a thousandth less")
  func tieOfTheLikelihood() throws {
    let letters = [#"s > 0"#]
    let condition = [#"y \ne 0"#]
    func judged(_ comparison: String, _ factor: String) throws -> Bool {
      isAccepted(
        try judge(
          Self.likelihood + comparison + factor + #"\left( "# + Self.atBest + #" \right)"#,
          letters, assuming: condition))
    }
    #expect(try judged(#" \ge "#, ""))
    #expect(!(try judged(" > ", "")))
    #expect(!(try judged(#" \ge "#, "0.999 ")))
  }

  @Test("an inequality that fails only next to the border of what is assumed")
  func nextToTheBorder() throws {
    func judged(_ factor: String) throws -> Bool {
      isAccepted(
        try judge(
          #"(1 - a) \|(1 - "# + factor + #" a)^t w\|_2 \le \|(1 - a)^t w\|_2"#,
          [#"t \in \mathbb{N}"#], assuming: ["a > 0", "a < 1"]))
    }
    #expect(try judged(""))
    #expect(!(try judged("0.999")))
  }
}
