/// Building formulas in Swift with ordinary operators: `0.5 * norm2(X * w - y).squared`.
///
/// Shapes that do not fit are the programmer's error here, and trap with both shapes in the message.
extension Expression: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// The exact fraction that the shortest decimal text of the literal says: `0.1` is 1/10.
  public init(floatLiteral value: Double) {
    guard let rational = Rational(shortestText: value) else {
      // A literal in source code, never a number from a note.
      preconditionFailure("\(value) is not a fraction of 128-bit numbers")
    }
    self = .number(rational)
  }

  /// A whole number; a negative one is written with a minus sign, as the reader reads it.
  static func integer(_ value: Int) -> Expression {
    value < 0 ? .negate(.number(Rational(-value))) : .number(Rational(value))
  }

  public static func scalar(_ name: String, in domain: Domain = .real) -> Expression {
    .symbol(Symbol(name, .scalar, in: domain))
  }

  public static func vector(
    _ name: String, _ count: Dimension, in domain: Domain = .real
  ) -> Expression {
    .symbol(Symbol(name, .vector(count), in: domain))
  }

  public static func matrix(
    _ name: String, _ rows: Dimension, _ columns: Dimension, in domain: Domain = .real
  ) -> Expression {
    .symbol(Symbol(name, .matrix(rows, columns), in: domain))
  }

  public static func + (a: Expression, b: Expression) -> Expression {
    precondition(a.shape == b.shape, "cannot add \(a.shape) and \(b.shape)")
    return .add(a.terms + b.terms)
  }

  public static func - (a: Expression, b: Expression) -> Expression {
    precondition(a.shape == b.shape, "cannot subtract \(b.shape) from \(a.shape)")
    return .add(a.terms + [.negate(b)])
  }

  /// The matrix product; a number on either side scales.
  public static func * (a: Expression, b: Expression) -> Expression {
    let (left, right) = (a.shape, b.shape)
    precondition(
      left.isScalar || right.isScalar || left.columns == right.rows,
      "cannot multiply \(left) by \(right)")
    return .multiply(a, b)
  }

  public static func / (a: Expression, b: Expression) -> Expression {
    precondition(b.shape.isScalar, "cannot divide \(a.shape) by \(b.shape), only by a number")
    return .divide(a, b)
  }

  public static prefix func - (a: Expression) -> Expression { .negate(a) }

  private var terms: [Expression] {
    if case .add(let terms) = self { return terms }
    return [self]
  }

  public var transposed: Expression { .transpose(self) }

  /// The square of a number, or of a square matrix.
  public var squared: Expression {
    if shape.isScalar { return .power(self, 2) }
    precondition(shape.isSquare, "cannot square \(shape)")
    return .matrixPower(self, 2)
  }

  /// The inverse of a square matrix, or one over a number.
  public var inverse: Expression {
    if shape.isScalar { return .power(self, .negate(1)) }
    precondition(shape.isSquare, "cannot invert \(shape)")
    return .matrixPower(self, -1)
  }

  public func power(_ exponent: Expression) -> Expression {
    precondition(
      shape.isScalar && exponent.shape.isScalar, "cannot raise \(shape) to \(exponent.shape)")
    return .power(self, exponent)
  }

  /// Entry `i` of a vector, counted from 1.
  public subscript(i: Expression) -> Expression {
    precondition(shape.columns == .one, "one index cannot address \(shape)")
    precondition(i.shape.isScalar, "\(i.shape) is not a position")
    return .entry(self, i, 1)
  }

  public subscript(i: Expression, j: Expression) -> Expression {
    precondition(i.shape.isScalar && j.shape.isScalar, "positions have to be numbers")
    return .entry(self, i, j)
  }

  public subscript(i: Index) -> Expression { self[.index(i)] }
  public subscript(i: Index, j: Index) -> Expression { self[.index(i), .index(j)] }

  /// Row `i` of a matrix, as a column.
  public func row(_ i: Expression) -> Expression { .row(self, i) }
  public func row(_ i: Index) -> Expression { .row(self, .index(i)) }
  public func column(_ j: Expression) -> Expression { .column(self, j) }
  public func column(_ j: Index) -> Expression { .column(self, .index(j)) }
}

extension Dimension: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral name: String) { self.init(name) }
  public init(integerLiteral count: Int) { self.init(count) }
}

/// Statements between formulas of one shape.
extension Expression {
  public static func < (a: Expression, b: Expression) -> Relation { a.compared(.less, b) }
  public static func <= (a: Expression, b: Expression) -> Relation { a.compared(.lessOrEqual, b) }
  public static func > (a: Expression, b: Expression) -> Relation { a.compared(.greater, b) }
  public static func >= (a: Expression, b: Expression) -> Relation {
    a.compared(.greaterOrEqual, b)
  }
  /// `a = b` as a statement; `==` stays the comparison of the formulas as written.
  public func equals(_ other: Expression) -> Relation { compared(.equal, other) }
  public func differs(from other: Expression) -> Relation { compared(.notEqual, other) }

  private func compared(_ comparison: Comparison, _ other: Expression) -> Relation {
    precondition(shape == other.shape, "cannot compare \(shape) with \(other.shape)")
    return .compare(self, comparison, other)
  }
}
