/// A statement about values: what a step claims, what a note assumes, what a case asks.
public indirect enum Relation: Hashable, Sendable {
  /// Between equal shapes. On vectors `=` means all entries, `≠` means that not all entries are equal,
  /// and the orders hold entry by entry.
  case compare(Expression, Comparison, Expression)
  /// A ⪰ B or A ≻ B of symmetric matrices.
  case definite(Expression, strict: Bool, Expression)
  case member(Expression, SetExpression)
  case notMember(Expression, SetExpression)
  case equalSets(SetExpression, SetExpression)
  case subset(SetExpression, SetExpression)
  /// Equal up to an additive term free of these symbols.
  case equalUpToConstant(Expression, Expression, freeOf: [Symbol])
  /// Equal up to a factor free of these symbols.
  case proportional(Expression, Expression, freeOf: [Symbol])
  case all([Relation])
  case any([Relation])
  case implies(Relation, Relation)
  case equivalent(Relation, Relation)
  /// For every value of the index.
  case forAll(Index, Relation)
}

public enum Comparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "≠"
  case less = "<"
  case lessOrEqual = "≤"
  case greater = ">"
  case greaterOrEqual = "≥"
}
