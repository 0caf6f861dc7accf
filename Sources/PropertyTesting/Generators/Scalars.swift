extension Gen where Value == Double {
  /// A real number from −10⁶ to 10⁶, often zero, whole, half, tied with an earlier one, or tiny.
  public static var real: Gen { real(in: -1e6...1e6) }

  /// A real number of the closed range; its bounds are drawn on purpose. Simplest is 0, or else the
  /// whole number nearest to it. A draw throws ``InvalidGenerator`` where a bound is infinite.
  public static func real(in range: ClosedRange<Double>) -> Gen {
    let range = Result { () throws(InvalidGenerator) in try RealRange(range) }
    return Gen { source in try source.real(in: range.get()) }
  }

  /// A number from 10⁻⁶ to 10⁶, such as λ > 0. Simplest is 1.
  public static var positive: Gen { real(in: 1e-6...1e6) }

  /// Zero, or a number up to 10⁶, such as λ ≥ 0. Simplest is 0.
  public static var nonnegative: Gen { real(in: 0...1e6) }

  /// A number of either sign with a size from 10⁻⁶ to 10⁶. Simplest is 1.
  public static var nonzero: Gen {
    Gen { source in
      let isNegative = try source.index(below: 2) == 1
      let size = try source.draw(.positive)
      return isNegative ? -size : size
    }
  }

  /// A number from 0 to 1, both included, such as the mixing parameter α. Simplest is 0.
  public static var fraction: Gen { real(in: 0...1) }

  /// A whole number of the range, as a `Double`: sums and products of small ones are exact. Simplest
  /// is the one nearest to 0.
  public static func whole(in range: ClosedRange<Int> = -5...5) -> Gen {
    Gen<Int>.int(in: range).map(Double.init)
  }

  /// 1 or −1, a class label. Simplest is 1.
  public static var sign: Gen { .element(of: [1, -1]) }
}

extension Gen where Value == Int {
  /// A whole number of the range, each as likely. Simplest is the one nearest to 0, then 1, −1, 2,
  /// −2, … . Any range will do, that of all numbers too.
  public static func int(in range: ClosedRange<Int>) -> Gen {
    let ladder = IntLadder(range)
    return Gen { source in ladder.value(at: try source.rank(upTo: ladder.last)) }
  }
}

extension Gen where Value == Bool {
  /// False or true. Simplest is false.
  public static var bool: Gen { Gen { source in try source.index(below: 2) == 1 } }
}

extension Gen where Value: Sendable {
  /// Always this value.
  public static func always(_ value: Value) -> Gen { Gen { _ in value } }

  /// One of the values, each as likely. Simplest is the first. A draw throws ``InvalidGenerator``
  /// where there are none.
  public static func element(of values: [Value]) -> Gen {
    Gen { source in
      guard !values.isEmpty else {
        throw InvalidGenerator(name: "element(of:)", reason: "there has to be at least one value")
      }
      return values[try source.index(below: values.count)]
    }
  }
}

extension Gen {
  /// A value of one of the generators, each as likely. Simplest is the first generator's. A draw
  /// throws ``InvalidGenerator`` where there are none.
  public static func oneOf(_ gens: Gen...) -> Gen {
    Gen { source in
      guard !gens.isEmpty else {
        throw InvalidGenerator(name: "oneOf", reason: "there has to be at least one generator")
      }
      return try gens[try source.index(below: gens.count)].produce(source)
    }
  }
}
