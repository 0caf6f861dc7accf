import DerivationNotes
import PropertyTesting
import Testing

/// Steps that hold only where the words before them are read.
private enum Step {
  static let symmetric = #"K^\top w = Kw"#
  static let symmetricA = #"A^\top w = Aw"#
  static let semidefinite = #"w^\top K w \ge 0"#
  static let semidefiniteA = #"w^\top A w \ge 0"#
  static let isometry = #"\|Qw\|_2 = \|w\|_2"#
  static let tangent = #"f(v) \ge f(u) + \nabla f(u)^\top (v - u)"#
  static let tangentOfH = #"h(v) \ge h(u) + \nabla h(u)^\top (v - u)"#
  static let isometryOfX = #"\|Xw\|_2 = \|w\|_2"#
  static let rowsOfX = #"x_i^\top w = (Xw)_i"#
}

/// Words about structure, "symmetric", "convex", "the rows of $X$", are read in full or not at all.
@Suite("Words of structure")
struct StructureWordsTests {
  @Test(
    "what a sentence says of its symbols is known",
    arguments: [
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be a symmetric matrix."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be real, symmetric and positive definite."#,
        Step.symmetric
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be a fixed symmetric positive-definite matrix."#,
        Step.semidefinite
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be positive semidefinite."#, Step.semidefinite),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be positive semi-definite and $c \in \mathbb{R}$."#,
        Step.semidefinite
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric and let $c > 0$."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric, and $c > 0$."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be a symmetric $d \times d$ matrix."#, Step.symmetric),
      (#"For a symmetric matrix $K \in \mathbb{R}^{d \times d}$,"#, Step.symmetric),
      (
        #"Consider a symmetric positive definite matrix $K \in \mathbb{R}^{d \times d}$."#,
        Step.semidefinite
      ),
      (#"Let a real symmetric matrix $K \in \mathbb{R}^{d \times d}$ be given."#, Step.symmetric),
      (#"Here $K \in \mathbb{R}^{d \times d}$ is symmetric."#, Step.symmetric),
      (
        #"Let $c \in \mathbb{R}$ and $K \in \mathbb{R}^{d \times d}$, where $K$ is symmetric."#,
        Step.symmetric
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ with $K$ positive definite."#, Step.semidefinite),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be an invertible symmetric matrix."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric (so $K^\top = K$)."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ and $N \in \mathbb{R}^{d \times d}$ be symmetric matrices."#,
        Step.symmetric
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be any symmetric matrix of size $d$."#, Step.symmetric
      ),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be orthogonal."#, Step.isometry),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be an orthogonal matrix."#, Step.isometry),
      (#"For an orthogonal matrix $Q \in \mathbb{R}^{d \times d}$ we have"#, Step.isometry),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be a convex function."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex and differentiable."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be a smooth, strictly convex loss."#, Step.tangent),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ be twice continuously differentiable and convex."#,
        Step.tangent
      ),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ and $g : \mathbb{R}^d \to \mathbb{R}$ be convex functions."#,
        Step.tangent
      ),
      (#"For every convex function $f : \mathbb{R}^d \to \mathbb{R}$,"#, Step.tangent),
      (
        #"Let $f, g : \mathbb{R}^d \to \mathbb{R}$ be closed proper convex functions."#,
        Step.tangent
      ),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ be a strongly convex function on $\mathbb{R}^d$."#,
        Step.tangent
      ),
      (#"With a convex loss $f : \mathbb{R}^d \to \mathbb{R}$ we have"#, Step.tangent),
      (
        #"Let the loss $f : \mathbb{R}^d \to \mathbb{R}$ be convex, and let $c > 0$."#, Step.tangent
      ),
      (#"Assume $A$ is symmetric."#, Step.symmetricA),
      (#"Assume that $A$ is positive definite."#, Step.semidefiniteA),
      (#"Suppose the matrix $A$ is symmetric and positive semidefinite."#, Step.semidefiniteA),
      (#"Let $A$ be symmetric."#, Step.symmetricA),
      (#"Assume that $A$ and $M$ are symmetric."#, #"(AM)^\top = MA"#),
      (#"If $A$ is symmetric, then"#, Step.symmetricA),
      (#"Suppose $A$ is orthogonal."#, #"\|Aw\|_2 = \|w\|_2"#),
      (#"Suppose $h$ is convex."#, Step.tangentOfH),
      (#"We assume throughout that $h$ is a convex function."#, Step.tangentOfH),
      (#"Suppose $X$ has orthonormal columns."#, Step.isometryOfX),
      (#"Suppose $X$ has orthonormal columns and $A$ is symmetric."#, Step.symmetricA),
      (#"Suppose $X$ has orthonormal columns and $A$ is symmetric."#, Step.isometryOfX),
      (#"Suppose the columns of $X$ are orthonormal."#, Step.isometryOfX),
      (#"Assume that all entries of $w$ are nonnegative."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Assume every entry of $w$ is positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Assume $w$ has no zero entry."#, #"\|w\|_0 = d"#),
      (#"Suppose all entries of $w$ are nonzero."#, #"\|w\|_0 = d"#),
      (#"Assume $w$ has nonnegative entries."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Assume $X$ has full column rank."#, #"X^\top X \succ 0"#),
      (#"Let $X$ have full column rank."#, #"X^\top X \succ 0"#),
      (#"Suppose the columns of $X$ are linearly independent."#, #"X^\top X \succ 0"#),
      (#"Assume $A$ is invertible."#, #"A^{-1} A w = w"#),
      (#"Assume $A$ is invertible."#, #"\det A \ne 0"#),
      (#"Let $w$ be a unit vector."#, #"\|w\|_2^2 = 1"#),
      (#"Assume $w$ has unit norm."#, #"\|w\|_2^2 = 1"#),
      (#"Assume $t$ is positive."#, #"|t| = t"#),
      (#"Let $t$ be nonnegative."#, #"|t| = t"#),
      (#"Let $x_i$ be the rows of $X$."#, Step.rowsOfX),
      (#"Let $x_i$ be the $i$-th row of $X$, as a column."#, Step.rowsOfX),
      (#"Let $x_i$ denote the $i$-th row of $X$ and let $c > 0$."#, Step.rowsOfX),
      (
        #"Let $N \in \mathbb{R}^{n \times d}$, not necessarily of full rank, and let $K \in \mathbb{R}^{d \times d}$ be symmetric."#,
        Step.symmetric
      ),
      (#"Suppose that $X$ has full column rank and write $G := X^\top X$."#, #"G \succ 0"#),
      (#"Let $A$ be symmetric. Let $M$ be arbitrary."#, Step.symmetricA),
      (#"Let $A$ be any matrix."#, #"(A + A^\top)^\top = A + A^\top"#),
    ].archive())
  func understood(prose: String, formula: String) {
    let verdict = verdictBehind(prose, formula)
    #expect(verdict == .proved || verdict == .tested, "\(prose)")
  }

  @Test(
    "ordinary prose beside a symbol takes nothing away",
    arguments: [
      (#"Suppose we run gradient descent on $h$ with the step size $t$."#, #"t + t = 2t"#),
      (#"Suppose we are given $X$ and $y$."#, #"\|Xw - y\|_2^2 \ge 0"#),
      (#"Assume $t$ is fixed."#, #"t + t = 2t"#),
      (
        #"Ridge regression works well when the columns of $X$ are correlated."#,
        #"X^\top X \succeq 0"#
      ),
      (#"In practice $X$ is rarely orthogonal."#, #"X^\top X \succeq 0"#),
      (#"Without orthonormal columns of $X$ there is no such formula."#, #"X^\top X \succeq 0"#),
      (#"The matrix $X^\top X$ is symmetric."#, #"(X^\top X)^\top = X^\top X"#),
      (#"Note that $h$ need not be convex."#, #"h(u) - h(u) = 0"#),
      (#"Since $X^\top X$ is positive semidefinite,"#, #"w^\top X^\top X w \ge 0"#),
      (#"The function $w \mapsto \|w\|_1$ is convex, and $h$ is smooth."#, #"h(u) - h(u) = 0"#),
      (
        #"If $X$ has full column rank, the minimiser is unique.\#n\#nIn any case we have\#n\#n$$ a = a $$\#n\#nand so on:"#,
        #"X^\top X \succeq 0"#
      ),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be $L$-smooth."#, #"f(u) - f(u) = 0"#),
      (
        #"Let the covariance matrix $K \in \mathbb{R}^{d \times d}$ be symmetric and positive definite."#,
        Step.semidefinite
      ),
      (
        #"Assume $K \in \mathbb{R}^{d \times d}$ is symmetric and positive definite."#,
        Step.semidefinite
      ),
      (#"Take $K \in \mathbb{R}^{d \times d}$ positive definite."#, Step.semidefinite),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$, and let $K$ be positive definite."#,
        Step.semidefinite
      ),
      (
        #"Let $c > 0$, let $z \in \mathbb{R}^n$ and let $K \in \mathbb{R}^{d \times d}$ be positive definite."#,
        Step.semidefinite
      ),
      (#"For convex $f : \mathbb{R}^d \to \mathbb{R}$ and $c > 0$ we have"#, Step.tangent),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ and $z \in \mathbb{R}^d$, where $f$ is convex."#,
        Step.tangent
      ),
      (
        #"The noise enters through $y$. Suppose $A$ is positive definite, so that $A^{-1}$ exists."#,
        Step.semidefiniteA
      ),
      (#"We now assume that $w$ is nonzero."#, #"\|w\|_2 > 0"#),
      (#"Assume $X^\top X = I$. Since the columns of $X$ are orthonormal,"#, Step.isometryOfX),
      (#"Assume $A = A^\top$. Since $A$ is symmetric,"#, Step.symmetricA),
      (#"Assume $t > 1$. Since $t$ is positive,"#, #"|t| = t"#),
      (#"Assume $A \succ 0$. As $A$ is invertible, we may divide."#, Step.semidefiniteA),
      (#"Let $w$ be fixed."#, #"w + w = 2w"#),
      (#"Let $w$ be any vector."#, #"w + w = 2w"#),
      (#"Assume $t > 0$ and that $A$ is symmetric."#, Step.symmetricA),
      (#"Let the vector $w$ be nonzero."#, #"\|w\|_2 > 0"#),
      (#"Suppose all the entries of $w$ are positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Assume further that the matrix $A$ is real and symmetric."#, Step.symmetricA),
      (#"Moreover, assume that $A$ is symmetric."#, Step.symmetricA),
      (#"Suppose now that both $A$ and $M$ are symmetric."#, Step.symmetricA),
      (#"In this section let $A$ be symmetric."#, Step.symmetricA),
      (#"For simplicity, assume that $A$ is symmetric."#, Step.symmetricA),
      (#"From now on $A$ is assumed to be fixed."#, #"A + A = 2A"#),
      (#"Let us assume that $h$ is convex."#, Step.tangentOfH),
      (#"We assume that the loss $h$ is convex and twice differentiable."#, Step.tangentOfH),
      (#"Let $A$ be an arbitrary symmetric matrix."#, Step.symmetricA),
      (#"Assume that $X$ has orthonormal columns ($X^\top X = I$)."#, Step.isometryOfX),
      (#"Suppose $X$ has full column rank, i.e. $X^\top X \succ 0$."#, #"X^\top X \succ 0"#),
      (#"Suppose $X$ has full column rank, that is, $X^\top X \succ 0$."#, #"X^\top X \succ 0"#),
      (
        #"If the columns of $X$ are orthonormal, that is, if $X^\top X = I$, then"#,
        Step.isometryOfX
      ),
    ].archive())
  func ordinary(prose: String, formula: String) {
    let verdict = verdictBehind(prose, formula)
    #expect(verdict == .proved || verdict == .tested, "\(prose)")
  }

  @Test(
    "words that are not read leave what rests on them open: neither right nor wrong",
    arguments: [
      (#"Suppose $A$ is diagonal."#, Step.symmetricA),
      (#"Suppose $A$ is idempotent."#, #"A^2 = A"#),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be an orthogonal projection."#, #"Q^2 = Q"#),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be diagonal."#, Step.symmetric),
      (#"Suppose $w$ solves the normal equations."#, #"X^\top X w = X^\top y"#),
      (#"Let $u$ and $v$ be orthogonal."#, #"u^\top v = 0"#),
      (#"Suppose $u$ and $v$ are orthogonal."#, #"u^\top v = 0"#),
      (#"Suppose the rows of $A$ sum to one."#, #"A \mathbf{1} = \mathbf{1}"#),
      (#"Suppose $A$ and $M$ commute."#, #"AM = MA"#),
      (#"The matrix $A$ is symmetric."#, Step.symmetricA),
      (#"Since $A$ is symmetric,"#, Step.symmetricA),
      (#"For nearly symmetric $A$ we have"#, Step.symmetricA),
      (#"Let $x_j$ be the columns of $X$, with $\|x_j\|_2 = 1$."#, #"\sum_j \|x_j\|_2^2 = d"#),
      (#"Suppose $h$ is affine."#, Step.tangentOfH),
      (#"Assume the last entry of $w$ is zero."#, #"w_d = 0"#),
      (#"Assume $w_j$ is positive for all $j$."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Let $w_j$ be positive for all $j$."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose $w$ minimises $\|Xw - y\|_2^2$."#, #"X^\top X w = X^\top y"#),
    ].archive())
  func leftOpen(prose: String, formula: String) {
    #expect(verdictBehind(prose, formula) == .undecided, "\(prose)")
  }

  @Test("a property said in words is listed as an assumption, and what is not understood is named")
  func listing() {
    let known = report("Let $A \\in \\mathbb{R}^{d \\times d}$. Assume $A$ is symmetric.")
    #expect(known.declarations.map(\.remark) == ["", "assumption"])
    let open = report(
      "Let $A \\in \\mathbb{R}^{d \\times d}$. Assume $A$ is diagonal.\n\n$$ A^\\top = A $$\n")
    #expect(open.steps.map(\.evidence) == ["the assumption in line 1 was not understood"])
  }

  @Test("a doubt in front of a display is over behind it; an assumption ends with its section")
  func reach() {
    let note = report(
      #"""
      Let $A \in \mathbb{R}^{d \times d}$.

      ## First

      For nearly symmetric $A$ we have

      $$ A^\top = A $$

      and in general

      $$ (A^\top)^\top = A $$

      ## Second

      Assume $A$ is symmetric.

      $$ A^\top = A $$

      ## Third

      $$ A^\top = A $$
      """#)
    #expect(note.steps.map(\.verdict) == [.undecided, .proved, .proved, .refuted])
  }
}

/// The verdict on the last step of a section that begins with the sentence.
func verdictBehind(_ prose: String, _ formula: String) -> StepReport.Verdict? {
  let given = #"""
    Let $X \in \mathbb{R}^{n \times d}$, $y \in \mathbb{R}^n$, $w, u, v \in \mathbb{R}^d$,
    $A, M \in \mathbb{R}^{d \times d}$, $a, b, t \in \mathbb{R}$ and
    $h : \mathbb{R}^d \to \mathbb{R}$.

    ## Section


    """#
  return report(given + prose + "\n\n$$ " + formula + " $$\n").steps.last?.verdict
}
