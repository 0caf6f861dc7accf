/// The subdifferentials of the elementary convex functions, and the arithmetic of sets they need.
extension SetExpression {
  /// ∂‖·‖₁(a), entry by entry {sign aⱼ} or [−1, 1]: from sign a + |sign a| − 1 to
  /// sign a − |sign a| + 1. For a number in two cases.
  static func magnitude(of a: Expression) -> SetExpression {
    let sign = Expression.apply(.sign, a)
    guard !a.shape.isScalar else {
      return .cases(
        [SetBranch(.finite([sign]), if: .compare(a, .notEqual, 0))], otherwise: .closed(-1, 1))
    }
    let (size, ones) = (Expression.apply(.magnitude, sign), Expression.ones(a.shape))
    return .closed(
      .add([sign, size, .negate(ones)]), .add([sign, .negate(size), ones]))
  }

  /// ∂ of the sum of (aⱼ)₊: {1}, {0} or [0, 1] as aⱼ is positive, negative or zero.
  static func positivePart(of a: Expression) -> SetExpression {
    guard !a.shape.isScalar else {
      return .cases(
        [
          SetBranch(.finite([1]), if: .compare(a, .greater, 0)),
          SetBranch(.finite([0]), if: .compare(a, .less, 0)),
        ], otherwise: .closed(0, 1))
    }
    let sign = Expression.apply(.sign, a)
    let lower = Expression.apply(.positivePart, sign)
    // 1 − (−s)₊
    let upper = Expression.add(
      [.ones(a.shape), .negate(.apply(.positivePart, .negate(sign)))])
    return .closed(lower, upper)
  }

  /// ∂‖·‖₂(a): the direction of a, at zero the unit ball.
  static func length(of a: Expression) -> SetExpression {
    let v = a.shape.isScalar ? Symbol("v") : Symbol("v", a.shape)
    let ball = SetExpression.builder(v, .compare(.norm(.l2, .symbol(v)), .lessOrEqual, 1))
    let direction = Expression.divide(a, .norm(.l2, a))
    return .cases(
      [SetBranch(.finite([direction]), if: .compare(a, .notEqual, .zero(a.shape)))],
      otherwise: ball)
  }

  static func closed(_ lower: Expression, _ upper: Expression) -> SetExpression {
    .interval(lower, upper, openLeft: false, openRight: false)
  }

  /// All points between p and q.
  static func segment(_ p: Expression, _ q: Expression) -> SetExpression {
    if p.shape.isScalar {
      return .closed(
        Expression.ordered(.min, p, q), Expression.ordered(.max, p, q))
    }
    if q.isZero { return .image(p, .closed(0, 1)) }
    if p.isZero { return .image(q, .closed(0, 1)) }
    let step = Expression.add([p, .negate(q)]).simplified()
    return .sum(.finite([q]), .image(step, .closed(0, 1)))
  }

  /// The set times a number ≥ 0.
  func scaled(by factor: Expression) -> SetExpression {
    switch self {
    case .finite(let elements):
      .finite(elements.map { Expression.multiply(factor, $0).simplified() })
    case .interval(let a, let b, let openLeft, let openRight) where !openLeft && !openRight:
      .closed(
        Expression.multiply(factor, a).simplified(), Expression.multiply(factor, b).simplified())
    case .cases(let branches, let otherwise):
      .cases(
        branches.map { SetBranch($0.value.scaled(by: factor), if: $0.condition) },
        otherwise: otherwise?.scaled(by: factor))
    case .image(let matrix, let set):
      .image(Expression.multiply(factor, matrix).simplified(), set)
    default: .image(factor, self)
    }
  }

  /// The image of the set under a matrix or a number of either sign.
  func mapped(by matrix: Expression) -> SetExpression {
    if matrix == 1 { return self }
    if case .identity = matrix { return self }
    switch self {
    case .finite(let elements):
      return .finite(elements.map { Expression.multiply(matrix, $0).simplified() })
    case .cases(let branches, let otherwise):
      return .cases(
        branches.map { SetBranch($0.value.mapped(by: matrix), if: $0.condition) },
        otherwise: otherwise?.mapped(by: matrix))
    case .interval(let a, let b, false, false) where matrix.shape.isScalar:
      guard case .number(let value) = matrix else { return .image(matrix, self) }
      let (p, q) = value.numerator < 0 ? (b, a) : (a, b)
      return .closed(
        Expression.multiply(matrix, p).simplified(), Expression.multiply(matrix, q).simplified())
    default: return .image(matrix, self)
    }
  }

  /// {v + a : a in the set}, with v inside the branches and intervals.
  func shifted(by v: Expression) -> SetExpression {
    switch self {
    case .finite(let elements):
      .finite(elements.map { Expression.add([v, $0]).simplified() })
    case .interval(let a, let b, let openLeft, let openRight):
      .interval(
        Expression.add([v, a]).simplified(), Expression.add([v, b]).simplified(),
        openLeft: openLeft, openRight: openRight)
    case .cases(let branches, let otherwise):
      .cases(
        branches.map { SetBranch($0.value.shifted(by: v), if: $0.condition) },
        otherwise: otherwise?.shifted(by: v))
    default: .sum(.finite([v]), self)
    }
  }
}

extension Expression {
  /// The smaller or larger of two numbers, decided at once where both are known.
  fileprivate static func ordered(
    _ which: Extremum, _ p: Expression, _ q: Expression
  ) -> Expression {
    guard case .number(let a) = p, case .number(let b) = q else { return .extremum(which, [p, q]) }
    return (a < b) == (which == .min) ? p : q
  }
}
