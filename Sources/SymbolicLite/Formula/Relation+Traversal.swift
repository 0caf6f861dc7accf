extension Relation {
  /// The same statement with each part replaced as `map` says. `forAll` binds its index.
  public func mapParts<M: FormulaMap>(_ map: M) throws(M.Failure) -> Relation {
    switch self {
    case .compare(let a, let comparison, let b):
      .compare(try map.expression(a), comparison, try map.expression(b))
    case .definite(let a, let strict, let b):
      .definite(try map.expression(a), strict: strict, try map.expression(b))
    case .member(let a, let set): .member(try map.expression(a), try map.set(set))
    case .notMember(let a, let set): .notMember(try map.expression(a), try map.set(set))
    case .equalSets(let a, let b): .equalSets(try map.set(a), try map.set(b))
    case .subset(let a, let b): .subset(try map.set(a), try map.set(b))
    case .equalUpToConstant(let a, let b, let symbols):
      .equalUpToConstant(
        try map.expression(a), try map.expression(b), freeOf: symbols.map(map.mention))
    case .proportional(let a, let b, let symbols):
      .proportional(try map.expression(a), try map.expression(b), freeOf: symbols.map(map.mention))
    case .all(let parts): .all(try map.relations(parts))
    case .any(let parts): .any(try map.relations(parts))
    case .implies(let a, let b): .implies(try map.relation(a), try map.relation(b))
    case .equivalent(let a, let b): .equivalent(try map.relation(a), try map.relation(b))
    case .forAll(let index, let body): try Self.mapForAll(index, body, map)
    }
  }

  private static func mapForAll<M: FormulaMap>(
    _ index: Index, _ body: Relation, _ map: M
  ) throws(M.Failure) -> Relation {
    let (bound, inner) = map.binding(index)
    return .forAll(bound, try inner.relation(body))
  }
}
