/// Reverse differentiation on formulas: each operation hands its adjoint back to its parts.
///
/// With `⟨A, B⟩ = tr AᵀB`, the adjoint g of a part p says that the whole changes by ⟨g, dp⟩. What
/// arrives at the symbol is the gradient. The rules stand in one file per family, each next to the
/// operation it belongs to; a construct without a rule throws, so that no derivative is ever guessed.
struct Pullback {
  let symbol: Symbol
  /// Collected on the way: where the rules that were used hold. Inside a sum they hold for all
  /// values of the index.
  let conditions = Collected<Relation>()
  /// The sums around the part, from the outside in.
  var scope: [(index: Index, guard: Relation?)] = []

  struct NoRule: Error {}

  init(to symbol: Symbol) { self.symbol = symbol }

  /// The share of the gradient that comes through this part; `nil` for none.
  func pull(_ part: Expression, _ adjoint: Expression) throws(NoRule) -> Expression? {
    guard part.freeSymbols.contains(symbol) else {
      return try pullConstant(part)
    }
    switch part {
    case .symbol: return adjoint
    case .add, .negate, .multiply, .hadamard, .divide, .power, .matrixPower, .transpose, .trace,
      .determinant, .diagonal:
      return try pullAlgebra(part, adjoint)
    case .apply(let function, let a): return try pullElementary(function, a, adjoint)
    case .norm(let norm, let a): return try pullNorm(norm, a, adjoint)
    case .extremum(let which, let items): return try pullExtremum(which, items, adjoint)
    case .cases(let branches, let otherwise): return try pullCases(branches, otherwise, adjoint)
    case .entry, .row, .column, .block, .fold, .tabulate: return try pullParts(part, adjoint)
    case .call, .gradient, .hessian, .derivative: return try pullCalculus(part, adjoint)
    default: throw NoRule()
    }
  }

  /// An unknown constant is free of the symbol only where it says so.
  private func pullConstant(_ part: Expression) throws(NoRule) -> Expression? {
    let mayDepend = part.contains {
      guard case .unknown(let constant) = $0 else { return false }
      return !constant.freeOf.contains(symbol)
    }
    if mayDepend { throw NoRule() }
    return nil
  }

  func sum(_ parts: Expression?...) -> Expression? {
    let terms = parts.compactMap { $0 }
    return terms.count > 1 ? .add(terms) : terms.first
  }

  func depends(_ part: Expression) -> Bool { part.freeSymbols.contains(symbol) }

  /// ⟨g, b⟩ = tr gᵀb.
  func inner(_ g: Expression, _ b: Expression) -> Expression {
    let shape = b.shape
    if shape.isScalar { return .multiply(g, b) }
    let product = Expression.multiply(.transpose(g), b)
    return shape.columns == .one ? product : .trace(product)
  }

  /// Records that a condition is needed, for all values of the indices around it. What is plainly
  /// true, such as 1 + exp a > 0, is not.
  func require(_ condition: Relation) {
    if case .compare(let a, .greater, 0) = condition, a.isPlainlyPositive { return }
    if case .compare(let a, .notEqual, 0) = condition, a.isPlainlyPositive { return }
    var whole = condition
    for (index, limit) in scope.reversed() where whole.freeIndices.contains(index) {
      if let limit { whole = .implies(limit, whole) }
      whole = .forAll(index, whole)
    }
    conditions.items.append(whole)
  }

  /// Every entry meets the comparison with zero.
  func requireEntries(of a: Expression, _ comparison: Comparison) {
    let shape = a.shape
    if shape.isScalar { return require(.compare(a, comparison, 0)) }
    let taken = a.largestIndexID
    let row = Index("i", id: taken + 1, through: shape.rows)
    let column = Index("j", id: taken + 2, through: shape.columns)
    let entry = Expression.entry(a, .index(row), shape.columns == .one ? 1 : .index(column))
    let condition = Relation.compare(entry, comparison, 0)
    require(.forAll(row, shape.columns == .one ? condition : .forAll(column, condition)))
  }
}
