import DerivationNotes
import PropertyTesting
import Testing

/// Expectations of polynomials of random symbols: right moments are proved, wrong ones refuted.
@Suite("Moments of random symbols")
struct MomentTests {
  // Σ is declared definite after v, whose covariance it is: both are one symbol.
  static let given = #"""
    Let $\sigma, \tau, b > 0$, $p \in (0, 1)$, $c \in \mathbb{R}$, $a \in \mathbb{R}^d$,
    $A, K, \Sigma \in \mathbb{R}^{d \times d}$ and $X \in \mathbb{R}^{n \times d}$. Let
    $\varepsilon \sim \mathcal{N}(0, \sigma^2)$, $z \sim \operatorname{Laplace}(0, b)$,
    $u \in \mathbb{R}^d$, $u \sim \mathcal{N}(0, \sigma^2 I)$, $\mu \in \mathbb{R}^d$,
    $v \sim \mathcal{N}(\mu, \Sigma)$, $r \in \mathbb{R}^d$,
    $r_j \sim \operatorname{Laplace}(0, b)$, $m \in \{0, 1\}^d$,
    $m_j \sim \operatorname{Bernoulli}(p)$, $E \in \mathbb{R}^{n \times d}$ and
    $E_{ij} \sim \mathcal{N}(0, \sigma^2)$. Let $K, \Sigma \succeq 0$.

    Let $s \in \mathbb{R}^n$, $s \sim \mathcal{N}(0, \tau^2 I)$ and $y \in \mathbb{R}^n$,
    $y \sim \mathcal{N}(s, \sigma^2 I)$. Let $f, g, h \in \mathbb{R}$, $f \sim \mathcal{N}(0, 1)$,
    $g \sim \mathcal{N}(f, 1)$ and $h \sim \mathcal{N}(g, 1)$.


