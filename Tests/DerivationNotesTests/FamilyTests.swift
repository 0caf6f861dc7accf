import DerivationNotes
import Testing

/// Symbols that are declared member by member are as many as their index counts.
@Suite("Families of symbols")
struct FamilyTests {
  private func verdicts(_ given: String, _ displays: [String]) -> [String] {
    let text = given + "\n\n" + displays.map { "$$ \($0) $$" }.joined(separator: "\n\n")
    return report(text).steps.map { "\($0.verdict)" }
  }

  private func isAccepted(_ verdict: String?) -> Bool {
    verdict.map { ["proved", "tested"].contains($0) } ?? false
  }

  /// A declaration, what holds of its members, and what would hold if they were all the same.
  static let families: [(String, String, String)] = [
    (
      #"Let $\sigma_i > 0$ for $i = 1, \dots, n$."#,
      #"\log \prod_i \sigma_i = \sum_i \log \sigma_i"#,
      #"\left(\sum_{i=1}^n \sigma_i\right)^2 = n \sum_{i=1}^n \sigma_i^2"#
    ),
    (
      #"Let $\sigma_i > 0$ for $i = 1, \dots, n$."#,
      #"\max_i \sigma_i \ge \min_i \sigma_i"#, #"\max_i \sigma_i = \min_i \sigma_i"#
    ),
    (
      #"Let $m_j \sim \mathcal{N}(0, 1)$ for $j = 1, \dots, d$."#,
      #"\mathbb{E}\left[\left(\sum_{j=1}^d m_j\right)^2\right] = d"#,
      #"\mathbb{E}\left[\left(\sum_{j=1}^d m_j\right)^2\right] = d^2"#
    ),
    (
      #"Let $h_i > 0$ and $b_i \in \mathbb{R}$ for $i = 1, \dots, d$."#,
      #"\sum_i h_i (b_i - 1) = \sum_i h_i b_i - \sum_i h_i"#,
      #"\arg\min_u \sum_i h_i (u - b_i)^2 = \frac1d \sum_i b_i"#
    ),
    (
      #"Let $a_i, b_i \in \mathbb{R}$ for $i = 1, \dots, n$."#,
      #"\left(\sum_i a_i b_i\right)^2 \le \sum_i a_i^2 \sum_i b_i^2"#,
      #"\left(\sum_i a_i b_i\right)^2 = \sum_i a_i^2 \sum_i b_i^2"#
    ),
    (
      #"Let $a_{ij} \in \mathbb{R}$ for $i = 1, \dots, n$ and $j = 1, \dots, d$."#,
      #"\sum_i \sum_j a_{ij} = \sum_j \sum_i a_{ij}"#,
      #"\left(\sum_i \sum_j a_{ij}\right)^2 = n d \sum_i \sum_j a_{ij}^2"#
    ),
    (
      #"Let $x_i \in \mathbb{R}^d$ for $i = 1, \dots, n$."#,
      #"\sum_i \|x_i\|^2 \ge 0"#,
      #"\sum_i \|x_i\|^2 = \frac1n \left\|\sum_i x_i\right\|^2"#
    ),
    (
      #"Let $x^{(i)} \in \mathbb{R}$ for $i = 1, \dots, n$."#,
      #"\left(\sum_i x^{(i)}\right)^2 \le n \sum_i (x^{(i)})^2"#,
      #"\left(\sum_i x^{(i)}\right)^2 = n \sum_i (x^{(i)})^2"#
    ),
    (
      #"Let $c_j \ge 0$, $j \in \{1, \dots, d\}$."#, #"\sum_j |c_j| = \sum_j c_j"#,
      #"\left(\sum_j c_j\right)^2 = d \sum_j c_j^2"#
    ),
    (
      #"Let $w_j \sim \operatorname{Laplace}(0, 1)$ for $j = 1, \dots, d$."#,
      #"\operatorname{Var}\left(\sum_j w_j\right) = 2 d"#,
      #"\operatorname{Var}\left(\sum_j w_j\right) = 2 d^2"#
    ),
    (
      #"Let $y_i \in \{-1, 1\}$ for $i = 1, \dots, n$."#, #"\sum_i y_i^2 = n"#,
      #"\left|\sum_i y_i\right| = n"#
    ),
    (
      #"Let $\lambda_k > 0$, $d \in \mathbb{N}$."#,
      #"\left(\sum_{k=1}^d \lambda_k\right)^2 \le d \sum_{k=1}^d \lambda_k^2"#,
      #"\left(\sum_{k=1}^d \lambda_k\right)^2 = d \sum_{k=1}^d \lambda_k^2"#
    ),
    (
      #"Let $a_1, \dots, a_n \in \mathbb{R}$."#,
      #"\left(\sum_{i=1}^n a_i\right)^2 \le n \sum_{i=1}^n a_i^2"#,
      #"\left(\sum_{i=1}^n a_i\right)^2 = n \sum_{i=1}^n a_i^2"#
    ),
    (
      #"Let $w \in \mathbb{R}^d$ and $\lambda_j > 0$ for $j = 1, \dots, d$."#,
      #"\frac{\partial}{\partial w_j} \sum_{k=1}^d \lambda_k w_k^2 = 2 \lambda_j w_j"#,
      #"\sum_j \lambda_j w_j^2 = \lambda_1 \|w\|_2^2"#
    ),
    (
      #"Let $\varepsilon_i \sim \mathcal{N}(0, 1)$ for $i = 1, \dots, n$."#,
      #"\operatorname{Var}\left(\frac1n \sum_i \varepsilon_i\right) = \frac1n"#,
      #"\operatorname{Var}\left(\frac1n \sum_i \varepsilon_i\right) = 1"#
    ),
    (
      #"Let $\tau_j > 0$ and $w_j \sim \mathcal{N}(0, \tau_j^2)$ for $j = 1, \dots, d$."#,
      #"\mathbb{E}[\|w\|_2^2] = \sum_j \tau_j^2"#, #"\mathbb{E}[\|w\|_2^2] = d \tau_1^2"#
    ),
    (
      #"""
      Let $w \in \mathbb{R}^d$, $\tau_j > 0$ and $w_j \sim \mathcal{N}(0, \tau_j^2)$
      for $j = 1, \dots, d$.
      """#,
      #"\mathbb{E}[w_j^2] = \tau_j^2"#, #"\mathbb{E}[\|w\|_2^2] = d \mathbb{E}[w_1^2]"#
    ),
    (
      #"""
      Let $x_i \in \mathbb{R}^d$ for $i = 1, \dots, n$ be the rows of $X \in \mathbb{R}^{n \times d}$
      and $v \in \mathbb{R}^d$.
      """#,
      #"\sum_{i=1}^n (x_i^\top v)^2 = \|X v\|_2^2"#, #"\|X v\|_2^2 = n (x_1^\top v)^2"#
    ),
    (
      #"Let $\sigma > 0$ and $\sigma_i > 0$ for $i = 1, \dots, n$."#,
      #"\sum_i (\sigma_i + \sigma) = n \sigma + \sum_i \sigma_i"#,
      #"\sum_i (\sigma_i + \sigma) = 2 n \sigma"#
    ),
    (
      #"Let $r \in \mathbb{N}$, and let $s_i > 0$ for $i = 1, \dots, r$, $\lambda > 0$."#,
      #"r - \lambda \sum_{i=1}^r \frac{1}{s_i + \lambda} < r"#,
      #"r - \lambda \sum_{i=1}^r \frac{1}{s_i + \lambda} = \frac{r s_1}{s_1 + \lambda}"#
    ),
  ]

  @Test("a range makes a vector", arguments: families)
  func ranges(_ given: String, _ right: String, _ wrong: String) {
    let found = verdicts(given, [right, wrong])
    #expect(found.count == 2 && isAccepted(found.first), "\(given) \(right) \(found)")
    #expect(found.last == "refuted", "\(given) \(wrong) \(found)")
  }

  @Test(
    "where the range is not known, no number stands for all of them",
    arguments: [
      (#"Let $a_k \in \mathbb{R}$."#, #"\sum_k a_k = \sum_k 2 a_k"#),
      (#"Let $a_k \in \mathbb{R}$, $n \in \mathbb{N}$."#, #"\sum_{k=0}^n a_k = (n + 1) a_k"#),
      (
        #"Let $w \in \mathbb{R}^d$ and $u_j \in \mathbb{R}$. Assume $w_j = u_j^3 + u_j$."#,
        #"\max_j w_j = \min_j w_j"#
      ),
      (
        #"Let $\xi_i \in \mathbb{R}$ and $r_i := 2 \xi_i$."#,
        #"\sum_{i=1}^3 r_i = 3 r_i"#
      ),
    ])
  func unknownRanges(_ given: String, _ formula: String) {
    #expect(!isAccepted(verdicts(given, [formula]).last), "\(given) \(formula)")
  }

  @Test(
    "literal and word indices are names",
    arguments: [
      (#"Let $\lambda_{\max} > 0$ and $\lambda_1 > 0$."#, #"\lambda_{\max} + \lambda_1 > 0"#),
      (#"Let $w_0, w_1 \in \mathbb{R}$."#, #"(w_0 + w_1)^2 = w_0^2 + 2 w_0 w_1 + w_1^2"#),
      (#"Let $c_k > 0$."#, #"\sqrt{c_k^2} = c_k"#),
      (
        #"Let $w_k \in \mathbb{R}^d$ and $\eta > 0$, and put $w_{k+1} := (1 - \eta) w_k$."#,
        #"w_k - w_{k+1} = \eta w_k"#
      ),
    ])
  func names(_ given: String, _ formula: String) {
    #expect(verdicts(given, [formula]) == ["proved"], "\(given) \(formula)")
  }

  @Test(
    "words about the entries of a vector, and words that are not understood",
    arguments: [
      (#"Let $w \in \mathbb{R}^d$ be a vector with positive entries."#, "proved", "refuted"),
      (
        #"Let $w \in \mathbb{R}^d$ be a vector with orthonormal columns."#, "undecided", "undecided"
      ),
      (#"Let $w \in \mathbb{R}^d$ be a vector."#, "refuted", "refuted"),
    ])
  func entries(_ given: String, _ right: String, _ wrong: String) {
    let displays = [#"\|w\|_1 = \sum_{j=1}^d w_j"#, #"\|w\|_1 = d"#]
    #expect(verdicts(given, displays) == [right, wrong], "\(given)")
  }

  @Test("an even function is not just any function")
  func evenFunctions() {
    let given = #"Let $f : \mathbb{R} \to \mathbb{R}$ be even and $a \in \mathbb{R}$."#
    #expect(verdicts(given, ["f(-a) = f(a)"]) == ["undecided"])
  }

  @Test("a section may count its family through another range")
  func sections() {
    let text = #"""
      ## One
      Let $a_i > 0$ for $i = 1, \dots, d$.
      $$ \sum_{i=1}^d a_i > 0 $$

      ## Two
      Let $a_i \in \mathbb{R}$ for $i = 1, \dots, n$.
      $$ \sum_{i=1}^n a_i > 0 $$
      """#
    #expect(report(text).steps.map { "\($0.verdict)" } == ["tested", "refuted"])
  }
}
