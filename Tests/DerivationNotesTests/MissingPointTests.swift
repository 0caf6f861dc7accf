import DerivationNotes
import PropertyTesting
import Testing

/// Claims that are false at a number that no double is, or in more places than are drawn.
@Suite("Points that cannot be drawn")
struct MissingPointTests {
  static let given = #"""
    Let $t, u, z \in \mathbb{R}$ and $w \in \mathbb{R}^d$.


    """#

  /// False at one number: a fraction is inserted exactly, and refutes.
  @Test(
    "a fraction in the claim is tried as it stands",
    arguments: [
      #"t \ne 123456.789"#, #"z \ne 0.37"#, #"|t - 0.37| > 0"#, #"(t - 0.3)^2 > 0"#,
      #"(z - 0.1)^2 (u - 0.7)^2 > 0"#, #"|t| \ne 0.1"#, #"t + u \ne 0.3"#, #"\|w\|_2 \ne 0.3"#,
      #"w \ne 0.1 \mathbf{1}"#, #"\operatorname{sign}(t - 0.37)^2 = 1"#,
      #"\operatorname{sign}(3t - 1)^2 = 1"#, #"t < 0.37 \implies t < 0.3699"#,
    ].archive())
  func fractions(formula: String) { #expect(verdict(formula) == "refuted") }

  /// False at a number that is no fraction: nothing refutes, and nothing is accepted.
  @Test(
    "a root that is no fraction leaves the claim open",
    arguments: [
      #"e^t \ne 7"#, #"e^t \ne 1000"#, #"\log(1 + e^t) \ne 3"#, #"t^2 \ne 7"#, #"t^3 + t \ne 5"#,
      #"\frac{1}{1 + e^{-t}} \ne 0.9"#, #"(t^2 - 7)^2 > 0"#, #"|t^3 + t - 5| > 0"#,
    ].archive())
  func roots(formula: String) { #expect(verdict(formula) == "undecided") }

  @Test(
    "norms are compared in as many places as their constants ask for",
    arguments: [
      #"\|w\|_1 \le 5 \|w\|_2"#, #"\|w\|_2 \le 6 \|w\|_\infty"#, #"\|w\|_1 \le 20 \|w\|_\infty"#,
      #"\|w\|_1^2 \le 30 \|w\|_2^2"#, #"\|w\|_1 \le 3.5 \sqrt{10} \|w\|_2"#,
      #"\sum_{j=1}^d w_j^2 \le 40 \|w\|_\infty^2"#,
      #"\left(\sum_{j=1}^d w_j\right)^2 \le 30 \|w\|_2^2"#,
    ].archive())
  func places(formula: String) { #expect(verdict(formula) == "refuted") }

  @Test("many equal entries are not written one by one")
  func long() {
    let note = report(Self.given + #"$$ \|w\|_1 \le 5 \|w\|_2 $$"#)
    #expect(TextReport().text([note]).contains("w = (1, …, 1)"))
  }

  @Test(
    "what is right stays right",
    arguments: [
      #"e^t \ne -1"#, #"t^2 + 0.37 > 0"#, #"t > 0.3 \implies t > 0.2"#,
      #"|t - 0.3| + |t - 0.7| > 0.1"#, #"\|w\|_2 \le 5 \|w\|_1"#, #"e^t > 0.3 t"#,
      #"t \ne 0.37 \implies (t - 0.37)^2 > 0"#,
    ].archive())
  func right(formula: String) { #expect(["proved", "tested"].contains(verdict(formula))) }

  private func verdict(_ formula: String) -> String? {
    verdicts(Self.given + "$$ \(formula) $$\n").last
  }
}
