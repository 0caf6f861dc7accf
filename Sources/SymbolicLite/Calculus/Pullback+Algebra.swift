/// Sums, products, quotients, powers and what belongs to square matrices.
extension Pullback {
  func pullAlgebra(_ part: Expression, _ g: Expression) throws(NoRule) -> Expression? {
    switch part {
    case .add(let terms):
      var shares: [Expression] = []
      for term in terms { if let share = try pull(term, g) { shares.append(share) } }
      return shares.isEmpty ? nil : .add(shares)
    case .negate(let a): return try pull(a, .negate(g))
    case .multiply(let a, let b): return try pullProduct(a, b, g)
    case .hadamard(let a, let b):  // d(a ⊙ b) = da ⊙ b + a ⊙ db
      return sum(try pull(a, .hadamard(b, g)), try pull(b, .hadamard(a, g)))
    case .divide(let a, let b):  // d(a/b) = da/b − a db/b²
      return sum(
        try pull(a, .divide(g, b)), try pull(b, .negate(.divide(inner(g, a), .power(b, 2)))))
    case .power(let a, let exponent): return try pullPower(a, exponent, g)
    case .matrixPower(let a, let exponent): return try pullMatrixPower(a, exponent, g)
    case .transpose(let a): return try pull(a, .transpose(g))
    case .trace(let a): return try pull(a, .multiply(g, .identity(a.shape.rows)))
    case .determinant(let a):  // d det A = det A · tr(A⁻¹ dA)
      let cofactors = Expression.transpose(.matrixPower(a, -1))
      return try pull(a, .multiply(.multiply(g, part), cofactors))
    case .diagonal(let a): return try pull(a, .diagonal(g))
    default: throw NoRule()
    }
  }

  /// d(AB) = dA·B + A·dB, whether a number scales or matrices multiply.
  private func pullProduct(
    _ a: Expression, _ b: Expression, _ g: Expression
  ) throws(NoRule) -> Expression? {
    let (left, right) = (a.shape, b.shape)
    if left.isScalar {
      return sum(
        try pull(a, right.isScalar ? .multiply(g, b) : inner(g, b)),
        try pull(b, .multiply(a, g)))
    }
    if right.isScalar {
      return sum(try pull(a, .multiply(b, g)), try pull(b, inner(g, a)))
    }
    return sum(
      try pull(a, .multiply(g, .transpose(b))), try pull(b, .multiply(.transpose(a), g)))
  }

  /// d(aᵖ) = p aᵖ⁻¹ da + aᵖ log a dp. The length of a vector squared is smooth at zero too.
  private func pullPower(
    _ a: Expression, _ exponent: Expression, _ g: Expression
  ) throws(NoRule) -> Expression? {
    if case .norm(let norm, let v) = a {
      if case .number(let p) = exponent, let whole = p.asInt, whole >= 2,
        norm == .l2 || norm == .frobenius
      {
        let rest = Expression.power(a, .number(Rational(whole - 2)))
        let factor = Expression.multiply(exponent, whole == 2 ? 1 : rest)
        return try pull(v, .multiply(.multiply(g, factor), v))
      }
      if norm == .lq(exponent) { return try pull(sumOfPowers(v, exponent), g) }
    }
    if let smooth = try pullSmoothedKink(a, exponent, g) { return smooth }
    let less = Expression.add([exponent, .negate(1)]).simplified()
    let slope = Expression.multiply(exponent, .power(a, less))
    let isWhole =
      switch exponent.splittingCoefficient {
      case (let value, 1): value.isWhole
      default: false
      }
    if !isWhole { requireEntries(of: a, .greater) }
    return sum(
      try pull(a, .multiply(g, slope)),
      try pull(exponent, .multiply(g, .multiply(.power(a, exponent), .apply(.log, a)))))
  }

  /// For p > 1 the powers of (u)₊ and abs(u) have no kink: d(u)₊ᵖ = p (u)₊ᵖ⁻¹ du and
  /// d abs(u)ᵖ = p abs(u)ᵖ⁻¹ sign(u) du, at u = 0 too.
  private func pullSmoothedKink(
    _ a: Expression, _ exponent: Expression, _ g: Expression
  ) throws(NoRule) -> Expression?? {
    guard case .apply(let function, let u) = a, case .number(let p) = exponent, p > .one,
      let less = p.subtracting(.one)
    else { return nil }
    let power = less == .one ? a : Expression.power(a, .number(less))
    let slope = Expression.multiply(exponent, power)
    switch function {
    case .positivePart: return .some(try pull(u, .multiply(g, slope)))
    case .magnitude where p.isWhole && p.numerator % 2 == 0:
      return .some(try pull(.power(u, exponent), g))
    case .magnitude:
      return .some(try pull(u, .multiply(g, .multiply(slope, .apply(.sign, u)))))
    default: return nil
    }
  }

  /// d(Aᵏ) = ∑ Aⁱ dA Aᵏ⁻¹⁻ⁱ and d(A⁻¹) = −A⁻¹ dA A⁻¹.
  private func pullMatrixPower(
    _ a: Expression, _ exponent: Int, _ g: Expression
  ) throws(NoRule) -> Expression? {
    guard exponent.magnitude <= 16 else { throw NoRule() }
    let base = exponent < 0 ? Expression.matrixPower(a, -1) : a
    let transposed = Expression.transpose(base)
    let times = Int(exponent.magnitude)
    func power(_ k: Int) -> Expression { .matrixPower(transposed, k) }
    let terms = (0..<times).map { i in
      Expression.multiply(.multiply(power(i), g), power(times - 1 - i)).simplified()
    }
    guard !terms.isEmpty else { return nil }
    let adjoint = terms.count == 1 ? terms[0] : Expression.add(terms)
    if exponent > 0 { return try pull(a, adjoint) }
    return try pull(a, .negate(.multiply(.multiply(transposed, adjoint), transposed)))
  }
}
