/// A number and its slope along one direction: running a gradient in it gives a second derivative.
struct Moving<Base: PlanNumber>: PlanNumber {
  var value: Base
  var slope: Base

  init(_ value: Double) { (self.value, slope) = (Base(value), Base(0)) }

  init(_ constant: Ball) { (self.value, slope) = (Base(constant), Base(0)) }

  init(_ value: Base, slope: Base) { (self.value, self.slope) = (value, slope) }

  @inline(__always) static func + (a: Moving, b: Moving) -> Moving {
    Moving(a.value + b.value, slope: a.slope + b.slope)
  }

  @inline(__always) static func - (a: Moving, b: Moving) -> Moving {
    Moving(a.value - b.value, slope: a.slope - b.slope)
  }

  @inline(__always) static func * (a: Moving, b: Moving) -> Moving {
    Moving(a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
  }

  static func / (a: Moving, b: Moving) -> Moving {
    let quotient = a.value / b.value
    return Moving(quotient, slope: (a.slope - quotient * b.slope) / b.value)
  }

  @inline(__always) static prefix func - (a: Moving) -> Moving {
    Moving(-a.value, slope: -a.slope)
  }

  static func exponential(of x: Moving) -> Moving {
    let result = Base.exponential(of: x.value)
    return Moving(result, slope: result * x.slope)
  }

  static func logarithm(of x: Moving) -> Moving {
    Moving(Base.logarithm(of: x.value), slope: x.slope / x.value)
  }

  static func root(of x: Moving) -> Moving {
    let root = Base.root(of: x.value)
    return Moving(root, slope: x.slope / (root + root))
  }

  static func hyperbolicTangent(of x: Moving) -> Moving {
    let result = Base.hyperbolicTangent(of: x.value)
    return Moving(result, slope: (Base(1) - result * result) * x.slope)
  }

  static func softplus(_ x: Moving) -> Moving {
    Moving(Base.softplus(x.value), slope: Base.logistic(x.value) * x.slope)
  }

  /// σ′ = σ(x)σ(−x), which cancels nothing.
  static func logistic(_ x: Moving) -> Moving {
    let result = Base.logistic(x.value)
    return Moving(result, slope: result * Base.logistic(-x.value) * x.slope)
  }

  static func power(_ x: Moving, _ exponent: Double) -> Moving {
    let result = Base.power(x.value, exponent)
    return Moving(result, slope: Base(exponent) * (result / x.value) * x.slope)
  }

  var nearest: Double { value.nearest }
  var touchesZero: Bool { value.touchesZero }
  var isNothing: Bool { value.isNothing && slope.isNothing }

  static func between(_ low: Double, _ high: Double) -> Moving {
    Moving(Base.between(low, high), slope: Base(0))
  }
}