    """#

  static let right = [
    #"\mathbb{E}[\varepsilon^3] = 0"#,
    #"\mathbb{E}[\varepsilon^4] = 3\sigma^4"#,
    #"\mathbb{E}[\varepsilon^{10}] = 945\sigma^{10}"#,
    #"\mathbb{E}[(c + \varepsilon)^4] = c^4 + 6c^2\sigma^2 + 3\sigma^4"#,
    #"\operatorname{Var}(\varepsilon^2) = 2\sigma^4"#,
    #"\operatorname{Var}(\varepsilon^3) = 15\sigma^6"#,
    #"\mathbb{E}[u_i u_j u_k u_l] = \sigma^4(\delta_{ij}\delta_{kl} + \delta_{ik}\delta_{jl} + \delta_{il}\delta_{jk})"#,
    #"\mathbb{E}[(v-\mu)_i (v-\mu)_j (v-\mu)_k (v-\mu)_l] = \Sigma_{ij}\Sigma_{kl} + \Sigma_{ik}\Sigma_{jl} + \Sigma_{il}\Sigma_{jk}"#,
    #"\mathbb{E}[\|u\|_2^4] = \sigma^4 d(d+2)"#,
    #"\mathbb{E}[\|u\|_2^8] = \sigma^8 d(d+2)(d+4)(d+6)"#,
    #"\operatorname{Var}(\|u\|_2^2) = 2d\sigma^4"#,
    #"\mathbb{E}[u^\top A u] = \sigma^2 \operatorname{tr}(A)"#,
    #"\operatorname{Var}(u^\top K u) = 2\sigma^4\|K\|_F^2"#,
    #"\operatorname{Var}(u^\top A u) = \sigma^4(\|A\|_F^2 + \operatorname{tr}(A^2))"#,
    #"\mathbb{E}[v^\top A v] = \operatorname{tr}(A\Sigma) + \mu^\top A\mu"#,
    #"\operatorname{Var}(v^\top K v) = 2\operatorname{tr}(K\Sigma K\Sigma) + 4\mu^\top K\Sigma K\mu"#,
    #"\mathbb{E}[(a^\top u)^8] = 105\sigma^8\|a\|_2^8"#,
    #"\mathbb{E}[\|E\|_F^4] = \sigma^4 nd(nd+2)"#,
    #"\mathbb{E}[E^\top E E^\top E] = \sigma^4 n(n+d+1) I"#,
    #"\mathbb{E}[z^3] = 0"#,
    #"\mathbb{E}[z^4] = 24b^4"#,
    #"\operatorname{Var}(z^2) = 20b^4"#,
    #"\mathbb{E}[z^2\varepsilon^2] = 2b^2\sigma^2"#,
    #"\mathbb{E}[\|r\|_2^4] = 24db^4 + 4d(d-1)b^4"#,
    #"\operatorname{Var}(a^\top m) = p(1-p)\|a\|_2^2"#,
    #"\mathbb{E}[(\mathbf{1}^\top m)^3] = d(d-1)(d-2)p^3 + 3d(d-1)p^2 + dp"#,
    #"\mathbb{E}[s^\top y] = n\tau^2"#,
    #"\mathbb{E}[\|y - s\|_2^2 \|s\|_2^2] = n^2\sigma^2\tau^2"#,
    #"\operatorname{Var}(s_i + y_i) = 4\tau^2 + \sigma^2"#,
    #"\mathbb{E}[f h] = 1"#,
    #"\operatorname{Var}(f + h) = 6"#,
  ]

  static let wrong = [
    #"\mathbb{E}[\varepsilon^4] = \sigma^4"#,
    #"\mathbb{E}[\varepsilon^6] = 12\sigma^6"#,
    #"\mathbb{E}[\varepsilon^{10}] = 900\sigma^{10}"#,
    #"\mathbb{E}[\varepsilon^2\varepsilon^2] = \mathbb{E}[\varepsilon^2]\mathbb{E}[\varepsilon^2]"#,
    #"\mathbb{E}[u_i u_j u_k u_l] = \sigma^4(\delta_{ij}\delta_{kl} + \delta_{ik}\delta_{jl})"#,
    #"\mathbb{E}[u_i u_j u_k u_l] = \sigma^4(\delta_{ij}\delta_{kl} + \delta_{ik}\delta_{jl} + \delta_{il}\delta_{kl})"#,
    #"\mathbb{E}[v_i^2 v_j^2] = \mathbb{E}[v_i^2]\mathbb{E}[v_j^2]"#,
    #"\mathbb{E}[\|u\|_2^4] = \sigma^4 d^2"#,
    #"\operatorname{Var}(u^\top A u) = 2\sigma^4\|A\|_F^2"#,
    #"\mathbb{E}[E^\top E E^\top E] = \sigma^4 n(n+d) I"#,
    #"\mathbb{E}[z^4] = 3(2b^2)^2"#,
    #"\operatorname{Var}(z^2) = 24b^4"#,
    #"\mathbb{E}[\|r\|_2^4] = 4d(d+2)b^4"#,
    #"\mathbb{E}[(\mathbf{1}^\top m)^3] = d^3p^3"#,
    // y depends on s.
    #"\mathbb{E}[s^\top y] = 0"#,
    #"\operatorname{Var}(s_i + y_i) = \tau^2 + \sigma^2"#,
    #"\operatorname{Var}(s_i + y_i) = 2\tau^2 + \sigma^2"#,
    // So does h on f, by way of g.
    #"\mathbb{E}[f h] = 0"#,
    #"\operatorname{Var}(f + h) = 3"#,
  ]

  @Test("a moment that is right is proved", arguments: right.archive())
  func proved(formula: String) {
    #expect(verdicts(Self.given + "$$ \(formula) $$\n") == ["proved"])
  }

  @Test("a moment that is wrong is refuted", arguments: wrong.archive())
  func refuted(formula: String) {
    #expect(verdicts(Self.given + "$$ \(formula) $$\n") == ["refuted"])
  }

  @Test("what is no moment, or one of high order, is not decided")
  func undecided() {
    for formula in [#"\mathbb{E}[|z|] = b"#, #"\mathbb{E}[\varepsilon^{14}] = 135135\sigma^{14}"#] {
      #expect(verdicts(Self.given + "$$ \(formula) $$\n") == ["undecided"])
    }
    // ε > 0 is no statement about a normal number.
    let positive = "Let $t > 0$ and $t \\sim \\mathcal{N}(0, 1)$.\n\n$$ \\mathbb{E}[|t|] = 0 $$\n"
    #expect(verdicts(positive) != ["proved"])
    let label = "Let $t \\in \\{-1, 1\\}$, $\\sigma > 0$, $t \\sim \\mathcal{N}(0, \\sigma^2)$.\n\n"
    #expect(verdicts(label + "$$ \\mathbb{E}[t^2] = 1 $$\n") != ["proved"])
  }

  @Test("two letters below I or δ are a position, where δ is not declared")
  func kronecker() {
    let given = "Let $w \\in \\mathbb{R}^d$.\n\n"
    #expect(verdicts(given + #"$$ \sum_{j=1}^d \delta_{ij} w_j = w_i $$"#) == ["proved"])
    #expect(verdicts(given + #"$$ \sum_{j=1}^d I_{i,j} w_j = w_i $$"#) == ["proved"])
    #expect(verdicts(given + #"$$ \sum_{j=1}^d \delta_{jj} w_j = w_1 $$"#) == ["refuted"])
    let declared = "Let $\\delta > 0$ and $w \\in \\mathbb{R}^d$.\n\n"
    #expect(verdicts(declared + #"$$ \sum_{j=1}^d \delta_{ij} w_j = w_i $$"#) == ["unreadable"])
  }

  static let entries = #"""
    Let $\sigma, w, v \in \mathbb{R}^d$, $w_j \sim \mathcal{N}(0, \sigma_j^2)$, $\tau > 0$,
    $X \in \mathbb{R}^{n \times d}$ and $y \in \mathbb{R}^n$. Write $x_i$ for the rows of $X$.
    Let $y_i \sim \mathcal{N}(x_i^\top v, \tau^2)$.


