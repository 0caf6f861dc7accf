import DerivationNotes
import PropertyTesting
import Testing

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

/// Sentences in which a word of structure stands near a symbol and says something else of it.
@Suite("Words of structure that say something else")
struct StructureWordsNearMissTests {
  @Test(
    "what a sentence does not say is not known",
    arguments: [
      (#"Let $K \in \mathbb{R}^{d \times d}$ be far from symmetric."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be a product of symmetric matrices."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ have a symmetric inverse pattern."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be similar to a symmetric matrix."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ commute with a symmetric matrix."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be a matrix with symmetric spectrum."#, Step.symmetric
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be the factor of a symmetric matrix."#, Step.symmetric
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric only if $d = 1$."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric for $d = 1$."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric, for $d = 1$."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric whenever $t > 0$."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric in its first row."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be symmetric about the second diagonal."#,
        Step.symmetric
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ with entries symmetric about $0$."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be a matrix, symmetric or otherwise."#, Step.symmetric
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be a matrix that is symmetric when $d = 1$."#,
        Step.symmetric
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be a symmetric or skew matrix."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be a symmetric matrix times a diagonal one."#,
        Step.symmetric
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be a symmetric matrix plus noise."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric up to one entry."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric with probability one."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric, well, almost."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric: almost."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric with respect to $M$."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be the upper triangle of a symmetric matrix."#,
        Step.symmetric
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be less symmetric than $M$."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be skew-symmetric."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be persymmetric."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be block symmetric."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric on a subspace."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be symmetric, at least for small $t$."#,
        Step.symmetric
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric, unless $t > 0$."#, Step.symmetric),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be symmetric in expectation."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be symmetric and so on, except in one row."#,
        Step.symmetric
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be assumed symmetric by some authors."#,
        Step.symmetric
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be almost a symmetric matrix."#, Step.symmetric),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be the Cholesky factor of a positive definite matrix."#,
        Step.semidefinite
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be a matrix with positive definite symmetric part."#,
        Step.semidefinite
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be the difference of positive definite matrices."#,
        Step.semidefinite
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be smaller than a positive definite matrix."#,
        Step.semidefinite
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be positive definite on a subspace."#,
        Step.semidefinite
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be positive definite only for large $t$."#,
        Step.semidefinite
      ),
      (
        #"Let $K \in \mathbb{R}^{d \times d}$ be a matrix whose square is positive definite."#,
        Step.semidefinite
      ),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be positive definite or not."#, Step.semidefinite),
      (#"Let $K \in \mathbb{R}^{d \times d}$ be nowhere positive definite."#, Step.semidefinite),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be an orthogonal projection."#, Step.isometry),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be an orthogonal projector."#, Step.isometry),
      (
        #"Let $Q \in \mathbb{R}^{d \times d}$ be a multiple of an orthogonal matrix."#,
        Step.isometry
      ),
      (
        #"Let $Q \in \mathbb{R}^{d \times d}$ be the sum of two orthogonal matrices."#,
        Step.isometry
      ),
      (
        #"Let $Q \in \mathbb{R}^{d \times d}$ be a matrix with an orthogonal basis of eigenvectors."#,
        Step.isometry
      ),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be diagonal in an orthogonal basis."#, Step.isometry),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be an orthogonal design."#, Step.isometry),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ have orthogonal columns."#, Step.isometry),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be orthogonal to $A$."#, Step.isometry),
      (#"Let $Q \in \mathbb{R}^{d \times d}$ be orthogonal in its first column."#, Step.isometry),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ be a difference of convex functions."#, Step.tangent
      ),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ be the logarithm of a convex function."#,
        Step.tangent
      ),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be such that $-f$ is convex."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be bounded by a convex function."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex in each coordinate."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be locally convex."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be quasi-convex."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex along rays."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be a minimum of convex functions."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ have convex level sets."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be smooth on a convex set."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex outside a ball."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex for $d = 1$."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be smooth with convex conjugate."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex or concave."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex on $[0, 1]$."#, Step.tangent),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex restricted to $\|w\|_2 \le 1$."#,
        Step.tangent
      ),
      (#"Is $f : \mathbb{R}^d \to \mathbb{R}$ convex?"#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be convex near its minimum."#, Step.tangent),
      (#"Nobody would call $f : \mathbb{R}^d \to \mathbb{R}$ convex."#, Step.tangent),
      (#"For $t > 0$ let $f : \mathbb{R}^d \to \mathbb{R}$ be convex."#, Step.tangent),
      (#"Let $f : \mathbb{R}^d \to \mathbb{R}$ be smooth and $h$ be convex."#, Step.tangent),
      (
        #"Let $f : \mathbb{R}^d \to \mathbb{R}$ be a convex function of $\|w\|_2$ minus another."#,
        Step.tangent
      ),
      (#"Suppose $A$ is far from symmetric."#, Step.symmetricA),
      (#"Suppose a student claims that $A$ is symmetric."#, Step.symmetricA),
      (#"Suppose we want $A$ to be symmetric."#, Step.symmetricA),
      (#"Assume $A$ is symmetric is wrong."#, Step.symmetricA),
      (#"If $t > 0$, $A$ is symmetric."#, Step.symmetricA),
      (#"Unless $t > 0$, let $A$ be symmetric."#, Step.symmetricA),
      (#"Suppose the first two columns of $X$ are orthonormal."#, Step.isometryOfX),
      (#"Suppose some entries of $w$ are positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose half of all entries of $w$ are positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Assume $w$ has no zero entry except the last."#, #"\|w\|_0 = d"#),
      (#"Suppose $X$ has full row rank."#, #"X^\top X \succ 0"#),
      (#"Let $w$ be a unit vector times $t$."#, #"\|w\|_2^2 = 1"#),
      (#"The claim that $A$ is symmetric is tempting."#, Step.symmetricA),
      (#"Suppose $X$ has nearly orthonormal columns."#, Step.isometryOfX),
      (#"Suppose $X$ has orthonormal columns or rows."#, Step.isometryOfX),
      (#"Let $x_i$ be the rows of $X$ with the mean removed."#, Step.rowsOfX),
      (#"Let $x_i$ be the rows of $X$ divided by their norms."#, Step.rowsOfX),
      (#"Let $x_i$ be the rows of $X$ in reverse order."#, Step.rowsOfX),
      (#"Let $x_i$ be the rows of $X$ plus noise."#, Step.rowsOfX),
      (#"Let $x_i$ be the rows of $X$, centred."#, Step.rowsOfX),
      (#"Let $x_i$ be the rows of the centred $X$."#, Step.rowsOfX),
      (#"Let $x_i$ be the rows of $X$ and their negatives."#, Step.rowsOfX),
      (#"Let $x_i$ be the rows of $X$ times $2$."#, Step.rowsOfX),
      (#"Let $x_i$ be the rows of $X$ (scaled)."#, Step.rowsOfX),
      (#"Suppose the square of $A$ is symmetric."#, Step.symmetricA),
      (#"Suppose the sum of $M$ and $A$ is symmetric."#, Step.symmetricA),
      (
        #"Suppose the square of $M$ and the matrix $A$ are unlike, only one symmetric."#,
        Step.symmetricA
      ),
      (#"Given $d = 1$, let $A$ be symmetric."#, Step.symmetricA),
      (#"Where $d = 1$, let $A$ be symmetric."#, Step.symmetricA),
      (#"Suppose, given $t > 0$, that $A$ is symmetric."#, Step.symmetricA),
      (#"Let $A$ or $M$ be symmetric."#, Step.symmetricA),
      (#"Let $M$ and $A$ be orthogonal and symmetric, respectively."#, Step.symmetricA),
      (#"Let $A$ be symmetric, this is a joke."#, Step.symmetricA),
      (#"Suppose, contrary to fact, that $A$ is symmetric."#, Step.symmetricA),
      (#"Let $A$ be ``symmetric''."#, Step.symmetricA),
      (#"Let $A$ be symmetric (in a loose sense)."#, Step.symmetricA),
      (#"Let the rows of $A$ be symmetric."#, Step.symmetricA),
      (#"Suppose the norm of the matrix $A$ is symmetric in $w$."#, Step.symmetricA),
      (#"Let $-A$ be symmetric or not."#, Step.symmetricA),
      (#"Suppose the norm of $w$ is positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose two of the entries of $w$ are positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose the sum of the entries of $w$ is positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose the variance of the entries of $w$ is positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose the size of the weight vector $w$ is positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose $w$ has positive entries and others."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose $w$ has positive norm."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Suppose one entry of $w$ is positive."#, #"\|w\|_1 = \sum_j w_j"#),
      (#"Let us check whether $A$ is symmetric."#, Step.symmetricA),
      (#"Suppose for contradiction that $A$ is symmetric."#, Step.symmetricA),
      (#"Suppose nobody told us that $A$ is symmetric."#, Step.symmetricA),
      (#"Assume $A$ is symmetric; except for its first row."#, Step.symmetricA),
      (#"Let $A$ be symmetric modulo $2$."#, Step.symmetricA),
      (#"Let $A$ be a symmetric function of $w$."#, Step.symmetricA),
      (#"Let $A$ be a permuted symmetric matrix."#, Step.symmetricA),
      (#"Let $A$ be real symmetric in distribution."#, Step.symmetricA),
      (#"Assume $A$ is symmetric with high probability."#, Step.symmetricA),
      (#"Assume $A$ is symmetric on average."#, Step.symmetricA),
      (#"Let $A$ be symmetric, say, in block form."#, Step.symmetricA),
      (#"Assume $A$ is symmetric $50$ percent of the time."#, Step.symmetricA),
      (#"Let $A$ be symmetric - nearly."#, Step.symmetricA),
      (#"Let the $d \times d$ block of $A$ be symmetric."#, Step.symmetricA),
      (#"Assume that $A$ is symmetric at $w = 0$."#, Step.symmetricA),
      (#"Suppose the matrix of $A$ and a symmetric $B$ is given."#, Step.symmetricA),
      (#"Let every other row of $A$ be symmetric."#, Step.symmetricA),
      (#"The old assumption that $A$ is symmetric is dropped."#, Step.symmetricA),
      (#"Without assuming that $A$ is symmetric, we have"#, Step.symmetricA),
      (#"Rather than assume that $A$ is symmetric, we allow all matrices."#, Step.symmetricA),
      (#"We no longer assume that $A$ is symmetric."#, Step.symmetricA),
      (#"Do not assume that $A$ is symmetric."#, Step.symmetricA),
      (#"Textbooks assume that $A$ is symmetric."#, Step.symmetricA),
      (#"Let $A$ be symmetric then perturb one entry."#, Step.symmetricA),
      (#"A reader may assume $A$ is symmetric."#, Step.symmetricA),
      (#"It is not enough to let $A$ be symmetric."#, Step.symmetricA),
      (#"Let us not assume that $A$ is symmetric."#, Step.symmetricA),
      (#"Let $A$ stop being symmetric."#, Step.symmetricA),
      (#"Let $A$ be symmetric, if possible."#, Step.symmetricA),
      (#"Assume $A$ is symmetric, though it is not needed and $M$ is false."#, Step.symmetricA),
      (#"Let $A$ be symmetric in the sense of Toeplitz."#, Step.symmetricA),
      (#"Suppose $X$ has orthonormal columns for $n = d$."#, Step.isometryOfX),
      (#"Suppose $X$ has two orthonormal columns."#, Step.isometryOfX),
      (#"Suppose the columns of $X$ are orthonormal to $w$."#, Step.isometryOfX),
      (#"Suppose the columns of $X$ are orthonormal in expectation."#, Step.isometryOfX),
      (#"Suppose $X$ has orthonormal columns after scaling."#, Step.isometryOfX),
      (#"Suppose all but one of the columns of $X$ are orthonormal."#, Step.isometryOfX),
      (#"Suppose the columns of $X$ are orthogonal."#, Step.isometryOfX),
      (#"Let $X$ be orthogonal."#, Step.isometryOfX),
      (#"Suppose the first columns of $X$ are orthonormal."#, Step.isometryOfX),
      (#"Assume $h$ is convex in $w_1$."#, Step.tangentOfH),
      (#"Assume $-h$ is convex."#, Step.tangentOfH),
      (#"Suppose the composition of $h$ and a convex map is convex."#, Step.tangentOfH),
      (#"Suppose $h$ is convex at $u$."#, Step.tangentOfH),
      (#"Suppose $h$ is concave."#, Step.tangentOfH),
      (#"Assume $h$ has a convex part."#, Step.tangentOfH),
      (#"Let $h$ be the negative of a convex function."#, Step.tangentOfH),
      (#"Assume $h$ is convex, or that it is concave."#, Step.tangentOfH),
      (#"Suppose the square of $h$ is convex."#, Step.tangentOfH),
      (#"Let $A$ be symmetric ($t > 0$)."#, Step.symmetricA),
      (#"Let $A$ be symmetric, i.e. for $t > 0$."#, Step.symmetricA),
      (#"Let $A$ be symmetric ($d = 1$)."#, Step.symmetricA),
      (#"Let $A$ be symmetric, if $\det A > 0$."#, Step.symmetricA),
    ].archive())
  func notUnderstood(prose: String, formula: String) {
    let verdict = verdictBehind(prose, formula)
    #expect(verdict != nil && verdict != .proved && verdict != .tested, "\(prose)")
  }
}
