import SymbolicLite

/// Points at which exponents undo each other over a negative base: (a²)^½ is |a|, and the rule
/// (a^b)^c = a^(bc) fails at no other plain points.
struct ExponentPoints {
  let sampler: Sampler
  private static let pairs: [(Double, Double)] = [
    (2, 0.5), (4, 0.5), (2, 0.25), (2, 1.5), (-2, 0.5),
  ]

  /// Admissible points; none where fewer than two symbols stand in exponents.
  func points() -> [Point] {
    let exponents = self.exponents
    guard exponents.count > 1, let sizes = sampler.sizes.first else { return [] }
    let others = sampler.problem.relation.freeSymbols.subtracting(exponents).filter {
      $0.domain == .real && $0.shape.isScalar
    }.sorted { $0.name < $1.name }
    var dice = Dice(seed: sampler.seed ^ 0xe4b0)
    var points: [Point] = []
    for first in exponents {
      for second in exponents where second != first {
        for (one, two) in Self.pairs {
          guard var point = sampler.draw(sizes: sizes, style: .integers, &dice) else { continue }
          point.set(first, entry: 0, to: one)
          point.set(second, entry: 0, to: two)
          for (place, other) in others.enumerated() {
            point.set(other, entry: 0, to: place % 2 == 0 ? -1 : -2)
          }
          points.append(point)
        }
      }
    }
    return points.prefix(40).filter(sampler.isAdmissible)
  }

  private var exponents: [Symbol] {
    let found = Collected<Symbol>()
    _ = sampler.problem.relation.contains { part in
      if case .power(_, let exponent) = part { found.items += exponent.freeSymbols }
      return false
    }
    return sampler.problem.vocabulary.symbols.filter {
      $0.domain == .real && $0.shape.isScalar && found.items.contains($0)
    }
  }
}
