import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

/// Wrong steps that were accepted once, each beside a right one that has to stay accepted.
@Suite struct FoundByAdversaryTests {
  private static let letters = [
    #"w, v \in \mathbb{R}^d"#, #"y \in \mathbb{R}^n"#, #"X \in \mathbb{R}^{n \times d}"#,
    #"M \in \mathbb{R}^{d \times d}"#, #"z, a, b \in \mathbb{R}"#, #"\lambda > 0"#,
    #"L : \mathbb{R}^d \to \mathbb{R}"#,
  ]

  func judge(
    _ source: String, _ more: [String] = [], assuming conditions: [String] = []
  ) throws -> Verdict {
    var scope = Scope()
    for text in Self.letters + more {
      var parser = LaTeXParser(Array(text))
      for row in try parser.parseInline() {
        for statement in row.statements where try scope.declare(statement) == nil {
          try scope.assume(statement)
        }
      }
    }
    func relation(_ text: String) throws -> Relation {
      var parser = LaTeXParser(Array(text))
      let row = try #require(try parser.parseDisplay().first)
      let statement = try #require(row.statements.first)
      var elaborator = Elaborator(scope)
      guard let connective = row.connectives.first else {
        return try elaborator.statement(statement)
      }
      return try elaborator.connected(
        statement, connective, try #require(row.statements.dropFirst().first))
    }
    let positive = try relation(#"\lambda > 0"#)
    let assumptions = try conditions.map { try relation($0) }
    return Judge().judge(Claim(try relation(source), assuming: [positive] + assumptions))
  }

  func isAccepted(_ verdict: Verdict) -> Bool {
    switch verdict {
    case .proved, .tested: true
    case .refuted, .undecided: false
    }
  }

  func expectAccepted(
    _ source: String, _ more: [String] = [], assuming conditions: [String] = [],
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let verdict = try judge(source, more, assuming: conditions)
    #expect(isAccepted(verdict), "\(source): \(verdict)", sourceLocation: place)
  }

  @Test(
    "more places than four",
    arguments: [
      #"\|w\|_1 \le 2 \|w\|_2"#, #"d \le 4"#, #"(d-1)(d-2)(d-3)(d-4) \|w\|_2 = 0"#,
      #"\operatorname{tr}(M)^2 \le 4 \operatorname{tr}(M^\top M)"#,
      #"\|w\|_1 \le 3 \|w\|_\infty + \|w\|_2"#,
    ].archive(atLeast: 2))
  func sizes(wrong: String) throws {
    #expect(try judge(wrong).isRefuted)
  }

  @Test(
    "as many places as there are",
    arguments: [
      #"\|w\|_1 \le \sqrt{d} \|w\|_2"#, #"d \ge 1"#, #"\|w\|_1 \le d \|w\|_\infty"#,
      #"\operatorname{tr}(M)^2 \le d \operatorname{tr}(M^\top M)"#,
    ].archive(atLeast: 2))
  func sizesOfAnyKind(right: String) throws {
    try expectAccepted(right)
  }

  @Test("positions beyond the second")
  func positions() throws {
    #expect(try judge(#"w_j > 0 \implies j < 3"#).isRefuted)
    #expect(try judge(#"w_j > 0 \implies j < d"#).isRefuted)
    try expectAccepted(#"w_j > 0 \implies |w_j| = w_j"#)
  }

  @Test(
    "roots that no point meets",
    arguments: [
      #"a^2 = 2 \iff a = \sqrt{2}"#, #"|a| = \sqrt{2} \iff a = \sqrt{2}"#,
      #"e^{a^2} = 3 \iff a = \sqrt{\log 3}"#, #"(a^2 - 2)^2 \le 0 \iff a = \sqrt{2}"#,
    ].archive(atLeast: 2))
  func roots(wrong: String) throws {
    #expect(!isAccepted(try judge(wrong)))
  }

  @Test("a side with an interior is seen from its end")
  func interiors() throws {
    try expectAccepted(#"a^2 < 2 \iff |a| < \sqrt{2}"#)
    try expectAccepted(#"\|w\|_2 \le 0 \iff w = 0"#)
  }

  @Test("matrices with rows of very different sizes", .archived("FoundByAdversary.scales"))
  func scales() throws {
    #expect(
      try judge(
        #"\|(X^\top X + \lambda I)^{-1} X^\top y\|_1 \le \|(X^\top X)^{-1} X^\top y\|_1"#
      ).isRefuted)
    #expect(
      isAccepted(
        try judge(
          #"\|(X^\top X + \lambda I)^{-1} X^\top y\|_2 \le \|(X^\top X)^{-1} X^\top y\|_2"#)))
  }

  @Test("open functions that tell places apart", .archived("FoundByAdversary.openFunctions"))
  func openFunctions() throws {
    #expect(try judge(#"L(e_1) = L(e_2)"#, assuming: [#"d \ge 2"#]).isRefuted)
    #expect(
      try judge(
        #"(\nabla L(w))_1 = (\nabla L(w))_2"#, assuming: [#"w_1 = w_2"#, #"d \ge 2"#]
      ).isRefuted)
    #expect(
      try judge(
        #"L(w) = L(v)"#,
        assuming: [#"\|w\|_2 = \|v\|_2"#, #"\mathbf{1}^\top w = \mathbf{1}^\top v"#]
      ).isRefuted)
    try expectAccepted(#"L(w) = L(v)"#, assuming: [#"w = v"#])
  }

  @Test("constants are convex too")
  func convexFunctions() throws {
    func g(_ argument: Expression) -> Expression {
      .call(OpaqueFunction("G", of: .vector("d"), isConvex: true), argument)
    }
    let w = Letters.w
    #expect(judged(g(2 * w) >= 2 * g(w) - 5).isRefuted)
    #expect(judged(g((w + Letters.u) / 2) <= (g(w) + g(Letters.u)) / 2).isTested)
  }

  @Test(
    "numbers that the claim names",
    arguments: [
      #"z \ne 17"#, #"|z| \le 10^{20}"#, #"\lambda \ne 37"#,
      #"\begin{cases} z & z \ne 17 \\ 0 & z = 17 \end{cases} = z"#,
      #"w_1 \ne 23.5"#,
    ].archive(atLeast: 2))
  func literals(wrong: String) throws {
    #expect(try judge(wrong).isRefuted)
  }

  @Test("a number that is named and harmless")
  func harmlessLiterals() throws {
    try expectAccepted(#"z^2 \ne -17"#)
    try expectAccepted(#"\begin{cases} z & z \ne 17 \\ 17 & z = 17 \end{cases} = z"#)
  }

  @Test("entries in order")
  func order() throws {
    #expect(try judge(#"w_4 \le w_1 + w_2 + 8 |w_3 - 3|"#, assuming: [#"d \ge 4"#]).isRefuted)
  }

  @Test("two constants that no enclosure tells apart")
  func constants() throws {
    #expect(try judge(#"\pi = 3.141592653589793"#).isUndecided)
    #expect(try judge(#"\sqrt{2} = 1.4142135623730951"#).isUndecided)
    try expectAccepted(#"\sqrt{8} = 2 \sqrt{2}"#)
    try expectAccepted(#"\pi < 3.1416"#)
    try expectAccepted(#"0.1 \cdot 3 = 0.3"#)
  }

  @Test("ends of a set, from near")
  func ends() throws {
    #expect(try judge(#"\{z : z^2 \le 2\} = [-1.4142, 1.4142]"#).isRefuted)
    #expect(try judge(#"\{z : z^2 \le 2\} = \{z : z^2 \le 2.0001\}"#).isRefuted)
    try expectAccepted(#"\{z : z^2 \le 2\} = [-\sqrt{2}, \sqrt{2}]"#)
  }

  @Test("one counter has points enough")
  func counters() throws {
    let k = [#"k \in \mathbb{N}"#]
    try expectAccepted(#"2^k \ge k + 1"#, k)
    try expectAccepted(#"k^2 \le 9"#, k, assuming: [#"k \le 3"#])
    #expect(try judge(#"k \le 5"#, k).isRefuted)
    #expect(try judge(#"k^2 \le 8"#, k, assuming: [#"k \le 3"#]).isRefuted)
  }

  @Test("cases that contradict each other")
  func contradictions() throws {
    let overlapping = try judge(
      #"|z| = \begin{cases} z & z \ge 0 \\ -z & z \le 1 \end{cases}"#)
    #expect(overlapping.isRefuted)
    #expect(
      overlapping.refutation?.diagnosis == "two cases hold at once and disagree")
    try expectAccepted(#"|z| = \begin{cases} z & z \ge 0 \\ -z & z \le 0 \end{cases}"#)
    #expect(
      !isAccepted(
        try judge(
          #"\partial |z| = \begin{cases} [-1, 1] & z = 0 \\ \{1\} & z \ge 0 \\ \{-1\} & z < 0 \end{cases}"#
        )))
  }

  @Test("values that are too large for doubles")
  func overflow() throws {
    let refutation = try judge(#"2^{2^{2^{2^{2^{2}}}}} = 1"#).refutation
    #expect(refutation?.left == "more than 1.797e308")
    #expect(refutation?.right == "1")
    #expect(refutation?.difference == "more than 1.797e308")
  }
}
