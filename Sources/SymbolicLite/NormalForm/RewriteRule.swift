/// The rules beyond ordinary algebra by which normal forms are found. Each has a row in
/// ``RewriteRule/table``; whoever applies one notes it in the ``RuleLog`` of its algebra.
package enum RewriteRule: Int, CaseIterable, Sendable {
  // Signs, magnitudes, maxima
  case magnitude, positivePart, largerOfTwo, smallerOfTwo
  case knownSign, signOfProduct, signOfNonnegative, signSquared, oddPowerOfSign
  case knownNonzero, zeroOfProduct, atZero, indicatorSquared
  case knownCondition, orderBySigns, signsOfTerms
  case evenPowerOfMagnitude, normOfMultiple, largestOfMultiples

  // Exponentials and logarithms
  case expOfSum, expOfLog, logOfProduct, logOfExp, logOfPower, logOfNumber, logOfFold
  case generalPower, powerOfProduct, powerShift, hyperbolicTangent, commonExponential, logistic

  // Powers and roots
  case rootOfProduct, rootOfSquare, rootOfSquaredSum, rootOfSums, rootOfNumber
  case reciprocal, clearedDenominators

  // Matrices
  case inverse, inverseOfDiagonal, inverseOfMultiple, inverseOfTranspose, inverseOfSymmetric
  case smallInverse, multipliedByInverted, declaredEquation, symmetricMatrix
  case determinantOfProduct, determinantOfMultiple, smallDeterminant

  // Sums and products over an index
  case sumWithoutOne, productOfExponentials, productOfConstants

  // Labels, open functions, chance
  case plusMinusOne, zeroOne, secondDerivatives
  case gaussianMoments, indicatorMoments, laplaceMoments, independentSymbols
}

extension RewriteRule {
  /// A rule as a statement of its own, with what it must not be mistaken for.
  package struct Row: Sendable {
    /// `nil` for a fact that follows from the rules.
    package var rule: RewriteRule?
    package var name: String
    /// LaTeX, over the letters of ``RewriteRule/letters``; it holds wherever both sides have a
    /// value and the `conditions` hold.
    package var statement: String
    package var conditions: [String]
    /// The statement with a small mistake, or without its condition: false somewhere.
    package var nearMiss: String
    package var nearMissConditions: [String]

    init(
      _ rule: RewriteRule?, _ name: String, _ statement: String, where conditions: [String] = [],
      not nearMiss: String, where nearMissConditions: [String]? = nil
    ) {
      self.rule = rule
      self.name = name
      self.statement = statement
      self.conditions = conditions
      self.nearMiss = nearMiss
      self.nearMissConditions = nearMissConditions ?? conditions
    }
  }

  /// What the letters of the table stand for, the symmetric matrix S apart. Of those that no random
  /// number depends on, no sign is known.
  package static let letters = [
    #"u, v, c, t \in \mathbb{R}"#, #"w, x \in \mathbb{R}^d"#, #"z \in \mathbb{R}^n"#,
    #"X \in \mathbb{R}^{n \times d}"#, #"A \in \mathbb{R}^{d \times d}"#,
    #"C \in \mathbb{R}^{d \times d}"#, #"B \in \mathbb{R}^{2 \times 2}"#,
    #"U, V \in \mathbb{R}^{d \times k}"#, #"y \in \{-1, 1\}^n"#, #"m \in \{0, 1\}^d"#,
    #"L : \mathbb{R}^d \to \mathbb{R}"#, #"\tau, b > 0"#, #"q \in (0, 1)"#,
    #"\varepsilon \in \mathbb{R}^n"#, #"\varepsilon \sim \mathcal{N}(0, \tau^2 I)"#,
    #"\delta \in \{0, 1\}^d"#, #"\delta_j \sim \mathrm{Bernoulli}(q)"#,
    #"\xi \in \mathbb{R}"#, #"\xi \sim \mathrm{Laplace}(0, b)"#,
  ]
  package static let symmetricLetter = #"S \in \mathbb{R}^{d \times d}"#

  package static let table = signRows + functionRows + powerRows + matrixRows + otherRows + derived

  package var row: Row? { Self.rows[self] }

  private static let rows = Dictionary(
    table.compactMap { row in row.rule.map { ($0, row) } }
  ) { first, _ in first }
}
