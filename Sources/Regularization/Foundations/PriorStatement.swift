import Checkers
import SymbolicLite

/// What a prior says of itself, in the language of the notes.
public struct PriorStatement: Hashable, Sendable {
  /// Declarations and assumptions on its letters.
  public var letters: [String]
  /// p(z), up to a factor that does not depend on z.
  public var density: String
  /// Each letter of the penalty, by name, in the letters of the prior.
  public var penaltyLetters: [String: String]

  public init(letters: [String], density: String, penaltyLetters: [String: String]) {
    self.letters = letters
    self.density = density
    self.penaltyLetters = penaltyLetters
  }
}

/// A statement as the reader of the notes understands it.
public struct ReadPriorStatement: Sendable {
  public let weight: Symbol
  public let density: Expression
  /// Each symbol of the penalty's statement, in the letters of the prior.
  public let penaltyLetters: [Symbol: Expression]
  /// −log p(w) and the penalty at w ∈ ℝᵈ, both in the letters of the prior.
  public let negativeLog: Expression
  public let penalty: Expression
  public let weights: Symbol
  public let scope: Scope

  public init(_ prior: any Prior) throws(Diagnostic) {
    let statement = prior.statement
    let read = try ReadStatement(prior.penalty.statement)
    var scope = Scope()
    try scope.introduce(#"z \in \mathbb{R}"#)
    for letter in statement.letters { try scope.introduce(letter) }
    guard let weight = scope.symbols["z"] else {
      throw Diagnostic("expected the letter z to be left alone", at: 0..<1)
    }
    density = try scope.expression(statement.density)
    var letters: [Symbol: Expression] = [:]
    for (name, value) in statement.penaltyLetters {
      guard let symbol = read.scope.symbols[name] else {
        throw Diagnostic("expected a letter of the penalty, found \(name)", at: 0..<1)
      }
      letters[symbol] = try scope.expression(value)
    }
    let index = Index("i", through: "d")
    let entry = Expression.symbol(read.weights)[index]
    negativeLog = .negate(sum(over: index, log(density.substituting([weight: entry]))))
    penalty = read.formula.substituting(letters)
    (self.weight, self.scope, weights, penaltyLetters) = (weight, scope, read.weights, letters)
  }

  /// −log p(w) = R(w) + constant.
  public var claim: Claim {
    Claim(
      .equalUpToConstant(negativeLog, penalty, freeOf: [weights]), assuming: scope.assumptions)
  }

  /// The point at which the formulas are evaluated.
  public func point(_ letters: [String: Quantity], weight z: Double) -> Environment<Double> {
    var point = Environment<Double>()
    point.values[weight] = Tensor(z)
    for (name, quantity) in letters {
      if let symbol = scope.symbols[name] { point.values[symbol] = quantity.tensor }
    }
    return point
  }
}