    """#

  @Test(
    "a law that depends on the entry is that of the entry",
    arguments: [
      (#"\mathbb{E}[w_i^2] = \sigma_i^2"#, "proved"),
      (#"\mathbb{E}[w_i^2] = \sigma_j^2"#, "refuted"),
      (#"\mathbb{E}[\|w\|_2^2] = \|\sigma\|_2^2"#, "proved"),
      (#"\mathbb{E}[\|w\|_2^2] = d \sigma_j^2"#, "refuted"),
      (#"\mathbb{E}[w_i^2 w_j^2] = \sigma_i^2\sigma_j^2 + 2\delta_{ij}\sigma_i^4"#, "proved"),
      (#"\mathbb{E}[y] = Xv"#, "proved"), (#"\mathbb{E}[y_i] = x_j^\top v"#, "refuted"),
      (#"\operatorname{Var}(y) = \tau^2 I"#, "proved"),
      (#"p(w) \propto e^{-\frac12 \sum_{j=1}^d w_j^2/\sigma_j^2}"#, "proved"),
    ].archive { $0.1 })
  func laws(formula: String, verdict: String) {
    #expect(verdicts(Self.entries + "$$ \(formula) $$\n") == [verdict])
  }

  @Test("an index that stands for no entry is refused")
  func looseIndices() {
    for law in [
      #"w_j \sim \operatorname{Laplace}(0, b_j)"#, #"w \sim \mathcal{N}(0, b_j^2 I)"#,
      #"w_i \sim \mathcal{N}(0, b_j^2)"#,
    ] {
      #expect(verdicts("Let $b, w \\in \\mathbb{R}^d$ and $\(law)$.\n") == ["unreadable"], "\(law)")
    }
  }
}
