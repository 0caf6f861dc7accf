/// What a ``Plan`` calculates with: a double, a double with an error bound, or either with a slope.
///
/// Nothing here throws, so that a run is one pass over flat memory: what has no value becomes NaN
/// or infinite, and whoever reads the result looks at it once.
protocol PlanNumber: Sendable {
  init(_ value: Double)
  /// A constant, with what is known of its error where the system keeps errors.
  init(_ constant: Ball)

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  static func += (a: inout Self, b: Self)

  static func exponential(of x: Self) -> Self
  static func logarithm(of x: Self) -> Self
  static func root(of x: Self) -> Self
  static func hyperbolicTangent(of x: Self) -> Self
  /// log(1 + eˣ), without overflow.
  static func softplus(_ x: Self) -> Self
  /// 1/(1 + e⁻ˣ), the slope of `softplus`.
  static func logistic(_ x: Self) -> Self
  /// A power that is not whole, of a number above zero; 0 for 0 and a positive power.
  static func power(_ x: Self, _ exponent: Double) -> Self

  /// The double next to it.
  var nearest: Double { get }
  /// Whether it is 0, or cannot be told from it.
  var touchesZero: Bool { get }
  /// Whether it is 0 in every part.
  var isNothing: Bool { get }
  /// A number that may lie anywhere between the two; systems that know no such thing take the
  /// middle.
  static func between(_ low: Double, _ high: Double) -> Self

  /// `chosen`, where rounding cannot tell whether the choice should have fallen on `other`.
  static func covering(_ chosen: Self, _ other: Self) -> Self

  /// ∑ aₖbₖ, in any order.
  static func dot(
    _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ count: Int
  ) -> Self
}

extension PlanNumber {
  static func += (a: inout Self, b: Self) { a = a + b }

  static func covering(_ chosen: Self, _ other: Self) -> Self { chosen }

  /// Negative powers are those of one over the number.
  static func power(_ x: Self, whole exponent: Int) -> Self {
    if exponent < 0 { return Self(1) / power(x, whole: -exponent) }
    if exponent < 2 { return exponent == 0 ? Self(1) : x }
    var (result, square, rest) = (Self(1), x, exponent)
    while rest > 1 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return result * square
  }

  var size: Self { nearest < 0 ? -self : self }

  // Four sums at once: they wait less for each other, and round less, than one.
  static func dot(
    _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ count: Int
  ) -> Self {
    var (s0, s1, s2, s3) = (Self(0), Self(0), Self(0), Self(0))
    var k = 0
    while k + 4 <= count {
      s0 += a[k] * b[k]
      s1 += a[k + 1] * b[k + 1]
      s2 += a[k + 2] * b[k + 2]
      s3 += a[k + 3] * b[k + 3]
      k += 4
    }
    while k < count {
      s0 += a[k] * b[k]
      k += 1
    }
    return (s0 + s1) + (s2 + s3)
  }
}
