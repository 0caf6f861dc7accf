import SymbolicLite

/// Points whose numbers stand in a chain, 1, 2, 4, 8, … in several orders and signs, drawn points
/// that are enlarged as a whole, and two neighbours that are both large: min(a − b, b − t, t) ≤ 2
/// fails only where 2 < t < b − 2 < a − 4.
struct Staircases {
  let sampler: Sampler
  private static let most = 160

  /// Admissible points; none where fewer than two numbers are free.
  func points() -> [Point] {
    let numbers = sampler.problem.vocabulary.symbols.filter {
      $0.domain == .real && $0.shape.isScalar
    }
    guard numbers.count > 1, let sizes = sampler.sizes.last else { return [] }
    var dice = Dice(seed: sampler.seed ^ 0x57a1_25)
    guard let base = sampler.draw(sizes: sizes, style: .integers, &dice) else { return [] }
    let orders = Self.orders(of: numbers.count)
    var points: [Point] = []
    for order in orders {
      for steps in Self.chains {
        for signs in Self.signs(of: numbers.count) {
          var point = base
          for (place, symbol) in numbers.enumerated() {
            point.set(symbol, entry: 0, to: signs[place] * steps(order[place]))
          }
          points.append(point)
        }
      }
    }
    let step = max(1, points.count / Self.most)
    let chosen = points.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    return chosen.filter(sampler.isAdmissible)
  }

  /// All free numbers and entries times the same.
  func scaled(_ bases: [Point]) -> [Point] {
    let free = sampler.problem.vocabulary.symbols.filter { $0.domain == .real }
    return [10.0, 100, 1e6].flatMap { factor in
      bases.prefix(40).map { base in
        var point = base
        for symbol in free {
          for (entry, value) in (base.values[symbol]?.elements ?? []).enumerated() {
            point.set(symbol, entry: entry, to: factor * value)
          }
        }
        return point
      }
    }.filter(sampler.isAdmissible)
  }

  /// One number far out, for orders that grow slowly: log λ ≤ 30 fails at no smaller λ than e³⁰.
  func remote(_ bases: [Point]) -> [Point] {
    guard case .compare(_, let comparison, _) = sampler.problem.relation,
      comparison == .lessOrEqual || comparison == .greaterOrEqual
    else { return [] }
    let numbers = sampler.problem.vocabulary.symbols.filter {
      $0.domain == .real && $0.shape.isScalar
    }
    return numbers.flatMap { symbol in
      bases.prefix(2).flatMap { base in
        [0x1p50, -0x1p50, 0x1p200].map { value -> Point in
          var point = base
          point.set(symbol, entry: 0, to: value)
          return point
        }
      }
    }.filter(sampler.isAdmissible)
  }

  /// Two of a kind that are both large and differ by little: |a − b| ≤ 0.01 says nothing of a² − b².
  func neighbours(_ bases: [Point]) -> [Point] {
    let free = sampler.problem.vocabulary.symbols.filter {
      $0.domain == .real && $0.shape.columns == .one
    }
    let steps = Literals(sampler.problem).values.filter { $0 > 0 && $0 < 100 }.prefix(4)
    var points: [Point] = []
    for (place, one) in free.enumerated() {
      for other in free.dropFirst(place + 1) where other.shape == one.shape {
        for base in bases.prefix(3) {
          for (far, step) in [100.0, 1e6].flatMap({ far in steps.map { (far, $0) } }) {
            var point = base
            for entry in 0..<(base.values[one]?.elements.count ?? 0) {
              point.set(one, entry: entry, to: far)
              point.set(other, entry: entry, to: entry == 0 ? far + step / 2 : far)
            }
            points.append(point)
          }
        }
      }
    }
    return points.prefix(Self.most).filter(sampler.isAdmissible)
  }

  /// 1, 2, 4, …; 3, 6, 9, …; 5, 5, 100, …: steps that double, that are even, one that stands out, none.
  private static let chains: [@Sendable (Int) -> Double] = [
    { Double(1 << min($0 + 1, 40)) }, { 3 * Double($0 + 1) }, { $0 < 2 ? 5 : 100 }, { _ in 100 },
    { 4 * Double(1 << min(2 * $0, 40)) },
  ]

  /// All orders of up to four numbers; the turns of the plain and the reversed one for more.
  private static func orders(of count: Int) -> [[Int]] {
    guard count <= 4 else {
      let plain = Array(0..<count)
      return plain.flatMap { turn -> [[Int]] in
        let turned = plain.map { ($0 + turn) % count }
        return [turned, turned.reversed()]
      }
    }
    var found: [[Int]] = [[]]
    for place in 0..<count {
      found = found.flatMap { order in
        (0...order.count).map { spot in
          var longer = order
          longer.insert(place, at: spot)
          return longer
        }
      }
    }
    return found
  }

  /// All signs of up to three numbers; for more, one sign for all and for all but one.
  private static func signs(of count: Int) -> [[Double]] {
    if count <= 3 {
      return (0..<(1 << count)).map { bits in
        (0..<count).map { bits >> $0 & 1 == 0 ? 1 : -1 }
      }
    }
    let single = (0..<count).map { place in (0..<count).map { $0 == place ? -1.0 : 1 } }
    let all = [[Double](repeating: 1, count: count)] + single
    return all + all.map { $0.map { -$0 } }
  }
}
