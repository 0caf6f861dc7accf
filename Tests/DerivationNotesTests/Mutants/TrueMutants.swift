/// Mutants that are true after all, by the step that was changed: how many there are, and why.
///
/// Each was read and found true by hand, and is found true by ``IndependentCriterion`` in every run.
/// A step is named by the number of its note, its label and its number there.
struct TrueMutants {
  var step: String
  var count: Int
  var reason: String

  private init(_ step: String, _ count: Int, _ reason: String) {
    (self.step, self.count, self.reason) = (step, count, reason)
  }

  /// Mutants that are false, although the criterion finds no point that shows it: the judge has to.
  static let overlooked: Set<String> = [
    // Both fail for tiny λ only, close to the minimiser.
    "02 ridge closed form, by completing the square 2: factor 0.999 (1) at 0.2.0.0.1.0.0",
    "02 ridge closed form, by completing the square 2: "
      + "factor 0.999 (0) at 0.2.0.0.1.0.0.0.1.0.0.0",
    // These fail for δ > 2 near the seam, and for v just above the threshold.
    "06 Huber below lasso 1: other exponent (one more) at 0.0.1",
    "06 Huber prox far away 1: factor 0.999 (0) at 0.3.1.1.1",
  ]

  static let reviewed: [TrueMutants] = [
    TrueMutants("01 zero lambda 1", 5, "the term has the factor 0"),
    TrueMutants("01 zero lambda 2", 5, "the term has the factor 0"),
    TrueMutants(
      "01 penalty raises the objective 3", 5,
      "any multiple of the penalty that is not negative is no gain"),
    TrueMutants(
      "01 penalty raises the objective, and more of it raises it more 1", 7,
      "more on the left or less on the right; equal rates"),
    TrueMutants(
      "01 the sign of the rate decides 2", 9,
      "another power or norm, or another non-negative rate, is no gain either"),
    TrueMutants("01 bias is not penalised 1", 6, "the penalty does not contain the bias"),
    TrueMutants(
      "01 the best level 1", 4,
      "a positive factor or another power of the norm moves no minimum"),
    TrueMutants("01 L1 of a vector 1", 2, "the number is positive"),
    TrueMutants("01 L1 of a vector 2", 2, "the number is positive"),
    TrueMutants("01 L2 of a vector 3", 2, "a weaker bound"),
    TrueMutants("01 L2 of a vector 4", 2, "a weaker bound"),
    TrueMutants("01 norm sandwich 1", 3, "a weaker bound; the same norm twice"),
    TrueMutants("01 norm sandwich 2", 4, "a weaker bound"),
    TrueMutants("01 norm sandwich, both ends 1", 2, "both norms of this vector are 1"),
    TrueMutants("01 when the square is larger 1", 5, "a weaker bound, for entries of at least one"),
    TrueMutants("01 L2 grows quadratically 2", 1, "the curvature is the same at every point"),
    TrueMutants(
      "02 ridge Hessian 1", 6,
      "the targets, and the sign of the residual, are not in the curvature"),
    TrueMutants("02 ridge Hessian 3", 13, "a weaker bound: other terms that are not negative"),
    TrueMutants(
      "02 ridge Hessian, positive definite 1", 8,
      "other matrices that are definite as well"),
    TrueMutants(
      "02 ridge closed form, by completing the square 2", 31,
      "a weaker bound: more on the left or less on the right"),
    TrueMutants(
      "02 ridge goes to zero 1", 24,
      "a weaker bound: all matrices share their eigenvectors, and it holds for each eigenvalue"),
    TrueMutants(
      "02 ridge goes to zero 3", 13,
      "a weaker bound: a longer vector on the right or a shorter one on the left"),
    TrueMutants("02 ridge goes to zero 4", 7, "a weaker bound"),
    TrueMutants(
      "02 ridge with orthonormal columns 1", 4,
      "a positive factor or another power of the norm moves no minimum"),
    TrueMutants("02 ridge as augmented least squares 3", 2, "the rows below meet targets of zero"),
    TrueMutants("02 a silent direction 1", 5, "any multiple of v is silent"),
    TrueMutants("02 a silent direction 2", 5, "any multiple of v is silent"),
    TrueMutants(
      "03 L1 gradient away from zero 3", 3,
      "at a kink there is no derivative, and where it is missing nothing is claimed"),
    TrueMutants(
      "03 constant against proportional 1", 2,
      "the slope for positive numbers, and the slope at another one"),
    TrueMutants("03 L1 has no derivative at zero 1", 1, "from the right the bars change nothing"),
    TrueMutants("03 lines below the graph 1", 13, "a lower line"),
    TrueMutants("03 lines below the graph 2", 3, "a lower line, or one as steep on the other side"),
    TrueMutants(
      "03 L1 subdifferential 1", 3,
      "a case that never applies: where it is missing nothing is claimed"),
    TrueMutants(
      "03 L1 subdifferential 2", 3,
      "a case that never applies: where it is missing nothing is claimed"),
    TrueMutants("03 L1 subdifferential, one member 1", 1, "a constant has the subgradient 0"),
    TrueMutants("03 L1 subdifferential, one member 2", 1, "without bars the slope is 1"),
    TrueMutants("03 soft threshold, the slopes 3", 1, "from the right the bars change nothing"),
    TrueMutants("03 soft threshold, the slopes 4", 3, "a positive factor changes no sign"),
    TrueMutants(
      "03 soft threshold 1", 3,
      "a case that never applies: where it is missing nothing is claimed"),
    TrueMutants(
      "03 soft threshold 2", 3,
      "a case that never applies: where it is missing nothing is claimed"),
    TrueMutants(
      "03 soft threshold, other ways to write it 1", 3,
      "a case that never applies: where it is missing nothing is claimed"),
    TrueMutants(
      "03 soft threshold, its dead zone 1", 19,
      "another value outside that is not zero; a case that never applies"),
    TrueMutants(
      "03 soft threshold, it never expands 1", 20,
      "a weaker bound; another value that is no further from zero; a case that never applies"),
    TrueMutants(
      "03 soft threshold, it never expands 2", 8,
      "a weaker bound; a mixed copy that is no further away; a case that never applies"),
    TrueMutants(
      "03 absolute value in its place 1", 3,
      "a case that never applies: where it is missing nothing is claimed"),
    TrueMutants(
      "03 absolute value in its place 2", 18,
      "for z ≥ 0 the case of negative numbers does not matter; a case that never applies"),
    TrueMutants("03 subtracting sign times lambda 3", 5, "a smaller step, or a weaker bound"),
    TrueMutants("04 pure decay 1", 13, "the power is 0"),
    TrueMutants(
      "04 pure decay 4", 19,
      "a smaller factor on the left, or a longer vector on the right"),
    TrueMutants("04 decay that grows 1", 8, "a weaker bound, since ηλ > 2"),
    TrueMutants("04 decay that grows 2", 11, "a weaker bound, since ηλ > 2"),
    TrueMutants(
      "05 Gaussian prior is L2 1", 20,
      "the normaliser is a constant, and the mean is zero"),
    TrueMutants(
      "05 Gaussian prior is L2 2", 20,
      "the normaliser is a constant, and the mean is zero"),
    TrueMutants(
      "05 Gaussian prior is L2, its slope 1", 20,
      "the normaliser is a constant, and the mean is zero"),
    TrueMutants(
      "05 Gaussian prior is L2, its slope 2", 20,
      "the normaliser is a constant, and the mean is zero"),
    TrueMutants(
      "05 Gaussian prior is L2, in the posterior 1", 38,
      "both normalisers and Z are constants, and the mean is zero"),
    TrueMutants(
      "05 the ratio the right way up 1", 38,
      "both normalisers and Z are constants, and the mean is zero"),
    TrueMutants(
      "05 lambda is one over two sigma squared 1", 20,
      "the normaliser is a constant, and the mean is zero"),
    TrueMutants("05 Laplace prior is L1 3", 7, "the term is a constant"),
    TrueMutants(
      "05 Laplace prior is L1, with Gaussian noise 1", 19,
      "both normalisers are constants"),
    TrueMutants(
      "05 Laplace prior is L1, before the noise is multiplied out 1", 19,
      "both normalisers are constants"),
    TrueMutants(
      "05 maximum likelihood of the noise 1", 1,
      "a factor inside a logarithm is a constant"),
    TrueMutants("05 maximum likelihood of the noise 3", 5, "a weaker bound"),
    TrueMutants(
      "05 maximum likelihood of the noise 5", 14,
      "a weaker bound: more on the left or less on the right"),
    TrueMutants(
      "05 maximum likelihood of the noise, and its slope elsewhere 1", 1,
      "a factor inside a logarithm is a constant"),
    TrueMutants(
      "05 maximum likelihood of the noise, at the least squares weights 1", 27,
      "constants, positive factors and other powers of the norm move no minimum"),
    TrueMutants(
      "05 maximum likelihood of the noise, at the least squares weights 2", 12,
      "a weaker bound; other weights on the right"),
    TrueMutants(
      "05 a prior with a covariance 1", 29,
      "the normaliser is a constant, and the mean is zero"),
    TrueMutants("06 Huber slope near zero 1", 20, "the other piece is not in force there"),
    TrueMutants("06 Huber slope far away 1", 16, "the other piece, and a constant, have no part"),
    TrueMutants("06 Huber gradient 1", 10, "a constant has no slope; at a jump nothing has"),
    TrueMutants("06 Huber slope is bounded 1", 21, "constants, and pieces that are less steep"),
    TrueMutants(
      "06 Huber below ridge 1", 15, "each piece is below the parabola everywhere, or lower still"),
    TrueMutants("06 Huber below lasso 1", 18, "pieces below the cone, or lower still"),
    TrueMutants("06 Huber prox far away 1", 6, "the argument is above δ all the same"),
    TrueMutants(
      "07 the intercept follows the weights 1", 19,
      "a positive factor, another power of the norm or another penalty of w moves no minimum"),
    TrueMutants("07 centred columns 1", 5, "the term is zero"),
  ]
}
