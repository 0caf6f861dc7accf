// Functions, norms, sums and derivatives of formulas, called as on numbers. A shape that a function
// is not defined on is the programmer's error, and traps with the shape in the message.

public func abs(_ x: Expression) -> Expression { .apply(.magnitude, x) }
public func sign(_ x: Expression) -> Expression { .apply(.sign, x) }
public func exp(_ x: Expression) -> Expression { .apply(.exp, x) }
public func log(_ x: Expression) -> Expression { .apply(.log, x) }
public func sqrt(_ x: Expression) -> Expression { .apply(.sqrt, x) }
public func tanh(_ x: Expression) -> Expression { .apply(.tanh, x) }
/// max(x, 0), entry by entry.
public func positivePart(_ x: Expression) -> Expression { .apply(.positivePart, x) }

public func norm1(_ x: Expression) -> Expression { .norm(.l1, x) }
/// The Euclidean length of a vector.
public func norm2(_ x: Expression) -> Expression { .norm(.l2, x) }
public func norm(_ x: Expression, _ norm: Norm) -> Expression { .norm(norm, x) }

public func max(_ first: Expression, _ second: Expression) -> Expression {
  extremum(.max, [first, second])
}
public func min(_ first: Expression, _ second: Expression) -> Expression {
  extremum(.min, [first, second])
}

private func extremum(_ which: Extremum, _ items: [Expression]) -> Expression {
  for item in items {
    precondition(item.shape.isScalar, "max and min compare numbers, not \(item.shape)")
  }
  return .extremum(which, items)
}

/// aᵀb.
public func dot(_ a: Expression, _ b: Expression) -> Expression {
  precondition(
    a.shape == b.shape && a.shape.columns == .one, "no inner product of \(a.shape) and \(b.shape)")
  return .multiply(.transpose(a), b)
}

/// The product entry by entry.
public func hadamard(_ a: Expression, _ b: Expression) -> Expression {
  precondition(a.shape == b.shape, "cannot multiply \(a.shape) and \(b.shape) entry by entry")
  return .hadamard(a, b)
}

/// The diagonal matrix of a vector, or the diagonal of a square matrix.
public func diag(_ a: Expression) -> Expression {
  precondition(a.shape.columns == .one || a.shape.isSquare, "\(a.shape) has no diagonal")
  return .diagonal(a)
}

public func trace(_ a: Expression) -> Expression {
  precondition(a.shape.isSquare, "\(a.shape) has no trace")
  return .trace(a)
}

public func determinant(_ a: Expression) -> Expression {
  precondition(a.shape.isSquare, "\(a.shape) has no determinant")
  return .determinant(a)
}

/// ∑ of `body` over the whole range of the index, or from `lower` to `upper`, where `condition` holds.
public func sum(
  over index: Index, from lower: Expression = 1, to upper: Expression? = nil,
  where condition: Relation? = nil, _ body: Expression
) -> Expression {
  .fold(
    .sum, index, lower: lower, upper: upper ?? .size(index.range), condition: condition, body)
}

/// The gradient of a scalar formula with respect to a symbol, at that symbol or at another point.
public func gradient(
  of body: Expression, with variable: Expression, at point: Expression? = nil
) -> Expression {
  .gradient(of: scalar(body), with: symbol(variable), at: point ?? variable)
}

public func hessian(
  of body: Expression, with variable: Expression, at point: Expression? = nil
) -> Expression {
  .hessian(of: scalar(body), with: symbol(variable), at: point ?? variable)
}

/// The derivative with respect to a number.
public func derivative(
  of body: Expression, with variable: Expression, at point: Expression? = nil
) -> Expression {
  precondition(variable.shape.isScalar, "a derivative is taken by a number, not \(variable.shape)")
  return .derivative(of: body, with: symbol(variable), at: point ?? variable)
}

/// The minimiser of an objective, among those points that meet the constraint.
public func argmin(
  over variable: Expression, _ objective: Expression, subjectTo constraint: Relation? = nil
) -> Expression {
  .minimiser(Minimisation(scalar(objective), over: symbol(variable), subjectTo: constraint))
}

private func scalar(_ body: Expression) -> Expression {
  precondition(body.shape.isScalar, "expected a number, found \(body.shape)")
  return body
}

private func symbol(_ variable: Expression) -> Symbol {
  guard case .symbol(let symbol) = variable else {
    // Formulas built in Swift only: what a note says is read by the elaborator, which throws.
    preconditionFailure("expected a symbol to differentiate or minimise by, found \(variable)")
  }
  return symbol
}

extension Rational {
  /// The fraction that the shortest decimal text of a finite number says.
  init?(shortestText value: Double) {
    let parts = "\(value)".split(separator: "e")
    guard let mantissa = parts.first, value.isFinite else { return nil }
    let digits = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = digits.count == 2 ? digits[1] : ""
    guard var numerator = Int128(digits[0] + fraction) else { return nil }
    var denominator: Int128 = 1
    var exponent = (parts.count == 2 ? Int(parts[1]) ?? 0 : 0) - fraction.count
    while exponent != 0 {
      let (grown, overflow) = (exponent > 0 ? numerator : denominator)
        .multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      if exponent > 0 { numerator = grown } else { denominator = grown }
      exponent -= exponent.signum()
    }
    self.init(numerator, over: denominator)
  }
}
