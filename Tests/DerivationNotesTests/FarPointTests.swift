import DerivationNotes
import PropertyTesting
import Testing

/// Claims that fail on a border of a set, in many places only, or where several numbers are in order.
@Suite("Points that are far from those drawn")
struct FarPointTests {
  static let letters = #"""
    Let $a, b, t \in \mathbb{R}$, $w, v \in \mathbb{R}^d$, $\lambda, \mu > 0$, $X \in \mathbb{R}^{n \times d}$,
    $y \in \mathbb{R}^n$, $m, k \in \mathbb{N}$ and $A \in \mathbb{R}^{d \times d}$.


    """#

  private func verdict(_ formula: String) -> String? {
    verdicts(Self.letters + "$$ \(formula) $$\n").last
  }

  private func isAccepted(_ formula: String) -> Bool {
    ["proved", "tested"].contains(verdict(formula))
  }

  @Test(
    "a border that only one side has",
    arguments: [
      #"\{t : t^2 < 2\} = \{t : t^2 \le 2\}"#, #"\{t : 3t < 1\} = \{t : 3t \le 1\}"#,
      #"\{t : t^2 \le 2\} = [-1.4142135623730951, 1.4142135623730951]"#,
      #"\{v : \|v\|_\infty \le 1\} \subseteq \{v : \|v\|_1 \le 20\}"#,
      #"3t \le 1 \implies 3t < 1"#, #"t^2 \le 2 \implies t^2 < 2"#,
    ].archive())
  func borders(formula: String) { #expect(!isAccepted(formula)) }

  @Test(
    "sets with the same border",
    arguments: [
      #"\{t : |t| \le 1\} = [-1, 1]"#, #"\{t : t^2 \le 2\} = [-\sqrt2, \sqrt2]"#,
      #"\{t : 3t \le 1\} = \{t : t \le \tfrac13\}"#,
      #"\{t : |t - b| \le \lambda\} = [b - \lambda, b + \lambda]"#,
      #"\{v : \|v\|_\infty \le 1\} \subseteq \{v : \|v\|_2 \le \sqrt d\}"#,
      #"\{v : \|v\|_1 \le \lambda\} \subseteq \{v : \|v\|_2 \le \lambda\}"#,
    ].archive())
  func sameBorders(formula: String) { #expect(isAccepted(formula)) }

  @Test(
    "as many places as a number in the claim asks for",
    arguments: [
      #"\|w\|_\infty \ge \tfrac15 \|w\|_2"#, #"\|w\|_2 \ge 0.2 \|w\|_1"#,
      #"\|w\|_1 \le 46 \|w\|_2"#, #"\|w\|_1 \le e^3 \|w\|_2"#,
      #"\|w\|_1 \le \lambda \|w\|_2 \quad \text{if } \lambda \ge 5"#, #"d \le 17"#,
      #"\sqrt d \le 5"#, #"\sum_{j=1}^d \frac1j \le 4"#,
      #"\|X^\top y\|_1 \le 5 \|X^\top y\|_2"#, #"\|A\|_F \le 5 \max_j \|A e_j\|_2"#,
      #"w w^\top \preceq 20 \|w\|_\infty^2 I"#, #"\log \sum_j e^{w_j} \le \max_j w_j + 3"#,
      #"\min(\|w\|_0, 20) = \|w\|_0"#, #"\|w\|_0 \ne 19"#,
    ].archive())
  func places(formula: String) { #expect(verdict(formula) == "refuted") }

  @Test("more places than can be looked at")
  func tooManyPlaces() {
    #expect(verdict(#"\|w\|_\infty \ge \tfrac{1}{1000} \|w\|_2"#) == "undecided")
  }

  @Test(
    "bounds that hold in all sizes",
    arguments: [
      #"\|w\|_1 \le \sqrt d \|w\|_2"#, #"\tfrac15 \|w\|_2 \le \|w\|_1"#,
      #"\|X^\top y\|_2 \le \|X^\top y\|_1"#, #"\|w\|_1 \le d \max_j |w_j|"#,
      #"\log \sum_j e^{w_j} \le \max_j w_j + \log d"#, #"\|w\|_2^2 + 25 \ge 10 \|w\|_2"#,
      #"w w^\top \preceq \|w\|_2^2 I"#,
    ].archive())
  func allSizes(formula: String) { #expect(isAccepted(formula)) }

  @Test(
    "numbers in a chain",
    arguments: [
      #"\min(a - b, b - t, t) \le 2"#, #"3 \ge \min(-a, a - b)"#,
      #"\min(\lambda - b, b) - \min(3, \lambda) \le (a - b)^2"#,
      #"\min(\lambda, \mu, a, b) \le 10"#, #"\log \lambda \le 30"#,
      #"|a - b| \le 0.01 \implies |a^2 - b^2| \le 1"#,
      #"\|w - v\|_2 \le 0.1 \implies \big|\|w\|_2^2 - \|v\|_2^2\big| \le 2"#,
      #"m + k \ge 1"#, #"m + k + a^2 > 0"#, #"m^2 \ne k^2 + 21"#, #"\min(m, k) \le 20"#,
    ].archive())
  func chains(formula: String) { #expect(verdict(formula) == "refuted") }

  @Test(
    "right bounds along chains",
    arguments: [
      #"\min(a - b, b - t, t) \le \tfrac13 |a|"#, #"m + k \ge 0"#, #"\log(1 + e^a) > a"#,
      #"|a - b| \le 0.01 \implies |2a - 2b| \le 1"#,
    ].archive())
  func rightChains(formula: String) { #expect(isAccepted(formula)) }
}
