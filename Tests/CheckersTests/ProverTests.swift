import SymbolicLite
import Testing

@testable import Checkers

/// Claims that have a proof, beside near misses that have none. Each claim is also put before the
/// sampler, which has to agree.
@Suite struct ProverTests {
  static let identities = [
    #"\nabla_w \tfrac12 \|X w - y\|^2 = X^\top (X w - y)"#,
    #"\nabla_w \left( \tfrac12 \|X w - y\|^2 + \tfrac\lambda2 \|w\|^2 \right) = X^\top (X w - y) + \lambda w"#,
    #"\nabla_w \frac1{2n} \sum_{i=1}^n \left( \sum_{j=1}^d X_{ij} w_j - y_i \right)^2 = \frac1n X^\top (X w - y)"#,
    #"\nabla_w^2 \tfrac12 \|X w - y\|^2 = X^\top X"#,
    #"\|X w - y\|^2 + \lambda \|w\|^2 = w^\top (X^\top X + \lambda I) w - 2 w^\top X^\top y + y^\top y"#,
    #"\|w\|_1 = \sum_{j=1}^d |w_j|"#,
    #"\|w\|_2^2 = \sum_{j=1}^d w_j^2"#,
    #"|z| = z \operatorname{sign}(z)"#,
    #"w^\top \operatorname{sign}(w) = \|w\|_1"#,
    #"\operatorname{sign}(z) (|z| - \lambda)_+ = (z - \lambda)_+ - (-z - \lambda)_+"#,
    #"\operatorname{sign}(z) (|z| - \lambda)_+ = z - \max(-\lambda, \min(\lambda, z))"#,
    #"\operatorname{sign}(z) \max(|z| - \lambda, 0) = \begin{cases} z - \lambda & \text{if } z > \lambda \\ z + \lambda & \text{if } z < -\lambda \\ 0 & \text{otherwise} \end{cases}"#,
    #"(1 - \lambda / |z|)_+ z = \operatorname{sign}(z) \max(|z| - \lambda, 0)"#,
    #"\operatorname{sign}(z) \max(|z| - \lambda, 0) = \frac{|z + \lambda| - |z - \lambda|}{-2} + z"#,
    #"w - \eta (\nabla L(w) + \lambda w) = (1 - \eta \lambda) w - \eta \nabla L(w)"#,
    #"w - \eta \nabla_w \left( L(w) + \tfrac\lambda2 \|w\|^2 \right) = (1 - \eta \lambda) w - \eta \nabla L(w)"#,
    #"\log \left( \frac{1}{\sqrt{2 \pi \sigma^2}} e^{-z^2/(2 \sigma^2)} \right) = -\tfrac12 \log(2 \pi) - \log \sigma - \frac{z^2}{2 \sigma^2}"#,
    #"\frac{d}{dz} \frac{1}{1 + e^{-z}} = \frac{1}{1 + e^{-z}} \left( 1 - \frac{1}{1 + e^{-z}} \right)"#,
    #"\frac{e^z}{1 + e^z} = \tfrac12 (1 + \tanh(z/2))"#,
    #"\log(1 + e^z) - \log(1 + e^{-z}) = z"#,
    #"\nabla_w \sum_{i=1}^n \log(1 + e^{-s_i (X w)_i}) = -\sum_{i=1}^n \frac{s_i}{1 + e^{s_i (X w)_i}} X^\top e_i"#,
    #"\lambda z^2 - 2 z t = \lambda \left( z - \frac{t}{\lambda} \right)^2 - \frac{t^2}{\lambda}"#,
    #"(X^\top X + \lambda I)^{-1} X^\top = X^\top (X X^\top + \lambda I)^{-1}"#,
    #"(A + a a^\top)^{-1} = A^{-1} - \frac{A^{-1} a a^\top A^{-1}}{1 + a^\top A^{-1} a}"#,
    #"\operatorname{tr}(X^\top X) = \|X\|_F^2"#,
    #"\|\eta w\|_\infty = \eta \|w\|_\infty"#,
    #"s_i^2 = 1"#,
    #"m \odot m = m"#,
    #"\frac{d}{dz} ((z)_+)^2 = 2 (z)_+"#,
    #"\prod_{j=1}^d e^{w_j} = e^{\sum_{j=1}^d w_j}"#,
    #"\sqrt{z^2} = |z|"#,
    #"\|(1 - \eta \lambda) w\|_2 = |1 - \eta \lambda| \|w\|_2"#,
  ]

