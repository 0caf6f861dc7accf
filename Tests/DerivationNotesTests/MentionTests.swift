import DerivationNotes
import PropertyTesting
import Testing

/// What the prose says of symbols in words that are not read as an assumption.
@Suite("Mentioned relations")
struct MentionTests {
  private static let given = #"""
    # Note

    Let $X \in \mathbb{R}^{n \times d}$, $A \in \mathbb{R}^{d \times d}$, $w, v \in \mathbb{R}^d$
    and $a, b \in \mathbb{R}$.


    """#

  private func steps(_ text: String) -> [StepReport] { report(Self.given + text).steps }

  private func last(_ text: String) -> String {
    steps(text).last.map { "\($0.verdict)" } ?? "none"
  }

  @Test(
    "what fails only where a mentioned relation does not hold is left open",
    arguments: [
      "In the orthonormal case, $X^\\top X=I$, we have\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "By orthonormality, $X^\\top X=I$, so\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Here $X^\\top X=I$.\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Using $X^\\top X=I$,\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Let $A$ be a rotation, so $A^\\top A=I$.\n\n$$ \\|Aw\\|_2=\\|w\\|_2 $$",
      "At $a\\ge0$ we have\n\n$$ |a|=a $$", "Here $a\\ge0$. Also $b\\ge0$.\n\n$$ |a|+|b|=a+b $$",
      "It follows for $a\\ge0$ that\n\n$$ |a|=a $$",
      "$$ |a|=a $$ in the case $a\\ge0$ only.", "$$ |a|=a $$ as long as $a\\ge0$, as here.",
      "For the positive numbers, $a$ is positive.\n\n$$ |a|=a $$",
    ].archive())
  func leftOpen(_ text: String) {
    #expect(last(text) == "undecided", "\(text)")
  }

  @Test(
    "what fails there as well stays refuted",
    arguments: [
      "In the orthonormal case, $X^\\top X=I$, we have\n\n$$ \\|Xw\\|_2=2\\|w\\|_2 $$",
      "Here $a\\ge0$.\n\n$$ |a|=2a $$", "Here $a>1$. There $a<0$.\n\n$$ a^2=1+a $$",
      "At $a\\ge0$ we have\n\n$$ |b|=b $$", "For $b\\ge0$, as it were, we have\n\n$$ |a|=a $$",
      "$$ |a|=a+1 $$ in the case $a\\ge0$.",
      "It follows that $a\\ge0$, so $a>0$.\n\n$$ |a|=a $$",
      "Hence $a\\ge0$ and $b\\ge0$.\n\n$$ |a|+|b|=a+b $$",
      "It is false that $a\\ge0$.\n\n$$ |a|=a $$",
      "Here $a\\ge0$.\n\n### Next\n\n$$ |a|=a $$",
      "**Claim (one).** Here $a\\ge0$.\n\n**Claim (two).** Now\n\n$$ |a|=a $$",
      "For $b=0$ this is a square. We have\n\n$$ (a+b)^2=a^2+b^2 $$",
      "Equality holds where $a=b$.\n\n$$ 2ab\\ge a^2+b^2 $$",
      "$$ (a+b)^2=a^2+b^2 $$ with equality where $ab=0$.",
      "The kink is at $w=0$. We have\n\n$$ \\|2w\\|_1=3\\|w\\|_1 $$",
      "Let $\\mu>0$. The case $\\mu=0$, as it were.\n\n$$ a=a+\\mu $$",
      "**False (one).** Here $a\\ge0$, which we forget:\n\n$$ |a|=a $$",
    ].archive())
  func staysRefuted(_ text: String) {
    #expect(last(text) == "refuted", "\(text)")
  }

  @Test("the report names the relation and its line")
  func message() {
    let step = steps("Here $a\\ge0$.\n\n$$ |a|=a $$").last
    #expect(step?.evidence.contains("$a\\ge0$ in line 6") == true, "\(step?.evidence ?? "")")
  }

  @Test("a counterexample satisfies what was mentioned, where there is one")
  func counterexample() {
    let step = steps("Here $a\\ge3$.\n\n$$ |a|=a^2 $$").last
    let entry = step?.counterexample?.first { $0.name == "a" }
    guard case .number(let value)? = entry?.value else {
      Issue.record("no value of a")
      return
    }
    #expect(value >= 3)
  }

  @Test(
    "nothing is accepted because of a mention",
    arguments: [
      "Here $a\\ge0$.\n\n$$ |a|=a $$",
      "The design is orthonormal, $X^\\top X=I$.\n\n$$ X^\\top X=I $$",
      "Clearly $a>0$.\n\n$$ a>0 $$", "We know $a=b$.\n\n$$ a=b $$",
    ].archive())
  func neverAccepted(_ text: String) {
    #expect(!["proved", "tested"].contains(last(text)), "\(text)")
  }

  @Test(
    "what rests on an assumption that cannot be read is left open",
    arguments: [
      "Assume that $w\\perp v$.\n\n$$ w^\\top v=0 $$",
      "Suppose that $\\operatorname{rank}(X)=d$.\n\n$$ X^\\top X\\succ0 $$",
      "Assume $w_1,\\dots,w_d>0$.\n\n$$ \\|w\\|_1=\\sum_jw_j $$",
      "Suppose $X^\\top X$ is positive definite.\n\n$$ X^\\top X\\succ0 $$",
      "Suppose $X^\\top X$ is nonsingular.\n\n$$ \\det(X^\\top X)\\ne0 $$",
    ].archive())
  func unreadableAssumptions(_ text: String) {
    #expect(last(text) == "undecided", "\(text)")
  }
}
