import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

/// Statements of a textbook that are proved for all sizes, each with false twins that no prover may
/// close. No points are drawn here: what counts is what the rules alone give.
@Suite struct TextbookProofTests {
  /// One statement, what is declared and what is assumed.
  struct Stated: Sendable, CustomStringConvertible {
    var formula: String
    var declarations: [String]
    var assumptions: [String]
    var description: String { formula }

    init(_ formula: String, _ declarations: [String], assuming assumptions: [String] = []) {
      (self.formula, self.declarations, self.assumptions) = (formula, declarations, assumptions)
    }
  }

  static func proof(of stated: Stated) throws -> Proof? {
    let claim = try Written.claim(
      stated.formula, declaring: stated.declarations, assuming: stated.assumptions)
    return Prover().prove(claim) ?? MinimiserProver.prove(claim) ?? InequalityProver.prove(claim)
  }

  static let data = [
    #"X \in \mathbb{R}^{n \times d}"#, #"y \in \mathbb{R}^n"#, #"w, v \in \mathbb{R}^d"#,
    #"\lambda, \mu > 0"#, #"\Gamma \in \mathbb{R}^{m \times d}"#, #"g \in \mathbb{R}^m"#,
    #"t \in \mathbb{N}"#,
  ]
  static let fullRank = [#"X^\top X \succ 0"#]
  static let together = [#"X^\top X + \Gamma^\top \Gamma \succ 0"#]

  private static func given(_ formula: String, _ assumptions: [String] = []) -> Stated {
    Stated(formula, data, assuming: assumptions)
  }

  static let rightOnes = [
    given(#"\min_a |\lambda a - 1| = 0"#),
    given(#"\|(\lambda + \mu) w\|_0 = \|w\|_0"#),
    // An assumption of definiteness, used along one vector.
    given(#"\arg\min_w \|Xw-y\|_2^2 = (X^\top X)^{-1} X^\top y"#, fullRank),
    given(#"X^\top X + \Gamma^\top \Gamma \succ 0"#, fullRank),
    given(
      #"\arg\min_w \|Xw-y\|_2^2 + \|\Gamma w\|_2^2 = (X^\top X + \Gamma^\top \Gamma)^{-1} X^\top y"#,
      together),
    given(
      #"\arg\min_w \|Xw-y\|_2^2 + \mu \|\Gamma w - g\|_2^2 = (X^\top X + \mu \Gamma^\top \Gamma)^{-1} (X^\top y + \mu \Gamma^\top g)"#,
      [#"X^\top X + \mu \Gamma^\top \Gamma \succ 0"#]),
    // Congruence.
    given(
      #"(X^\top X + \lambda I)^{-1} X^\top X (X^\top X + \lambda I)^{-1} \preceq (X^\top X)^{-1}"#,
      fullRank),
    // Term by term.
    given(
      #"\sum_{i=1}^n \frac{1}{1 + e^{-(Xw)_i}} (1 - \frac{1}{1 + e^{-(Xw)_i}}) (Xv)_i^2 \le \tfrac14 \|Xv\|_2^2"#
    ),
    given(#"\nabla_w^2 \sum_{i=1}^n \log(1 + e^{(Xw)_i}) \succeq 0"#),
    given(#"\nabla_w^2 \sum_{i=1}^n \log(1 + e^{(Xw)_i}) \preceq \tfrac14 X^\top X"#),
    given(
      #"\nabla_w^2 \left( \sum_{i=1}^n (\log(1 + e^{(Xw)_i}) - y_i (Xw)_i) + \tfrac\lambda2 \|w\|_2^2 \right) \succ 0"#
    ),
    given(#"\|w\|_1 \le \tfrac12 \sum_{j=1}^d (w_j^2 + 1)"#),
    given(#"\sum_{i=1}^n (1 + e^{y_i})^{-2} < n"#),
    // Under a constraint.
    given(
      #"\operatorname{proj}_{\{u : \|u\|_2 \le \mu\}}(w) = w \min\left(1, \frac{\mu}{\|w\|_2}\right)"#,
      [#"w \ne 0"#]),
    given(
      #"\arg\min_{\|v\|_2 \le \mu} \|v - w\|_2^2 = w \min\left(1, \frac{\mu}{\|w\|_2}\right)"#,
      [#"w \ne 0"#]),
    given(
      #"\arg\min_{u > 0} \left( \tfrac n2 \log(2 \pi u) + \tfrac{1}{2u} \|y - Xw\|_2^2 \right) = \tfrac1n \|y - Xw\|_2^2"#,
      [#"y - Xw \ne 0"#]),
    // The largest value.
    given(
      #"\arg\max_{u > 0} \mathcal{N}(y \mid Xw, u I) = \tfrac1n \|y - Xw\|_2^2"#,
      [#"y - Xw \ne 0"#]),
    given(
      #"\arg\max_w \mathcal{N}(y \mid Xw, \lambda I) \, \mathcal{N}(w \mid 0, \mu I) = (X^\top X + \tfrac\lambda\mu I)^{-1} X^\top y"#
    ),
    given(#"\max_a (2 \mu a - a^2) = \mu^2"#),
    // Inverses inside numbers, and equations for an inverse.
    given(
      #"w^\top (X^\top X + \lambda I)^{-1} X^\top y = (Xw)^\top (X X^\top + \lambda I)^{-1} y"#),
    given(#"\|(X^\top X + \lambda I)^{-1} X^\top y\|_2 \le \tfrac1\lambda \|X^\top y\|_2"#),
    given(
      #"\operatorname{tr}(X (X^\top X + \lambda I)^{-1} X^\top) = n - \lambda \operatorname{tr}((X X^\top + \lambda I)^{-1})"#
    ),
    given(
      #"(X^\top X + \lambda I) w = v \iff w = (X^\top X + \lambda I)^{-1} v"#),
    // Sets of subgradients.
    given(
      #"\partial_w \left( \tfrac12 \|Xw-y\|_2^2 + \lambda \|w\|_1 \right) = X^\top (Xw-y) + \lambda \, \partial \|w\|_1"#
    ),
    // A whole power of a number between 0 and 1.
    given(#"0 < 1 - (1 - \lambda \mu)^t < 1"#, [#"\lambda \mu < 1"#, #"t \ge 1"#]),
    given(#"0 \le 1 - (1 - \lambda \mu)^t"#, [#"\lambda \mu < 1"#]),
    given(#"\|(1 - \lambda \mu)^t w\|_2 \le \|w\|_2"#, [#"\lambda \mu < 1"#]),
    given(#"(1 + \lambda)^t \ge 1"#),
    given(
      #"\lambda \ge \|X^\top y\|_\infty \implies 0 \in \arg\min_w \left( \tfrac12 \|Xw-y\|_2^2 + \lambda \|w\|_1 \right)"#
    ),
  ]

  static let falseTwins = [
    given(#"\arg\min_w \|Xw-y\|_2^2 = (X^\top X)^{-1} X^\top y"#),
    given(#"\arg\min_w \|Xw-y\|_2^2 = X^\top y"#, fullRank),
    given(#"\Gamma^\top \Gamma \succ 0"#, fullRank),
    given(#"X^\top X - \Gamma^\top \Gamma \succ 0"#, fullRank),
    given(#"X^\top X \succ 0"#, together),
    given(#"X^\top X \succ 0"#, [#"X^\top X \succeq 0"#]),
    given(
      #"\arg\min_w \|Xw-y\|_2^2 + \|\Gamma w\|_2^2 = (X^\top X + \Gamma^\top \Gamma)^{-1} X^\top y"#
    ),
    given(
      #"\arg\min_w \|Xw-y\|_2^2 + \mu \|\Gamma w - g\|_2^2 = (X^\top X + \mu \Gamma^\top \Gamma)^{-1} (X^\top y + \Gamma^\top g)"#,
      [#"X^\top X + \mu \Gamma^\top \Gamma \succ 0"#]),
    given(
      #"(X^\top X + \lambda I)^{-1} X^\top X (X^\top X + \lambda I)^{-1} \preceq \tfrac12 (X^\top X)^{-1}"#,
      fullRank),
    given(#"(X^\top X)^{-1} \preceq (X^\top X + \lambda I)^{-1}"#, fullRank),
    given(
      #"\sum_{i=1}^n \frac{1}{1 + e^{-(Xw)_i}} (1 - \frac{1}{1 + e^{-(Xw)_i}}) (Xv)_i^2 \le \tfrac15 \|Xv\|_2^2"#
    ),
    given(
      #"\sum_{i=1}^n \frac{1}{1 + e^{-(Xw)_i}} (1 - \frac{1}{1 + e^{-(Xw)_i}}) (Xv)_i^2 \le \tfrac14 \|Xv\|_2"#
    ),
    given(#"\nabla_w^2 \sum_{i=1}^n \log(1 + e^{(Xw)_i}) \succ 0"#),
    given(#"\nabla_w^2 \sum_{i=1}^n \log(1 + e^{(Xw)_i}) \preceq \tfrac18 X^\top X"#),
    given(#"\|w\|_1 \le \tfrac12 \sum_{j=1}^d (w_j^2 + \tfrac12)"#),
    given(#"\|w\|_1 < \tfrac12 \sum_{j=1}^d (w_j^2 + 1)"#),
    given(#"\sum_{i=1}^n (1 + e^{y_i})^{-2} < d"#),
    given(
      #"\operatorname{proj}_{\{u : \|u\|_2 \le \mu\}}(w) = \frac{\mu}{\|w\|_2} w"#, [#"w \ne 0"#]),
    given(
      #"\arg\min_{\|v\|_2 \le \mu} \|v - w\|_2^2 = w \min\left(1, \frac{\mu}{\|w\|_1}\right)"#,
      [#"w \ne 0"#]),
    given(#"\arg\min_{\|v\|_2 \ge \mu} \|v\|_2^2 = 0"#),
    given(
      #"\arg\min_{u > 0} \left( \tfrac n2 \log(2 \pi u) + \tfrac{1}{2u} \|y - Xw\|_2^2 \right) = \tfrac1n \|y - Xw\|_2^2"#
    ),
    given(
      #"\arg\max_{u > 0} \mathcal{N}(y \mid Xw, u I) = \tfrac1d \|y - Xw\|_2^2"#,
      [#"y - Xw \ne 0"#]),
    given(
      #"\arg\max_{u < 1} \mathcal{N}(y \mid Xw, u I) = \tfrac1n \|y - Xw\|_2^2"#,
      [#"y - Xw \ne 0"#]),
    given(#"\arg\min_{u > 0} \mathcal{N}(y \mid 0, u I) = \tfrac1n \|y\|_2^2"#, [#"y \ne 0"#]),
    given(
      #"\arg\max_w \mathcal{N}(y \mid Xw, \lambda I) \, \mathcal{N}(w \mid 0, \mu I) = (X^\top X + \tfrac\mu\lambda I)^{-1} X^\top y"#
    ),
    given(#"\max_a (2 \mu a - a^2) = 2 \mu"#),
    // What is divided by may be zero, and a count of non-zeros with it.
    given(#"\min_a |(w^\top v) a - 1| = 0"#),
    given(#"\min_a |(1 - \lambda \mu) a - 1| = 0"#),
    given(#"\min_a ((\lambda - \mu) a - 1)^2 = 0"#),
    given(#"\|(\lambda - \mu) w\|_0 = \|w\|_0"#),
    given(#"\max_a (2 \mu a + a^2) = \mu^2"#),
    given(
      #"w^\top (X^\top X + \lambda I)^{-1} X^\top y = (Xw)^\top (X X^\top + 2 \lambda I)^{-1} y"#),
    given(
      #"\operatorname{tr}((X^\top X + \lambda I)^{-1}) = \operatorname{tr}((X X^\top + \lambda I)^{-1})"#
    ),
    // Without λ the two inverses do not exist together.
    given(#"w^\top (X^\top X)^{-1} X^\top y = (Xw)^\top (X X^\top)^{-1} y"#),
    given(
      #"(X^\top X + \lambda I) w = v \iff w = (X^\top X + \mu I)^{-1} v"#),
    given(
      #"\partial_w \left( \tfrac12 \|Xw-y\|_2^2 + \lambda \|w\|_1 \right) = X^\top (Xw-y) + \mu \, \partial \|w\|_1"#
    ),
    given(
      #"\partial_w \left( \tfrac12 \|Xw-y\|_2^2 + \lambda \|w\|_1 \right) = X^\top Xw + \lambda \, \partial \|w\|_1"#
    ),
    given(
      #"\partial_w \left( \tfrac12 \|Xw-y\|_2^2 + \lambda \|w\|_1 \right) = X^\top (Xw-y) + \lambda \, \partial \|v\|_1"#
    ),
    given(
      #"\partial_w \left( \|w\|_1 - \lambda \|w\|_2^2 \right) = -2 \lambda w + \partial \|w\|_1"#),
    given(#"0 < 1 - (1 - \lambda \mu)^t"#, [#"\lambda \mu < 1"#]),
    given(#"(1 - \lambda \mu)^t \le 1"#),
    given(#"(1 - \lambda \mu)^t \le \tfrac12"#, [#"\lambda \mu < 1"#, #"t \ge 1"#]),
    given(#"(1 + \lambda)^t > 1"#),
    given(
      #"\lambda \ge \tfrac12 \|X^\top y\|_\infty \implies 0 \in \arg\min_w \left( \tfrac12 \|Xw-y\|_2^2 + \lambda \|w\|_1 \right)"#
    ),
  ]

  /// Below a minimum one name is bounded; where there are two, the variable is anybody's guess.
  @Test(arguments: [
    #"\arg\min_{Xv = y} \|v\|_2^2 = 0"#, #"\arg\min_{v^\top w \le 1} \|v\|_2^2 = 0"#,
    #"\min_{\lambda \le \|v\|_2 \le \mu} \|v\|_2^2 = \lambda^2"#,
  ])
  func isNotRead(formula: String) {
    #expect(throws: Diagnostic.self) { try Written.claim(formula, declaring: Self.data) }
  }

  @Test(arguments: rightOnes.archive()) func isProved(stated: Stated) throws {
    #expect(try Self.proof(of: stated) != nil)
  }

  @Test(arguments: falseTwins.archive()) func isNotProved(stated: Stated) throws {
    #expect(try Self.proof(of: stated) == nil)
  }
}

extension Written {
  /// A claim over declarations of its own.
  static func claim(
    _ text: String, declaring declarations: [String], assuming assumptions: [String] = []
  ) throws -> Claim {
    var scope = Scope()
    for text in declarations {
      for row in try rows(text) {
        for statement in row.statements { _ = try scope.declare(statement) }
      }
    }
    for text in assumptions {
      for row in try rows(text) {
        for statement in row.statements { try scope.assume(statement) }
      }
    }
    return try claim(text, in: scope)
  }
}
