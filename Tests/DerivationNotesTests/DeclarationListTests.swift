import DerivationNotes
import Testing

/// Declarations without "Let", repeated ones, and the words beside them.
@Suite("Lists of declarations")
struct DeclarationListTests {
  private func last(_ text: String) -> String {
    report(text).steps.last.map { "\($0.verdict)" } ?? "none"
  }

  private func isAccepted(_ text: String) -> Bool { ["proved", "tested"].contains(last(text)) }

  @Test(
    "every formula of the list declares",
    arguments: [
      "$A\\succ0$, $A\\in\\mathbb R^{d\\times d}$, $v\\in\\mathbb R^d$.\n\n$$ v^\\top Av\\ge0 $$",
      "$t\\in\\mathbb N$, $t\\ge1$.\n\n$$ 2^t\\ge2 $$", "$p>0$ and $q>0$.\n\n$$ p+q>p $$",
      "$s>0$; $e\\sim\\mathcal N(0,s^2I)$ with $e\\in\\mathbb R^n$.\n\n$$ \\mathbb E[e]=0 $$",
      "We shake it: $e\\sim\\mathcal N(0,I)$ where $e\\in\\mathbb R^n$.\n\n$$ \\mathbb E[e]=0 $$",
      "$L:\\mathbb R^d\\to\\mathbb R$ smooth, $t\\in\\mathbb N$.\n\n$$ t+1>0 $$",
      "Throughout, $y\\in\\mathbb R^n$ is observed, and $s,t>0$.\n\n$$ st>0 $$",
      "We write $w\\in\\mathbb R^d$ for the weights, and $c\\ge0$ for the strength.\n\n"
        + "$$ c\\|w\\|_2\\ge0 $$",
      "Let $a$ and $b$ be real numbers.\n\n$$ (a+b)^2\\ge0 $$",
      "Let $w$ be a vector in $\\mathbb{R}^d$ and $c>0$.\n\n$$ c\\|w\\|_2\\ge0 $$",
      "Let $X$ be an $n\\times d$ matrix with $X^\\top X=I$.\n\n$$ X^\\top X=I $$",
      "Let $h>0$ be a curvature, $r>0$ a learning rate with $rh<1$, let $b\\in\\mathbb R$ be the "
        + "solution, $c>0$ and $t\\in\\mathbb N$ the number of steps, $t\\ge1$.\n\n$$ rh<1 $$",
      "Let $h,k>0$ be curvatures with $h<k$, and $c>0$.\n\n$$ \\frac c{k+c}<\\frac c{h+c} $$",
      "Let $v\\in\\mathbb R^m$ be the hidden units.\n\n$$ \\|v\\|_2\\ge0 $$",
      "Let $w\\in\\mathbb R$.\n\n**Claim (step).** A step with learning rate $r>0$ moves by\n"
        + "$$ |rw|=r|w| $$",
      "Let $c>0$.\n\n## S\nLet $w\\in\\mathbb R^d$ and $c>0$.\n\n$$ c\\|w\\|_2\\ge0 $$",
      "Let $c>0$, $b\\in\\mathbb R^m$.\n\n## S\n$a,b\\in\\mathbb R$, $q>0$.\n\n$$ a+b=b+a $$",
    ])
  func declares(_ text: String) { #expect(isAccepted(text), "\(text)") }

  @Test(
    "and no more than they say",
    arguments: [
      "$t\\in\\mathbb N$, $t\\ge1$.\n\n$$ 2^t\\ge4 $$",
      "$p>0$ and $q\\ge0$.\n\n$$ p+q>p $$",
      "$z\\in\\mathbb R$; $z>0$ is the easier one.\n\n$$ z>0 $$",
      "$z\\in\\mathbb R$, or $z>0$ in the easy part.\n\n$$ z>0 $$",
      "Let $z\\in\\mathbb R$.\n\n$z>0$, $c>0$.\n\n$$ cz>0 $$",
      "Let $w\\in\\mathbb R^d$.\n\n$w_1>0$, $c>0$.\n\n$$ cw_1>0 $$",
      "Nobody wants this: $p>0$, $q\\in\\mathbb R$.\n\n$$ p>0 $$",
      "Throughout, $p\\in\\mathbb R$ is free, and not $q>0$.\n\n$$ q>0 $$",
      "Let $w\\in\\mathbb R^d$ be the solution.\n\n$$ \\|w\\|_2>0 $$",
      "Let $c>0$.\n\n## S\nLet $c\\ge0$.\n\n$$ c>0 $$",
      "Let $a$ and $b$ be real numbers.\n\n$$ a^2+b^2>0 $$",
      "Let $X$ be an $n\\times d$ matrix.\n\n$$ X^\\top X=I $$",
      "We write $a\\in\\mathbb R$ for the slope, and $a>0$ for the steep ones.\n\n$$ a>0 $$",
      "Let $h,k>0$ be curvatures; not always $h<k$, but $c>0$.\n\n$$ h<k $$",
    ])
  func declaresNoMore(_ text: String) { #expect(!isAccepted(text), "\(text)") }
}

/// Conditions in common words.
@Suite("Conditions in common words")
struct CommonConditionTests {
  private static let given =
    "Let $w\\in\\mathbb R^d$ and $z,a,b\\in\\mathbb R$ and $W\\in\\mathbb R^{m\\times k}$.\n\n"
  private static let ones = "$$ \\operatorname{sign}(w)\\odot\\operatorname{sign}(w)=\\mathbf1 $$"

  private func verdict(_ text: String) -> String {
    report(Self.given + text).steps.last.map { "\($0.verdict)" } ?? "none"
  }

  private func isAccepted(_ text: String) -> Bool {
    ["proved", "tested"].contains(verdict(text))
  }

  @Test(
    "are read as formulas",
    arguments: [
      "If, on the other hand, $z\\le1$, then\n\n$$ z\\le2 $$",
      "If $z$ is small, i.e. whenever $z\\le1$,\n\n$$ z\\le2 $$",
      "Where no $w_j=0$,\n\n" + ones,
      "Suppose that no component vanishes, $w_j\\ne0$ for $j=1,\\dots,d$.\n\n" + ones,
      "For $j=1,\\dots,d$ and as long as $w_j\\ne0$,\n\n"
        + "$$ \\frac{w_j}{|w_j|}=\\operatorname{sign}(w_j) $$",
      "If we scale $a$ by $c>0$, nothing happens:\n\n$$ \\frac{ca}c=a $$",
      "As long as $z$ is not zero,\n\n$$ |z|>0 $$",
      "**Claim (one).** This is trivial: if $z>1$ then\n\n$$ z^2>1 $$",
      "Whenever $z>1$, things are easy:\n\n**Claim (one).**\n$$ z^2>1 $$",
      "This holds whenever $z>1$:\n\n$$ z^2>1 $$", "Throughout, $z>1$.\n\n$$ z^2>1 $$",
      "In what follows, $z>1$.\n\n$$ z^2>1 $$",
      "$$ a+z=a \\quad\\text{under } z=0 $$", "If we only know $a=b$,\n\n$$ a-b=0 $$",
    ])
  func read(_ text: String) { #expect(isAccepted(text), "\(text)") }

  @Test(
    "and bind no more than their display",
    arguments: [
      "If $z$ is small, i.e. whenever $z\\le1$,\n\n$$ z\\le0 $$",
      "Where no $w_j=0$,\n\n$$ w\\ge0 $$",
      "Where no $w_j=0$,\n\n" + ones + "\n\nNow in general,\n\n" + ones,
      "As long as $z$ is not zero,\n\n$$ |z|>0 $$\n\nand so\n\n$$ |z|>0 $$",
      "**Claim (one).** This is trivial: if $z>1$ then\n\n$$ z^2>1 $$\n\n"
        + "**Claim (two).** Always\n\n$$ z^2>1 $$",
      "Even if $z$ is small, i.e. whenever $z\\le1$,\n\n$$ z\\le1 $$",
      "If it were not for the case, i.e. if $z>1$,\n\n$$ z>1 $$",
      "Unless $z\\le1$,\n\n$$ z\\le1 $$", "Throughout, $z>1$ is avoided.\n\n$$ z>1 $$",
      "Throughout, $z>1$?\n\n$$ z>1 $$", "This holds whenever $z>1$ or not:\n\n$$ z>1 $$",
      "Suppose no $w_j=0$ condition.\n\n" + ones,
      "For $z>1$ nothing is to show:\n\n**Claim (one).**\n$$ z>1 $$",
      "Trivial: if $z>1$, and otherwise too, then\n\n$$ z>1 $$",
      "Whenever $z>1$ or not:\n\n**Claim (one).**\n$$ z>1 $$",
      "Do not think that no component vanishes, $w_j\\ne0$.\n\n" + ones,
      "If we scale $a$ by $c>0$, nothing happens:\n\n$$ ca=a $$",
      "Whenever $z>1$, things are easy:\n\n**Claim (one).**\n$$ z^2>1 $$\n\n"
        + "**Claim (two).**\n$$ z^2>1 $$",
      "**Claim (both).** We may write both at once, provided $z\\ne0$:\n\n$$ |z|>0 $$\n\n"
        + "**Claim (again).** Here\n\n$$ |z|>0 $$",
    ])
  func readNoMore(_ text: String) { #expect(!isAccepted(text), "\(text)") }

  @Test("a proviso ends with its display")
  func proviso() {
    let text =
      "**Claim (both).** In one go, provided $z\\ne0$:\n\n$$ |z|>0 $$\n\n"
      + "**Claim (zero).**\n\n$$ \\arg\\min_z|z|=0 $$"
    #expect(isAccepted(text))
  }

  @Test("what may restrict a step leaves it undecided, not refuted")
  func doubted() {
    #expect(verdict("Unless $z\\le1$,\n\n$$ z^2>1 $$") == "undecided")
    #expect(verdict("Once $z>1$, we have\n\n$$ z^2>1 $$") == "undecided")
    #expect(verdict("Unless $a\\le1$,\n\n$$ z^2>1 $$") == "refuted")
  }

  @Test("a function in the middle of an implication is not defined again")
  func implication() {
    let text =
      "Let $c>0$.\n\n$$ S_c(z):=\\operatorname{sign}(z)\\max(|z|-c,0) $$\n\n"
      + "Never back: if $q\\ge c$ and $S_c(z)=0$, then $S_q(z)=0$.\n\n"
    #expect(isAccepted(text + "$$ |S_c(z)|\\le|z| $$"))
    #expect(!isAccepted(text + "$$ S_c(z)=0 $$"))
  }
}
