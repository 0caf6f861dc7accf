import DerivationNotes
import PropertyTesting
import Testing

/// Wrong steps that somebody once got accepted, and notes that once broke the reader. None of them may
/// be proved or tested again.
@Suite("What an adversary found")
struct AdversaryTests {
  static let given = """
    Let $w, v \\in \\mathbb{R}^d$, $y \\in \\mathbb{R}^n$, $X \\in \\mathbb{R}^{n \\times d}$,
    $M \\in \\mathbb{R}^{d \\times d}$, $z, a, b \\in \\mathbb{R}$, $\\lambda > 0$ and $T \\in \\mathbb{N}$.

    """

  @Test(
    "a wrong step is not accepted",
    arguments: [
      // An index of the definition caught by the sum around it.
      "$$ f(a) := \\sum_i (y_i - a)^2 $$\n\n$$ \\sum_i f(y_i) = 0 $$",
      // A second statement taken for a condition.
      "$$ \\|w\\|_1 \\le \\sqrt d \\|w\\|_2 - 1, \\qquad z = z $$",
      "$$ |z| = z \\text{, that is, } z > 0 $$",
      // Prose that says the opposite.
      "We do not assume $z > 0$.\n\n$$ |z| = z $$",
      "Nobody would assume $z > 0$.\n\n$$ |z| = z $$",
      "If $z > 0$ fails, nothing is lost.\n\n$$ |z| = z $$",
      // Words that belong to another symbol, or are taken back.
      "Let $N \\in \\mathbb{R}^{d \\times d}$ be non-symmetric.\n\n$$ N^\\top = N $$",
      "Let $N \\in \\mathbb{R}^{d \\times d}$ be symmetric or not.\n\n$$ N^\\top = N $$",
      "Let $N \\in \\mathbb{R}^{d \\times d}$ be arbitrary and $P \\in \\mathbb{R}^{d \\times d}$ positive definite.\n\n$$ N \\succ 0 $$",
      // Conditions that outlive their display.
      "$$ q := z \\quad \\text{for } z > 0 $$\n\n$$ |z| = z $$",
      "$$ z = z $$ (for $z > 3$)\n\n$$ |z| = z $$",
      "$$ f(a) := a \\quad \\text{for } a > 0 $$\n\n$$ f(-1) = -1 $$",
      // What only a few sizes or places show.
      "$$ \\|w\\|_1 \\le 2 \\|w\\|_2 $$",
      "$$ w_j > 0 \\implies j < 3 $$",
      "$$ z \\ne 17 $$",
      "$$ a^2 = 2 \\iff a = \\sqrt 2 $$",
      // Reading.
      "$$ z^T = z $$",
      "$$ f(z) := z^2 + 1 $$\n\n$$ f^{-1}(z) = \\frac{1}{z^2 + 1} $$",
      "$$ f(z) := z^3 $$\n\n$$ f z = z^4 $$",
      "$$ \\frac{d^3}{da^3} a^3 = d^2 $$",
      "$$ \\pi = 3.141592653589793 $$",
      "$$ |z| = \\begin{cases} z & z \\ge 0 \\\\ -z & z \\le 1 \\end{cases} $$",
      "$$ \\arg\\min_w \\log \\lambda = X^\\top y $$",
    ].archive())
  func wrongSteps(text: String) {
    let note = report(Self.given + text)
    let last = note.steps.last { !$0.formula.hasPrefix("z = z") }
    #expect(last != nil)
    #expect(
      last?.verdict != .proved && last?.verdict != .tested,
      "\(text): \(String(describing: last?.evidence))")
  }

  @Test(
    "a right step is accepted",
    arguments: [
      "$$ f(a) := \\sum_i y_i a $$\n\n$$ \\sum_i f(y_i) = \\left( \\sum_i y_i \\right)^2 $$",
      "$$ \\arg\\min_{w \\in \\mathbb{R}^d} \\|w - v\\|_2^2 = v $$",
      "Let $H \\succ 0$ with $H \\in \\mathbb{R}^{d \\times d}$.\n\n$$ \\det H > 0 $$",
      "Let $L : \\mathbb{R}^d \\to \\mathbb{R}$.\n\n$$ L(0) - L(0) = 0 $$",
      "$$ z \\in (0, 1) \\implies z^2 < z $$",
      "$$ \\lambda_1 := 2\\lambda $$\n\n$$ \\lambda_1 - \\lambda = \\lambda $$",
    ])
  func rightSteps(text: String) {
    let note = report(Self.given + text)
    let last = note.steps.last
    #expect(
      last?.verdict == .proved || last?.verdict == .tested,
      "\(text): \(String(describing: last?.evidence))")
  }

  @Test("a False head without a statement is not as expected")
  func emptyFalseHead() {
    let note = report(Self.given + "**False (d).** $$ \\hat q = y $$")
    #expect(note.steps.map(\.asExpected) == [false])
  }

  @Test("definitions that double are refused before they grow")
  func doubling() {
    var text = Self.given + "$$ g_{0}(z) := z + 1 $$\n"
    for k in 0..<40 { text += "\n$$ g_{\(k + 1)}(z) := g_{\(k)}(g_{\(k)}(z)) $$\n" }
    let note = report(text + "\n$$ A^{-9223372036854775808} = A $$\n")
    #expect(
      note.steps.contains {
        $0.verdict == .unreadable && $0.evidence.contains("at most 20000 parts")
      })
    #expect(note.steps.last?.verdict == .unreadable)
  }
}
