/// Sums over an index: constants leave them, and sums of unit vectors become vectors.
extension Expression {
  static func simplifiedFold(
    _ index: Index, _ lower: Expression, _ upper: Expression, _ condition: Relation?,
    _ body: Expression
  ) -> Expression {
    if body.isZero { return body }
    let isWhole = lower == 1 && upper == .size(index.range) && condition == nil
    func fold(_ body: Expression) -> Expression {
      .fold(.sum, index, lower: lower, upper: upper, condition: condition, body)
    }
    if isWhole, !body.freeIndices.contains(index) {
      return simplifiedProduct(.size(index.range), body)
    }
    let (coefficient, rest) = body.splittingCoefficient
    if coefficient != .one, rest != 1 {
      return simplifiedFold(index, lower, upper, condition, rest).scaled(by: coefficient)
    }
    if case .multiply(let a, let b) = body, a.shape.isScalar, !a.freeIndices.contains(index) {
      return simplifiedProduct(a, simplifiedFold(index, lower, upper, condition, b))
    }
    if case .divide(let a, let b) = body, !b.freeIndices.contains(index) {
      return simplifiedQuotient(simplifiedFold(index, lower, upper, condition, a), b)
    }
    guard isWhole, let whole = gathered(body, over: index) else { return fold(body) }
    return whole
  }

  /// ∑ⱼ cⱼ eⱼ = c and ∑ᵢ cᵢ xᵢ = Xᵀc.
  private static func gathered(_ body: Expression, over index: Index) -> Expression? {
    var (weight, vector) = (Expression.number(.one), body)
    if case .multiply(let a, let b) = body, a.shape.isScalar { (weight, vector) = (a, b) }
    switch vector {
    case .unit(.index(index), index.range):
      return weight.stacked(over: index)
    case .row(let matrix, .index(index)) where matrix.shape.rows == index.range:
      guard !matrix.freeIndices.contains(index), let c = weight.stacked(over: index) else {
        return nil
      }
      return .multiply(matrix.simplifiedTranspose, c)
    default: return nil
    }
  }

  /// The vector of the values of a number cᵢ over the whole range of i, where it can be written
  /// without i; `nil` where it cannot.
  func stacked(over index: Index) -> Expression? {
    if !freeIndices.contains(index) {
      return Expression.simplifiedProduct(self, .ones(.vector(index.range)))
    }
    switch self {
    case .entry(let a, .index(index), .number(.one))
    where a.shape.rows == index.range && !a.freeIndices.contains(index):
      return a
    case .negate(let a): return a.stacked(over: index).map { $0.scaled(by: Rational(-1)) }
    case .apply(let function, let a): return a.stacked(over: index).map { .apply(function, $0) }
    case .add(let terms):
      let parts = terms.compactMap { $0.stacked(over: index) }
      return parts.count == terms.count ? .add(parts) : nil
    case .divide(let a, let b) where !b.freeIndices.contains(index):
      return a.stacked(over: index).map { .divide($0, b) }
    case .multiply(let a, let b): return Expression.stackedProduct(a, b, over: index)
    default: return nil
    }
  }

  private static func stackedProduct(
    _ a: Expression, _ b: Expression, over index: Index
  ) -> Expression? {
    func matrix(_ row: Expression) -> Expression? {
      guard case .row(let matrix, .index(index)) = row, matrix.shape.rows == index.range,
        !matrix.freeIndices.contains(index)
      else { return nil }
      return matrix
    }
    // xᵢᵀv and vᵀxᵢ are the entries of Xv.
    if case .transpose(let left) = a {
      if let design = matrix(left), !b.freeIndices.contains(index) { return .multiply(design, b) }
      if let design = matrix(b), !left.freeIndices.contains(index) {
        return .multiply(design, left)
      }
      return nil
    }
    guard a.shape.isScalar, b.shape.isScalar else { return nil }
    if !a.freeIndices.contains(index) {
      return b.stacked(over: index).map { simplifiedProduct(a, $0) }
    }
    if !b.freeIndices.contains(index) {
      return a.stacked(over: index).map { simplifiedProduct(b, $0) }
    }
    guard let left = a.stacked(over: index), let right = b.stacked(over: index) else { return nil }
    return simplifiedHadamard(left, right)
  }
}
