import DerivationNotes
import Testing

/// Assumptions and conditions that begin with other words than "Assume" and "For".
@Suite("Common openings")
struct CommonOpeningTests {
  private static let given = #"""
    Let $X \in \mathbb{R}^{n \times d}$, $A \in \mathbb{R}^{d \times d}$, $w, v \in \mathbb{R}^d$
    and $a, b \in \mathbb{R}$.


    """#

  private func isAccepted(_ text: String) -> Bool {
    let last = report(Self.given + text).steps.last.map { "\($0.verdict)" } ?? "none"
    return ["proved", "tested"].contains(last)
  }

  @Test(
    "read as they are meant",
    arguments: [
      "Under the assumption that $X^\\top X=I$,\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Under the assumption $a\\ge0$ we have\n\n$$ |a|=a $$",
      "As long as $a\\ge0$,\n\n$$ |a|=a $$",
      "Standing assumption: $X^\\top X=I$.\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "We make the standing assumption $a\\ge0$.\n\n$$ |a|=a $$",
      "**Assumption.** $X^\\top X=I$.\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "**Assumption 2.** For all $j$, $w_j>0$.\n\n$$ \\|w\\|_1=\\sum_jw_j $$",
      "From now on, $a\\ge0$.\n\n$$ |a|=a $$",
      "We restrict ourselves to $a\\ge0$.\n\n$$ |a|=a $$",
      "Consider the special case $X^\\top X=I$. Then\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Consider the case $a\\ge0$.\n$$ |a|=a $$",
      "Case 1: $a\\ge0$. Then\n\n$$ |a|=a $$\n\nCase 2: $a<0$. Then\n\n$$ |a|=-a $$",
      "$$ |a|=a $$ for $a\\ge0$.", "$$ |a|=a $$ whenever $a\\ge0$.",
      "$$ |a|+|b|=a+b $$ for $a\\ge0$ and $b\\ge0$.", "$$ |a|=a, $$ where $a\\ge0$.",
      "For positive $a$,\n\n$$ |a|=a $$", "For $a$ positive we have\n\n$$ |a|=a $$",
      "For symmetric $A$ we have\n\n$$ A^\\top w=Aw $$",
      "When $A$ is positive semidefinite,\n\n$$ w^\\top Aw\\ge0 $$",
      "Let $u\\in\\mathbb R^d$ with $\\|u\\|_2=1$.\n\n$$ u^\\top u=1 $$",
      "Let $s,t>0$ with $s+t=1$.\n\n$$ st\\le\\tfrac14 $$",
      "Let $s,t>0$ satisfy $st<1$.\n\n$$ 0<1-st $$",
      "Let $s,t>0$ be such that $st=1$.\n\n$$ s+t\\ge2 $$",
      "Let $A$ satisfy $A^\\top A=I$.\n\n$$ \\|Aw\\|_2=\\|w\\|_2 $$",
      "Let $A$ be such that $A^\\top A=I$.\n\n$$ \\|Aw\\|_2=\\|w\\|_2 $$",
      "Let $X$ be a matrix with $X^\\top X=I$.\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Let $X$ be a matrix with orthonormal columns.\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Let $A$ be an orthogonal matrix, i.e. $A^\\top A=I$.\n\n$$ \\|Aw\\|_2=\\|w\\|_2 $$",
      "Suppose that $w\\ge0$ componentwise.\n\n$$ \\|w\\|_1=\\sum_jw_j $$",
    ])
  func read(_ text: String) { #expect(isAccepted(text), "\(text)") }

  @Test(
    "not where a word more changes them",
    arguments: [
      "Under the assumption that $X^\\top X=I$ fails,\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Under no assumption such as $a\\ge0$ we have\n\n$$ |a|=a $$",
      "As long as $a\\ge0$ is not needed,\n\n$$ |a|=a $$",
      "Standing assumption: not $a\\ge0$.\n\n$$ |a|=a $$",
      "We make the standing assumption $a\\ge0$ only later.\n\n$$ |a|=a $$",
      "**Assumption.** $a\\ge0$ is not assumed.\n\n$$ |a|=a $$",
      "**Assumption 2.** Some $w_j>0$.\n\n$$ \\|w\\|_1=\\sum_jw_j $$",
      "**Assumptions we avoid.** $a\\ge0$.\n\n$$ |a|=a $$",
      "From now on, $a\\ge0$ is dropped.\n\n$$ |a|=a $$",
      "We restrict ourselves to $a\\ge0$ or $a<0$.\n\n$$ |a|=a $$",
      "Consider the special case $a\\ge0$ later. Then\n\n$$ |a|=a $$",
      "Consider the case $a\\ge0$.\n\n$$ |a|=a $$\n\n$$ |a|=a $$",
      "Consider the case $a\\ge0$. It is easy. Now\n\n$$ |a|=a $$",
      "Case 1: $a\\ge0$. Then\n\n$$ |a|=a $$\n\nIn any case\n\n$$ |a|=a $$",
      "Case closed: $a\\ge0$.\n\n$$ |a|=a $$",
      "$$ |a|=a $$ for $a\\ge0$ and beyond.", "$$ |a|=a $$ not only for $a\\ge0$.",
      "$$ |a|=a $$ for $a\\ge0$.\n\n$$ |a|=a $$", "$$ |a|=a $$ for $b\\ge0$.",
      "For positive or negative $a$,\n\n$$ |a|=a $$", "For non-positive $a$,\n\n$$ |a|=a $$",
      "For positive $a$ and any other,\n\n$$ |a|=a $$",
      "For positive $a$,\n\n$$ |a|=a $$\n\n$$ |a|=a $$",
      "For symmetric $A$ and others we have\n\n$$ A^\\top w=Aw $$",
      "Let $u\\in\\mathbb R^d$ with $\\|u\\|_2=1$ excluded.\n\n$$ u^\\top u=1 $$",
      "Let $s,t>0$ with $s+t=1$ at most once.\n\n$$ st\\le\\tfrac14 $$",
      "Let $A$ satisfy $A^\\top A=I$ or not.\n\n$$ \\|Aw\\|_2=\\|w\\|_2 $$",
      "Let $A$ never satisfy $A^\\top A=I$.\n\n$$ \\|Aw\\|_2=\\|w\\|_2 $$",
      "Let $v$ be the distance to the set of $w$ with $\\|w\\|_2=1$.\n\n$$ \\|w\\|_2=1 $$",
      "Let $X$ be a matrix without orthonormal columns.\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Let $X$ be a matrix with nearly orthonormal columns.\n\n$$ \\|Xw\\|_2=\\|w\\|_2 $$",
      "Let $A$ be a matrix, i.e. $A^\\top A=I$.\n\n$$ \\|Aw\\|_2=\\|w\\|_2 $$",
    ])
  func notRead(_ text: String) { #expect(!isAccepted(text), "\(text)") }
}
