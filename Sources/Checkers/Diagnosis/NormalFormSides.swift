import SymbolicLite

/// Both sides of an equality in normal form, entry by entry at a general position.
struct NormalFormSides {
  /// A sum of terms, each with its matrix notation.
  struct Form {
    var terms: [Monomial]
    var values: [Expression]
  }

  private let algebra: Algebra
  private let lowering: Lowering
  private let problem: Problem
  private let shape: Shape
  private let row: Position
  private let column: Position

  /// Nil for what is no equality, or where the general entry is not one.
  init?(_ problem: Problem) {
    self.problem = problem
    switch problem.relation {
    case .compare(let left, .equal, _): shape = left.shape
    case .equalUpToConstant(let left, _, _): shape = left.shape
    default: return nil
    }
    var knowledge = Knowledge()
    for assumption in problem.assumptions { knowledge.learn(assumption) }
    algebra = knowledge.algebra(work: 60_000)
    lowering = Lowering(algebra, values: knowledge.values)
    let (i, j) = Knowledge.generic(shape)
    row = shape.rows == .one ? .number(1) : .free(i)
    column = shape.columns == .one ? .number(1) : .free(j)
  }

  /// A formula of the same shape; nil where it has no normal form or no matrix notation.
  func lowered(_ e: Expression) -> Form? {
    guard e.shape == shape, let form = polynomial(e) else { return nil }
    return written(form)
  }

  /// Left minus right; of an equality up to a constant without what is constant.
  func difference(_ left: Expression, _ right: Expression) -> Form? {
    guard let a = polynomial(left), let b = polynomial(right),
      let gap = try? algebra.subtract(a, b)
    else { return nil }
    return written(gap)
  }

  private func polynomial(_ e: Expression) -> Polynomial? {
    var e = e
    if case .equalUpToConstant(_, _, let symbols) = problem.relation {
      e = UnknownRemoval(freeOf: symbols).summed(e)
    }
    let expanded = e.expandingDerivatives().expression
    guard expanded.rowBlocksAreOne else { return nil }
    return try? lowering.entry(expanded, row, column)
  }

  private func written(_ form: Polynomial) -> Form? {
    let rows = shape.rows == .one ? nil : MatrixNotation.Slot(row, shape.rows)
    let columns = shape.columns == .one ? nil : MatrixNotation.Slot(column, shape.columns)
    guard let terms = MatrixNotation.terms(form, rows: rows, columns: columns) else { return nil }
    var result = Form(terms: [], values: [])
    for (term, value) in terms {
      if case .equalUpToConstant(_, _, let symbols) = problem.relation,
        value.freeSymbols.isDisjoint(with: symbols)
      {
        continue
      }
      result.terms.append(term)
      result.values.append(value)
    }
    return result
  }
}

extension Expression {
  /// Whether one general row stands for all.
  fileprivate var rowBlocksAreOne: Bool {
    Lowering.positions(self, rows: true, Knowledge.generic(shape).0).count == 1
      && Lowering.positions(self, rows: false, Knowledge.generic(shape).1).count == 1
  }
}
