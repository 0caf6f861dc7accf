import SymbolicLite

/// Points with many places, for orders between norms: ‖w‖₁ ≤ 5‖w‖₂ holds up to d = 25 and fails at
/// the vector of ones beyond. How many places it takes, the numbers in the claim tell.
struct LargeSizes {
  private let sampler: Sampler
  /// 45² places: what a constant of 45 between ‖·‖₁ and ‖·‖₂ needs.
  private static let most = 2048
  /// Up to here the other points have looked.
  private static let looked = 17.0

  init(_ sampler: Sampler) { self.sampler = sampler }

  /// Points that are admissible: all ones, ones of both signs, one large entry among ones, and one
  /// entry alone. Empty where the claim is no order of numbers in vectors of one size.
  func points() -> [Point] {
    let vocabulary = sampler.problem.vocabulary
    guard isOrderOfNorms, let name = vocabulary.sizes.first, vocabulary.sizes.count == 1 else {
      return []
    }
    var dice = Dice(seed: sampler.seed ^ 0xd1_2e)
    return counts.flatMap { count -> [Point] in
      guard
        let base = sampler.draw(sizes: [name: count], style: .integers, &dice),
        vocabulary.symbols.allSatisfy({ $0.shape.columns == .one })
      else { return [] }
      let far = Double(count)
      let shapes: [(Int) -> Double] = [
        { _ in 1 }, { $0.isMultiple(of: 2) ? 1 : -1 }, { $0 == 0 ? far : 1 }, { $0 == 0 ? 1 : 0 },
      ]
      return shapes.map { entry in
        var point = base
        for symbol in vocabulary.symbols where symbol.domain == .real && !symbol.shape.isScalar {
          point.values[symbol] = Tensor(rows: count, columns: 1, (0..<count).map(entry))
        }
        return point
      }.filter(sampler.isAdmissible)
    }
  }

  private var isOrderOfNorms: Bool {
    let relation = sampler.problem.relation
    guard case .compare(let a, let comparison, let b) = relation, a.shape.isScalar,
      ![.equal, .notEqual].contains(comparison), !sampler.problem.mentionsOptimum
    else { return false }
    return [a, b].contains { side in
      side.contains {
        switch $0 {
        case .norm, .fold, .transpose: true
        default: false
        }
      }
    }
  }

  /// One more than c and c² for each number in the claim, and for their product.
  private var counts: [Int] {
    let sizes = sampler.problem.relation.children.flatMap(\.numbers)
      .map { Double($0.numerator.magnitude) / Double($0.denominator) }.filter { $0 > 1 }
    let all = Set(sizes + [sizes.reduce(1, *)])
    let wanted = Set(all.flatMap { [$0, $0 * $0] }.map { ($0 + 1).rounded(.up) })
    return wanted.filter { $0 > Self.looked && $0 <= Double(Self.most) }.sorted().prefix(3)
      .map { Int($0) }
  }
}
