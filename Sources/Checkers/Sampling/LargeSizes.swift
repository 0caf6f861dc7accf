import SymbolicLite

/// Points with many places, for claims that hold in few: ‖w‖₁ ≤ 5‖w‖₂ holds up to d = 25 and fails
/// at the vector of ones beyond. How many places it takes, the numbers in the claim tell.
struct LargeSizes {
  private let sampler: Sampler
  /// 64² places: what a constant of 63 between ‖·‖₁ and ‖·‖₂ needs.
  private static let most = 4096.0
  /// Where matrices stand, their products have the square of it.
  private static let mostWithMatrices = 40.0
  /// Where nothing but the size itself has to be evaluated.
  private static let mostAlone = 1e6
  /// Up to here the other points have looked.
  private static let looked = 17.0

  init(_ sampler: Sampler) { self.sampler = sampler }

  /// Points that are admissible, with each size large in turn and the others 1: all ones, ones of
  /// both signs, one large entry among ones, and one entry alone. Empty where no number in the claim
  /// asks for more places than others have looked at.
  func points() -> [Point] {
    guard isSuited else { return [] }
    return vocabulary.sizes.prefix(2).flatMap { name in
      counts.flatMap { points(with: $0, as: name, values: constants) }
    }
  }

  /// Why the claim is open: a number in it asks for more places than can be looked at, and the more
  /// places, the nearer it comes to failing.
  func reason() -> String? {
    guard isSuited, let most = asked.max(), most > limit, let name = vocabulary.sizes.first else {
      return nil
    }
    let few = points(with: Int(limit / 4), as: name, values: [])
    let many = points(with: Int(limit), as: name, values: [])
    let isNearing =
      few.count == many.count
      && zip(few, many).contains { one, other in
        guard let here = slack(at: one), let there = slack(at: other) else { return false }
        return there < here - 1e-6
      }
    return isNearing ? "a number in it asks for more than \(Int(limit)) places" : nil
  }

  /// The slack of an order in parts of what is compared.
  private func slack(at point: Point) -> Double? {
    guard case .compare(let a, let comparison, let b) = relation,
      let left = try? a.evaluate(in: point.doubles([:])).elements.first,
      let right = try? b.evaluate(in: point.doubles([:])).elements.first,
      left.magnitude + right.magnitude > 0
    else { return nil }
    let share = (right - left) / (left.magnitude + right.magnitude)
    switch comparison {
    case .less, .lessOrEqual: return share
    case .greater, .greaterOrEqual: return -share
    case .equal, .notEqual: return nil
    }
  }

  private var vocabulary: Vocabulary { sampler.problem.vocabulary }
  private var relation: Relation { sampler.problem.relation }

  private func points(with count: Int, as name: String, values: [Double]) -> [Point] {
    var sizes: [String: Int] = [:]
    for other in vocabulary.sizes { sizes[other] = other == name ? count : 1 }
    var dice = Dice(seed: sampler.seed ^ 0xd1_2e)
    guard let base = sampler.draw(sizes: sizes, style: .integers, &dice) else { return [] }
    let scalars = vocabulary.symbols.filter { $0.domain == .real && $0.shape.isScalar }
    var bases = [base]
    for value in scalars.isEmpty ? [] : [1] + values.prefix(3) {
      var other = base
      for symbol in scalars { other.set(symbol, entry: 0, to: value) }
      bases.append(other)
    }
    let far = Double(count)
    let shapes: [(Int) -> Double] = [
      { _ in 1 }, { $0.isMultiple(of: 2) ? 1 : -1 }, { $0 == 0 ? far : 1 }, { $0 == 0 ? 1 : 0 },
    ]
    return bases.flatMap { base in shapes.map { filled(base, $0) } }.filter(sampler.isAdmissible)
  }

  private func filled(_ base: Point, _ entry: (Int) -> Double) -> Point {
    var point = base
    for symbol in vocabulary.symbols where symbol.domain == .real && !symbol.shape.isScalar {
      guard let old = point.values[symbol] else { continue }
      point.values[symbol] = Tensor(
        rows: old.rows, columns: old.columns, (0..<old.elements.count).map(entry))
    }
    return point
  }

  /// Whether the claim compares what depends on a size and can be evaluated at many places.
  private var isSuited: Bool {
    switch relation {
    case .compare, .definite: break
    default: return false
    }
    return !vocabulary.sizes.isEmpty && vocabulary.functions.isEmpty
      && vocabulary.indices.isEmpty && !sampler.problem.mentionsOptimum
      && !relation.contains {
        switch $0 {
        case .expectation, .variance, .gradient, .hessian, .derivative, .matrixPower: true
        default: false
        }
      }
  }

  private var limit: Double {
    let isAboutSizes = vocabulary.symbols.isEmpty && !hasFolds
    let hasMatrices = relation.contains { $0.shape.rows != .one && $0.shape.columns != .one }
    return isAboutSizes ? Self.mostAlone : hasMatrices ? Self.mostWithMatrices : Self.most
  }

  private var hasFolds: Bool {
    relation.contains { if case .fold = $0 { true } else { false } }
  }

  /// The numbers that the claim and its assumptions name, as they stand and as what they come to,
  /// such as e³; those below 1 by their inverse.
  private var constants: [Double] {
    let parts = [relation] + related
    let written = parts.flatMap(\.children).flatMap(\.numbers)
      .map { Double($0.numerator.magnitude) / Double($0.denominator) }
    let found = Set(written + parts.flatMap(\.children).flatMap(\.constantValues))
      .map { $0 < 1 && $0 > 0 ? 1 / $0 : $0 }
    return found.filter { $0 > 1 && $0.isFinite }.sorted()
  }

  /// The assumptions about what the claim speaks of.
  private var related: [Relation] {
    var symbols = relation.freeSymbols
    var (found, rest) = ([Relation](), sampler.problem.assumptions)
    for _ in 0..<3 {
      let next = rest.filter { !$0.freeSymbols.isDisjoint(with: symbols) }
      rest.removeAll { next.contains($0) }
      found += next
      for assumption in next { symbols.formUnion(assumption.freeSymbols) }
    }
    return found
  }

  /// c and c² for each number in the claim, for their product, and eᶜ, which log ∑ⱼ eʷʲ ≤ c asks for.
  private var asked: [Double] {
    let own = constants
    let all = Set(own + [own.reduce(1, *)])
    let isAboutSums = hasFolds
    return all.flatMap { [$0, $0 * $0] + (isAboutSums && $0 < 20 ? [exponential($0)] : []) }
  }

  private func exponential(_ value: Double) -> Double {
    (try? Expression.apply(.exp, .number(Rational(Int(value.rounded(.up)))))
      .evaluate(in: Environment<Double>()).elements.first) ?? 1
  }

  /// Those numbers and one more, as far as they are new.
  private var counts: [Int] {
    let wanted = Set(asked.flatMap { [$0.rounded(.up), ($0 + 1).rounded(.up)] })
      .filter { $0 > Self.looked && $0 <= limit }.sorted()
    return Set(wanted.prefix(4) + wanted.suffix(2)).sorted().map { Int($0) }
  }
}

extension Expression {
  /// The values of the largest constant parts.
  fileprivate var constantValues: [Double] {
    let isConstant =
      shape.isScalar && !mentionsOptimum && freeSymbols.isEmpty && freeIndices.isEmpty
      && openFunctions.isEmpty && sizeNames.isEmpty
    guard isConstant else { return children.flatMap(\.constantValues) }
    guard let value = try? evaluate(in: Environment<Double>()).elements.first else { return [] }
    return [value.magnitude]
  }
}
