import DerivationNotes
import Testing

/// Functions that mean something in the field, and what defines them.
@Suite("Functions with a meaning of their own")
struct KnownFunctionTests {
  private static let given = #"""
    Let $w \in \mathbb{R}^d$, $A \in \mathbb{R}^{d \times d}$ and $t \in \mathbb{R}$.


    """#

  private func last(_ text: String) -> String {
    report(Self.given + text).steps.last.map { "\($0.verdict)" } ?? "none"
  }

  @Test(
    "a plain = does not define them",
    arguments: [
      #"\operatorname{softmax}(w)=w"#, #"\operatorname{cond}(A)=1"#, #"\operatorname{nnz}(w)=0"#,
      #"\operatorname{foo}(w)=w"#, #"\mathrm{bar}(t)=t"#, #"\text{softmax}(w)=w"#,
      #"\lambda_{\max}(A)=0"#, #"\sigma_{\min}(A)=1"#, #"\rho(A)=0"#, #"\kappa(A)=1"#,
      #"\sigma(t)=t"#, #"\Gamma(t)=t"#, #"\Phi(t)=t"#,
    ])
  func refused(_ formula: String) {
    #expect(last("It is known that\n\n$$ \(formula) $$") == "unreadable", "\(formula)")
    let reused = "Hence\n\n$$ \(formula) $$\n\n$$ \(formula) $$"
    #expect(last(reused) == "unreadable", "\(formula)")
  }

  @Test("the law of a random symbol is no function")
  func laws() {
    let note = "Let $g \\sim \\mathcal N(0, 1)$.\n\n$$ P(g)=0 $$\n\n$$ H(g)=0 $$\n\n$$ P(g)=0 $$"
    #expect(verdicts(note) == ["unreadable", "unreadable", "unreadable"])
  }

  @Test(
    "words that name, or :=, define them",
    arguments: [
      "Write\n\n$$ \\operatorname{foo}(w)=2w $$\n\n$$ \\operatorname{foo}(w)=w+w $$",
      "We define the function as\n\n$$ \\kappa(A)=2A $$\n\n$$ \\kappa(A)=A+A $$",
      "$$ \\sigma(t):=2t $$\n\n$$ \\sigma(t)=t+t $$",
      "Let $\\sigma(t)=2t$.\n\n$$ \\sigma(t)=t+t $$",
      "$$ \\operatorname{softmax}(w):=2w $$\n\n$$ \\operatorname{softmax}(w)=w+w $$",
    ])
  func defined(_ text: String) { #expect(last(text) == "proved", "\(text)") }

  @Test(
    "the author's own names, and the sigmoid as everybody writes it, need no such word",
    arguments: [
      "The objective is\n\n$$ J(w)=2w^\\top w $$\n\n$$ J(w)=w^\\top w+w^\\top w $$",
      "We get\n\n$$ \\text{Loss}(w)=2w^\\top w $$\n\n$$ \\text{Loss}(w)=w^\\top w+w^\\top w $$",
      "It is\n\n$$ \\operatorname{RSS}(w)=2w^\\top w $$\n\n$$ \\operatorname{RSS}(w)\\ge0 $$",
      "The sigmoid is\n\n$$ \\sigma(z)=\\frac{1}{1+e^{-z}} $$\n\n$$ \\sigma(t)\\ge0 $$",
      "The sigmoid is\n\n$$ \\sigma(t)=\\frac{e^t}{1+e^t} $$\n\n$$ \\sigma(t)\\ge0 $$",
      "Huber's loss is\n\n$$ \\rho(t)=2t $$\n\n$$ \\rho(t)=t+t $$",
    ])
  func ownNames(_ text: String) {
    #expect(["proved", "tested"].contains(last(text)), "\(text)")
  }

  @Test(
    "the ones, the identity and the unit vectors are never defined",
    arguments: [#"\mathbf 1:=w"#, "e_j:=2w", "I:=A", "I_d:=A", #"\pi:=3"#])
  func basis(_ formula: String) {
    #expect(last("$$ \(formula) $$") == "unreadable", "\(formula)")
    #expect(last("Write $\(formula)$.\n\n$$ 1=1 $$") != "none")
    #expect(verdicts(Self.given + "Write $\(formula)$.").last == "unreadable", "\(formula)")
  }

  @Test("e_i := … defines the vector e")
  func errors() {
    #expect(last("$$ e_i:=2w_i $$\n\n$$ e=2w $$") == "proved")
  }
}
