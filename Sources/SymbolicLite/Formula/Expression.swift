/// A formula with a shape: what both the LaTeX reader and the Swift operators build.
///
/// Every value is a matrix; vectors are columns and numbers are 1 × 1. An expression is always well
/// shaped: the reader refuses what is not, the Swift operators trap on it.
public indirect enum Expression: Hashable, Sendable {
  // Numbers
  case number(Rational)
  case pi
  case e
  /// A size as a number: the `n` of 1/n.
  case size(Dimension)
  /// The value of an index as a number, counted from 1.
  case index(Index)
  case symbol(Symbol)

  // Constants with a shape
  case zeros(Shape)
  case ones(Shape)
  case identity(Dimension)
  /// The unit vector `e_j` of the given length.
  case unit(Expression, Dimension)

  // Algebra
  case add([Expression])
  case negate(Expression)
  /// Matrix product; a scalar on either side scales.
  case multiply(Expression, Expression)
  case hadamard(Expression, Expression)
  /// Division by a scalar. 1/0 is undefined.
  case divide(Expression, Expression)
  /// Scalar power. 0⁰ is undefined, a negative base needs a whole exponent.
  case power(Expression, Expression)
  /// A whole power of a square matrix; a negative one is a power of the inverse.
  case matrixPower(Expression, Int)
  case transpose(Expression)

  // Functions
  /// An elementary function, entry by entry.
  case apply(Elementary, Expression)
  case norm(Norm, Expression)
  case trace(Expression)
  case determinant(Expression)
  /// The diagonal matrix of a vector, or the diagonal of a square matrix as a vector.
  case diagonal(Expression)
  /// The larger or smaller of numbers.
  case extremum(Extremum, [Expression])
  /// The branch of the first condition that holds; undefined where none does and there is no `otherwise`.
  case cases([Branch], otherwise: Expression?)

  // Parts and stacks
  case entry(Expression, Expression, Expression)
  /// Row `i` of a matrix, as a column.
  case row(Expression, Expression)
  case column(Expression, Expression)
  case block([[Expression]])
  /// The vector whose entry at the first index is the body, or with a second index the matrix: how a
  /// function of numbers acts entry by entry.
  case tabulate(Index, Index?, Expression)

  /// ∑, ∏, max, min over an index, from `lower` to `upper`, over those values that meet `condition`.
  case fold(Fold, Index, lower: Expression, upper: Expression, condition: Relation?, Expression)

  // Functions that the note leaves open
  /// An arbitrary smooth function of one argument (`L : ℝᵈ → ℝ`).
  case call(OpaqueFunction, Expression)

  // Calculus. `with` is bound in the body; the derivative is taken there at the point `at`.
  /// The gradient of a scalar body, in the shape of `with`.
  case gradient(of: Expression, with: Symbol, at: Expression)
  /// The Hessian of a scalar body with respect to a vector.
  case hessian(of: Expression, with: Symbol, at: Expression)
  /// The derivative of a body of any shape with respect to a scalar.
  case derivative(of: Expression, with: Symbol, at: Expression)
  /// f′(at⁺) or f′(at⁻) of a scalar function of a scalar, as one reads it on a graph: the slope from that side.
  case oneSidedDerivative(of: Expression, with: Symbol, at: Expression, Side)

  // Optimisation
  case minimiser(Minimisation)
  case minimum(Minimisation)

  // Chance
  case expectation(Expression, over: [RandomSymbol])
  /// The variance of a scalar, the covariance matrix of a vector.
  case variance(Expression, over: [RandomSymbol])

  /// A positive number that nothing is known of but what it does not depend on: the evidence p(y) of
  /// Bayes' rule, the `C` of "… + C". Comparisons look through it; it has no value of its own.
  case unknown(UnknownConstant)
}

/// One row of a definition by cases.
public struct Branch: Hashable, Sendable {
  public var value: Expression
  public var condition: Relation
  public init(_ value: Expression, if condition: Relation) {
    self.value = value
    self.condition = condition
  }
}

/// The functions that act entry by entry.
public enum Elementary: String, Hashable, Sendable, CaseIterable {
  case magnitude, sign, exp, log, sqrt, tanh
  /// max(x, 0).
  case positivePart
}

public enum Extremum: Hashable, Sendable { case max, min }
public enum Fold: Hashable, Sendable { case sum, product, max, min }
public enum Side: Hashable, Sendable { case left, right }

/// ‖·‖ with its subscript. On a matrix `l1` is the sum of magnitudes and `frobenius` is Euclidean.
public indirect enum Norm: Hashable, Sendable {
  case l0, l1, l2, infinity, frobenius
  /// (∑|xⱼ|^q)^(1/q).
  case lq(Expression)
}

/// `L : ℝᵈ → ℝ`, arbitrary and smooth (and convex, where the note says so).
public struct OpaqueFunction: Hashable, Sendable {
  public let name: String
  public let argument: Shape
  public let isConvex: Bool
  public init(_ name: String, of argument: Shape, isConvex: Bool = false) {
    self.name = name
    self.argument = argument
    self.isConvex = isConvex
  }
}

/// The problem min over `variable` (bound) of `objective`, among those that meet `constraint`.
public struct Minimisation: Hashable, Sendable {
  public var objective: Expression
  public var variable: Symbol
  public var constraint: Relation?
  public init(_ objective: Expression, over variable: Symbol, subjectTo constraint: Relation? = nil)
  {
    self.objective = objective
    self.variable = variable
    self.constraint = constraint
  }
}

/// A symbol with a declared distribution.
public struct RandomSymbol: Hashable, Sendable {
  public var symbol: Symbol
  public var distribution: Distribution
  public init(_ symbol: Symbol, _ distribution: Distribution) {
    self.symbol = symbol
    self.distribution = distribution
  }
}

public indirect enum Distribution: Hashable, Sendable {
  /// Gaussian with this mean (shape of the symbol) and covariance (square, or a scalar variance per entry).
  case normal(mean: Expression, covariance: Expression)
  /// Independent entries with density exp(−|x − location|/scale)/(2·scale).
  case laplace(location: Expression, scale: Expression)
  /// Independent entries, 1 with this probability and else 0.
  case bernoulli(Expression)
}

/// See ``Expression/unknown(_:)``.
public struct UnknownConstant: Hashable, Sendable {
  public let name: String
  /// The symbols that it must not depend on.
  public let freeOf: [Symbol]
  public init(_ name: String, freeOf: [Symbol]) {
    self.name = name
    self.freeOf = freeOf
  }
}
