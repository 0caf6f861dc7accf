import Foundation

extension Variable: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }

  public static func + (a: Variable, b: Variable) -> Variable {
    combine(.add, a, b, a.value + b.value)
  }
  public static func - (a: Variable, b: Variable) -> Variable {
    combine(.subtract, a, b, a.value - b.value)
  }
  public static func * (a: Variable, b: Variable) -> Variable {
    combine(.multiply, a, b, a.value * b.value)
  }
  public static func / (a: Variable, b: Variable) -> Variable {
    combine(.divide, a, b, a.value / b.value)
  }
  public static prefix func - (a: Variable) -> Variable { a.applying(.negate, -a.value) }

  // With doubles on one side. An expression of doubles alone is never to be read as one of
  // variables.
  @_disfavoredOverload
  public static func + (a: Double, b: Variable) -> Variable { Variable(a) + b }
  @_disfavoredOverload
  public static func + (a: Variable, b: Double) -> Variable { a + Variable(b) }
  @_disfavoredOverload
  public static func - (a: Double, b: Variable) -> Variable { Variable(a) - b }
  @_disfavoredOverload
  public static func - (a: Variable, b: Double) -> Variable { a - Variable(b) }
  @_disfavoredOverload
  public static func * (a: Double, b: Variable) -> Variable { Variable(a) * b }
  @_disfavoredOverload
  public static func * (a: Variable, b: Double) -> Variable { a * Variable(b) }
  @_disfavoredOverload
  public static func / (a: Double, b: Variable) -> Variable { Variable(a) / b }
  @_disfavoredOverload
  public static func / (a: Variable, b: Double) -> Variable { a / Variable(b) }

  public static func += (a: inout Variable, b: Variable) { a = a + b }
  public static func -= (a: inout Variable, b: Variable) { a = a - b }
  public static func *= (a: inout Variable, b: Variable) { a = a * b }

  /// A whole power.
  public func raised(to power: Int) -> Variable {
    if power == 0 { return 1 }
    return applying(.wholePower, pow(value, Double(power)), exponent: Double(power))
  }

  /// A power of a number that is not negative.
  public func raised(to power: Double) -> Variable {
    applying(.realPower, pow(value, power), exponent: power)
  }
}

/// By value. Where two numbers tie the closure may bend, which the recording notes.
extension Variable: Comparable {
  public static func == (a: Variable, b: Variable) -> Bool {
    note(a, b)
    return a.value == b.value
  }

  public static func < (a: Variable, b: Variable) -> Bool {
    note(a, b)
    return a.value < b.value
  }

  private static func note(_ a: Variable, _ b: Variable) {
    guard let recorder = a.recorder ?? b.recorder else { return }
    recorder.plan.branches.append((recorder.place(of: a), recorder.place(of: b)))
  }
}

public func abs(_ x: Variable) -> Variable { x.applying(.magnitude, x.value.magnitude) }
public func exp(_ x: Variable) -> Variable { x.applying(.exponential, exp(x.value)) }
public func log(_ x: Variable) -> Variable { x.applying(.logarithm, log(x.value)) }
public func sqrt(_ x: Variable) -> Variable { x.applying(.squareRoot, sqrt(x.value)) }
public func tanh(_ x: Variable) -> Variable { x.applying(.hyperbolicTangent, tanh(x.value)) }
/// max(x, 0).
public func positivePart(_ x: Variable) -> Variable {
  x.applying(.positivePart, max(x.value, 0))
}
/// log(1 + eˣ), without overflow.
public func softplus(_ x: Variable) -> Variable {
  x.applying(.softplus, Double.softplus(x.value))
}
/// One number with a kink, and no branch of the closure.
public func max(_ a: Variable, _ b: Variable) -> Variable {
  .combine(.larger, a, b, max(a.value, b.value))
}
public func min(_ a: Variable, _ b: Variable) -> Variable {
  .combine(.smaller, a, b, min(a.value, b.value))
}
/// ∑ aₖbₖ, in one operation. The shorter array decides.
public func dot(_ a: [Double], _ b: [Variable]) -> Variable {
  let count = min(a.count, b.count)
  let (left, right) = (a.prefix(count), b.prefix(count))
  let value = zip(left, right).reduce(0) { $0 + $1.0 * $1.1.value }
  return .reduce(.dot, left.map { Variable($0) }, Array(right), value: value)
}
public func dot(_ a: [Variable], _ b: [Variable]) -> Variable {
  let count = min(a.count, b.count)
  let (left, right) = (Array(a.prefix(count)), Array(b.prefix(count)))
  let value = zip(left, right).reduce(0) { $0 + $1.0.value * $1.1.value }
  return .reduce(.dot, left, right, value: value)
}
/// The Euclidean length; at 0 it has one-sided slopes, which √ alone has not.
public func norm2(_ x: [Variable]) -> Variable {
  let largest = x.reduce(0) { max($0, $1.value.magnitude) }
  let sum = x.reduce(0) { $0 + ($1.value / largest) * ($1.value / largest) }
  return .reduce(.length, x, value: largest > 0 ? largest * sqrt(sum) : 0)
}
