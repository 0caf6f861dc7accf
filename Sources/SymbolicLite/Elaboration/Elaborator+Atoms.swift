extension Elaborator {
  /// A factor without a prefix operator: number, name, bracket, bars, root, matrix, cases, scripts.
  mutating func atom(_ syntax: Syntax) throws(Diagnostic) -> Meaning {
    let range = syntax.range
    switch syntax.kind {
    case .number(let text):
      guard let value = Rational(decimal: text) else {
        throw Diagnostic("expected a number of at most 38 digits, found \(text)", at: range)
      }
      return typed(.number(value), .scalar, range)
    case .name(let name): return try named(name, .none, syntax)
    case .scripted: return try scripted(syntax)
    case .product, .terms: return try value(syntax)
    case .fraction(let top, let bottom):
      let (a, b) = (try expression(top), try expression(bottom))
      return .expression(try divide(a, by: b, at: range))
    case .root(let degree, let radicand): return try root(degree, radicand, at: range)
    case .bracket(let open, let close, let content):
      return try bracket(open, close, content, at: range)
    case .magnitude(let inner):
      let x = try expression(inner)
      return typed(.apply(.magnitude, x.expression), x.shape, range)
    case .norm(let inner): return try norm(inner, .none, at: range)
    case .inner(let left, let right):
      let (a, b) = (try expression(left), try expression(right))
      guard unify(a.shape, b.shape) else { throw mismatch(a, b) }
      return typed(innerProduct(a, b), .scalar, range)
    case .matrix(let rows): return .expression(try block(rows, at: range))
    case .cases(let rows): return try cases(rows, at: range)
    case .placeholder:
      guard let placeholder else {
        throw Diagnostic(
          "expected a formula, found a placeholder \\cdot", at: range,
          hint: "\\cdot stands for an argument only in the subscript of prox")
      }
      return .expression(placeholder)
    case .top, .capitalT:
      throw Diagnostic("expected a formula, found \\top without a base", at: range)
    case .empty:
      throw Diagnostic("expected a formula, found nothing between the braces", at: range)
    case .infinity:
      throw Diagnostic("expected a finite quantity, found \\infty", at: range)
    case .dots:
      throw Diagnostic(
        "expected a formula, found dots", at: range, hint: "write a sum with \\sum instead")
    case .relation, .list:
      throw Diagnostic("expected a formula, found a statement or list", at: range)
    case .function, .nabla, .partial, .sum, .productSign:
      var cursor = FactorCursor([Factor(.juxtaposed, syntax)])
      guard let meaning = try nextOperand(&cursor) else {
        throw Diagnostic("expected a formula, found nothing", at: range)
      }
      return meaning
    }
  }

  func innerProduct(_ a: Typed, _ b: Typed) -> Expression {
    let shape = resolved(a.shape)
    if shape.isScalar { return .multiply(a.expression, b.expression) }
    if shape.columns == .one { return .multiply(.transpose(a.expression), b.expression) }
    return .trace(.multiply(.transpose(a.expression), b.expression))
  }

  private mutating func root(
    _ degree: Syntax?, _ radicand: Syntax, at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard let degree else {
      let x = try expression(radicand)
      guard resolved(x.shape).columns == .one else {
        throw Diagnostic(
          "expected a number under the root, found \(resolved(x.shape))", at: x.range)
      }
      return typed(.apply(.sqrt, x.expression), x.shape, range)
    }
    let k = try scalar(degree, as: "the degree of the root")
    let x = try scalar(radicand, as: "what stands under the root")
    return typed(.power(x, .divide(.number(.one), k)), .scalar, range)
  }

  // MARK: Brackets

  private mutating func bracket(
    _ open: String, _ close: String, _ content: BracketContent, at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    guard case .items(let items) = content else {
      return .set(try set(open, close, content, at: range))
    }
    if open == "\\{" { return .set(try set(open, close, content, at: range)) }
    if items.count == 1, open == "(" && close == ")" || open == "[" && close == "]" {
      switch try value(items[0]) {
      case .expression(var x):
        x.range = range
        return .expression(x)
      case .set(let set): return .set(set)
      }
    }
    if items.count > 1, open == "(", close == ")" {
      // (0.3, 0.1, 6) is a column.
      return .expression(try block(items.map { [$0] }, at: range))
    }
    if items.count == 2 { return .set(try set(open, close, content, at: range)) }
    throw Diagnostic(
      items.isEmpty
        ? "expected a formula between the brackets, found nothing"
        : "expected a formula, found a list in \(open) \(close)", at: range)
  }

  /// Blocks side by side and on top of each other; 0 and I take the size that is left for them.
  mutating func block(_ rows: [[Syntax]], at range: Range<Int>) throws(Diagnostic) -> Typed {
    var grid: [[Typed]] = []
    for row in rows {
      var cells: [Typed] = []
      for cell in row { cells.append(try expression(cell)) }
      grid.append(cells)
    }
    guard let width = grid.first?.count, width > 0, grid.allSatisfy({ $0.count == width }) else {
      throw Diagnostic("expected rows of one length in the matrix, found different ones", at: range)
    }
    // A bare 0 beside a matrix is a block of zeros, of a height and width that the rest must tell.
    let isOfNumbers = grid.allSatisfy { $0.allSatisfy { resolved($0.shape).isScalar } }
    var heights: [Dimension] = []
    for row in grid {
      let model = row.first { $0.expression != .number(.zero) }
      if let model {
        heights.append(resolved(model.shape).rows)
      } else {
        heights.append(isOfNumbers ? .one : unknownSize(of: "the block 0", at: row[0].range))
      }
    }
    var widths: [Dimension] = []
    for column in 0..<width {
      let model = grid.map { $0[column] }.first { $0.expression != .number(.zero) }
      if let model {
        widths.append(resolved(model.shape).columns)
      } else {
        widths.append(
          isOfNumbers ? .one : unknownSize(of: "the block 0", at: grid[0][column].range))
      }
    }
    var cells: [[Expression]] = []
    for (i, row) in grid.enumerated() {
      var line: [Expression] = []
      for (j, cell) in row.enumerated() {
        let shape = Shape(heights[i], widths[j])
        if cell.expression == .number(.zero), !isOfNumbers {
          line.append(.zeros(shape))
        } else if unify(cell.shape, shape) {
          line.append(cell.expression)
        } else {
          throw Diagnostic(
            "expected a block of \(resolved(shape)), found \(resolved(cell.shape))", at: cell.range)
        }
      }
      cells.append(line)
    }
    let total = Shape(
      heights.reduce(Dimension(0)) { $0 + resolved($1) },
      widths.reduce(Dimension(0)) { $0 + resolved($1) })
    return Typed(expression: .block(cells), shape: total, range: range)
  }

  // MARK: Norms

  mutating func norm(
    _ inner: Syntax, _ scripts: Scripts, at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    let x = try expression(inner)
    let shape = resolved(x.shape)
    let isMatrix = shape.isMatrix
    let kind: Norm
    switch scripts.sub?.kind {
    case nil: kind = isMatrix ? .frobenius : .l2
    case .number("2") where !isMatrix: kind = .l2
    case .number("2"):
      throw Diagnostic(
        "expected the norm of a vector, found the spectral norm of a matrix",
        at: scripts.sub?.range ?? range, hint: "for the root of the sum of squares write \\|…\\|_F")
    case .number("1"): kind = .l1
    case .number("0"): kind = .l0
    case .infinity where !isMatrix: kind = .infinity
    case .name("F"): kind = .frobenius
    case .some where !isMatrix:
      guard let sub = scripts.sub else { return typed(x.expression, x.shape, range) }
      kind = .lq(try scalar(sub, as: "the subscript of the norm"))
    default:
      throw Diagnostic(
        "expected one of 1, 2, F, 0, \\infty, q as the subscript of a norm, found another",
        at: scripts.sub?.range ?? range)
    }
    let value = Typed(expression: .norm(kind, x.expression), shape: .scalar, range: range)
    return .expression(
      try raised(value, to: scripts.sup, primes: scripts.primes))
  }

  // MARK: Cases

  private mutating func cases(_ rows: [CaseRow], at range: Range<Int>) throws(Diagnostic) -> Meaning
  {
    var values: [(meaning: Meaning, range: Range<Int>, condition: Relation?)] = []
    for (position, row) in rows.enumerated() {
      var condition: Relation?
      switch row.condition {
      case .otherwise:
        guard position == rows.count - 1 else {
          throw Diagnostic(
            "expected \\text{otherwise} in the last row, found another row behind it",
            at: row.value.range)
        }
      case .when(let statements):
        var parts: [Relation] = []
        for statement in statements { parts.append(try relation(statement)) }
        condition = parts.count == 1 ? parts[0] : .all(parts)
      }
      values.append((try value(row.value), row.value.range, condition))
    }
    guard !values.isEmpty else {
      throw Diagnostic("expected a row between \\begin{cases} and \\end{cases}", at: range)
    }
    if values.contains(where: { if case .set = $0.meaning { true } else { false } }) {
      var branches: [SetBranch] = []
      var rest: SetExpression?
      for (meaning, _, condition) in values {
        let set: SetExpression
        switch meaning {
        case .set(let value): set = value
        case .expression(let value): set = .finite([value.expression])
        }
        if let condition { branches.append(SetBranch(set, if: condition)) } else { rest = set }
      }
      return .set(.cases(branches, otherwise: rest))
    }
    return try expressionCases(values, at: range)
  }

  private mutating func expressionCases(
    _ values: [(meaning: Meaning, range: Range<Int>, condition: Relation?)], at range: Range<Int>
  ) throws(Diagnostic) -> Meaning {
    var typedValues: [(Typed, Relation?)] = []
    for (meaning, _, condition) in values {
      if case .expression(let value) = meaning { typedValues.append((value, condition)) }
    }
    let model = typedValues.first { $0.0.expression != .number(.zero) }?.0 ?? typedValues[0].0
    var branches: [Branch] = []
    var rest: Expression?
    for (value, condition) in typedValues {
      var expression = value.expression
      if expression == .number(.zero), !resolved(model.shape).isScalar {
        expression = .zeros(model.shape)
      } else if !unify(value.shape, model.shape) {
        throw mismatch(model, value)
      }
      if let condition {
        branches.append(Branch(expression, if: condition))
      } else {
        rest = expression
      }
    }
    return typed(.cases(branches, otherwise: rest), model.shape, range)
  }
}
