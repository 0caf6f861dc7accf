/// The words that the lab understands around an assumption. Each leaves the formulas beside it what
/// they are; whatever is not listed here may turn them into something else.
enum KnownWords {
  /// Words that may stand anywhere in an assumption.
  static let harmless = Set(
    """
    that and also both moreover furthermore further additionally too now here again henceforth
    throughout with where such well then therefore
    is are be being has have having holds hold satisfies satisfy satisfied satisfying obeys obey
    fulfils fulfills fulfil fulfill true valid equals
    we it us they the a an all this these its our their any every each
    for in of on from as by between than over under per after
    matrix matrices vector vectors number numbers scalar scalars constant constants parameter
    parameters hyperparameter hyperparameters quantity quantities variable variables data design
    input inputs output outputs label labels noise variance variances loss
    penalty penalties regulariser regularizer regularisation regularization strength strengths rate
    rates learning step steps size sizes weight weights decay smoothing prior priors likelihood
    posterior model function functions minimiser minimizer
    solution optimum eigenvalue eigenvalues columns rows column row entries
    entry coordinates coordinate components component coefficient coefficients elements element
    feature features example examples index indices observation observations response responses
    predictor predictors residual residuals bias intercept identity unit length dimension dimensions
    shape course note
    condition conditions inequality inequalities equation equations relation relations identity
    bound bounds constraint constraints following
    symmetric orthogonal orthonormal perpendicular positive non-negative nonnegative nonzero non-zero
    strictly definite semidefinite semi-definite positive-definite invertible nonsingular
    non-singular full linearly independent convex smooth differentiable twice continuously
    continuous closed proper finite real square diagonal equal unique centred centered
    standardised standardized normalised normalized bounded
    strict constant known been scaled whitened uncorrelated
    componentwise entrywise elementwise coordinatewise
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Phrases that say when, for how long or why an assumption is made.
  static let harmlessPhrases = Phrases(
    """
    from now on, from here on, from this point on, here and below, in the following, in what follows
    in the sequel, in this section, in this chapter, in this note, in this paragraph, in this part
    in this subsection, in this proof, in the proof, in this lecture, in the rest of this section
    in the rest of this note, for the rest of this section, for the rest of the section
    for the rest of this note, for the rest of the proof, for the remainder of this section
    for the remainder of the section, throughout this section, throughout this note
    throughout this chapter, throughout this part, throughout this proof, throughout this lecture
    throughout the section, throughout the note, throughout the proof, throughout the following
    lies in, lie in, until the end of this section, until the end of the section
    until further notice, at all times
    for simplicity, for the sake of simplicity, for convenience, for ease of notation
    for ease of exposition, for brevity, for definiteness, for concreteness, for clarity
    for the moment, for the time being, for now, for a moment, without loss of generality, without any loss of generality, with no loss of generality, wlog
    w.l.o.g, by symmetry, by rescaling, after rescaling, after rescaling if necessary
    after centring the data, after centering the data, if necessary
    as usual, as always, as before, as above, as in the previous section, as in the last section
    as in the lecture, in addition, as well, again, still, say, once and for all
    we know that, we assume, we suppose, let us assume, us assume
    so large that, large enough that, small enough that, so small that, large, small, sufficiently
    equal to, with respect to, to be positive, to be nonnegative, to be non-negative, to be nonzero
    to be symmetric, to be invertible, to be orthonormal, to be orthogonal, to be of full
    on the other hand, no component vanishes, no component is zero, no entry is zero
    no coordinate vanishes, no coordinate is zero, no weight is zero, no coefficient vanishes
    no coefficient is zero
    we need this below, we use this below, this is needed below, no weight is negative
    no entry is negative, no weight vanishes, no entry vanishes, no entry of, strong enough, weak enough, is zero, are zero, vanishes, vanish, solves the normal equations
    there is no noise, there is no intercept, no intercept, no noise, without noise
    chosen such that, chosen so that, is chosen, are chosen, in force
    in the case of, in case of, the case that, it is the case that
    is given by, are given by, of length one, of unit length, of unit norm, of norm one, full rank, full column rank,
    full row rank, the targets, has mean zero, have mean zero
    the other case is the same, the other case is similar, the other case is analogous
    the other case follows by symmetry, the case of the other sign is the same
    """)

  /// Words for one place among many: beside a formula with a free index they pick that place out.
  static let places = Set(
    """
    coordinate entry component coefficient element index column row feature example observation
    weight eigenvalue variable parameter number scalar target label input output response residual
    predictor quantity
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// The same in the plural: "the positive weights" are some of the weights.
  static let manyPlaces = Set(
    """
    coordinates entries components coefficients elements indices columns rows features examples
    observations weights eigenvalues variables parameters numbers scalars labels inputs outputs
    responses residuals predictors quantities
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  static let pointers: Set = ["these", "this", "those", "following", "first", "last"]
  static let choosing = Set(
    """
    positive nonnegative non-negative nonzero non-zero real finite equal unique bounded proper
    smooth centred centered standardised standardized normalised normalized scaled independent known
    constant square diagonal full orthogonal orthonormal symmetric strict uncorrelated
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Behind these a place-word means all places: "every weight", "the weight vector".
  static let quantifiers: Set = ["all", "every", "each", "any", "both"]

  /// What begins a consequence or a reason: no formula behind it is assumed.
  static let conclusions = Phrases(
    """
    then, so that, so we, so the, so it, so there, so all, so every, so both, so in, so, hence, thus
    therefore, whence, consequently, accordingly, as a consequence, as a result, it follows
    we have, we get, we obtain, we find, we see, we conclude, we deduce, one has, one gets
    this gives, this implies, this means, this yields, this makes, this is no restriction
    this is no loss of generality, this is possible
    which gives, which implies, which yields, which makes, which shows, which ensures
    which guarantees, which simplifies, which allows, which lets, which holds
    which is no restriction, which is no loss of generality, which is possible
    because, since, to avoid, to ensure, to make, to keep, to simplify, to get, to guarantee
    in order to, for otherwise, otherwise there is nothing to, otherwise nothing is to be, otherwise the claim is
    otherwise the statement is, otherwise both sides
    """)

  /// What says the same again. Where nothing was stated before, it states the assumption itself.
  static let restatements = Phrases(
    """
    i.e, that is, that is to say, which means, which is to say, in other words, in symbols
    in formulas, or equivalently, equivalently, meaning, namely
    """)

  /// These do not begin a conclusion: "so to speak".
  static let falseConclusions = Phrases("so to, so far, so on, so called, so-called")

  /// What the main clause behind "If $…$" and "For $…$" begins with, where no comma stands between.
  static let mainClauseStarts = Set(
    """
    we this it the there all both our its one a an any each every these they neither nothing no
    write let put set define gives yields
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// In a main clause: it speaks of more than the condition in front of it.
  static let escapes = Phrases(
    """
    otherwise, else, elsewhere, rest, remaining, others, other cases, other numbers, every other
    all other, any other, general, generally, likewise, similarly, alike, regardless, irrespective
    if not, when not, when it is not, if it is not, but, however, conversely, unless, except
    and when, and if, and for the, and in the other, and in the remaining, when it, if it
    even if, even when, even for, even without, without it, without this, not only, all numbers
    any number, any real, all real, whatever
    """)

  /// A main clause that is complete with one of these says nothing of what an "and" adds.
  static let verdictsOfEase: Set = [
    "clear", "obvious", "trivial", "easy", "fine", "done", "immediate", "nothing", "evident",
  ]

  /// Behind a comma these go on with the condition, or take it back; no main clause begins so.
  static let continuations: Set = [
    "and", "where", "with", "for", "such", "both", "also", "moreover", "say", "in", "together",
  ]
  static let retractions: Set = [
    "or", "but", "which", "unless", "except", "even", "not", "only", "though", "although",
    "whenever", "when", "while", "whereas", "if", "as", "who", "what",
  ]

  /// What may stand in front of "assume" where the note itself says it.
  static let speakers = Phrases(
    """
    we, us, let us, let's, i, one, and, so, thus, hence, therefore, also, now, then, but, first
    moreover, furthermore, further, additionally, in addition, finally, next, again, here, still
    shall, will, always, henceforth, we may, we can, we could, we therefore, may, follows
    on, moment, throughout, from, you may
    """)

  /// Whose assumption it is not, or who does not make it.
  static let strangers = Set(
    """
    not never nobody no without nor neither cannot those who whoever textbooks textbook books book
    authors author some many most often sometimes others people they unlike dangerous wrong would
    tempting need needs don't doesn't can't won't wouldn't shouldn't needn't couldn't isn't hardly
    rarely seldom instead rather
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
