import SymbolicLite

/// Moves a drawn point to where the assumptions hold: one number at a time is set to whatever
/// simple value violates them least. Guided by doubles; admissibility is decided elsewhere.
extension Sampler {
  /// How many numbers are tried before a point is given up.
  private static let repairs = 24

  func repair(_ point: inout Point, _ dice: inout Dice) -> Bool {
    var best = violation(at: point)
    var work = 0
    for _ in 0..<4 where best > 0 && work < Sampler.repairs {
      let before = best
      for symbol in problem.vocabulary.symbols {
        guard symbol.domain != .positiveDefinite, symbol.domain != .positiveSemidefinite,
          symbol.domain != .symmetric, case .free = structure(of: symbol)
        else { continue }
        for entry in 0..<(point.values[symbol]?.elements.count ?? 0) {
          guard work < Sampler.repairs else { return best == 0 }
          work += 1
          improve(&point, symbol, entry, &best, &dice)
          if best == 0 { return true }
        }
      }
      if best >= before { return false }
    }
    return best == 0
  }

  private func improve(
    _ point: inout Point, _ symbol: Symbol, _ entry: Int, _ best: inout Double, _ dice: inout Dice
  ) {
    guard let now = point.values[symbol]?.elements[entry] else { return }
    var chosen = now
    for candidate in candidates(near: now, symbol.domain, &dice) {
      point.set(symbol, entry: entry, to: candidate)
      let value = violation(at: point)
      if value < best { (best, chosen) = (value, candidate) }
      if best == 0 { break }
    }
    point.set(symbol, entry: entry, to: chosen)
  }

  private func candidates(near now: Double, _ domain: Domain, _ dice: inout Dice) -> [Double] {
    switch domain {
    case .natural: return (0...5).map(Double.init)
    case .finite(let choices):
      return choices.map { Double($0.numerator) / Double($0.denominator) }
    default:
      return [
        0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 4, 8, -now, now / 2, now * 2, now / 16, now + 1, now - 1,
      ]
    }
  }

  /// How far the point is from meeting the assumptions, in doubles; 0 where it seems to meet them.
  func violation(at point: Point) -> Double {
    problem.assumptions.reduce(0) { total, assumption in
      let indices = assumption.freeIndices.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      return point.assignments(of: indices).reduce(total) {
        $0 + violation(of: assumption, in: point.doubles($1))
      }
    }
  }

  private func violation(of relation: Relation, in environment: Environment<Double>) -> Double {
    switch relation {
    case .all(let parts): return parts.reduce(0) { $0 + violation(of: $1, in: environment) }
    case .any(let parts): return parts.map { violation(of: $0, in: environment) }.min() ?? 1
    case .compare(let left, let comparison, let right):
      guard let a = try? left.evaluate(in: environment),
        let b = try? right.evaluate(in: environment),
        a.elements.count == b.elements.count
      else { return 1e6 }
      let gaps = zip(a.elements, b.elements).map { $0 - $1 }
      return comparison.violation(of: gaps)
    default:
      guard let holds = try? relation.holds(in: environment) else { return 10 }
      return holds ? 0 : 1
    }
  }
}

extension Comparison {
  /// How far differences left − right are from meeting the comparison.
  fileprivate func violation(of gaps: [Double]) -> Double {
    let open = 0x1p-10
    switch self {
    case .equal: return gaps.reduce(0) { $0 + $1.magnitude }
    case .notEqual: return gaps.allSatisfy { $0 == 0 } ? 1 : 0
    case .lessOrEqual: return gaps.reduce(0) { $0 + max(0, $1) }
    case .less: return gaps.reduce(0) { $0 + ($1 < 0 ? 0 : $1 + open) }
    case .greaterOrEqual: return gaps.reduce(0) { $0 + max(0, -$1) }
    case .greater: return gaps.reduce(0) { $0 + ($1 > 0 ? 0 : open - $1) }
    }
  }
}
