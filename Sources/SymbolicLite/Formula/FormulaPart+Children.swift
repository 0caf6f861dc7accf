extension FormulaPart {
  /// The expressions that stand directly inside, in reading order; relations and sets in between
  /// are walked through. Binders are left alone: a `transform` that moves names into or out of a
  /// scope has to be a substitution instead.
  public func mapChildren<E: Error>(
    _ transform: (Expression) throws(E) -> Expression
  ) throws(E) -> Self {
    try withoutActuallyEscaping(transform) { (transform) throws(E) -> Self in
      try mapParts(Children(transform: transform))
    }
  }

  /// See ``mapChildren(_:)``.
  public var children: [Expression] {
    let list = Collected<Expression>()
    _ = mapParts(
      Children { (part: Expression) throws(Never) -> Expression in
        list.items.append(part)
        return part
      })
    return list.items
  }

  /// How many expressions it consists of, itself included where it is one.
  public var nodeCount: Int {
    children.reduce(self is Expression ? 1 : 0) { $0 + $1.nodeCount }
  }

  /// Whether it or any expression inside, at any depth, is such.
  public func contains(where matches: (Expression) -> Bool) -> Bool {
    if let whole = self as? Expression, matches(whole) { return true }
    return children.contains { $0.contains(where: matches) }
  }
}

/// Hands the nearest expressions to a function and looks no deeper.
private struct Children<Failure: Error>: FormulaMap {
  let transform: (Expression) throws(Failure) -> Expression

  func expression(_ part: Expression) throws(Failure) -> Expression { try transform(part) }
}

/// What a walk has met so far; a map is a value and is copied under every binder.
package final class Collected<Item> {
  package var items: [Item]
  package init(items: [Item] = []) { self.items = items }
}
