import DerivationNotes
import Testing

/// Spellings of textbooks: what they say is read, and what they do not say is not.
@Suite("Textbook spellings")
struct TextbookReadingTests {
  static let given = """
    Let $X \\in \\mathbb{R}^{n \\times d}$, $y \\in \\mathbb{R}^n$, $w \\in \\mathbb{R}^d$ and
    $b, s, \\lambda, \\eta > 0$.


    """

  private func found(_ text: String) -> [String] { verdicts(Self.given + text, samples: 12) }

  @Test("\"Let λ = a/η\" of known symbols holds from there to the end of the section")
  func lettingAnEquationHold() {
    let text = """
      ## One

      Let $a > 0$ and $\\lambda = a / \\eta$.

      $$ a w = \\eta \\lambda w $$

      $$ \\lambda w = \\eta a w $$

      ## Two

      Let $a > 0$.

      $$ a w = \\eta \\lambda w $$
      """
    #expect(found(text) == ["proved", "refuted", "refuted"])
  }

  @Test("\"Let Q = XᵀX\" defines a fresh Q, right behind the verb too; \"for q = 2\" does not")
  func lettingDefines() {
    #expect(found("Let $Q = X^\\top X$.\n\n$$ w^\\top Q w = \\|Xw\\|_2^2 $$") == ["proved"])
    #expect(found("Let $Q = X^\\top X$.\n\n$$ w^\\top Q w = \\|Xw\\|_2 $$") == ["refuted"])
    #expect(found("For $q = 2$ it is ridge.\n\n$$ s^q = s^2 $$") == ["unreadable"])
  }

  @Test("E‖x‖² without brackets is the mean of the square, and only at the end of a product")
  func meanWithoutBrackets() {
    let noise = "Let $e \\in \\mathbb{R}^n$ with $e_i \\sim \\mathcal{N}(0, s^2)$.\n\n"
    #expect(found(noise + "$$ \\mathbb{E} \\|y + e\\|_2^2 = \\|y\\|_2^2 + n s^2 $$") == ["proved"])
    #expect(found(noise + "$$ \\mathbb{E} \\|y + e\\|_2^2 = \\|y\\|_2^2 + s^2 $$") == ["refuted"])
    #expect(
      found(noise + "$$ \\mathbb{E} \\|y + e\\|_2^2 b = b \\|y\\|_2^2 $$") == ["unreadable"])
  }

  @Test("a prior that is written out takes part in Bayes' rule, in either order")
  func writtenPrior() {
    let prior = "$$ p(w) := \\prod_{j=1}^d \\frac{1}{2b} e^{-|w_j|/b} $$\n\n"
    let likelihood = "$$ p(y \\mid X, w) := \\mathcal{N}(y \\mid Xw, s^2 I) $$\n\n"
    func claim(_ weight: String) -> String {
      "$$ -\\log p(w \\mid X, y) = \\frac{1}{2s^2} \\|y - Xw\\|_2^2 + \(weight) \\|w\\|_1 + C $$"
    }
    #expect(found(prior + likelihood + claim("\\frac1b")) == ["proved"])
    #expect(found(likelihood + prior + claim("\\frac1b")) == ["proved"])
    #expect(found(likelihood + prior + claim("b")) == ["refuted"])
    // One name, one density.
    let other = "$$ p(w) := \\mathcal{N}(w \\mid 0, b^2 I) $$\n\n"
    #expect(found(prior + other) == ["unreadable"])
    #expect(found(other + prior) == ["unreadable"])
    // Without a likelihood nothing relates w and y.
    #expect(
      found(prior + "$$ -\\log p(w \\mid X, y) = \\frac1b \\|w\\|_1 + C $$") == ["unreadable"])
  }

  @Test("what is bounded below a minimum is its variable")
  func boundedVariable() {
    let ball = "$$ \\arg\\min_{\\|v\\|_2 \\le b} \\|v - w\\|_2^2 = "
    #expect(found(ball + "w \\min\\left(1, \\frac{b}{\\|w\\|_2}\\right) $$") == ["proved"])
    #expect(found(ball + "w \\min(1, b) $$") == ["refuted"])
    #expect(found("$$ \\arg\\max_u (2su - u^2) = s $$") == ["proved"])
    #expect(found("$$ \\arg\\max_u (2su - u^2) = -s $$") == ["refuted"])
    #expect(found("$$ \\arg\\min_{Xv = y} \\|v\\|_2^2 = 0 $$") == ["unreadable"])
  }

  @Test("a proof of an implication counts where some point meets its premise")
  func premisesThatOnePointMeets() {
    #expect(found("$$ 2b = 4 \\iff b = 2 $$") == ["proved"])
    #expect(found("$$ 2b = 4 \\implies b = 2 $$") == ["proved"])
    #expect(found("$$ 2b = 4 \\iff b = 3 $$") == ["refuted"])
    #expect(found("$$ b = -1 \\implies b = 2 $$") == ["undecided"])
    #expect(found("$$ b = -1 \\iff b = -1 $$") == ["undecided"])
    let prox = "\\operatorname{prox}_{b \\|\\cdot\\|_0}(s) = s \\quad \\text{if } "
    #expect(found("$$ \(prox) s > \\sqrt{2b} $$") == ["proved"])
    #expect(found("$$ \(prox) s \\ge \\sqrt{2b} $$") == ["refuted"])
  }
}
