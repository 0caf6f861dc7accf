/// Sums, products and fractions: where the signs and the brackets are decided.
extension Writer {
  func writeAlgebra(_ expression: Expression) -> Written {
    let (isNegative, positive) = expression.splittingSign()
    if isNegative {
      let text = text(positive, atLeast: .prefix)
      return Written(notation.minus + text, .sum)
    }
    switch positive {
    case .add(let terms): return writeSum(terms)
    case .multiply, .hadamard: return writeProduct(positive.factors())
    case .divide(let a, let b): return writeFraction(a, b)
    case .number(let value):
      if value.denominator == 1 { return Written("\(value.numerator)") }
      return writeFraction(.number(value.above), .number(value.below))
    default: return write(positive)
    }
  }

  private func writeSum(_ terms: [Expression]) -> Written {
    guard terms.count > 1 else { return terms.first.map(write) ?? Written("0") }
    var result = ""
    for (position, term) in terms.enumerated() {
      let (isNegative, positive) = term.splittingSign()
      let text = text(positive, atLeast: .prefix)
      if position == 0 {
        result = isNegative ? notation.minus + text : text
      } else {
        result += " \(isNegative ? notation.minus : "+") \(text)"
      }
    }
    return Written(result, .sum)
  }

  private func writeFraction(_ a: Expression, _ b: Expression) -> Written {
    if let fraction = notation.fraction(text(a), text(b)) { return Written(fraction, .power) }
    return Written(
      text(a, atLeast: .product) + "/" + text(b, atLeast: .power), .prefix)
  }

  private func writeProduct(_ factors: [(link: Link, value: Expression)]) -> Written {
    var result = ""
    for (position, factor) in factors.enumerated() {
      let isLast = position == factors.count - 1
      var text = text(factor.value, atLeast: isLast && position > 0 ? .prefix : .product)
      if position > 0, needsBracket(factor.value) {
        text = notation.bracket(text)
      }
      if position == 0 {
        result = text
      } else if factor.link == .hadamard {
        result += " \(notation.sign("odot")) \(text)"
      } else if startsWithDigit(text) {
        result += " \(notation.times) \(text)"
      } else {
        result = notation.joined(result, text)
      }
    }
    return Written(result, .product)
  }

  enum Link { case product, hadamard }

  /// Products associate to the left, so a product behind another factor keeps its brackets where
  /// it has them in the formula; ``Expression/factors()`` has opened those that do not matter.
  private func needsBracket(_ factor: Expression) -> Bool {
    switch factor {
    case .multiply, .hadamard: true
    default: false
    }
  }

  private func startsWithDigit(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.hasPrefix(#"\frac{"#) { rest = rest.dropFirst(6) }
    return rest.first?.isNumber == true
  }
}

extension Expression {
  /// The sign in front and what remains: −2w is (true, 2w).
  func splittingSign() -> (isNegative: Bool, positive: Expression) {
    switch self {
    case .negate(let a):
      if case .add = a { return (true, a) }
      let (isNegative, positive) = a.splittingSign()
      return (!isNegative, positive)
    case .number(let value) where value.numerator < 0:
      guard let positive = Rational(-value.numerator, over: value.denominator) else {
        return (false, self)
      }
      return (true, .number(positive))
    case .multiply(let a, let b):
      let (isNegative, positive) = a.splittingSign()
      return (isNegative, isNegative ? .multiply(positive, b) : self)
    case .divide(let a, let b):
      let (isNegative, positive) = a.splittingSign()
      return (isNegative, isNegative ? .divide(positive, b) : self)
    default: return (false, self)
    }
  }

  /// The factors of a product from left to right. Brackets on the right are opened where reading
  /// from the left gives the same value: a(bC) is abC, but X(aᵀb) keeps them.
  fileprivate func factors() -> [(link: Writer.Link, value: Expression)] {
    switch self {
    case .multiply(let a, let b):
      // A product entry by entry on the left would read (a ⊙ b)c as a ⊙ (bc) for some eyes.
      var left = [(link: Writer.Link.product, value: a)]
      if case .multiply = a { left = a.factors() }
      guard case .multiply = b, a.shape.isScalar || !b.shape.isScalar, !b.hasScalarProductInside
      else { return left + [(.product, b)] }
      return left + b.factors().map { (.product, $0.value) }
    case .hadamard(let a, let b):
      var left = [(link: Writer.Link.product, value: a)]
      if case .hadamard = a { left = a.factors() }
      return left + [(.hadamard, b)]
    default: return [(.product, self)]
    }
  }

  /// Whether a number in this product is itself made of a row times a column.
  private var hasScalarProductInside: Bool {
    guard case .multiply(let a, let b) = self else { return false }
    func isInner(_ part: Expression) -> Bool {
      guard case .multiply(let left, _) = part else { return false }
      return part.shape.isScalar && !left.shape.isScalar
    }
    return isInner(a) || isInner(b) || a.hasScalarProductInside || b.hasScalarProductInside
  }
}

extension Rational {
  fileprivate var above: Rational { Rational(numerator, over: 1) ?? .zero }
  fileprivate var below: Rational { Rational(denominator, over: 1) ?? .one }
}
