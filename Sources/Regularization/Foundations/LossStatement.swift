import Checkers
import SymbolicLite

/// What a loss says of itself, in the language of the notes: z is the prediction, y the target.
public struct LossStatement: Hashable, Sendable {
  /// Declarations and assumptions on the other letters.
  public var letters: [String]
  /// ℓ(z, y).
  public var formula: String
  /// ∂ℓ/∂z, valid away from the kinks.
  public var slope: String
  /// All slopes in z, kinks included.
  public var subdifferential: String

  public init(letters: [String], formula: String, slope: String, subdifferential: String? = nil) {
    self.letters = letters
    self.formula = formula
    self.slope = slope
    self.subdifferential = subdifferential ?? #"\left\{ \#(slope) \right\}"#
  }
}

/// A statement as the reader of the notes understands it.
public struct ReadLossStatement: Sendable {
  public let prediction: Symbol
  public let target: Symbol
  public let formula: Expression
  public let slope: Expression
  public let subdifferential: SetExpression
  public let scope: Scope

  public init(_ statement: LossStatement, targets: Targets) throws(Diagnostic) {
    var scope = Scope()
    try scope.introduce(#"z \in \mathbb{R}"#)
    try scope.introduce(targets == .signs ? #"y \in \{-1, 1\}"# : #"y \in \mathbb{R}"#)
    for letter in statement.letters { try scope.introduce(letter) }
    guard let prediction = scope.symbols["z"], let target = scope.symbols["y"] else {
      throw Diagnostic("expected the letters z and y to be left alone", at: 0..<1)
    }
    (self.prediction, self.target, self.scope) = (prediction, target, scope)
    formula = try scope.expression(statement.formula)
    slope = try scope.expression(statement.slope)
    guard case .set(let set) = try scope.denotation(statement.subdifferential) else {
      throw Diagnostic("expected a set, found a value", at: 0..<statement.subdifferential.count)
    }
    subdifferential = set
  }

  /// ∂ℓ/∂z is what is documented, wherever there is a derivative.
  public var slopeClaim: Claim {
    let derivative = Expression.derivative(
      of: formula, with: prediction, at: .symbol(prediction))
    return Claim(derivative.equals(slope), assuming: scope.assumptions)
  }

  /// The slopes in z are what is documented, kinks included.
  public var subdifferentialClaim: Claim {
    let slopes = SetExpression.subdifferential(
      of: formula, with: prediction, at: .symbol(prediction))
    return Claim(.equalSets(slopes, subdifferential), assuming: scope.assumptions)
  }

  public var isCertifiedConvex: Bool {
    switch formula.curvature(in: prediction, assuming: scope.assumptions)?.curvature {
    case .constant, .affine, .convex, .strictlyConvex: true
    case .concave, .strictlyConcave, nil: false
    }
  }

  /// The point at which the formulas are evaluated.
  public func point(
    _ letters: [String: Quantity], prediction z: Double, target y: Double
  ) -> Environment<Double> {
    var point = Environment<Double>()
    point.values[prediction] = Tensor(z)
    point.values[target] = Tensor(y)
    for (name, quantity) in letters {
      if let symbol = scope.symbols[name] { point.values[symbol] = quantity.tensor }
    }
    return point
  }
}
