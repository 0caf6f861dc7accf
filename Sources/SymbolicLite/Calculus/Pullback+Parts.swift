/// Entries, rows, blocks and sums over an index.
extension Pullback {
  func pullParts(_ part: Expression, _ g: Expression) throws(NoRule) -> Expression? {
    switch part {
    case .entry(let a, let i, let j):
      guard !depends(i), !depends(j) else { throw NoRule() }
      let row = Expression.unit(i, a.shape.rows)
      if a.shape.columns == .one { return try pull(a, .multiply(g, row)) }
      let column = Expression.transpose(.unit(j, a.shape.columns))
      return try pull(a, .multiply(g, .multiply(row, column)))
    case .row(let a, let i):
      guard !depends(i) else { throw NoRule() }
      return try pull(a, .multiply(.unit(i, a.shape.rows), .transpose(g)))
    case .column(let a, let j):
      guard !depends(j) else { throw NoRule() }
      return try pull(a, .multiply(g, .transpose(.unit(j, a.shape.columns))))
    case .block(let rows): return try pullBlock(rows, g)
    case .fold(let fold, let index, let lower, let upper, let condition, let body):
      guard !depends(lower), !depends(upper),
        condition?.freeSymbols.contains(symbol) != true
      else { throw NoRule() }
      guard g.freeIndices.contains(index) || scope.contains(where: { $0.index == index }) else {
        return try pullFold(fold, index, lower, upper, condition, body, g)
      }
      // The adjoint speaks of another index of this name: bind a fresh one.
      let id = max(part.largestIndexID, g.largestIndexID, scope.map(\.index.id).max() ?? 0) + 1
      let fresh = Index(index.name, id: id, through: index.range)
      let renamed = [index: Expression.index(fresh)]
      return try pullFold(
        fold, fresh, lower, upper, condition?.substituting(indices: renamed),
        body.substituting(indices: renamed), g)
    case .tabulate(let row, let column, let body): return try pullTable(row, column, body, g)
    default: throw NoRule()
    }
  }

  /// The entries one by one: ∑ᵢⱼ gᵢⱼ dbᵢⱼ.
  private func pullTable(
    _ row: Index, _ column: Index?, _ body: Expression, _ g: Expression
  ) throws(NoRule) -> Expression? {
    let taken = [body.largestIndexID, g.largestIndexID, row.id, column?.id ?? 0]
    let id = (taken + scope.map(\.index.id)).max() ?? 0
    let i = Index(row.name, id: id + 1, through: row.range)
    var renamed = [row: Expression.index(i)]
    var inner = self
    inner.scope.append((i, nil))
    var j: Index?
    if let column {
      let fresh = Index(column.name, id: id + 2, through: column.range)
      renamed[column] = .index(fresh)
      inner.scope.append((fresh, nil))
      j = fresh
    }
    let adjoint = g.shape.isScalar ? g : .entry(g, .index(i), j.map { .index($0) } ?? 1)
    guard var share = try inner.pull(body.substituting(indices: renamed), adjoint) else {
      return nil
    }
    for index in [j, i].compactMap({ $0 }) {
      share = .fold(
        .sum, index, lower: 1, upper: .size(index.range), condition: nil, share)
    }
    return share
  }

  private func pullFold(
    _ fold: Fold, _ index: Index, _ lower: Expression, _ upper: Expression,
    _ condition: Relation?, _ body: Expression, _ g: Expression
  ) throws(NoRule) -> Expression? {
    var inner = self
    inner.scope.append((index, limit(index, lower, upper, condition)))
    var adjoint = g
    switch fold {
    case .sum: break
    case .product:  // ∑ᵢ (∏ₖ≠ᵢ bₖ) dbᵢ
      let id = max(body.largestIndexID, g.largestIndexID, index.id) + 1
      let other = Index(index.name, id: id, through: index.range)
      let renamed = [index: Expression.index(other)]
      let differs = Relation.compare(.index(other), .notEqual, .index(index))
      let limits = condition.map { .all([$0.substituting(indices: renamed), differs]) } ?? differs
      let others = Expression.fold(
        .product, other, lower: lower, upper: upper, condition: limits,
        body.substituting(indices: renamed))
      adjoint = .multiply(g, others)
    case .max, .min: throw NoRule()
    }
    guard let share = try inner.pull(body, adjoint) else { return nil }
    return .fold(.sum, index, lower: lower, upper: upper, condition: condition, share)
  }

  /// Which values of the index the sum takes, where it does not take them all.
  private func limit(
    _ index: Index, _ lower: Expression, _ upper: Expression, _ condition: Relation?
  ) -> Relation? {
    var limits = condition.map { [$0] } ?? []
    if lower != 1 { limits.append(.compare(.index(index), .greaterOrEqual, lower)) }
    if upper != .size(index.range) {
      limits.append(.compare(.index(index), .lessOrEqual, upper))
    }
    return limits.isEmpty ? nil : limits.count == 1 ? limits[0] : .all(limits)
  }

  /// The adjoint of one block is cut out by selections: EᵣᵀGE꜀ with E = [0; I; 0].
  private func pullBlock(_ rows: [[Expression]], _ g: Expression) throws(NoRule) -> Expression? {
    let heights = rows.map { $0.first?.shape.rows ?? .one }
    var shares: [Expression] = []
    for (r, row) in rows.enumerated() {
      let widths = row.map(\.shape.columns)
      for (c, piece) in row.enumerated() where depends(piece) {
        var cut = g
        if rows.count > 1 { cut = .multiply(.transpose(selection(r, heights)), cut) }
        if row.count > 1 { cut = .multiply(cut, selection(c, widths)) }
        if let share = try pull(piece, cut) { shares.append(share) }
      }
    }
    return shares.isEmpty ? nil : .add(shares)
  }

  private func selection(_ position: Int, _ sizes: [Dimension]) -> Expression {
    let own = sizes[position]
    return .block(
      sizes.enumerated().map { other, size in
        if other == position { return [own == .one ? 1 : .identity(own)] }
        return [.zero(.matrix(size, own))]
      })
  }
}
