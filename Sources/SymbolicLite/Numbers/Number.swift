/// A number system that a formula can be evaluated in.
///
/// What an operation yields depends on the system: a `Double` gives a value, an `Interval` an
/// enclosure that rounding cannot escape, a `Dual` a one-sided directional derivative beside the
/// value. Every operation that is not defined everywhere throws ``Undefined``, so that nothing
/// undefined ever reaches a comparison (there is no NaN here).
public protocol Number: Sendable {
  init(_ value: Rational)

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self

  /// Throws where the divisor is or may be zero.
  func divided(by divisor: Self) throws(Undefined) -> Self
  /// A whole power; a negative one of zero, and 0⁰, throw.
  func raised(to power: Int) throws(Undefined) -> Self
  /// A real power: a whole constant exponent as above, otherwise the base must be positive (or zero with a positive exponent).
  func raised(to power: Self) throws(Undefined) -> Self
  func magnitude() throws(Undefined) -> Self
  /// −1, 0 or 1.
  func sign() throws(Undefined) -> Self
  func exponential() throws(Undefined) -> Self
  func logarithm() throws(Undefined) -> Self
  func squareRoot() throws(Undefined) -> Self
  func hyperbolicTangent() throws(Undefined) -> Self
  static func larger(_ a: Self, _ b: Self) throws(Undefined) -> Self
  static func smaller(_ a: Self, _ b: Self) throws(Undefined) -> Self
  /// The Euclidean length √(x₁² + … + xₙ²); at zero it has one-sided derivatives, which √ alone has not.
  static func length(_ entries: [Self]) throws(Undefined) -> Self

  /// Which of a < b, a = b, a > b holds; throws `.unresolved` where an enclosure cannot tell.
  static func order(_ a: Self, _ b: Self) throws(Undefined) -> Order

  static var pi: Self { get }
  static var e: Self { get }

  /// Evaluates `body` in the dual numbers over this system: how a derivative inside a formula is
  /// taken. A tower that is already as high as it goes throws `.unsupported`.
  static func evaluateDual(
    _ body: Expression, in environment: Environment<Dual<Self>>
  ) throws(Undefined) -> Tensor<Dual<Self>>
  /// The same one storey higher, so that `Dual` can ask its base for it.
  static func evaluateDualDual(
    _ body: Expression, in environment: Environment<Dual<Dual<Self>>>
  ) throws(Undefined) -> Tensor<Dual<Dual<Self>>>

  static var zero: Self { get }

  // What follows has defaults: see `Number+Defaults.swift`.

  static var one: Self { get }
  /// Whether an order that is told is certain, whatever the rounding.
  static var isRigorous: Bool { get }
  /// The whole number that this is, where that is certain and it does not vary.
  var whole: Int? { get }
  /// Whether this is certainly zero and stays zero.
  var isExactlyZero: Bool { get }
  /// How `a` and `b` are ordered at the point and just beside it.
  static func standing(_ a: Self, _ b: Self) throws(Undefined) -> Standing
  /// Whether two results are the same in every part, slopes included.
  static func coincide(_ a: Self, _ b: Self) throws(Undefined) -> Bool
  /// A function by cases at a seam: its value comes from `here`, its slope from the branch that the
  /// direction leads into, which is one of `beside`. Throws where the pieces do not fit.
  static func joined(here: Self, beside: [Self]) throws(Undefined) -> Self
  /// ``Expression/evaluate(in:)`` and ``Relation/holds(in:)`` with the number system fixed, so that
  /// each system can offer code that is compiled for it.
  static func evaluate(
    _ expression: Expression, in environment: Environment<Self>
  ) throws(Undefined) -> Tensor<Self>
  static func truth(
    of relation: Relation, in environment: Environment<Self>
  ) throws(Undefined) -> Bool
  /// The mean of `body` when the symbols of `draw` are drawn at random.
  static func expectation(
    of body: Expression, over draw: RandomDraw<Self>, in environment: Environment<Self>
  ) throws(Undefined) -> Tensor<Self>
}

public enum Order: Sendable { case less, equal, greater }

/// Why a formula has no value at a point.
public enum Undefined: Error, Hashable, Sendable, CustomStringConvertible {
  /// It has none: 1/0, log of a negative number, a derivative at a kink.
  case undefined(String)
  /// It may have one, but the enclosures are too wide to tell.
  case unresolved(String)
  /// The evaluator cannot do this operation in this number system.
  case unsupported(String)

  public var description: String {
    switch self {
    case .undefined(let why), .unresolved(let why), .unsupported(let why): why
    }
  }
}