  @Test("has a proof", arguments: identities)
  func hasAProof(text: String) throws {
    let claim = try Written.claim(text)
    let proof = Prover().prove(claim)
    #expect(proof != nil)
    guard case .proved = Judge(samples: 40).judge(claim) else {
      Issue.record("the points do not agree: \(Judge(samples: 40).judge(claim))")
      return
    }
  }

  static let nearMisses = [
    #"\nabla_w \|X w - y\|^2 = X^\top (X w - y)"#,
    #"\nabla_w \left( \tfrac12 \|X w - y\|^2 + \lambda \|w\|^2 \right) = X^\top (X w - y) + \lambda w"#,
    #"\nabla_w^2 \tfrac12 \|X w - y\|^2 = X^\top X + \lambda I"#,
    #"\|X w - y\|^2 = \|X w\|^2 - y^\top X w + \|y\|^2"#,
    #"\|w\|_1 = \sum_{j=1}^d w_j"#,
    #"\operatorname{sign}(z) (|z| - \lambda)_+ = (z - \lambda)_+ + (-z - \lambda)_+"#,
    #"\operatorname{sign}(z) (|z| - \lambda)_+ = z - \max(-\lambda, \min(2 \lambda, z))"#,
    #"\operatorname{sign}(z) \max(|z| - \lambda, 0) = \begin{cases} z - \lambda & \text{if } z > \lambda \\ z + \lambda & \text{if } z < \lambda \\ 0 & \text{otherwise} \end{cases}"#,
    #"w - \eta (\nabla L(w) + \lambda w) = (1 - \lambda) w - \eta \nabla L(w)"#,
    #"\frac{d}{dz} \frac{1}{1 + e^{-z}} = \frac{1}{1 + e^{-z}} \left( 1 + \frac{1}{1 + e^{-z}} \right)"#,
    #"\log(1 + e^z) - \log(1 + e^{-z}) = -z"#,
    #"\lambda z^2 - 2 z t = \lambda \left( z - \frac{t}{\lambda} \right)^2 + \frac{t^2}{\lambda}"#,
    #"(X^\top X + \lambda I)^{-1} X^\top = X^\top (X X^\top + 2 \lambda I)^{-1}"#,
    #"(A + a a^\top)^{-1} = A^{-1} - \frac{A^{-1} a a^\top A^{-1}}{1 - a^\top A^{-1} a}"#,
    #"s_i = 1"#,
    #"w \odot w = w"#,
    #"\frac{d}{dz} ((z)_+)^2 = (z)_+"#,
    #"\sqrt{z^2} = z"#,
    #"\|\eta z w\|_2 = \eta z \|w\|_2"#,
    #"|z| > -z"#,
    #"\log(z^2) = 2 \log z + 1"#,
    #"|z + t| = |z| + |t|"#,
    #"\max(z, t) > \min(z, t)"#,
    #"z / z = 0"#,
    #"z^2 = 0 \iff z \le 0"#,
    #"\begin{cases} 0 & \text{if } z = 0 \\ z / z & \text{otherwise} \end{cases} = 1"#,
    #"X^\top X = I"#,
    #"\left( \sum_{j=1}^d w_j \right)^2 = \sum_{j=1}^d w_j^2"#,
    #"\sum_{i=1}^n \sum_{j=1}^d X_{ij} = \sum_{j=1}^d X_{1j}"#,
    #"a b^\top = b a^\top"#,
    #"A X^\top = X^\top"#,
  ]

  @Test("has no proof", arguments: nearMisses)
  func hasNoProof(text: String) throws {
    #expect(Prover().prove(try Written.claim(text)) == nil)
  }

  @Test("an assumption is needed")
  func assumptions() throws {
    let orthonormal = #"X^\top X = I"#
    let square = #"\|X w - y\|^2 = \|w - X^\top y\|^2 + \|y\|^2 - \|X^\top y\|^2"#
    #expect(Prover().prove(try Written.claim(square)) == nil)
    let proof = Prover().prove(try Written.claim(square, assuming: [orthonormal]))
    #expect(proof?.rule.contains("X") == true)
    let root = #"\sqrt{z}^2 = |z|"#
    #expect(Prover().prove(try Written.claim(root, assuming: [#"z > 0"#])) != nil)
    let sign = #"\operatorname{sign}(z)^2 = 1"#
    #expect(Prover().prove(try Written.claim(sign)) == nil)
    #expect(Prover().prove(try Written.claim(sign, assuming: [#"z \ne 0"#])) != nil)
  }

