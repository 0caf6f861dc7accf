import SymbolicLite

/// Points whose numbers stand in a chain, 1, 2, 4, 8, … in several orders and signs, and drawn points
/// ten and a hundred times as large: min(a − b, b − t, t) ≤ 2 fails only where 2 < t < b − 2 < a − 4.
struct Staircases {
  let sampler: Sampler
  private static let most = 160

  /// Admissible points; none where fewer than two numbers are free.
  func points(scaling bases: [Point]) -> [Point] {
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
    return (chosen + scaled(bases, numbers)).filter(sampler.isAdmissible)
  }

  private func scaled(_ bases: [Point], _ numbers: [Symbol]) -> [Point] {
    [10.0, 100].flatMap { factor in
      bases.prefix(40).map { base in
        var point = base
        for symbol in numbers {
          guard let value = base.values[symbol]?.elements.first else { continue }
          point.set(symbol, entry: 0, to: factor * value)
        }
        return point
      }
    }
  }

  /// 1, 2, 4, …; 3, 6, 9, …; 5, 5, 100, …: steps that double, that are even, and one that stands out.
  private static let chains: [@Sendable (Int) -> Double] = [
    { Double(1 << min($0 + 1, 40)) }, { 3 * Double($0 + 1) }, { $0 < 2 ? 5 : 100 },
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
