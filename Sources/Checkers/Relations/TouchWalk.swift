import SymbolicLite

/// The steps of a ``TouchSearch`` from one point.
struct TouchWalk {
  /// Numbers, and what is to become zero there: the quantity or its parts first, then what its
  /// conditions are violated by.
  struct State {
    var numbers: [Double]
    var residuals: [Double]
    var cost: Double { residuals.reduce(0) { $0 + $1 * $1 } }
  }

  /// Farther out, what only tends to zero looks like zero.
  static let reach = 8.0
  private static let small = 0x1p-34
  private let quantity: Expression
  private let roots: [Expression]
  private let gaps: [ConditionGap]
  private let places: [TouchSearch.Place]
  private var environment: Environment<Double>

  init(
    _ quantity: Expression, _ roots: [Expression], _ gaps: [ConditionGap],
    _ places: [TouchSearch.Place], _ environment: Environment<Double>
  ) {
    (self.quantity, self.roots) = (quantity, roots)
    (self.gaps, self.places) = (gaps, places)
    self.environment = environment
  }

  private mutating func move(to numbers: [Double]) {
    for (place, number) in zip(places, numbers) {
      environment.values.set(place.symbol, entry: place.entry, to: number)
    }
  }

  private mutating func state(_ numbers: [Double]) -> State? {
    move(to: numbers)
    var residuals: [Double] = []
    for root in roots {
      guard let values = (try? root.evaluate(in: environment))?.elements else { return nil }
      residuals += values
    }
    for gap in gaps where gap.comparison != .notEqual {
      guard let values = (try? gap.value.evaluate(in: environment))?.elements else { return nil }
      residuals += gap.comparison == .equal ? values : values.map { min(0, $0) }
    }
    guard residuals.allSatisfy(\.isFinite), residuals.count <= 8 else { return nil }
    return State(numbers: numbers, residuals: residuals)
  }

  // MARK: Newton's steps

  /// The shortest steps that take all residuals to zero, as far as slopes tell. At a double zero each
  /// halves the distance.
  mutating func newton(from start: [Double]) -> State? {
    guard var now = state(start) else { return nil }
    for _ in 0..<44 where now.cost > 1e-24 {
      guard let step = shortestStep(now) else { break }
      var factor = 1.0
      var next: State?
      for _ in 0..<4 {
        let candidate = zip(now.numbers, step).map {
          min(max($0 + factor * $1, -Self.reach), Self.reach)
        }
        if let other = state(candidate), other.cost < 0.98 * now.cost {
          next = other
          break
        }
        factor /= 2
      }
      guard let next else { break }
      now = next
    }
    return now
  }

  /// −Jᵀ (J Jᵀ)⁻¹ r with slopes from both sides.
  private mutating func shortestStep(_ now: State) -> [Double]? {
    var slopes: [[Double]] = []
    for position in now.numbers.indices {
      var (up, down) = (now.numbers, now.numbers)
      let width = 0x1p-20 * max(1, now.numbers[position].magnitude)
      up[position] += width
      down[position] -= width
      guard let above = state(up), let below = state(down) else { return nil }
      slopes.append(zip(above.residuals, below.residuals).map { ($0 - $1) / (2 * width) })
    }
    let count = now.residuals.count
    var rows = (0..<count).map { i in
      (0..<count).map { j in slopes.reduce(0) { $0 + $1[i] * $1[j] } } + [-now.residuals[i]]
    }
    for i in 0..<count { rows[i][i] += 1e-13 * rows[i][i] + 1e-300 }
    guard let weights = Self.solved(&rows) else { return nil }
    let step = slopes.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    return step.allSatisfy(\.isFinite) ? step : nil
  }

  /// Gauss's elimination with the right side in the last column.
  private static func solved(_ rows: inout [[Double]]) -> [Double]? {
    let count = rows.count
    for i in 0..<count {
      guard let pivot = (i..<count).max(by: { rows[$0][i].magnitude < rows[$1][i].magnitude }),
        rows[pivot][i] != 0
      else { return nil }
      rows.swapAt(i, pivot)
      for other in 0..<count where other != i && rows[other][i] != 0 {
        let factor = rows[other][i] / rows[i][i]
        for j in i...count { rows[other][j] -= factor * rows[i][j] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }

  // MARK: Shrinking steps

  /// One number at a time.
  mutating func step(from start: State) -> State {
    var (now, width) = (start, 0.25)
    for _ in 0..<60 where width > 0x1p-40 && now.cost > 0 {
      var hasMoved = false
      for position in now.numbers.indices {
        for sign in [1.0, -1] {
          var numbers = now.numbers
          numbers[position] += sign * width
          guard let other = state(numbers), other.cost < now.cost else { continue }
          (now, hasMoved) = (other, true)
        }
      }
      if !hasMoved { width /= 4 }
    }
    return now
  }

  // MARK: Whether a place is one

  /// Whether all residuals are as small as the numbers they come from allow.
  mutating func isZero(_ now: State) -> Bool {
    move(to: now.numbers)
    guard let value = (try? quantity.evaluate(in: environment))?.elements.first else {
      return false
    }
    return value.magnitude <= Self.small * quantity.deepScale(in: environment)
      && now.residuals.dropFirst(roots.count == 1 ? 1 : 0).allSatisfy { $0.magnitude <= 1e-9 }
  }

  /// Whether the quantity, or what its conditions are violated by, grows to both sides along some
  /// number: what tends to zero far out does not.
  mutating func isAlone(_ now: State) -> Bool {
    now.numbers.indices.contains { position in
      [1.0, -1].allSatisfy { sign in
        var numbers = now.numbers
        numbers[position] += sign * 0x1p-5 * max(1, numbers[position].magnitude)
        return state(numbers).map { $0.cost > 0x1p-48 } ?? false
      }
    }
  }

  /// Whether what may not be equal is well apart, so that the place is not just outside.
  mutating func keepsDistance(_ now: State) -> Bool {
    move(to: now.numbers)
    return gaps.allSatisfy { gap in
      guard let values = (try? gap.value.evaluate(in: environment))?.elements else { return false }
      switch gap.comparison {
      case .greater: return values.allSatisfy { $0 >= 1e-3 }
      case .notEqual: return values.contains { $0.magnitude >= 1e-3 }
      default: return true
      }
    }
  }
}

extension Expression {
  /// The largest summand of any sum in it: what rounding and cancellation are measured by.
  fileprivate func deepScale(in environment: Environment<Double>) -> Double {
    var scale = 0.0
    func visit(_ part: Expression, depth: Int) {
      if case .add = part { scale = max(scale, part.termScale(in: environment)) }
      guard depth < 40 else { return }
      for child in part.children { visit(child, depth: depth + 1) }
    }
    visit(self, depth: 0)
    return scale
  }
}
