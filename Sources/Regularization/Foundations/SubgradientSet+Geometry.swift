/// What solvers and laws ask of a set of subgradients.
extension SubgradientSet {
  /// The support function, max { g·u : g in the set }: the slope of R along u. It is −∞ for the
  /// empty set and +∞ where the set is unbounded along u.
  public func support(along u: [Double]) -> Double {
    switch self {
    case .empty: return -.infinity
    case .box(let slopes): return zip(slopes, u).reduce(0) { $0 + Self.support($1.0, $1.1) }
    case .inflated(let set, let radius): return set.support(along: u) + radius * norm2(u)
    case .ray(let a): return dot(a, u) > 0 ? .infinity : 0
    case .spectral(let set): return set.support(along: u)
    case .blocks(let blocks):
      return blocks.reduce(0) { $0 + $1.set.support(along: Self.take($1.entries, of: u)) }
    case .chain(let slopes):
      return zip(slopes, zip(u.dropFirst(), u)).reduce(0) {
        $0 + Self.support($1.0, $1.1.0 - $1.1.1)
      }
    }
  }

  private static func support(_ slopes: Slopes, _ u: Double) -> Double {
    // 0 · ∞ is 0 here: nothing moves along this entry.
    u == 0 ? 0 : u > 0 ? slopes.upper * u : slopes.lower * u
  }

  /// An element that lies farthest along u: an extreme point for nearly every u. Nil for the empty
  /// set and where there is none, since the set is unbounded along u.
  public func farthest(along u: [Double]) -> [Double]? {
    switch self {
    case .empty: return nil
    case .box(let slopes):
      let g = zip(slopes, u).map { $1 > 0 ? $0.upper : $1 < 0 ? $0.lower : Self.middle($0) }
      return g.allSatisfy(\.isFinite) ? g : nil
    case .inflated(let set, let radius):
      let length = norm2(u)
      guard let g = set.farthest(along: u) else { return nil }
      return length == 0 ? g : zip(g, u).map { $0 + radius * ($1 / length) }
    case .spectral(let set): return set.farthest(along: u)
    case .ray(let a): return dot(a, u) > 0 ? nil : a.map { _ in 0 }
    case .blocks(let blocks):
      var result = [Double](repeating: 0, count: u.count)
      for block in blocks {
        guard let part = block.set.farthest(along: Self.take(block.entries, of: u)) else {
          return nil
        }
        Self.place(part, at: block.entries, in: &result)
      }
      return result
    case .chain(let slopes):
      let differences = zip(u.dropFirst(), u).map { $0 - $1 }
      return SubgradientSet.box(slopes).farthest(along: differences).map(Self.chained)
    }
  }

  private static func middle(_ slopes: Slopes) -> Double {
    slopes.lower == -.infinity && slopes.upper == .infinity
      ? 0 : slopes.lower / 2 + slopes.upper / 2
  }

  /// How badly g breaks the conditions that define the set, in units of g: 0 exactly for its
  /// elements. For boxes, balls, rays and blocks it is the distance in the norm max over blocks.
  public func excess(of g: [Double]) -> Double {
    switch self {
    case .empty: return .infinity
    case .box(let slopes):
      guard slopes.count == g.count else { return .infinity }
      return zip(slopes, g).reduce(0) { max($0, $1.0.excess(of: $1.1)) }
    case .inflated(let set, let radius): return max(0, set.distance(to: g) - radius)
    case .ray: return distance(to: g)
    case .spectral(let set): return set.excess(of: g)
    case .blocks(let blocks):
      return blocks.reduce(0) { max($0, $1.set.excess(of: Self.take($1.entries, of: g))) }
    case .chain(let slopes):
      guard slopes.count + 1 == g.count else { return .infinity }
      // u is found from the left: g₁ = −u₁, g₂ = u₁ − u₂, …; what is left at the end has to be 0.
      var (u, worst) = (0.0, 0.0)
      for (slope, entry) in zip(slopes, g) {
        u -= entry
        worst = max(worst, slope.excess(of: u))
      }
      return max(worst, ((g.last ?? 0) - u).magnitude)
    }
  }

  /// The Euclidean distance from g to the nearest element; for chains and singular
  /// values a lower bound of it.
  public func distance(to g: [Double]) -> Double {
    switch self {
    case .empty: return .infinity
    case .box(let slopes): return norm2(zip(slopes, g).map { $0.excess(of: $1) })
    case .inflated(let set, let radius): return max(0, set.distance(to: g) - radius)
    case .ray(let a):
      let square = dot(a, a)
      let s = square > 0 ? max(0, dot(a, g) / square) : 0
      return norm2(zip(g, a).map { $0 - s * $1 })
    case .blocks(let blocks):
      return norm2(blocks.map { $0.set.distance(to: Self.take($0.entries, of: g)) })
    case .spectral: return excess(of: g)
    case .chain: return excess(of: g) / (2 * Double(max(1, g.count)).squareRoot())
    }
  }
}
