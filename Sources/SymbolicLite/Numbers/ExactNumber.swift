/// Exact rational arithmetic as a number system: a fraction, or the reason why there is none.
///
/// Sums and products cannot throw; one that leaves 128 bits yields a number without a value, and so
/// does everything computed from it. Every operation that can throw, and ``value()``, throws the
/// reason. Functions are known only where their values are rational (√4, e⁰, log 1, tanh 0); what is
/// irrational, or not known to be rational, throws `.unsupported`.
public struct ExactNumber: Sendable {
  private let state: Result<Rational, Undefined>

  public init(_ value: Rational) { state = .success(value) }

  private init(missing reason: Undefined) { state = .failure(reason) }

  /// `nil` stands for a result that leaves 128 bits.
  fileprivate init(checked value: Rational?) {
    state = value.map { .success($0) } ?? .failure(Self.overflow)
  }

  fileprivate static let overflow = Undefined.unresolved("overflow of 128 bits")

  /// The fraction; throws the reason where there is none.
  public func value() throws(Undefined) -> Rational { try state.get() }

  private static func combine(
    _ a: ExactNumber, _ b: ExactNumber, _ operation: (Rational) -> (Rational) -> Rational?
  ) -> ExactNumber {
    switch (a.state, b.state) {
    case (.success(let x), .success(let y)): ExactNumber(checked: operation(x)(y))
    case (.failure, _): a
    case (_, .failure): b
    }
  }

  public static func + (a: ExactNumber, b: ExactNumber) -> ExactNumber {
    combine(a, b, Rational.adding)
  }

  public static func - (a: ExactNumber, b: ExactNumber) -> ExactNumber {
    combine(a, b, Rational.subtracting)
  }

  public static func * (a: ExactNumber, b: ExactNumber) -> ExactNumber {
    combine(a, b, Rational.multiplied(by:))
  }

  public static prefix func - (a: ExactNumber) -> ExactNumber {
    ExactNumber(state: a.state.map { -$0 })
  }

  private init(state: Result<Rational, Undefined>) { self.state = state }

  public static let pi = ExactNumber(missing: .unsupported("π is not rational"))
  public static let e = ExactNumber(missing: .unsupported("e is not rational"))
}

extension ExactNumber: Number {
  public func divided(by divisor: ExactNumber) throws(Undefined) -> ExactNumber {
    let (dividend, divisor) = (try value(), try divisor.value())
    guard divisor != .zero else { throw .undefined("division by zero") }
    return try Self.checked(dividend.divided(by: divisor))
  }

  public func raised(to power: Int) throws(Undefined) -> ExactNumber {
    let base = try value()
    guard base != .zero || power > 0 else {
      throw power == 0 ? .undefined("zero to the power zero") : .undefined("division by zero")
    }
    return try Self.checked(base.raised(to: power))
  }

  public func raised(to power: ExactNumber) throws(Undefined) -> ExactNumber {
    let (base, power) = (try value(), try power.value())
    if let whole = power.asInt { return try raised(to: whole) }
    guard base >= .zero || power.isWhole else {
      throw .undefined("a negative number to a power that is not whole")
    }
    guard base != .zero || power > .zero else { throw .undefined("division by zero") }
    if base == .zero || base == .one { return self }
    guard power.denominator == 2, let whole = Int(exactly: power.numerator),
      let root = base.exactSquareRoot
    else { throw .unsupported("\(base) to the power \(power) is not known to be rational") }
    return try Self.checked(root.raised(to: whole))
  }

  public func magnitude() throws(Undefined) -> ExactNumber { try ExactNumber(value().magnitude) }

  public func sign() throws(Undefined) -> ExactNumber {
    try ExactNumber(Rational(Int(value().numerator.signum())))
  }

  public func exponential() throws(Undefined) -> ExactNumber {
    try Self.known("exp", at: value(), [.zero: .one])
  }

  public func logarithm() throws(Undefined) -> ExactNumber {
    let value = try value()
    guard value > .zero else { throw .undefined("logarithm of a number that is not positive") }
    return try Self.known("log", at: value, [.one: .zero])
  }

  public func hyperbolicTangent() throws(Undefined) -> ExactNumber {
    try Self.known("tanh", at: value(), [.zero: .zero])
  }

  public func squareRoot() throws(Undefined) -> ExactNumber {
    let value = try value()
    guard value >= .zero else { throw .undefined("square root of a negative number") }
    guard let root = value.exactSquareRoot else {
      throw .unsupported("the square root of \(value) is not rational")
    }
    return ExactNumber(root)
  }

  public static func larger(_ a: ExactNumber, _ b: ExactNumber) throws(Undefined) -> ExactNumber {
    try ExactNumber(max(a.value(), b.value()))
  }

  public static func smaller(_ a: ExactNumber, _ b: ExactNumber) throws(Undefined) -> ExactNumber {
    try ExactNumber(min(a.value(), b.value()))
  }

  /// Exact where the sum of squares is a square; a single entry's length is its magnitude.
  public static func length(_ entries: [ExactNumber]) throws(Undefined) -> ExactNumber {
    var others: [ExactNumber] = []
    for entry in entries where try entry.value() != .zero { others.append(entry) }
    guard others.count > 1 else { return try others.first?.magnitude() ?? ExactNumber(.zero) }
    return try others.reduce(ExactNumber(.zero)) { $0 + $1 * $1 }.squareRoot()
  }

  public static var isRigorous: Bool { true }

  public static func order(_ a: ExactNumber, _ b: ExactNumber) throws(Undefined) -> Order {
    let (a, b) = (try a.value(), try b.value())
    return a < b ? .less : a > b ? .greater : .equal
  }

  private static func checked(_ value: Rational?) throws(Undefined) -> ExactNumber {
    guard let value else { throw overflow }
    return ExactNumber(value)
  }

  private static func known(
    _ name: String, at value: Rational, _ table: [Rational: Rational]
  ) throws(Undefined) -> ExactNumber {
    guard let result = table[value] else {
      throw .unsupported("\(name) of \(value) is not rational")
    }
    return ExactNumber(result)
  }
}
