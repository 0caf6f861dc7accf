import DerivationNotes
import PropertyTesting
import Testing

/// "Suppose $f'(a) = 0$" is said of a, and no law of the function.
@Suite("Assumptions on open functions at single points")
struct PointAssumptionTests {
  private static let given = #"""
    Let $f:\mathbb R\to\mathbb R$ and $g:\mathbb R^d\to\mathbb R$ be smooth,
    $a,b,s,t\in\mathbb R$ and $v,w\in\mathbb R^d$.
    """#
  private static let convex = #"""
    Let $f:\mathbb R\to\mathbb R$ be convex. Let $g:\mathbb R^d\to\mathbb R$ be convex.
    Let $L>0$, $a,b\in\mathbb R$ and $v,w\in\mathbb R^d$.
    """#

  private func last(_ given: String, _ assumed: String, _ formula: String) -> String {
    let note = "\(given) \(assumed)\n\n$$ \(formula) $$"
    return report(note).steps.last.map { "\($0.verdict)" } ?? "none"
  }

  @Test(
    "nothing follows elsewhere, nor of another derivative",
    arguments: [
      (#"Suppose $f'(a)=0$ and $f''(a)>0$."#, #"f(b)\ge f(a)"#),
      ("", #"f'(a)=0\land f''(a)>0\implies f(b)\ge f(a)"#),
      ("", #"f(b)\ge f(a)\quad\text{if }f'(a)=0\text{ and }f''(a)>0"#),
      (#"Suppose $\nabla g(w)=0$ and $\nabla^2g(w)\succ0$."#, #"g(w)\le g(v)"#),
      (#"Suppose $\nabla^2g(w)\succeq0$."#, #"g(v)\ge g(w)+\nabla g(w)^\top(v-w)"#),
      (#"Suppose $\nabla^2g(w)\succeq0$."#, #"\nabla^2g(v)\succeq0"#),
      (#"Suppose $f'(t)=0$."#, #"f'(s)=0"#),
      (#"Suppose $f(t)\ge0$."#, #"f(s)\ge0"#),
      (#"Suppose $f(t)=f(s)$."#, #"f'(s)=f'(t)"#),
      (#"Suppose $f(t)\ge t^2$."#, #"f''(t)\ge0"#),
      (#"Suppose $f'(a)=0$ for some $a$ and $f(0)\ge0$."#, #"f(s)\ge0"#),
    ].archive())
  func notElsewhere(_ assumed: String, _ formula: String) {
    let verdict = last(Self.given, assumed, formula)
    #expect(!["proved", "tested"].contains(verdict), "\(assumed) \(formula)")
  }

  @Test(
    "a convex function is no quadratic for having the curvature of one somewhere",
    arguments: [
      (
        #"Suppose $\nabla^2g(w)\preceq LI$."#,
        #"g(v)\le g(w)+\nabla g(w)^\top(v-w)+\tfrac L2\|v-w\|_2^2"#
      ),
      (#"Suppose $f''(a)=0$."#, #"f(b)=f(a)+f'(a)(b-a)"#),
      (
        #"Suppose $\nabla^2g(w)=I$."#,
        #"g(v)=g(w)+\nabla g(w)^\top(v-w)+\tfrac12\|v-w\|_2^2"#
      ),
    ].archive())
  func convexFunctions(_ assumed: String, _ formula: String) {
    #expect(last(Self.convex, assumed, formula) == "undecided", "\(assumed) \(formula)")
  }

  @Test(
    "what follows at the point, and from laws, stays",
    arguments: [
      (given, #"Suppose $f'(a)=0$."#, #"f'(a)^2=0"#),
      (given, "", #"f'(a)=0\implies f'(a)^2=0"#),
      (given, #"Suppose $f'(a)=0$ and $f''(a)>0$."#, #"f''(a)+f'(a)>0"#),
      (given, #"Suppose $f(t)\ge t^2$."#, #"f(t)\ge0"#),
      (given, #"Suppose $f(-t)=f(t)$ for all $t$."#, #"f'(0)=0"#),
      (given, #"Suppose $f(t)\ge0$ for all $t\in\mathbb R$."#, #"f(s)\ge0"#),
      (given, #"Suppose $f(t)\ge0$ for every $t$."#, #"f(s)+1>0"#),
      (convex, #"Suppose $\nabla g(w)=0$."#, #"g(v)\ge g(w)"#),
      (convex, "", #"f'(a)=0\implies f(b)\ge f(a)"#),
    ].archive())
  func rightNeighbours(_ given: String, _ assumed: String, _ formula: String) {
    let verdict = last(given, assumed, formula)
    #expect(["proved", "tested"].contains(verdict), "\(assumed) \(formula): \(verdict)")
  }
}
