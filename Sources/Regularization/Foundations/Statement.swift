import SymbolicLite

/// What a penalty says of itself, in the language of the notes.
///
/// The weights are w ∈ ℝᵈ. A gradient, a set or a prox that is a number (or a set of numbers) states
/// entry j; one that is a vector states the whole. The prox is that of t·R at v, with t > 0.
/// Everything here is read by the reader of the notes and judged by their judge.
public struct Statement: Hashable, Sendable {
  /// Declarations and assumptions on the other letters: `\lambda > 0`.
  public var letters: [String]
  /// R(w). Where no case applies, R(w) = +∞.
  public var formula: String
  /// ∇R(w), valid away from the kinks.
  public var gradient: String
  /// ∂R(w), kinks included.
  public var subdifferential: String?
  /// prox of t·R at v; nil where it has no formula.
  public var prox: String?

  public init(
    letters: [String], formula: String, gradient: String, subdifferential: String? = nil,
    prox: String? = nil
  ) {
    self.letters = letters
    self.formula = formula
    self.gradient = gradient
    self.subdifferential = subdifferential
    self.prox = prox
  }

  /// For what the language of the notes has no words for; the reason is listed beside the laws that
  /// cannot be tried.
  public static func unwritten(_ reason: String) -> Statement {
    var statement = Statement(letters: [], formula: "", gradient: "")
    statement.reasonUnwritten = reason
    return statement
  }

  /// Why there are no formulas; nil where there are.
  public private(set) var reasonUnwritten: String?
}

/// A statement as the reader of the notes understands it.
public struct ReadStatement: Sendable {
  public let weights: Symbol
  /// Where the prox is taken, and its step t.
  public let place: Symbol
  public let step: Symbol
  /// The j of "entry j".
  public let entry: Index
  public let formula: Expression
  public let gradient: Expression
  public let subdifferential: SetExpression?
  public let prox: Expression?
  public let scope: Scope

  public init(_ statement: Statement) throws(Diagnostic) {
    var scope = Scope()
    try scope.introduce(#"w, v \in \mathbb{R}^d"#)
    try scope.introduce(#"t > 0"#)
    try scope.introduce(#"j = 1, \dots, d"#)
    for letter in statement.letters { try scope.introduce(letter) }
    guard let weights = scope.symbols["w"], let place = scope.symbols["v"],
      let step = scope.symbols["t"], let entry = scope.indices["j"]
    else { throw Diagnostic("expected the letters w, v, t and j to be left alone", at: 0..<1) }
    (self.weights, self.place, self.step, self.entry) = (weights, place, step, entry)
    self.scope = scope
    formula = try scope.expression(statement.formula)
    gradient = try scope.expression(statement.gradient)
    prox = try statement.prox.map { text throws(Diagnostic) in try scope.expression(text) }
    subdifferential = try statement.subdifferential.map { text throws(Diagnostic) in
      guard case .set(let set) = try scope.denotation(text) else {
        throw Diagnostic("expected a set, found a value", at: 0..<text.count)
      }
      return set
    }
  }

  /// R as a function of another vector.
  public func formula(at other: Expression) -> Expression {
    formula.substituting([weights: other])
  }
}

extension Scope {
  /// Reads a formula that has to be a value.
  func expression(_ latex: String) throws(Diagnostic) -> Expression {
    guard case .expression(let expression) = try denotation(latex) else {
      throw Diagnostic("expected a value, found a set", at: 0..<latex.count)
    }
    return expression
  }
}
