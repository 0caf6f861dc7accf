import SymbolicLite

/// Points beyond those that the styles draw: more places than four, entries in order, the numbers
/// that the claim itself names, and matrices with rows and columns of very different sizes.
struct HardPoints {
  let sampler: Sampler
  /// Whether every point costs a search or a large sum.
  private let isCostly: Bool
  private static let mostLiteralPoints = 48
  private static let scaledPoints = 36

  init(_ sampler: Sampler) {
    self.sampler = sampler
    let relation = sampler.problem.relation
    isCostly =
      relation.mentionsOptimum
      || relation.contains {
        switch $0 {
        case .expectation, .variance, .hessian: true
        default: false
        }
      }
  }

  /// Admissible points; those with badly scaled matrices are asked for on their own.
  func points() -> [Point] {
    guard !sampler.sizes.isEmpty else { return [] }
    return (literal() + ordered() + large()).filter(sampler.isAdmissible)
  }

  private var vocabulary: Vocabulary { sampler.problem.vocabulary }

  private var free: [Symbol] { vocabulary.symbols.filter(isFree) }

  private func isFree(_ symbol: Symbol) -> Bool {
    guard symbol.domain == .real, case .free = sampler.structure(of: symbol) else { return false }
    return true
  }

  // MARK: Sizes

  private func large() -> [Point] {
    guard !vocabulary.sizes.isEmpty else { return [] }
    let hasMatrix = vocabulary.symbols.contains { !$0.shape.isScalar && !$0.shape.isVector }
    let pairs =
      isCostly
      ? [(5, 2), (2, 5)]
      : hasMatrix ? [(5, 5), (6, 9), (9, 6)] : [(5, 6), (6, 5), (9, 17), (17, 9)]
    var dice = Dice(seed: sampler.seed ^ 0x1a26e)
    return pairs.flatMap { pair in
      let sizes = named(pair)
      var points: [Point] = []
      for style in isCostly ? [Style.integers] : [.integers, .general, .simple] {
        if let point = sampler.draw(sizes: sizes, style: style, &dice) { points.append(point) }
      }
      if let base = points.first {
        // What spreads evenly over all places: ones, and the identity.
        points.append(
          filled(base) { row, column, columns in columns == 1 || row == column ? 1 : 0 })
        points.append(filled(base) { row, column, _ in Double(1 + (row + column) % 2) })
      }
      return points
    }
  }

  private func ordered() -> [Point] {
    let sizes = sampler.sizes.filter { ($0.values.max() ?? 1) > 2 }.prefix(isCostly ? 1 : 3)
    var dice = Dice(seed: sampler.seed ^ 0x02de2)
    return sizes.flatMap { sizes -> [Point] in
      guard let base = sampler.draw(sizes: sizes, style: .integers, &dice) else { return [] }
      let rising = filled(base) { row, column, columns in Double(row * columns + column + 1) }
      let falling = filled(base) { row, column, columns in -Double(row * columns + column - 4) }
      return [rising, falling]
    }
  }

