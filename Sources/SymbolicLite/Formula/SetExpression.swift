/// A set of values of one shape.
public indirect enum SetExpression: Hashable, Sendable {
  /// {a, b, …}.
  case finite([Expression])
  /// [a, b], (a, b) and the half-open ones; of numbers, or of vectors entry by entry.
  case interval(Expression, Expression, openLeft: Bool, openRight: Bool)
  /// {v : condition}; the symbol is bound in the condition.
  case builder(Symbol, Relation)
  /// All of ℝ, ℝᵈ, ….
  case reals(Shape)
  /// ∂f(at): all subgradients of the convex function `of` of `with`.
  case subdifferential(of: Expression, with: Symbol, at: Expression)
  /// All minimisers.
  case minimisers(Minimisation)
  /// {a + b : a ∈ A, b ∈ B}.
  case sum(SetExpression, SetExpression)
  /// {M·a : a ∈ A} for a scalar or matrix M.
  case image(Expression, SetExpression)
  /// The set of the first condition that holds.
  case cases([SetBranch], otherwise: SetExpression?)
}

public struct SetBranch: Hashable, Sendable {
  public var value: SetExpression
  public var condition: Relation
  public init(_ value: SetExpression, if condition: Relation) {
    self.value = value
    self.condition = condition
  }
}
