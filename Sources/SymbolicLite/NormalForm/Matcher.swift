/// Finds the factors of a pattern among those of a term.
///
/// The holes, the summation indices and the universal free indices of the pattern are variables. A
/// summation index has to meet one that occurs in the matched factors only, so that the sum over it
/// is the pattern's own.
struct Matcher {
  struct Match {
    /// The factors of the term that were not needed, nor the excluded one.
    var left: [AtomPower]
    /// The term's indices that the pattern summed over.
    var bounds: Set<Int>
    var holes: [Int: Position]
    var free: [Index: Position]
  }

  var universal: [Index] = []
  /// Indices of the pattern below this number are the term's own and mean themselves.
  var firstOwn = 0
  private let bounds: [Dimension]
  /// One entry for each power of an atom.
  private var atoms: [Atom] = []
  private var rest: [AtomPower] = []
  private let excluded: AtomPower?
  private var used: [Bool] = []
  private var holes: [Int: Position] = [:]
  private var own: [Int: Int] = [:]
  private var free: [Index: Position] = [:]
  private var steps = 0

  init(_ term: Monomial, without place: Int?) {
    bounds = term.bounds
    excluded = place.map { term.factors[$0] }
    for (k, factor) in term.factors.enumerated() where k != place {
      if let count = factor.exponent.asInt, count > 0, count <= 4, factor.atom.canMatch {
        for _ in 0..<count { atoms.append(factor.atom) }
      } else {
        rest.append(factor)
      }
    }
    used = atoms.map { _ in false }
  }

  mutating func start(hole: Int, at position: Position) -> Bool {
    holes[hole] = position
    return true
  }

  /// `isolated` is an index of the term that must not occur beside the matched factors and the
  /// excluded one.
  mutating func run(_ pattern: Monomial, isolated: Int?) -> Match? {
    var needed: [Atom] = []
    for factor in pattern.tensorFactors {
      guard let count = factor.exponent.asInt, count > 0, count <= 4, factor.atom.canMatch else {
        return nil
      }
      for _ in 0..<count { needed.append(factor.atom) }
    }
    guard !needed.isEmpty, needed.count <= atoms.count else { return nil }
    return search(needed[...], pattern, isolated)
  }

  private mutating func search(
    _ needed: ArraySlice<Atom>, _ pattern: Monomial, _ isolated: Int?
  ) -> Match? {
    steps += 1
    guard steps < 200 else { return nil }
    guard let next = needed.first else { return finished(pattern, isolated) }
    for k in atoms.indices where !used[k] {
      for turned in next.canTurn ? [false, true] : [false] {
        let saved = self
        if unify(next, atoms[k], turned: turned) {
          used[k] = true
          if let found = search(needed.dropFirst(), pattern, isolated) { return found }
        }
        let spent = steps
        self = saved
        steps = spent
      }
    }
    return nil
  }

  private func finished(_ pattern: Monomial, _ isolated: Int?) -> Match? {
    let unused = zip(atoms, used).filter { !$0.1 }.map { AtomPower($0.0) }
    let left = rest + unused
    let targets = Set(own.values)
    guard own.count == pattern.bounds.count, targets.count == own.count else { return nil }
    for (index, target) in own {
      guard pattern.bounds[index - firstOwn] == bounds[target] else { return nil }
      if (left + (excluded.map { [$0] } ?? [])).contains(where: { $0.atom.mentions(bound: target) })
      {
        return nil
      }
      let outer = Position.bound(0, target)
      if holes.values.contains(where: { $0.innermost == outer })
        || free.values.contains(where: { $0.innermost == outer })
      {
        return nil
      }
    }
    if let isolated {
      if left.contains(where: { $0.atom.mentions(bound: isolated) }) { return nil }
    }
    return Match(left: left, bounds: targets, holes: holes, free: free)
  }

  private mutating func unify(_ pattern: Atom, _ atom: Atom, turned: Bool) -> Bool {
    switch (pattern.kind, atom.kind) {
    case (.entry(let a, let i, let j), .entry(let b, let p, let q)) where a == b:
      return turned ? unify(i, q) && unify(j, p) : unify(i, p) && unify(j, q)
    case (.inverse(_, let a, let i, let j, _), .inverse(_, let b, let p, let q, _))
    where a == b && a.reachFromOutside == 0:
      return turned ? unify(i, q) && unify(j, p) : unify(i, p) && unify(j, q)
    default: return false
    }
  }

  private mutating func unify(_ pattern: Position, _ position: Position) -> Bool {
    switch pattern {
    case .hole(0, let k):
      if let known = holes[k] { return known == position }
      holes[k] = position
      return true
    case .bound(0, let k) where k >= firstOwn:
      guard case .bound(0, let target) = position, target < bounds.count else { return false }
      if let known = own[k] { return known == target }
      own[k] = target
      return true
    case .free(let index) where universal.contains(index):
      if let known = free[index] { return known == position }
      free[index] = position
      return true
    default: return pattern == position
    }
  }
}

extension Atom {
  fileprivate var canMatch: Bool {
    switch kind {
    case .entry(let symbol, _, _): !symbol.shape.isScalar
    case .inverse: true
    default: false
    }
  }

  fileprivate var canTurn: Bool {
    switch kind {
    case .entry(let symbol, _, _): symbol.domain.isSymmetric
    case .inverse(_, _, _, _, let isSymmetric): isSymmetric
    default: false
    }
  }
}
