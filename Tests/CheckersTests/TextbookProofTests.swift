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
  ]
  static let fullRank = [#"X^\top X \succ 0"#]
  static let together = [#"X^\top X + \Gamma^\top \Gamma \succ 0"#]

  private static func given(_ formula: String, _ assumptions: [String] = []) -> Stated {
    Stated(formula, data, assuming: assumptions)
  }

  static let rightOnes = [
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
      #"\arg\min_{t > 0} \left( \tfrac n2 \log(2 \pi t) + \tfrac{1}{2t} \|y - Xw\|_2^2 \right) = \tfrac1n \|y - Xw\|_2^2"#,
      [#"y - Xw \ne 0"#]),
    // The largest value.
    given(
      #"\arg\max_{t > 0} \mathcal{N}(y \mid Xw, t I) = \tfrac1n \|y - Xw\|_2^2"#,
      [#"y - Xw \ne 0"#]),
    given(
      #"\arg\max_w \mathcal{N}(y \mid Xw, \lambda I) \, \mathcal{N}(w \mid 0, \mu I) = (X^\top X + \tfrac\lambda\mu I)^{-1} X^\top y"#
    ),
    given(#"\max_a (2 \mu a - a^2) = \mu^2"#),
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
      #"\arg\min_{t > 0} \left( \tfrac n2 \log(2 \pi t) + \tfrac{1}{2t} \|y - Xw\|_2^2 \right) = \tfrac1n \|y - Xw\|_2^2"#
    ),
    given(
      #"\arg\max_{t > 0} \mathcal{N}(y \mid Xw, t I) = \tfrac1d \|y - Xw\|_2^2"#,
      [#"y - Xw \ne 0"#]),
    given(
      #"\arg\max_{t < 1} \mathcal{N}(y \mid Xw, t I) = \tfrac1n \|y - Xw\|_2^2"#,
      [#"y - Xw \ne 0"#]),
    given(#"\arg\min_{t > 0} \mathcal{N}(y \mid 0, t I) = \tfrac1n \|y\|_2^2"#, [#"y \ne 0"#]),
    given(
      #"\arg\max_w \mathcal{N}(y \mid Xw, \lambda I) \, \mathcal{N}(w \mid 0, \mu I) = (X^\top X + \tfrac\mu\lambda I)^{-1} X^\top y"#
    ),
    given(#"\max_a (2 \mu a - a^2) = 2 \mu"#),
    given(#"\max_a (2 \mu a + a^2) = \mu^2"#),
  ]

  /// Below a minimum one name is bounded; where there are two, the variable is anybody's guess.
  @Test(arguments: [
    #"\arg\min_{Xv = y} \|v\|_2^2 = 0"#, #"\arg\min_{v^\top w \le 1} \|v\|_2^2 = 0"#,
    #"\min_{\lambda \le \|v\|_2 \le \mu} \|v\|_2^2 = \lambda^2"#,
  ])
  func isNotRead(formula: String) {
    #expect(throws: Diagnostic.self) { try Written.claim(formula, declaring: Self.data) }
  }

  @Test(arguments: rightOnes) func isProved(stated: Stated) throws {
    #expect(try Self.proof(of: stated) != nil)
  }

  @Test(arguments: falseTwins) func isNotProved(stated: Stated) throws {
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
