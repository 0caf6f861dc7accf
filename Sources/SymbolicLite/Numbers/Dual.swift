/// A number and its slope: the one-sided derivative of t ↦ f(x + tv) at t = 0 from the right.
///
/// Why this is right at kinks too: every operation here is Lipschitz and directionally
/// differentiable wherever it does not throw, and compositions of such functions obey the chain rule
/// (f ∘ g)′(x; v) = f′(g(x); g′(x; v)) (A. Shapiro, *On concepts of directional
/// differentiability*, J. Optim. Theory Appl. 66 (1990), 477–487). So |u| at u = 0 has the slope
/// |u′|, max(a, b) at a tie has max(a′, b′), and ‖x‖₂ at 0 has ‖x′‖₂. Where a function jumps, or its
/// slope is infinite, there is no derivative and the operation throws.
///
/// A result that met a kink is marked: its slope need not be linear in the direction, and whoever
/// wants a two-sided derivative has to look the other way as well.
///
/// Over a base that is itself dual (second derivatives) the base carries a direction of its own. A
/// tie that breaks along *that* direction would need the derivative of a function that has just
/// changed its piece; such points are `.unresolved`.
public struct Dual<Base: Number>: Number {
  public let value: Base
  /// The slope; `nil` where the number does not depend on what moves. That is more than a slope of
  /// zero: a tie between numbers that do not move is no kink.
  let slope: Base?
  /// Whether a kink or a tie was met on the way that still shows in the slope.
  public let isKinked: Bool

  /// A constant.
  public init(_ value: Base) {
    self.value = value
    slope = nil
    isKinked = false
  }

  public init(value: Base, tangent: Base, isKinked: Bool = false) {
    self.value = value
    slope = tangent
    self.isKinked = isKinked
  }

  init(_ value: Base, slope: Base?, isKinked: Bool) {
    self.value = value
    self.slope = slope
    self.isKinked = isKinked
  }

  public init(_ value: Rational) { self.init(Base(value)) }

  public static var zero: Dual { Dual(Base.zero) }
  public static var isRigorous: Bool { Base.isRigorous }
  public static var one: Dual { Dual(Base.one) }
  public static var pi: Dual { Dual(Base.pi) }
  public static var e: Dual { Dual(Base.e) }

  /// Whether the number depends on the variable that moves.
  public var isActive: Bool { slope != nil }
  public var tangent: Base { slope ?? .zero }

  public var whole: Int? { isActive ? nil : value.whole }
  public var isExactlyZero: Bool { !isActive && value.isExactlyZero }

  public static func + (a: Dual, b: Dual) -> Dual {
    Dual(a.value + b.value, slope: sum(a.slope, b.slope), isKinked: a.isKinked || b.isKinked)
  }

  public static func - (a: Dual, b: Dual) -> Dual {
    let slope: Base? =
      switch (a.slope, b.slope) {
      case (let s?, let t?): s - t
      case (let s?, nil): s
      case (nil, let t?): -t
      case (nil, nil): nil
      }
    return Dual(a.value - b.value, slope: slope, isKinked: a.isKinked || b.isKinked)
  }

  public static prefix func - (a: Dual) -> Dual {
    Dual(-a.value, slope: a.slope.map { -$0 }, isKinked: a.isKinked)
  }

  public static func * (a: Dual, b: Dual) -> Dual {
    let slope: Base? =
      switch (a.slope, b.slope) {
      case (let s?, let t?): s * b.value + a.value * t
      case (let s?, nil): s * b.value
      case (nil, let t?): a.value * t
      case (nil, nil): nil
      }
    return Dual(
      a.value * b.value, slope: slope,
      isKinked: a.showsKink(times: b.value) || b.showsKink(times: a.value))
  }

  /// A kink in a factor leaves no trace where it is multiplied by zero: that is why ((1 − m)₊)² is
  /// differentiable at m = 1.
  func showsKink(times factor: Base) -> Bool { isKinked && !factor.isExactlyZero }

  static func sum(_ a: Base?, _ b: Base?) -> Base? {
    switch (a, b) {
    case (let s?, let t?): s + t
    case (let s?, nil): s
    case (nil, let t): t
    }
  }
}
