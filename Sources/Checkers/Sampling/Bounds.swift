import SymbolicLite

/// What is known of one number before it is drawn.
struct Bounds: Sendable {
  var lower = -Double.infinity
  var upper = Double.infinity
  var lowerIsOpen = false
  var upperIsOpen = false
  /// Values that it must not take.
  var excluded: [Double] = []

  func contains(_ value: Double) -> Bool {
    if value < lower || value > upper || excluded.contains(value) { return false }
    return !(value == lower && lowerIsOpen) && !(value == upper && upperIsOpen)
  }

  /// Narrows by `x comparison bound`. An enclosure that is no point is met by leaving it whole.
  mutating func narrow(_ comparison: Comparison, _ bound: Interval) {
    switch comparison {
    case .equal:
      narrow(.greaterOrEqual, bound)
      narrow(.lessOrEqual, bound)
    case .notEqual: if bound.isPoint { excluded.append(bound.lower) }
    case .greater, .greaterOrEqual:
      let isOpen = comparison == .greater
      guard bound.upper > lower || bound.upper == lower && isOpen else { return }
      (lower, lowerIsOpen) = (bound.upper, isOpen)
    case .less, .lessOrEqual:
      let isOpen = comparison == .less
      guard bound.lower < upper || bound.lower == upper && isOpen else { return }
      (upper, upperIsOpen) = (bound.lower, isOpen)
    }
  }

  /// The ends that belong, and simple numbers beside them and in between.
  func landmarks(_ dice: inout Dice) -> [Double] {
    var marks: [Double] = []
    if lower.isFinite {
      marks += [0, 1, 0.5, 2, 0.25, 3, 4, 0.125, 0x1p-20, 1024].map { lower + $0 }
    }
    if upper.isFinite {
      marks += [0, 1, 0.5, 2, 0.25, 3, 4, 0.125, 0x1p-20, 1024].map { upper - $0 }
    }
    if lower.isFinite && upper.isFinite {
      let parts = [0.5, 0.25, 0.75, 0.125, 0.875, dice.fraction(), dice.fraction()]
      marks += parts.map { lower + (upper - lower) * $0 }
    }
    marks += [0, 1, -1, 2, -2, 0.5, -0.5]
    return marks.filter { contains($0) && $0.isFinite }
  }
}

extension Comparison {
  /// The same comparison read from the right.
  var mirrored: Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// What holds exactly where this one does not; between numbers.
  var negated: Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
