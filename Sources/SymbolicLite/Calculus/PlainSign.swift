extension Expression {
  /// Whether a number is > 0 wherever it is defined, for reasons that lie open: exp, positive
  /// numbers, sizes, and sums and products of such. `false` says nothing.
  var isPlainlyPositive: Bool {
    switch self {
    case .number(let value): value > .zero
    case .pi, .e: true
    case .size(let size): !size.terms.isEmpty || size.constant > 0
    case .apply(.exp, _): shape.isScalar
    case .add(let terms):
      terms.allSatisfy(\.isPlainlyNonnegative) && terms.contains(where: \.isPlainlyPositive)
    case .multiply(let a, let b), .divide(let a, let b):
      a.isPlainlyPositive && b.isPlainlyPositive
    case .power(let a, _): a.isPlainlyPositive
    default: false
    }
  }

  /// Whether a number is ≥ 0 wherever it is defined: squares, norms, magnitudes and what is made of
  /// them.
  package var isPlainlyNonnegative: Bool {
    switch self {
    case .number(let value): value >= .zero
    case .norm: true
    case .apply(let function, _) where shape.isScalar:
      [.magnitude, .sqrt, .positivePart, .exp].contains(function)
    case .add(let terms): terms.allSatisfy(\.isPlainlyNonnegative)
    case .multiply(let a, let b), .divide(let a, let b):
      a.isPlainlyNonnegative && b.isPlainlyNonnegative
        && a.shape.isScalar && b.shape.isScalar || isPlainlyPositive
    case .power(let a, .number(let exponent)):
      a.isPlainlyNonnegative || exponent.isWhole && exponent.numerator % 2 == 0
    case .power(let a, _): a.isPlainlyNonnegative
    case .fold(.sum, _, _, _, _, let body): body.shape.isScalar && body.isPlainlyNonnegative
    default: isPlainlyPositive
    }
  }
}
