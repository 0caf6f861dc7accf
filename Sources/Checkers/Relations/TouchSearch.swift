import SymbolicLite

/// Looks for places at which a quantity is zero though it need not change its sign there: a⁴ − 4a² + 4
/// at √2, or λ + μ − 2√2 where λμ = 2 is assumed.
///
/// Newton's steps take the quantity and what is left of the equations to zero; where there are kinks,
/// single numbers follow in shrinking steps. All in doubles: what is found refutes nothing.
struct TouchSearch {
  /// A number of the point and where it has to be.
  struct Place {
    let symbol: Symbol
    let entry: Int
    let value: Double
  }

  private let quantity: Expression
  /// What is zero where the quantity is.
  private let roots: [Expression]
  private let gaps: [ConditionGap]
  private let movable: [Symbol]
  private let hasKinks: Bool
  private static let mostNumbers = 6
  private static let mostConditions = 6

  init(_ quantity: Expression, under gaps: [ConditionGap] = [], moving movable: [Symbol]) {
    self.quantity = quantity
    roots = quantity.nonnegativeRoots ?? [quantity]
    self.gaps = gaps
    var symbols = quantity.freeSymbols
    for gap in gaps { symbols.formUnion(gap.value.freeSymbols) }
    self.movable = movable.filter(symbols.contains)
    hasKinks = quantity.contains {
      switch $0 {
      case .apply(.magnitude, _), .apply(.positivePart, _), .extremum, .norm: true
      default: false
      }
    }
  }

  /// Where the numbers of a point have to be moved; `nil` where that leads to no such place.
  func places(from base: Point, _ indices: [Index: Int] = [:]) -> [Place]? {
    let numbers = movable.flatMap { symbol in
      (base.values[symbol]?.elements ?? []).enumerated().map {
        Place(symbol: symbol, entry: $0.offset, value: $0.element)
      }
    }
    let start = numbers.map(\.value)
    guard (1...Self.mostNumbers).contains(start.count), gaps.count <= Self.mostConditions,
      start.allSatisfy({ $0.magnitude <= TouchWalk.reach }),
      mayVanish(base, numbers, indices)
    else { return nil }
    var walk = TouchWalk(quantity, roots, gaps, numbers, base.doubles(indices))
    guard var now = walk.newton(from: start) else { return nil }
    if hasKinks, !walk.isZero(now) { now = walk.step(from: now) }
    guard walk.isZero(now), walk.isAlone(now), walk.keepsDistance(now) else { return nil }
    return zip(numbers, now.numbers).map {
      Place(symbol: $0.symbol, entry: $0.entry, value: $1)
    }
  }

  /// A sum of what is positive everywhere needs no search.
  private func mayVanish(_ base: Point, _ numbers: [Place], _ indices: [Index: Int]) -> Bool {
    var environment = base.intervals(indices)
    let everywhere = Interval(lower: -TouchWalk.reach, upper: TouchWalk.reach)
    for number in numbers {
      environment.values.set(number.symbol, entry: number.entry, to: everywhere)
    }
    guard let values = try? quantity.evaluate(in: environment).elements else { return true }
    return values.allSatisfy { $0.lower <= 0 && $0.upper >= 0 }
  }
}

/// Larger minus smaller side of a condition.
struct ConditionGap {
  let value: Expression
  let comparison: Comparison

  /// `nil` where a condition is no plain comparison.
  static func all(_ conditions: [Relation]) -> [ConditionGap]? {
    var result: [ConditionGap] = []
    for condition in conditions.flatMap(Problem.conjuncts) {
      guard condition.freeIndices.isEmpty, condition.openFunctions.isEmpty else { return nil }
      switch condition {
      case .compare(let a, let comparison, let b): result.append(gap(a, comparison, b))
      case .member(let a, .interval(let low, let high, let openLow, let openHigh))
      where a.shape.isScalar:
        result.append(gap(a, openLow ? .greater : .greaterOrEqual, low))
        result.append(gap(a, openHigh ? .less : .lessOrEqual, high))
      default: return nil
      }
    }
    return result
  }

  private static func gap(
    _ a: Expression, _ comparison: Comparison, _ b: Expression
  ) -> ConditionGap {
    let isTurned = comparison == .less || comparison == .lessOrEqual
    return ConditionGap(
      value: .add(isTurned ? [b, .negate(a)] : [a, .negate(b)]),
      comparison: isTurned ? comparison.mirrored : comparison)
  }
}

extension Expression {
  /// u and v for u² + |v|, a sum that is zero only where all of them are; `nil` for other formulas.
  fileprivate var nonnegativeRoots: [Expression]? {
    switch self {
    case .add(let parts):
      let roots = parts.compactMap(\.nonnegativeRoots)
      return roots.count == parts.count ? roots.flatMap { $0 } : nil
    case .apply(.magnitude, let inner), .norm(.l1, let inner), .norm(.l2, let inner):
      return [inner]
    case .power(.norm(let norm, let inner), .number(let exponent)):
      return norm != .l0 && exponent > .zero ? [inner] : nil
    case .power(let base, .number(let exponent)):
      guard let whole = exponent.asInt, whole > 0, whole.isMultiple(of: 2) else { return nil }
      return [base]
    case .multiply(.number(let factor), let inner), .divide(let inner, .number(let factor)):
      return factor > .zero ? inner.nonnegativeRoots : nil
    default: return nil
    }
  }
}
