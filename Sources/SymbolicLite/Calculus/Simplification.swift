/// Light simplification of derived formulas.
///
/// Every rule holds at every point where its left side is defined; the right side may be defined at
/// more points: a/a = 1 forgets that a ≠ 0. So a simplified formula agrees with the original wherever
/// that has a value, and a comparison for definedness has to look at the original.
///
/// | rule                    | statement                                                    |
/// |:------------------------|:-------------------------------------------------------------|
/// | flat sums               | a + (b + c) = a + b + c, a + 0 = a                           |
/// | collected terms         | 2a + 3a = 5a, a − a = 0                                      |
/// | numeric factors         | 2(3a) = 6a, (2a)/4 = ½a, −(−a) = a                           |
/// | zero and one            | 0·a = 0, 1·a = a, I·A = A, 0/a = 0, a/1 = a, a/a = 1         |
/// | transposes              | (Aᵀ)ᵀ = A, (AB)ᵀ = BᵀAᵀ, (A + B)ᵀ = Aᵀ + Bᵀ, cᵀ = c, Sᵀ = S  |
/// | powers                  | a¹ = a, a⁰ = 1, A¹ = A, A⁰ = I, abs(a)² = a²                 |
/// | diagonals               | diag(1, …, 1) = I, diag(abᵀ) = a ⊙ b, diag(A + B) = diag A + diag B |
/// | entry by entry          | 1 ⊙ a = a, 0 ⊙ a = 0, (ca) ⊙ b = c(a ⊙ b)                    |
/// | constants in sums       | ∑ᵢ₌₁ⁿ c = nc, ∑ᵢ c·aᵢ = c ∑ᵢ aᵢ                              |
/// | sums of unit vectors    | ∑ⱼ f(wⱼ) eⱼ = f(w), ∑ᵢ cᵢ xᵢ = Xᵀc for the rows xᵢ of X      |
/// | equal branches          | cases that all have one value are that value, if one is left |
extension Expression {
  public func simplified() -> Expression {
    var current = self
    // A rule can open the way for another; the bound is generous, as every rule shortens.
    for _ in 0..<6 {
      let next = current.simplifiedOnce()
      if next == current { break }
      current = next
    }
    return current
  }

  private func simplifiedOnce() -> Expression {
    let parts: Expression = mapChildren { $0.simplifiedOnce() }
    switch parts {
    case .add(let terms): return .simplifiedSum(terms)
    case .negate(let a): return a.scaled(by: Rational(-1))
    case .multiply(let a, let b): return .simplifiedProduct(a, b)
    case .hadamard(let a, let b): return .simplifiedHadamard(a, b)
    case .divide(let a, let b): return .simplifiedQuotient(a, b)
    case .transpose(let a): return a.simplifiedTranspose
    case .power(let a, let exponent): return .simplifiedPower(a, exponent)
    case .matrixPower(let a, 1): return a
    case .matrixPower(let a, 0): return a.shape.isScalar ? 1 : .identity(a.shape.rows)
    case .diagonal(.ones(let shape)) where shape.columns == .one && !shape.isScalar:
      return .identity(shape.rows)
    case .diagonal(let a) where a.shape.isSquare && !a.shape.isScalar:
      return a.simplifiedDiagonal
    case .fold(.sum, let index, let lower, let upper, let condition, let body):
      return .simplifiedFold(index, lower, upper, condition, body)
    case .cases(let branches, let otherwise):
      guard let otherwise, branches.allSatisfy({ $0.value == otherwise }) else { return parts }
      return otherwise
    default: return parts
    }
  }

  var isZero: Bool {
    switch self {
    case .number(.zero), .zeros: true
    default: false
    }
  }

  static func zero(_ shape: Shape) -> Expression {
    shape.isScalar ? .number(.zero) : .zeros(shape)
  }

  /// The value as a number in front and the rest; the rest of a plain number is 1.
  var splittingCoefficient: (coefficient: Rational, rest: Expression) {
    switch self {
    case .number(let value): return (value, 1)
    case .negate(let a):
      let (coefficient, rest) = a.splittingCoefficient
      return (-coefficient, rest)
    case .multiply(.number(let value), let rest): return (value, rest)
    case .divide(.number(let value), let below) where value != .one:
      return (value, .divide(1, below))
    default: return (.one, self)
    }
  }

  /// The product with a number, which stands in front.
  func scaled(by factor: Rational) -> Expression {
    let (own, rest) = splittingCoefficient
    guard let coefficient = own.multiplied(by: factor) else {
      return .multiply(.number(factor), self)
    }
    if coefficient == .zero { return .zero(shape) }
    if rest == 1 { return .number(coefficient) }
    if coefficient == .one { return rest }
    if case .add(let terms) = rest, coefficient == Rational(-1) {
      return .add(terms.map { $0.scaled(by: coefficient) })
    }
    if case .divide(1, let below) = rest, coefficient.isWhole, coefficient != Rational(-1) {
      return .divide(.number(coefficient), below)
    }
    return coefficient == Rational(-1)
      ? .negate(rest) : .multiply(.number(coefficient), rest)
  }
}
