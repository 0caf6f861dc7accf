/// A double and a bound on its distance from the true value: running error analysis.
///
/// Every operation adds half a unit in the last place to what its operands bring along, library
/// functions two units. (The bounds themselves are rounded too: ``Ball/unit`` is one per cent
/// larger than half a unit, which covers it for any formula that fits into memory.)
///
/// Source: N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., SIAM 2002,
/// §3.3.
struct Ball: PlanNumber {
  var middle: Double
  var radius: Double

  static let unit = 1.01 * 0x1p-53

  init(_ value: Double) { (middle, radius) = (value, 0) }

  init(_ constant: Ball) { self = constant }

  init(_ middle: Double, radius: Double) {
    self.middle = middle
    self.radius = radius
  }

  /// What one rounding to the nearest double may have done.
  @inline(__always) private init(rounded middle: Double, _ radius: Double) {
    self.middle = middle
    self.radius = radius + middle.magnitude * Ball.unit
  }

  @inline(__always) static func + (a: Ball, b: Ball) -> Ball {
    Ball(rounded: a.middle + b.middle, a.radius + b.radius)
  }

  @inline(__always) static func - (a: Ball, b: Ball) -> Ball {
    Ball(rounded: a.middle - b.middle, a.radius + b.radius)
  }

  @inline(__always) static func * (a: Ball, b: Ball) -> Ball {
    let radius = a.middle.magnitude * b.radius + a.radius * (b.middle.magnitude + b.radius)
    return Ball(rounded: a.middle * b.middle, radius)
  }

  static func / (a: Ball, b: Ball) -> Ball {
    let quotient = a.middle / b.middle
    let distance = b.middle.magnitude - b.radius
    guard distance > 0 else { return Ball(quotient, radius: .infinity) }
    return Ball(rounded: quotient, (a.radius + quotient.magnitude * b.radius) / distance)
  }

  @inline(__always) static prefix func - (a: Ball) -> Ball {
    Ball(-a.middle, radius: a.radius)
  }

  /// Two units for the library, and an error of the argument of at most 1 doubled at most.
  static func exponential(of x: Ball) -> Ball {
    let value = Double.exponential(of: x.middle)
    let growth = x.radius < 1 ? x.radius * (1 + x.radius) : Double.exponential(of: x.radius)
    return Ball(value, radius: value * (growth + 4 * unit))
  }

  static func logarithm(of x: Ball) -> Ball {
    let value = Double.logarithm(of: x.middle)
    let distance = x.middle - x.radius
    guard distance > 0 else { return Ball(value, radius: .infinity) }
    return Ball(value, radius: x.radius / distance + 4 * unit * value.magnitude)
  }

  /// Around 0 the root of the whole radius; further out radius / (√m + √(m − radius)).
  static func root(of x: Ball) -> Ball {
    let value = Double.root(of: x.middle)
    if x.middle <= x.radius { return Ball(value, radius: Double.root(of: x.middle + x.radius)) }
    let sum = value + Double.root(of: x.middle - x.radius)
    return Ball(rounded: value, x.radius / sum)
  }

  static func hyperbolicTangent(of x: Ball) -> Ball {
    let value = Double.hyperbolicTangent(of: x.middle)
    return Ball(value, radius: x.radius + 4 * unit * value.magnitude)
  }

  static func softplus(_ x: Ball) -> Ball {
    let value = Double.softplus(x.middle)
    return Ball(value, radius: x.radius + 6 * unit * value.magnitude)
  }

  /// The error is absolute on purpose: 1 − σ(x), which everyone writes for σ(−x), is no better.
  static func logistic(_ x: Ball) -> Ball {
    Ball(Double.logistic(x.middle), radius: x.radius / 4 + 4 * unit)
  }

  static func power(_ x: Ball, _ exponent: Double) -> Ball {
    let value = Double.power(x.middle, exponent)
    let distance = x.middle - x.radius
    guard distance > 0 else {
      return x.isNothing ? Ball(value) : Ball(value, radius: .infinity)
    }
    let relative = exponent.magnitude * x.radius / distance * (1 + x.radius / distance)
    return Ball(value, radius: value.magnitude * (relative + 4 * unit))
  }

  var nearest: Double { middle }
  var touchesZero: Bool { middle.magnitude <= radius }
  var isNothing: Bool { middle == 0 && radius == 0 }

  static func between(_ low: Double, _ high: Double) -> Ball {
    Ball((low + high) / 2, radius: (high - low) / 2)
  }

  static func covering(_ chosen: Ball, _ other: Ball) -> Ball {
    let distance = (chosen.middle - other.middle).magnitude + other.radius
    return Ball(chosen.middle, radius: max(chosen.radius, distance))
  }

  /// The errors of all products and sums at once: at most count/4 + 3 roundings touch each product.
  static func dot(_ a: UnsafePointer<Ball>, _ b: UnsafePointer<Ball>, _ count: Int) -> Ball {
    var middle = SIMD4<Double>.zero
    var carried = SIMD4<Double>.zero
    var size = SIMD4<Double>.zero
    var k = 0
    while k < count {
      for lane in 0..<min(4, count - k) {
        let (x, y) = (a[k + lane], b[k + lane])
        let (p, q) = (x.middle.magnitude, y.middle.magnitude)
        middle[lane] += x.middle * y.middle
        size[lane] += p * q
        carried[lane] += p * y.radius + x.radius * (q + y.radius)
      }
      k += 4
    }
    let roundings = Double(count / 4 + 4)
    return Ball(
      (middle[0] + middle[1]) + (middle[2] + middle[3]),
      radius: carried.sum() + roundings * Ball.unit * size.sum())
  }
}