  private func named(_ pair: (Int, Int)) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for (position, name) in vocabulary.sizes.enumerated() {
      sizes[name] = position == 0 ? pair.0 : position == 1 ? pair.1 : 1 + position % 3
    }
    return sizes
  }

  /// The point with other entries in all vectors and matrices that are free.
  private func filled(_ base: Point, _ entry: (Int, Int, Int) -> Double) -> Point {
    var point = base
    for symbol in free where !symbol.shape.isScalar {
      guard var tensor = point.values[symbol] else { continue }
      for row in 0..<tensor.rows {
        for column in 0..<tensor.columns {
          tensor[row, column] = entry(row, column, tensor.columns)
        }
      }
      point.values[symbol] = tensor
    }
    return point
  }

  // MARK: Numbers of the claim

  private struct Choice {
    let symbol: Symbol
    let value: Double
  }

  /// What each symbol may be set to.
  private var choices: [Choice] {
    var result: [Choice] = []
    for value in Literals(sampler.problem).values {
      for symbol in vocabulary.symbols {
        let isCount = value >= 0 && value == value.rounded()
        if symbol.domain == .natural ? isCount : isFree(symbol) {
          result.append(Choice(symbol: symbol, value: value))
        }
      }
    }
    return result
  }

  private func literal() -> [Point] {
    let choices = self.choices
    var dice = Dice(seed: sampler.seed ^ 0x117e2a1)
    var points: [Point] = []
    for (turn, choice) in choices.prefix(limit(Self.mostLiteralPoints)).enumerated() {
      let sizes = sampler.sizes[turn % sampler.sizes.count]
      let style: Style = turn % 2 == 0 ? .integers : .general
      guard var point = sampler.draw(sizes: sizes, style: style, &dice) else { continue }
      let count = point.values[choice.symbol]?.elements.count ?? 0
      point.set(choice.symbol, entry: dice.below(count), to: choice.value)
      points.append(point)
    }
    // Several at once, as in a = 17 and b = 18.
    for turn in 0..<limit(choices.count > 1 ? 16 : 0) {
      let sizes = sampler.sizes[turn % sampler.sizes.count]
      guard var point = sampler.draw(sizes: sizes, style: .integers, &dice) else { continue }
      for symbol in vocabulary.symbols {
        let own: [Double] = choices.filter { $0.symbol == symbol }.map { $0.value }
        for entry in 0..<(point.values[symbol]?.elements.count ?? 0) where dice.oneIn(2) {
          if let value = dice.pick(own) { point.set(symbol, entry: entry, to: value) }
        }
      }
      points.append(point)
    }
    return points
  }

  private func limit(_ count: Int) -> Int { isCostly ? min(count, 6) : count }

  // MARK: Scales

  /// Admissible points with rotated, nearly collinear and badly scaled matrices, and vectors that fit
  /// their rows or lie in their ranges.
  func scaled() -> [Point] {
    let matrices = free.filter { !$0.shape.isScalar && !$0.shape.isVector }
    guard !sampler.sizes.isEmpty, !matrices.isEmpty else { return [] }
    var dice = Dice(seed: sampler.seed ^ 0x5ca1ed)
    let pairs = [(2, 2), (3, 2), (2, 2), (3, 3), (2, 3), (4, 3)]
    return (0..<limit(Self.scaledPoints)).compactMap { turn in
      let sizes = named(pairs[turn % pairs.count])
      guard var point = sampler.draw(sizes: sizes, style: .simple, &dice) else { return nil }
      for symbol in matrices {
        guard let now = point.values[symbol] else { continue }
        let (rows, columns) = (now.rows, now.columns)
        let scales = (0..<rows).map { _ in dice.pick([1.0, 1, 10, 100] as [Double]) ?? 1 }
        let matrix = dice.illConditioned(scales, columns)
        point.values[symbol] = matrix
        for other in free where other.shape.isVector && other.shape.rows == symbol.shape.rows {
          let own = (0..<columns).map { _ in Double(dice.integer(-1...2)) }
          let isInRange = dice.oneIn(2)
          point.values[other] = Tensor(
            rows: rows, columns: 1,
            (0..<rows).map { row in
              isInRange
                ? (0..<columns).reduce(0) { $0 + matrix[row, $1] * own[$1] }
                : scales[row] * Double(dice.integer(-2...2))
            })
        }
      }
      return sampler.isAdmissible(point) ? point : nil
    }
  }
}

extension Dice {
  /// A matrix of whole numbers whose rows have the given sizes: turned, or with columns that nearly
  /// agree.
  fileprivate mutating func illConditioned(_ scales: [Double], _ columns: Int) -> Tensor<Double> {
    let rows = scales.count
    var result = independent(rows, columns, .integers, tie: 1)
    if rows > 1, columns > 1 {
      if oneIn(3) {
        for row in 0..<rows {
          result[row, columns - 1] = 8 * result[row, 0] + Double(integer(-1...1))
        }
      } else {
        let (a, b) = (Double(integer(1...4)), Double(integer(1...3)))
        (result[0, 0], result[0, 1], result[1, 0], result[1, 1]) = (a, b, -b, a)
      }
    }
    for column in 0..<columns {
      let scale = oneIn(3) ? 10.0 : 1
      for row in 0..<rows { result[row, column] *= scales[row] * scale }
    }
    return result
  }
}
