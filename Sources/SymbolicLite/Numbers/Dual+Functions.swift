extension Dual {
  public func divided(by divisor: Dual) throws(Undefined) -> Dual {
    let quotient = try value.divided(by: divisor.value)
    var slope: Base?
    switch (self.slope, divisor.slope) {
    case (let s?, let t?): slope = try (s - quotient * t).divided(by: divisor.value)
    case (let s?, nil): slope = try s.divided(by: divisor.value)
    case (nil, let t?): slope = try -(quotient * t).divided(by: divisor.value)
    case (nil, nil): slope = nil
    }
    return Dual(
      quotient, slope: slope, isKinked: isKinked || divisor.showsKink(times: quotient))
  }

  public func raised(to power: Int) throws(Undefined) -> Dual {
    let raised = try value.raised(to: power)
    if power == 0 { return Dual(raised) }
    guard let slope else { return Dual(raised) }
    if power == 1 { return self }
    let factor =
      power == 2 ? value + value : Base(Rational(power)) * (try value.raised(to: power - 1))
    return Dual(raised, slope: factor * slope, isKinked: showsKink(times: factor))
  }

  /// At zero a real power q has slope 0 for q > 1 where the base grows from there, and none for
  /// 0 < q < 1. The exponent may move only over a positive base.
  public func raised(to power: Dual) throws(Undefined) -> Dual {
    if let whole = power.whole { return try raised(to: whole) }
    let raised = try value.raised(to: power.value)
    guard isActive || power.isActive else { return Dual(raised) }
    switch try Base.standing(value, .zero) {
    case let standing where standing.here == .greater:
      return try powerOfPositive(raised, power)
    case let standing where standing.here == .equal && standing.beside == .same:
      return try powerOfZero(raised, power)
    default:
      throw .unresolved("the slope of a real power of a number that is not positive")
    }
  }

  private func powerOfPositive(_ raised: Base, _ power: Dual) throws(Undefined) -> Dual {
    var slope: Base?
    var kinked = false
    if let moving = self.slope {
      let factor = power.value * (try raised.divided(by: value))
      slope = factor * moving
      kinked = showsKink(times: factor)
    }
    if let moving = power.slope {
      let factor = raised * (try value.logarithm())
      slope = Dual.sum(slope, factor * moving)
      kinked = kinked || power.showsKink(times: factor)
    }
    return Dual(raised, slope: slope, isKinked: kinked)
  }

  private func powerOfZero(_ raised: Base, _ power: Dual) throws(Undefined) -> Dual {
    guard !power.isActive, let slope else {
      throw .unresolved("the slope of 0 to a moving power")
    }
    guard try Base.order(slope, .zero) == .greater else {
      throw .unresolved("a real power beside 0")
    }
    guard try Base.order(power.value, .one) == .greater else {
      throw .undefined("a power below 1 has an infinite slope at 0")
    }
    // The kink stays marked: on the other side the base may be negative.
    return Dual(value: raised, tangent: .zero, isKinked: true)
  }

  public func magnitude() throws(Undefined) -> Dual {
    guard let slope else { return Dual(try value.magnitude()) }
    switch try Self.side(value, of: .zero) {
    case .greater: return self
    case .less: return -self
    case .equal:
      return Dual(
        value: try value.magnitude(), tangent: try slope.magnitude(), isKinked: true)
    }
  }

  public func sign() throws(Undefined) -> Dual {
    guard let slope else { return Dual(try value.sign()) }
    guard try Self.side(value, of: .zero) == .equal else { return Dual(try value.sign()) }
    guard try Base.order(slope, .zero) == .equal else {
      throw .undefined("sign jumps at 0, so it has no derivative there")
    }
    throw .unresolved("sign at a number that touches 0")
  }

  public func exponential() throws(Undefined) -> Dual {
    let result = try value.exponential()
    return Dual(result, slope: slope.map { result * $0 }, isKinked: isKinked)
  }

  public func logarithm() throws(Undefined) -> Dual {
    let result = try value.logarithm()
    guard let slope else { return Dual(result) }
    return Dual(value: result, tangent: try slope.divided(by: value), isKinked: isKinked)
  }

  public func squareRoot() throws(Undefined) -> Dual {
    let root = try value.squareRoot()
    guard let slope else { return Dual(root) }
    guard try Self.side(value, of: .zero) != .equal else {
      guard try Base.order(slope, .zero) == .equal else {
        throw .undefined("√ has an infinite slope at 0")
      }
      throw .unresolved("√ of a number that touches 0")
    }
    return Dual(value: root, tangent: try slope.divided(by: root + root), isKinked: isKinked)
  }

  public func hyperbolicTangent() throws(Undefined) -> Dual {
    let result = try value.hyperbolicTangent()
    guard let slope else { return Dual(result) }
    let factor = Base.one - (try result.raised(to: 2))
    return Dual(value: result, tangent: factor * slope, isKinked: isKinked)
  }

  public static func larger(_ a: Dual, _ b: Dual) throws(Undefined) -> Dual {
    guard a.isActive || b.isActive else { return Dual(try Base.larger(a.value, b.value)) }
    switch try side(a.value, of: b.value) {
    case .greater: return a
    case .less: return b
    case .equal:
      return Dual(
        value: try Base.larger(a.value, b.value), tangent: try Base.larger(a.tangent, b.tangent),
        isKinked: true)
    }
  }

  public static func smaller(_ a: Dual, _ b: Dual) throws(Undefined) -> Dual {
    -(try larger(-a, -b))
  }

  public static func length(_ entries: [Dual]) throws(Undefined) -> Dual {
    let length = try Base.length(entries.map(\.value))
    guard entries.contains(where: \.isActive) else { return Dual(length) }
    guard try side(length, of: .zero) != .equal else {
      return Dual(
        value: length, tangent: try Base.length(entries.map(\.tangent)), isKinked: true)
    }
    var inner = Base.zero
    var kinked = false
    for entry in entries {
      guard let slope = entry.slope else { continue }
      inner = inner + entry.value * slope
      kinked = kinked || entry.showsKink(times: entry.value)
    }
    return Dual(value: length, tangent: try inner.divided(by: length), isKinked: kinked)
  }

  /// One storey up, as far as the base goes.
  public static func evaluateDual(
    _ body: Expression, in environment: Environment<Dual<Self>>
  ) throws(Undefined) -> Tensor<Dual<Self>> {
    try Base.evaluateDualDual(body, in: environment)
  }

  public static func evaluateDualDual(
    _ body: Expression, in environment: Environment<Dual<Dual<Self>>>
  ) throws(Undefined) -> Tensor<Dual<Dual<Self>>> {
    throw .unsupported("a third derivative")
  }
}
