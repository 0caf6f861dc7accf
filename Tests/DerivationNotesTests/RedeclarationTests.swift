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
}
