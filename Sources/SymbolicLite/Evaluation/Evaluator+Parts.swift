extension Evaluator {
  mutating func part(_ expression: Expression) throws(Undefined) -> Value<N> {
    switch expression {
    case .entry(let matrix, let row, let column):
      let whole = try value(matrix)
      let i = try position(row, through: whole.rows)
      let j = try position(column, through: whole.columns)
      guard case .matrix(let tensor) = whole else { return whole }
      return .scalar(tensor[i, j])
    case .row(let matrix, let row):
      let whole = try value(matrix).tensor
      let i = try position(row, through: whole.rows)
      return Value(
        rows: whole.columns, columns: 1,
        Array(whole.elements[i * whole.columns..<(i + 1) * whole.columns]))
    case .column(let matrix, let column):
      let whole = try value(matrix).tensor
      let j = try position(column, through: whole.columns)
      return Value(rows: whole.rows, columns: 1, (0..<whole.rows).map { whole[$0, j] })
    case .block(let rows): return try block(rows)
    case .tabulate(let row, let column, let body): return try tabulate(row, column, body)
    case .fold(let fold, let index, let lower, let upper, let condition, let body):
      let (first, last) = (try wholeNumber(lower), try wholeNumber(upper))
      return try self.fold(fold, index, first, last, condition, body)
    default: throw .unsupported("not a part")
    }
  }

  /// A position counted from 1, as an offset.
  mutating func position(
    _ expression: Expression, through count: Int
  ) throws(Undefined) -> Int {
    let position = try wholeNumber(expression)
    guard position >= 1, position <= count else {
      throw .undefined("index \(position) outside 1…\(count)")
    }
    return position - 1
  }

  /// The whole number that an index expression stands for; indices are never rounded.
  mutating func wholeNumber(_ expression: Expression) throws(Undefined) -> Int {
    switch expression {
    case .index(let index): return try lookUp(index)
    case .size(let size): return try count(size)
    case .number(let number):
      guard let whole = number.asInt else {
        throw .undefined("an index that is not whole")
      }
      return whole
    default:
      guard let whole = try scalar(expression).whole else {
        throw .unresolved("an index that is not certainly whole")
      }
      return whole
    }
  }

  private mutating func block(_ rows: [[Expression]]) throws(Undefined) -> Value<N> {
    var elements: [N] = []
    var (height, width) = (0, -1)
    for row in rows {
      var parts: [Tensor<N>] = []
      for part in row { parts.append(try value(part).tensor) }
      guard let first = parts.first else { throw .unsupported("an empty row of blocks") }
      let total = parts.reduce(0) { $0 + $1.columns }
      guard parts.allSatisfy({ $0.rows == first.rows }), width < 0 || total == width else {
        throw .unsupported("blocks that do not fit together")
      }
      width = total
      height += first.rows
      for i in 0..<first.rows {
        for part in parts {
          elements += part.elements[i * part.columns..<(i + 1) * part.columns]
        }
      }
    }
    guard height > 0 else { throw .unsupported("an empty matrix of blocks") }
    return Value(rows: height, columns: width, elements)
  }

  private mutating func tabulate(
    _ row: Index, _ column: Index?, _ body: Expression
  ) throws(Undefined) -> Value<N> {
    let rows = try count(row.range)
    let columns = try column.map { (index) throws(Undefined) in try count(index.range) } ?? 1
    var elements: [N] = []
    elements.reserveCapacity(rows * columns)
    let outer = indices.count
    defer { indices.removeLast(indices.count - outer) }
    indices.append((row, 1))
    if let column { indices.append((column, 1)) }
    for i in 1...max(rows, 1) where i <= rows {
      indices[outer].value = i
      for j in 1...max(columns, 1) where j <= columns {
        if column != nil { indices[outer + 1].value = j }
        elements.append(try scalar(body))
      }
    }
    return Value(rows: rows, columns: columns, elements)
  }

  private mutating func fold(
    _ fold: Fold, _ index: Index, _ first: Int, _ last: Int, _ condition: Relation?,
    _ body: Expression
  ) throws(Undefined) -> Value<N> {
    var result: Value<N>?
    guard first <= last else { return try emptyFold(fold, body) }
    try descend()
    defer { depth -= 1 }
    let (span, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, span < Self.largestSize else {
      throw .unsupported("a sum over too many values of \(index.name)")
    }
    guard span < Self.shortSum || Double(span) * passes(through: body) <= Double(Self.termLimit)
    else { throw .unsupported(Self.tooManyTerms) }
    indices.append((index, first))
    defer { indices.removeLast() }
    for k in first...last {
      indices[indices.count - 1].value = k
      terms += 1
      guard terms <= Self.termLimit else { throw .unsupported(Self.tooManyTerms) }
      if let condition, try !truth(of: condition).settled() { continue }
      let term = try value(body)
      if let partial = result {
        result = try combine(fold, partial, term)
      } else {
        result = term
      }
    }
    if let result { return result }
    return try emptyFold(fold, body)
  }

  /// How many terms the sums inside have together, as far as their ends are written down: what is
  /// far too much is not begun.
  private func passes(through body: Expression) -> Double {
    let inner = body.children.reduce(1) { max($0, passes(through: $1)) }
    guard case .fold(_, _, .number(let lower), let upper, nil, _) = body else { return inner }
    switch upper {
    case .number(let last): return max(1, last.doubleValue - lower.doubleValue + 1) * inner
    case .size(let size): return max(1, Double((try? count(size)) ?? 1)) * inner
    default: return inner
    }
  }

  private func combine(
    _ fold: Fold, _ a: Value<N>, _ b: Value<N>
  ) throws(Undefined) -> Value<N> {
    switch fold {
    case .sum: return try a.plus(b)
    case .product: return try a.times(b)
    case .max: return .scalar(try N.larger(a.number(), b.number()))
    case .min: return .scalar(try N.smaller(a.number(), b.number()))
    }
  }

  private func emptyFold(_ fold: Fold, _ body: Expression) throws(Undefined) -> Value<N> {
    switch fold {
    case .sum: return try filled(body.shape, with: .zero)
    case .product:
      let shape = body.shape
      return shape.isScalar ? .scalar(.one) : Value(Tensor.identity(try count(shape.rows)))
    case .max, .min: throw .undefined("the extremum of nothing")
    }
  }
}
