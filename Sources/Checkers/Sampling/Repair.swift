import SymbolicLite

/// Moves a drawn point to where the assumptions hold: one number at a time is set to whatever
/// simple value violates them least. Guided by doubles; admissibility is decided elsewhere.
extension Sampler {
  /// How many numbers are tried before a point is given up.
  private static let repairs = 24
  /// How many evaluations of an assumption one turn may cost, over all its draws.
  private static let effort = 400

  func repair(_ point: inout Point, _ work: inout Int) -> Bool {
    var state = Violations(of: problem, at: point)
    var tries = 0
    for _ in 0..<4 where state.total > 0 && tries < Sampler.repairs {
      let before = state.total
      for symbol in problem.vocabulary.symbols {
        guard symbol.domain != .positiveDefinite, symbol.domain != .positiveSemidefinite,
          symbol.domain != .symmetric, case .free = structure(of: symbol)
        else { continue }
        let affected = state.broken(by: symbol)
        guard !affected.isEmpty else { continue }
        for entry in 0..<(point.values[symbol]?.elements.count ?? 0) {
          guard tries < Sampler.repairs, work < Sampler.effort else { return state.total == 0 }
          tries += 1
          improve(&point, symbol, entry, &state, &work)
          if state.total == 0 { return true }
        }
      }
      if state.total >= before { return false }
    }
    return state.total == 0
  }

  private func improve(
    _ point: inout Point, _ symbol: Symbol, _ entry: Int, _ state: inout Violations,
    _ work: inout Int
  ) {
    guard let now = point.values[symbol]?.elements[entry] else { return }
    var chosen = now
    var candidate = point
    var values = candidates(near: now, symbol.domain)
    if symbol.domain == .real, let place = state.onlyBroken {
      var other = point
      candidate.set(symbol, entry: entry, to: now + 1)
      other.set(symbol, entry: entry, to: now - 1)
      work += 3
      // The least sum of magnitudes of affine functions lies at a root of one of them.
      if let roots = problem.premises[place].roots(other, point, candidate, at: now) {
        values = Array(roots.prefix(6))
      }
    }
    for value in values where value != now {
      candidate.set(symbol, entry: entry, to: value)
      if let better = state.improved(by: symbol, at: candidate, &work) {
        (state, chosen) = (better, value)
        if state.total == 0 { break }
      }
    }
    point.set(symbol, entry: entry, to: chosen)
  }

  private func candidates(near now: Double, _ domain: Domain) -> [Double] {
    switch domain {
    case .natural: return (0...Self.largestNatural).map(Double.init)
    case .finite(let choices):
      return choices.map { Double($0.numerator) / Double($0.denominator) }
    default:
      return [
        0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 4, 8, -now, now / 2, now * 2, now / 16, now + 1, now - 1,
      ]
    }
  }

  /// Whether the point meets the assumptions as far as doubles tell.
  func seemsToMeetAssumptions(_ point: Point) -> Bool {
    let environment = point.doubles()
    return problem.premises.allSatisfy { $0.violation(at: point, environment) == 0 }
  }
}

/// How far a point is from meeting each assumption, in doubles; 0 where it seems to meet it.
private struct Violations {
  private let premises: [Premise]
  private var parts: [Double]
  private(set) var total: Double

  init(of problem: Problem, at point: Point) {
    premises = problem.premises
    let environment = point.doubles()
    parts = premises.map { $0.violation(at: point, environment) }
    total = parts.reduce(0, +)
  }

  /// The assumptions that speak of the symbol and are not met.
  func broken(by symbol: Symbol) -> [Int] {
    parts.indices.filter { parts[$0] > 0 && premises[$0].symbols.contains(symbol) }
  }

  /// The assumption that alone is not met.
  var onlyBroken: Int? {
    let broken = parts.indices.filter { parts[$0] > 0 }
    return broken.count == 1 ? broken.first : nil
  }

  /// The violations at a point that differs in one symbol, where they are smaller in all.
  func improved(by symbol: Symbol, at point: Point, _ work: inout Int) -> Violations? {
    let environment = point.doubles()
    var result = self
    var rest = parts.indices.reduce(0) {
      premises[$1].symbols.contains(symbol) ? $0 : $0 + parts[$1]
    }
    for place in parts.indices where premises[place].symbols.contains(symbol) {
      work += 1
      result.parts[place] = premises[place].violation(at: point, environment)
      rest += result.parts[place]
      // What is left cannot make up for it.
      guard rest < total else { return nil }
    }
    result.total = rest
    return result
  }
}

extension Premise {
  fileprivate func violation(at point: Point, _ environment: Environment<Double>) -> Double {
    var here = environment
    return point.assignments(of: indices).reduce(0) {
      here.indices = $1
      return $0 + Self.violation(of: relation, in: here)
    }
  }

  /// Where the entries of an equation hold, which are affine in the one number by which the points
  /// differ: it is `now` at the middle one and one less or more at the others. What is no short binary
  /// fraction is rounded, since equations hold exactly only among those. `nil` where the
  /// assumption is no such equation.
  fileprivate func roots(
    _ before: Point, _ middle: Point, _ after: Point, at now: Double
  ) -> [Double]? {
    guard case .compare(let left, .equal, let right) = relation else { return nil }
    var roots: [Double] = []
    for assignment in middle.assignments(of: indices) {
      guard let a = Self.gaps(left, right, in: before.doubles(assignment)),
        let b = Self.gaps(left, right, in: middle.doubles(assignment)),
        let c = Self.gaps(left, right, in: after.doubles(assignment)),
        a.count == b.count, b.count == c.count
      else { return nil }
      for place in b.indices {
        let (slope, bend) = (c[place] - b[place], a[place] - 2 * b[place] + c[place])
        guard bend.magnitude <= 1e-9 * max(a[place].magnitude, c[place].magnitude) else {
          return nil
        }
        let root = now - b[place] / slope
        guard slope != 0, root.isFinite else { continue }
        let short = (root * 1024).rounded() / 1024
        let isShort = (short - root).magnitude <= 1e-9 * max(1, root.magnitude)
        let value = isShort ? short : (root * 2).rounded() / 2
        if !roots.contains(value) { roots.append(value) }
      }
    }
    return roots
  }

  private static func gaps(
    _ left: Expression, _ right: Expression, in environment: Environment<Double>
  ) -> [Double]? {
    guard let a = try? left.evaluate(in: environment), let b = try? right.evaluate(in: environment),
      a.elements.count == b.elements.count
    else { return nil }
    return zip(a.elements, b.elements).map { $0 - $1 }
  }

  private static func violation(
    of relation: Relation, in environment: Environment<Double>
  ) -> Double {
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
