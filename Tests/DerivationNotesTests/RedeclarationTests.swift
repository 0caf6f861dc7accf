import DerivationNotes
import Testing

/// A set, a range or a definition for a name that means something already.
@Suite("What is said of a name again")
struct RedeclarationTests {
  static let given = #"""
    Let $w, v \in \mathbb{R}^d$, $y \in \mathbb{R}^n$, $A \in \mathbb{R}^{d \times d}$,
    $a, b \in \mathbb{R}$ and $\lambda > 0$.


    """#

  private func last(_ text: String) -> String {
    report(Self.given + text).steps.last.map { "\($0.verdict)" } ?? "none"
  }

  private func isAccepted(_ text: String) -> Bool { ["proved", "tested"].contains(last(text)) }

  @Test(
    "a range beside a condition is the range of its index",
    arguments: [
      (#"Assume $w_j>0$ for $j=1,\dots,k$ with $k<d$."#, #"\|w\|_1=\sum_{i=1}^dw_i"#),
      (#"Assume $w_j>0$ for $j=1,\dots,k$ where $k\le d$."#, #"\|w\|_1=\sum_{i=1}^dw_i"#),
      (
        #"Let $u\in\mathbb R^k$. Assume $w_j>0$ for all $j=1,\dots,k$."#,
        #"\|w\|_1=\sum_{i=1}^dw_i"#
      ),
      (#"Assume $w_j>0$. Here $j=1,\dots,k$."#, #"\|w\|_1=\sum_iw_i"#),
      (#"Assume $w_j=0$ for $j=1,\dots,m$."#, #"\|w\|_0=0"#),
      ("", #"\|w\|_1=\sum_{i=1}^dw_i\quad\text{if }w_j>0\text{ for }j=1,\dots,k"#),
      ("", #"\|w\|_1=\sum_{i=1}^dw_i\quad\text{for }w_j>0,\ j=1,\dots,k"#),
      ("", #"w=0\quad(w_k=0,\ k=1,\dots,m)"#),
    ])
  func otherRanges(_ sentence: String, _ formula: String) {
    #expect(!isAccepted("\(sentence)\n\n$$ \(formula) $$"), "\(sentence) \(formula)")
  }

  @Test(
    "the index's own range says nothing else",
    arguments: [
      (#"Assume $w_j>0$ for $j=1,\dots,d$."#, #"\|w\|_1=\sum_{i=1}^dw_i"#),
      (#"Assume $w_j=0$ for all $j\in\{1,\dots,d\}$."#, #"\|w\|_0=0"#),
      ("", #"\|w\|_1=\sum_{i=1}^dw_i\quad\text{if }w_j>0\text{ for }j=1,\dots,d"#),
      ("", #"w=0\quad(w_k=0,\ k=1,\dots,d)"#),
    ])
  func sameRanges(_ sentence: String, _ formula: String) {
    #expect(isAccepted("\(sentence)\n\n$$ \(formula) $$"), "\(sentence) \(formula)")
  }

  @Test(
    "a quantifier over more than what was declared is not passed over",
    arguments: [
      #"$$ |\lambda|=\lambda\quad\text{for all }\lambda\in\mathbb R $$"#,
      #"$$ |\lambda|=\lambda\quad\text{for }\lambda\in\mathbb R $$"#,
      #"$$ |\lambda|=\lambda\quad(\lambda\in\mathbb R) $$"#,
      #"$$ |\lambda|=\lambda\quad\forall\lambda\in\mathbb R $$"#,
      #"$$ \lambda\ne0\quad\text{for }\lambda\in[0,1] $$"#,
      "For every $\\lambda\\in\\mathbb R$ we have\n\n$$ |\\lambda|=\\lambda $$",
      "It holds for all $\\lambda\\in\\mathbb R$ that\n\n$$ |\\lambda|=\\lambda $$",
      "Assume $w\\ge0$.\n\n$$ \\|w\\|_1=\\sum_jw_j\\quad\\forall w\\in\\mathbb R^d $$",
      "Assume $w\\ge0$. For all $w\\in\\mathbb R^d$ we have\n\n$$ \\|w\\|_1=\\sum_jw_j $$",
      "Assume $a\\ge b$.\n\n$$ |a-b|=a-b\\quad\\text{for all }a\\in\\mathbb R $$",
    ])
  func widened(text: String) { #expect(!isAccepted(text), "\(text)") }

  @Test(
    "a quantifier over no more than that is fine",
    arguments: [
      #"$$ |\lambda|=\lambda\quad\text{for all }\lambda>0 $$"#,
      #"$$ \lambda\ne0\quad\text{for }\lambda\in(0,1] $$"#,
      #"$$ |a|\ge a\quad\text{for all }a\in\mathbb R $$"#,
      #"$$ |a|=a\quad\text{for }a\in\mathbb N $$"#,
      "Assume $w\\ge0$.\n\n$$ \\|w\\|_1=\\sum_jw_j\\quad\\forall w\\in\\mathbb R^d_+ $$",
      "For every $a\\in\\mathbb R$ and $w\\in\\mathbb R^d$ we have\n\n$$ \\|aw\\|_1=|a|\\|w\\|_1 $$",
    ])
  func notWidened(text: String) { #expect(isAccepted(text), "\(text)") }

  @Test(
    "a set for a declared name is a claim, an assumption or an error",
    arguments: [
      ("$$ a\\in\\mathbb N $$\n\n$$ a\\ge0 $$", "refuted"),
      ("$$ a\\in\\mathbb R_+ $$\n\n$$ |a|=a $$", "refuted"),
      (#"$$ a\in\mathbb N $$"#, "unreadable"), (#"$$ y_i\in\{-1,1\} $$"#, "refuted"),
      ("$$ y_i\\in\\{-1,1\\} $$\n\n$$ y_i^2=1 $$", "refuted"),
      ("Note $a\\in\\mathbb N$.\n\n$$ a\\ge0 $$", "undecided"),
      ("Now $a\\in\\mathbb R_+$.\n\n$$ |a|=a $$", "undecided"),
      ("Let $a\\in\\mathbb R_+$.\n\n$$ |a|=a $$", "undecided"),
      ("Now $a\\in\\mathbb R$.\n\n$$ |a|\\ge a $$", "proved"),
      ("Assume $a\\in\\mathbb N$.\n\n$$ |a|=a $$", "proved"),
      ("Assume $a\\in\\mathbb R_+$.\n\n$$ |a|=a $$", "proved"),
      ("For $a\\in\\mathbb R_+$ we have\n\n$$ |a|=a $$", "proved"),
      ("For $a\\in\\mathbb R_+$ we have\n\n$$ |a|=a $$\n\n$$ a\\ge0 $$", "refuted"),
      ("$$ |a|=a\\quad\\text{for }a\\in\\mathbb N $$\n\n$$ a\\ge0 $$", "refuted"),
    ])
  func sets(_ text: String, _ verdict: String) { #expect(last(text) == verdict, "\(text)") }

  @Test(
    "what was said of a name is not said of what defines it",
    arguments: [
      ("$$ \\lambda:=b $$\n\n$$ b>0 $$", "refuted"), ("$$ \\lambda:=b $$", "unreadable"),
      ("Put $\\lambda:=a^2$.\n\n$$ a\\ne0 $$", "refuted"),
      ("Put $\\lambda:=a^2$.\n\n$$ \\lambda=a^2 $$", "undecided"),
      ("$$ a:=b^2 $$\n\n$$ a\\ge0 $$", "proved"),
    ])
  func definitions(_ text: String, _ verdict: String) { #expect(last(text) == verdict, "\(text)") }

  @Test(
    "a plain = defines no name that means something everywhere",
    arguments: [
      (#"\operatorname{vec}(A)=A"#, "unreadable"), (#"\mathrm{Re}(a)=0"#, "unreadable"),
      (#"\operatorname{rank}(A)=d"#, "unreadable"), (#"\operatorname{span}(w)=w"#, "unreadable"),
      (#"\mathbf 1=w"#, "refuted"), (#"I_d=2I_d"#, "refuted"), (#"e_1=w"#, "refuted"),
      (#"e_j=2e_j"#, "unreadable"), (#"\mathbf 1^\top w=\sum_jw_j"#, "proved"),
      (#"e_j^\top w=w_j"#, "proved"),
    ])
  func fixedNames(_ formula: String, _ verdict: String) {
    #expect(last("$$ \(formula) $$") == verdict, "\(formula)")
  }

  @Test("a name of one's own may look like an operator")
  func ownNames() {
    #expect(last("$$ \\text{Loss}(w) = \\|w\\|_2^2 $$\n\n$$ \\text{Loss}(w) \\ge 0 $$") == "proved")
  }

  @Test(
    "what holds of some places only is not used for all",
    arguments: [
      (#"Assume $w_j>0$ for all $j$ with $v_j>0$."#, #"\|w\|_1=\sum_jw_j"#),
      (#"Let $k\le d$ and $w_j>0$ for $j\le k$."#, #"\|w\|_1=\sum_jw_j"#),
      (#"Let $w_j>0$ for some $j$."#, #"\|w\|_1=\sum_jw_j"#),
      (#"Let $w_j>0$ for $j=2,\dots,d$."#, #"\|w\|_1=\sum_jw_j"#),
      (#"Let $w_j>0$ on the active set."#, #"\|w\|_1=\sum_jw_j"#),
      (#"Assume $w_j=v_j$ for all $j$ with $v_j\ne0$."#, "w=v"),
      (#"Assume $A_{ij}=0$, $i\ne j$."#, "A=0"),
      (#"For all $j$ with $w_j\ne0$ we have"#, #"\|w\|_0=d"#),
    ])
  func somePlaces(_ sentence: String, _ formula: String) {
    #expect(!isAccepted("\(sentence)\n\n$$ \(formula) $$"), "\(sentence)")
  }

  @Test(
    "what holds of all places is",
    arguments: [
      "Let $w_j>0$ for all $j$.", #"Let $w_j>0$ for $j=1,\dots,d$."#, #"Let $w_j\ge0$."#,
      #"Assume $w_j\ge0$ and $v_j\ge0$ for all $j$."#, #"Suppose $w_j\ge0$, $j=1,\dots,d$."#,
      #"Assume $w_j>0$ $(j=1,\dots,d)$."#,
    ])
  func allPlaces(_ sentence: String) {
    #expect(isAccepted("\(sentence)\n\n$$ \\|w\\|_1=\\sum_jw_j $$"), "\(sentence)")
  }

  @Test(
    "a set or a law that is only mentioned, a second one, and a second definition are not used",
    arguments: [
      ("If $a\\in\\mathbb N$, this is clear.", #"a\ge0"#),
      (#"Often $a\in\{0,1\}$."#, #"a\ge0"#),
      (#"Usually $k\in\mathbb N$, but we let $k\in\mathbb R$."#, #"k\ge0"#),
      (#"In regression $t\in\mathbb R^n$; in classification $t\in\{-1,1\}^n$."#, #"\|t\|_1=n"#),
      (#"Let $p\in(0,1)$ or $p\in\mathbb R$."#, "p<1"),
      (
        #"Let $\varepsilon\in\mathbb R^n$. It is not true that $\varepsilon\sim\mathcal N(0,I)$."#,
        #"\mathbb E[\|\varepsilon\|_2^2]=n"#
      ),
      (
        #"Let $g,h\in\mathbb R$, $g\sim\mathcal N(0,1)$ and $h\sim\mathcal N(0,1)$. In fact $h=-g$."#,
        #"\mathbb E[gh]=0"#
      ),
      (#"Define $c:=a^2$. Instead of this let $c\in\mathbb R$ be arbitrary."#, #"c\ge0"#),
      (#"Define $f(a):=a^2$. From now on $f(a):=a^3$."#, "f(a)=a^2"),
      (#"Define $c:=a^2$. Now let $c=a^3$."#, "c=a^2"),
      (#"For every real $\lambda$,"#, #"|\lambda|=\lambda"#),
      (#"We allow $\lambda\ge0$ from here on."#, #"\lambda>0"#),
    ])
  func onlyMentioned(_ sentence: String, _ formula: String) {
    #expect(!isAccepted("\(sentence)\n\n$$ \(formula) $$"), "\(sentence)")
  }

  @Test(
    "what is declared beside other words is",
    arguments: [
      (#"We are given labels $t\in\{-1,1\}^n$."#, #"\|t\|_1=n"#),
      (#"Consider a probability $p\in(0,1)$."#, "p<1"),
      (#"Let $g\in\mathbb R$ with $g\sim\mathcal N(0,1)$."#, #"\mathbb E[g]=0"#),
      (#"Define $c:=a^2$. Now let $c=a^2$."#, "c=a^2"),
      (#"Since $\lambda\ge0$, we have"#, #"\lambda>0"#),
    ])
  func declared(_ sentence: String, _ formula: String) {
    #expect(isAccepted("\(sentence)\n\n$$ \(formula) $$"), "\(sentence)")
  }

  @Test("a later heading of the first level ends a section")
  func headings() {
    let note = "## A\n\nLet $a\\in\\mathbb R$. Assume $a>0$.\n\n$$ |a|=a $$\n\n# B\n\n$$ |a|=a $$"
    #expect(verdicts(note) == ["proved", "unreadable"])
  }
}
