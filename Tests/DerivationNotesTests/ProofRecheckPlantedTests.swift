import PropertyTesting
import Testing

@testable import DerivationNotes

/// The second look would see a false claim of any kind, were it proved; and it sees nothing wrong
/// with
/// its right twin.
@Suite("The second look at proofs sees what is false")
struct ProofRecheckPlantedTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var kind: String
    var right: String
    var wrong: String
    var testDescription: String { kind }

    init(_ kind: String, _ right: String, _ wrong: String) {
      (self.kind, self.right, self.wrong) = (kind, right, wrong)
    }
  }

  @Test("a false claim is caught and its right twin is not", arguments: pairs.archive())
  func twins(pair: Pair) throws {
    let right = try recheck(pair.right)
    #expect(right.disagreement == nil)
    #expect(right.compared >= 4)
    #expect(try recheck(pair.wrong).disagreement != nil)
  }

  private func recheck(_ formula: String) throws -> ProofRecheck {
    let note = Self.declarations + "\n\n**Claim.**\n\n$$\(formula)$$\n"
    let claims = ProofRecheckTests.claims(Array(note.utf8))
    try #require(claims.count == 1, "\(formula)")
    return onDeepStacks(1) { _ in ProofRecheck(claims[0].claim, points: 40) }[0]
  }

  static let declarations = #"""
    Let $X \in \mathbb{R}^{n \times d}$, $y \in \mathbb{R}^n$, $w, v \in \mathbb{R}^d$,
    $z, u \in \mathbb{R}$, $\lambda, \mu > 0$ and $j = 1, \dots, d$.
    Let $\varepsilon \sim \mathcal{N}(0, \sigma^2 I)$ with $\varepsilon \in \mathbb{R}^n$ and
    $\sigma > 0$.
    Let $Q \in \mathbb{R}^{n \times d}$. Assume $Q^\top Q = I$.
    """#

  static let pairs = [
    Pair(
      "equality", #"\nabla_w \tfrac12 \|Xw - y\|_2^2 = X^\top (Xw - y)"#,
      #"\nabla_w \tfrac12 \|Xw - y\|_2^2 = X^\top (Xw + y)"#),
    Pair(
      "a factor that is a little off", #"\nabla_w \|w\|_2^2 = 2 w"#,
      #"\nabla_w \|w\|_2^2 = 1.999999 w"#),
    Pair(
      "value at a kink",
      #"|z| = \begin{cases} z & \text{if } z \ge 0 \\ -z & \text{if } z < 0 \end{cases}"#,
      #"""
      |z| = \begin{cases} z & \text{if } z > 0 \\ 1 & \text{if } z = 0 \\ -z & \text{if } z < 0
      \end{cases}
      """#
    ),
    Pair(
      "value at a tie",
      #"""
      \max(|z| - \lambda, 0) = \begin{cases} |z| - \lambda & \text{if } |z| \ge \lambda \\ 0 &
      \text{otherwise} \end{cases}
      """#,
      #"""
      \max(|z| - \lambda, 0) = \begin{cases} |z| - \lambda & \text{if } |z| > \lambda \\ \lambda
      & \text{if } |z| = \lambda \\ 0 & \text{otherwise} \end{cases}
      """#
    ),
    Pair("inequality", #"\|w\|_1 \le \sqrt d \|w\|_2"#, #"\|w\|_1 \le \|w\|_2"#),
    Pair("strict inequality", #"e^{z} > 0"#, #"z^2 > 0"#),
    Pair("not equal", #"e^{z} \ne 0"#, #"|z| \ne 0"#),
    Pair(
      "argmin",
      #"""
      \arg\min_w \left( \tfrac12 \|Xw - y\|_2^2 + \tfrac\lambda2 \|w\|_2^2 \right) = (X^\top X +
      \lambda I)^{-1} X^\top y
      """#,
      #"""
      \arg\min_w \left( \tfrac12 \|Xw - y\|_2^2 + \lambda \|w\|_2^2 \right) = (X^\top X +
      \lambda I)^{-1} X^\top y
      """#
    ),
    Pair(
      "one of many minimisers", #"\arg\min_{z} (z - u)^2 = u"#,
      #"\arg\min_{z} \max(|z - u| - 1, 0) = u"#),
    Pair(
      "minimum", #"\min_z \left( (z - u)^2 + \lambda \right) = \lambda"#,
      #"\min_z \left( (z - u)^2 + \lambda \right) = 0"#),
    Pair(
      "subdifferential",
      #"""
      \partial |z| = \begin{cases} \{1\} & \text{if } z > 0 \\ [-1, 1] & \text{if } z = 0 \\
      \{-1\} & \text{if } z < 0 \end{cases}
      """#,
      #"""
      \partial |z| = \begin{cases} \{1\} & \text{if } z > 0 \\ [-1, 0] & \text{if } z = 0 \\
      \{-1\} & \text{if } z < 0 \end{cases}
      """#
    ),
    Pair(
      "subdifferential that is too large",
      #"""
      \partial (\lambda |z|) = \begin{cases} \{\lambda\} & \text{if } z > 0 \\ [-\lambda,
      \lambda] & \text{if } z = 0 \\ \{-\lambda\} & \text{if } z < 0 \end{cases}
      """#,
      #"""
      \partial (\lambda |z|) = \begin{cases} \{\lambda\} & \text{if } z > 0 \\ [-2\lambda,
      2\lambda] & \text{if } z = 0 \\ \{-\lambda\} & \text{if } z < 0 \end{cases}
      """#
    ),
    Pair(
      "subgradient", #"\mathrm{sign}(w) \in \partial \|w\|_1"#,
      #"2\, \mathrm{sign}(w) \in \partial \|w\|_1"#),
    Pair(
      "expectation", #"\mathbb{E}[\|\varepsilon\|_2^2] = n \sigma^2"#,
      #"\mathbb{E}[\|\varepsilon\|_2^2] = \sigma^2"#),
    Pair(
      "constant", #"\|w - v\|_2^2 = \|w\|_2^2 - 2 v^\top w + \text{const}"#,
      #"\|w - v\|_2^2 = \|w\|_2^2 - v^\top w + \text{const}"#),
    Pair(
      "proportional", #"e^{-\|w - v\|_2^2} \propto e^{2 v^\top w - w^\top w}"#,
      #"e^{-\|w - v\|_2^2} \propto e^{v^\top w - w^\top w}"#),
    Pair("definiteness", #"X^\top X + \lambda I \succ 0"#, #"X^\top X - \lambda I \succeq 0"#),
    Pair("semidefinite, not definite", #"X^\top X \succeq 0"#, #"X^\top X \succ 0"#),
    Pair(
      "under an equation", #"(Q^\top Q + \lambda I)^{-1} v = \frac{v}{1 + \lambda}"#,
      #"(Q^\top Q + \lambda I)^{-1} v = \frac{v}{1 - \lambda}"#),
    Pair(
      "not enough of an equation", #"Q^\top Q v = v"#, #"Q Q^\top y = y"#),
    Pair("implication", #"z > 1 \implies z^2 > z"#, #"z > 0 \implies z^2 > z"#),
    Pair(
      "equivalence",
      #"""
      \nabla_w \left( \tfrac12 \|Xw - y\|_2^2 + \tfrac\lambda2 \|w\|_2^2 \right) = 0 \iff
      (X^\top X + \lambda I) w = X^\top y
      """#,
      #"""
      \nabla_w \left( \tfrac12 \|Xw - y\|_2^2 + \lambda \|w\|_2^2 \right) = 0 \iff (X^\top X +
      \lambda I) w = X^\top y
      """#
    ),
    Pair(
      "entry", #"(X^\top X w)_j = \sum_i X_{ij} (Xw)_i"#, #"(X^\top X w)_j = \sum_i X_{ij}^2 w_j"#),
  ]
}
