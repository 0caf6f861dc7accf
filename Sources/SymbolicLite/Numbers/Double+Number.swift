import Foundation

/// Plain rounded values. Sums and products cannot throw, so they may overflow to ±∞ (or, from
/// there, to NaN); every other operation, and ``settled()``, throws `.unresolved` when it meets such
/// a value instead of passing it on.
extension Double: Number {
  public init(_ value: Rational) { self = value.doubleValue }

  /// The value itself, if it is one: throws `.unresolved` for ±∞ and NaN.
  public func settled() throws(Undefined) -> Double {
    guard isFinite else { throw .unresolved("overflow") }
    return self
  }

  public func divided(by divisor: Double) throws(Undefined) -> Double {
    let divisor = try divisor.settled()
    guard divisor != 0 else { throw .undefined("division by zero") }
    return try (settled() / divisor).settled()
  }

  public func raised(to power: Int) throws(Undefined) -> Double {
    let base = try settled()
    if power == 1 { return base }
    if power == 2 { return try (base * base).settled() }
    guard base != 0 || power > 0 else {
      throw power == 0 ? .undefined("zero to the power zero") : .undefined("division by zero")
    }
    // The sign is taken from the whole exponent, which need not be a double.
    let size = pow(base < 0 ? -base : base, Double(power))
    return try (base < 0 && power & 1 != 0 ? -size : size).settled()
  }

  public func raised(to power: Double) throws(Undefined) -> Double {
    let (base, power) = (try settled(), try power.settled())
    if let whole = Int(exactly: power) { return try base.raised(to: whole) }
    guard base >= 0 || power == power.rounded() else {
      throw .undefined("a negative number to a power that is not whole")
    }
    guard base != 0 || power > 0 else { throw .undefined("division by zero") }
    return try pow(base, power).settled()
  }

  public func magnitude() throws(Undefined) -> Double { try abs(settled()) }

  public func sign() throws(Undefined) -> Double {
    let value = try settled()
    return value > 0 ? 1 : value < 0 ? -1 : 0
  }

  public func exponential() throws(Undefined) -> Double { try exp(settled()).settled() }

  public func logarithm() throws(Undefined) -> Double {
    let value = try settled()
    guard value > 0 else { throw .undefined("logarithm of a number that is not positive") }
    return log(value)
  }

  /// Takes the place of the standard library's √ in this protocol, which answers NaN below zero.
  public func squareRoot() throws(Undefined) -> Double {
    let value = try settled()
    guard value >= 0 else { throw .undefined("square root of a negative number") }
    return sqrt(value)
  }

  public func hyperbolicTangent() throws(Undefined) -> Double { try tanh(settled()) }

  public static func larger(_ a: Double, _ b: Double) throws(Undefined) -> Double {
    try max(a.settled(), b.settled())
  }

  public static func smaller(_ a: Double, _ b: Double) throws(Undefined) -> Double {
    try min(a.settled(), b.settled())
  }

  public static func length(_ entries: [Double]) throws(Undefined) -> Double {
    var greatest = 0.0
    for entry in entries { greatest = try max(greatest, abs(entry.settled())) }
    guard greatest > 0 else { return 0 }
    // A power of two scales without rounding and keeps the squares in range.
    let exponent = min(max(Int(greatest.exponent), -1000), 1000)
    let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
    let squares = entries.reduce(0) { $0 + ($1 * scale) * ($1 * scale) }
    return try (sqrt(squares) / scale).settled()
  }

  public static func order(_ a: Double, _ b: Double) throws(Undefined) -> Order {
    let (a, b) = (try a.settled(), try b.settled())
    return a < b ? .less : a > b ? .greater : .equal
  }

  public static var e: Double { 0x1.5bf0a8b145769p+1 }
}