  @Test("the region of a derivative is printed")
  func conditions() throws {
    let claim = try Written.claim(#"\nabla_w \lambda \|w\|_1 = \lambda \operatorname{sign}(w)"#)
    let proof = try #require(Prover().prove(claim))
    #expect(proof.isPartial)
    #expect(!proof.conditions.isEmpty)
  }

  @Test(
    "an order by cases",
    arguments: [
      #"z \le |z|"#, #"\max(|z| - \lambda, 0) \le |z|"#, #"0 < \frac{1}{1 + e^{-z}}"#,
      #"z^2 \ge 0"#, #"|z - t| \le |z| + |t|"#,
    ])
  func orders(text: String) throws {
    #expect(Prover().prove(try Written.claim(text)) != nil)
  }

  @Test(
    "a premise and its conclusion",
    arguments: [
      #"\operatorname{sign}(z) \max(|z| - \lambda, 0) = 0 \iff |z| \le \lambda"#,
      #"z > \lambda \implies z > 0"#,
    ])
  func implications(text: String) throws {
    #expect(Prover().prove(try Written.claim(text)) != nil)
  }

  @Test(
    "a subdifferential or a slope from one side",
    arguments: [
      #"\partial |z| = \begin{cases} \{ \operatorname{sign}(z) \} & \text{if } z \ne 0 \\ [-1, 1] & \text{otherwise} \end{cases}"#,
      #"\partial (1 - z)_+ = \begin{cases} \{-1\} & \text{if } z < 1 \\ [-1, 0] & \text{if } z = 1 \\ \{0\} & \text{if } z > 1 \end{cases}"#,
    ])
  func subdifferentials(text: String) throws {
    #expect(Prover().prove(try Written.claim(text)) != nil)
  }

  @Test(
    "a set that is too small, too large, or of no convex function",
    arguments: [
      #"\partial |z| = \begin{cases} \{ \operatorname{sign}(z) \} & \text{if } z \ne 0 \\ [0, 1] & \text{otherwise} \end{cases}"#,
      #"\partial |z| = \begin{cases} \{ \operatorname{sign}(z) \} & \text{if } z \ne 0 \\ [-2, 2] & \text{otherwise} \end{cases}"#,
      #"\partial (-|z|) = \begin{cases} \{ -\operatorname{sign}(z) \} & \text{if } z \ne 0 \\ [-1, 1] & \text{otherwise} \end{cases}"#,
    ])
  func wrongSubdifferentials(text: String) throws {
    #expect(Prover().prove(try Written.claim(text)) == nil)
  }

  @Test("an index on both sides of an implication is one index, not all")
  func sharedIndex() throws {
    let j = Index("j", through: "d")
    let w = Written.w
    let wrong = Relation.implies(w[j].equals(0), norm1(w).equals(0))
    #expect(Prover().prove(Claim(wrong)) == nil)
    let right = Relation.implies(w[j].equals(0), (w[j] * 2).equals(0))
    #expect(Prover().prove(Claim(right)) != nil)
  }

  @Test("constants and factors that do not move")
  func constants() throws {
    let (w, z, v): (Expression, Expression, Expression) = (Written.w, .scalar("z"), Written.v)
    let square = norm2(w - v).power(2)
    let claim = Relation.equalUpToConstant(
      square, w.transposed * w - 2 * v.transposed * w, freeOf: [w.letter])
    #expect(Prover().prove(Claim(claim)) != nil)
    let wrong = Relation.equalUpToConstant(
      square, w.transposed * w - v.transposed * w, freeOf: [w.letter])
    #expect(Prover().prove(Claim(wrong)) == nil)
    let factor = Relation.proportional(exp(z - square), exp(-square), freeOf: [w.letter])
    #expect(Prover().prove(Claim(factor)) != nil)
    let moving = Relation.proportional(exp(z - square), exp(-square), freeOf: [z.letter, w.letter])
    #expect(Prover().prove(Claim(moving)) == nil)
  }

  @Test("a rule that holds for one sign only shows nothing of the other")
  func oneSign() throws {
    let (z, q): (Expression, Expression) = (.scalar("z"), .scalar("q"))
    let wrong = derivative(of: z.power(q), with: z).equals(q * abs(z).power(q - 1) * sign(z))
    #expect(Prover().prove(Claim(wrong)) == nil)
    #expect(Prover().prove(Claim(wrong, assuming: [z > 0])) != nil)
    let right = derivative(of: abs(z).power(q), with: z)
      .equals(q * abs(z).power(q - 1) * sign(z))
    #expect(Prover().prove(Claim(right)) != nil)
  }

  @Test("a minimum is not for this prover")
  func optimum() throws {
    let z: Expression = .scalar("z")
    let least = argmin(over: z, z.power(2))
    #expect(Prover().prove(Claim(least.equals(least))) == nil)
  }
}
