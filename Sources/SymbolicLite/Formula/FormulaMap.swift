/// One way of rebuilding formulas: what to do at each part, and what changes under a binder.
///
/// The parts of every construct, and the names that it binds in them, are listed once: in
/// `Expression+Traversal.swift`, `SetExpression+Traversal.swift` and `Relation+Traversal.swift`.
/// Substitution, renaming, collecting names and counting are all maps over those lists, so that no
/// two of them can disagree on what is bound where.
public protocol FormulaMap {
  associatedtype Failure: Error = Never

  func expression(_ part: Expression) throws(Failure) -> Expression
  func set(_ part: SetExpression) throws(Failure) -> SetExpression
  func relation(_ part: Relation) throws(Failure) -> Relation

  /// A size, wherever one is written: in constants, shapes and the ranges of indices.
  func size(_ size: Dimension) -> Dimension
  /// A symbol mentioned in an "is free of" list.
  func mention(_ symbol: Symbol) -> Symbol
  func function(_ function: OpaqueFunction) -> OpaqueFunction
  /// The name to bind instead, and the map to use in the scope of the binder.
  func binding(_ symbol: Symbol) -> (Symbol, Self)
  func binding(_ index: Index) -> (Index, Self)
}

extension FormulaMap {
  public func expression(_ part: Expression) throws(Failure) -> Expression {
    try part.mapParts(self)
  }
  public func set(_ part: SetExpression) throws(Failure) -> SetExpression {
    try part.mapParts(self)
  }
  public func relation(_ part: Relation) throws(Failure) -> Relation {
    try part.mapParts(self)
  }

  public func size(_ size: Dimension) -> Dimension { size }
  public func mention(_ symbol: Symbol) -> Symbol { symbol }
  public func function(_ function: OpaqueFunction) -> OpaqueFunction { function }
  public func binding(_ symbol: Symbol) -> (Symbol, Self) { (symbol, self) }
  public func binding(_ index: Index) -> (Index, Self) { (index, self) }

  func shape(_ shape: Shape) -> Shape { Shape(size(shape.rows), size(shape.columns)) }

  func expressions(_ parts: [Expression]) throws(Failure) -> [Expression] {
    var result: [Expression] = []
    result.reserveCapacity(parts.count)
    for part in parts { result.append(try expression(part)) }
    return result
  }

  func relations(_ parts: [Relation]) throws(Failure) -> [Relation] {
    var result: [Relation] = []
    for part in parts { result.append(try relation(part)) }
    return result
  }
}

/// A formula, a set or a statement: whatever has parts and names in it.
public protocol FormulaPart: Hashable, Sendable {
  /// The same construct around mapped parts.
  func mapParts<M: FormulaMap>(_ map: M) throws(M.Failure) -> Self
  /// What the map makes of this part itself.
  func mapped<M: FormulaMap>(by map: M) throws(M.Failure) -> Self
}

extension Expression: FormulaPart {
  public func mapped<M: FormulaMap>(by map: M) throws(M.Failure) -> Expression {
    try map.expression(self)
  }
}

extension SetExpression: FormulaPart {
  public func mapped<M: FormulaMap>(by map: M) throws(M.Failure) -> SetExpression {
    try map.set(self)
  }
}

extension Relation: FormulaPart {
  public func mapped<M: FormulaMap>(by map: M) throws(M.Failure) -> Relation {
    try map.relation(self)
  }
}
