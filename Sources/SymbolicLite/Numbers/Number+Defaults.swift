/// What holds for a number system that knows a point and no direction.
extension Number {
  public static var one: Self { Self(Rational.one) }

  public static var isRigorous: Bool { false }

  public var whole: Int? { nil }

  public var isExactlyZero: Bool {
    do throws(Undefined) {
      return try Self.order(self, .zero) == .equal
    } catch {
      return false
    }
  }

  public static func standing(_ a: Self, _ b: Self) throws(Undefined) -> Standing {
    Standing(here: try order(a, b))
  }

  public static func coincide(_ a: Self, _ b: Self) throws(Undefined) -> Bool {
    try order(a, b) == .equal
  }

  public static func joined(here: Self, beside: [Self]) throws(Undefined) -> Self { here }

  public static func evaluateDual(
    _ body: Expression, in environment: Environment<Dual<Self>>
  ) throws(Undefined) -> Tensor<Dual<Self>> {
    throw .unsupported("a derivative inside this number system")
  }

  public static func evaluateDualDual(
    _ body: Expression, in environment: Environment<Dual<Dual<Self>>>
  ) throws(Undefined) -> Tensor<Dual<Dual<Self>>> {
    throw .unsupported("a second derivative inside this number system")
  }
}
