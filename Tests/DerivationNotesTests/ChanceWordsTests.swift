import DerivationNotes
import Testing

/// Words that say how random symbols depend on each other.
@Suite("Words about random symbols")
struct ChanceWordsTests {
  @Test(
    "where the words leave the joint law open, no expectation is judged",
    arguments: [
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$. $g_1$ and $g_2$ are correlated."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$. They are dependent."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$. Let $g_2$ depend on $g_1$."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$. $g_1$ and $g_2$ have correlation $\tfrac12$."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$. $g_1$ and $g_2$ need not be independent."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$. No independence is assumed."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$. The numbers $g_1$ and $g_2$ are not independent."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
      (#"Let $g_1 \sim \mathcal{N}(0, 1)$ truncated to $g_1 > 0$."#, #"\mathbb{E}[g_1] = 0"#),
      (#"Let $g_1 \sim \mathcal{N}(0, 1)$, conditioned on $g_1 > 0$."#, #"\mathbb{E}[g_1] = 0"#),
      (
        #"Let $\varepsilon \in \mathbb{R}^n$, $\varepsilon_i \sim \mathcal{N}(0, 1)$ with correlation $\tfrac12$."#,
        #"\mathbb{E}[\varepsilon_1 \varepsilon_2] = 0"#
      ),
      (
        #"Let $\varepsilon \in \mathbb{R}^n$, $\varepsilon_i \sim \mathcal{N}(0, 1)$, identical for all $i$."#,
        #"\mathbb{E}[\varepsilon_1 \varepsilon_2] = 0"#
      ),
      (
        #"Let $\varepsilon \in \mathbb{R}^n$ have dependent entries, $\varepsilon_i \sim \mathcal{N}(0, 1)$."#,
        #"\mathbb{E}[\varepsilon_1 \varepsilon_2] = 0"#
      ),
    ])
  func open(prose: String, formula: String) {
    let verdict = verdictBehind(prose, formula)
    #expect(verdict == .undecided || verdict == .unreadable, "\(prose)")
  }

  @Test(
    "what the declared laws say already leaves nothing open",
    arguments: [
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$ be independent."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
      (
        #"Let $\varepsilon \in \mathbb{R}^n$ with independent and identically distributed entries $\varepsilon_i \sim \mathcal{N}(0, 1)$."#,
        #"\mathbb{E}[\varepsilon_1] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$. Conditional on $X$ its law is the same."#,
        #"\mathbb{E}[g_1] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$. The estimate depends on $g_1$."#,
        #"\mathbb{E}[g_1] = 0"#
      ),
      (
        #"Let $g_1 \sim \mathcal{N}(0, 1)$ and $g_2 \sim \mathcal{N}(0, 1)$ be uncorrelated."#,
        #"\mathbb{E}[g_1 g_2] = 0"#
      ),
    ])
  func known(prose: String, formula: String) {
    let verdict = verdictBehind(prose, formula)
    #expect(verdict == .proved || verdict == .tested, "\(prose)")
  }
}
