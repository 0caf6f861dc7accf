import SymbolicLite

/// A claim about vectors of a given length, or about weights that add up to one, with those vectors
/// written as multiples of free ones: w = r·u/‖u‖ for ‖w‖ = r.
///
/// Few vectors of short fractions have a given length, and most of their entries are zero. The free
/// vector may be any, and what rounding leaves of the length the enclosures hold. Points of the new
/// claim are points of the old one, so that a refutation of the one refutes the other.
struct Parametrisation {
  /// `nil` where nothing is assumed of the kind.
  let claim: Claim?
  /// The names that stand for nothing in the note.
  private(set) var helpers: Set<String> = []

  init(_ original: Claim) {
    var assumptions = original.assumptions.flatMap(Problem.conjuncts)
    var isChanged = false
    var vectors: [Symbol] = []
    let names = Set(
      ([original.relation] + original.assumptions).flatMap { $0.freeSymbols.map(\.name) })
    for (place, assumption) in assumptions.enumerated() {
      guard let constraint = LengthConstraint(assumption), !vectors.contains(constraint.vector),
        let added = constraint.parametrised(&assumptions, except: place, avoiding: names)
      else { continue }
      vectors.append(constraint.vector)
      assumptions[place] = added.definition
      assumptions += added.conditions
      helpers.insert(added.helper)
      isChanged = true
    }
    claim = isChanged ? Claim(original.relation, assuming: assumptions) : nil
  }
}

/// ‖w‖ = r, ‖w‖ ≤ r or ∑ wⱼ = r.
private struct LengthConstraint {
  let vector: Symbol
  private let size: (Expression) -> Expression
  private let radius: Expression
  private let isOpen: Bool
  private let isSum: Bool

  init?(_ relation: Relation) {
    guard case .compare(let a, let comparison, let b) = relation else { return nil }
    for (side, comparison, other) in [(a, comparison, b), (b, comparison.mirrored, a)] {
      guard [.equal, .lessOrEqual, .less].contains(comparison),
        let (vector, radius, size, isSum) = Self.parts(side, other),
        vector.domain == .real, !vector.shape.isScalar, !other.freeSymbols.contains(vector),
        other.freeIndices.isEmpty, !isSum || comparison == .equal
      else { continue }
      (self.vector, self.radius, self.size, self.isSum) = (vector, radius, size, isSum)
      isOpen = comparison == .less
      return
    }
    return nil
  }

  private static let two = Rational(2)
  private static let nearlyOne = Rational(1023, over: 1024) ?? .one
  private typealias Parts = (Symbol, Expression, (Expression) -> Expression, Bool)

  private static func parts(_ side: Expression, _ other: Expression) -> Parts? {
    let root = other == .number(.one) ? other : .apply(.sqrt, other)
    switch side {
    case .norm(let norm, .symbol(let vector)) where norm != .l0:
      return (vector, other, { .norm(norm, $0) }, false)
    case .power(.norm(let norm, .symbol(let vector)), .number(Self.two)) where norm != .l0:
      return (vector, root, { .norm(norm, $0) }, false)
    case .multiply(.transpose(.symbol(let vector)), .symbol(let same))
    where vector == same && vector.shape.isVector:
      return (vector, root, { .norm(.l2, $0) }, false)
    case .multiply(.transpose(.ones), .symbol(let vector)) where vector.shape.isVector:
      return (vector, other, Self.sum, true)
    case .fold(
      .sum, let index, lower: .number(.one), upper: .size(let count), condition: nil,
      .entry(.symbol(let vector), .index(let place), .number(.one)))
    where place == index && vector.shape.rows == count:
      return (vector, other, Self.sum, true)
    default: return nil
    }
  }

  private static func sum(_ vector: Expression) -> Expression {
    .multiply(.transpose(.ones(vector.shape)), vector)
  }

  /// What stands for the constraint; `nil` where the sum of entries of either sign is given, which
  /// is affine and met without help. Signs of entries carry over to the free vector.
  func parametrised(
    _ assumptions: inout [Relation], except place: Int, avoiding names: Set<String>
  ) -> (definition: Relation, conditions: [Relation], helper: String)? {
    let mark = (1...4).map { String(repeating: "'", count: $0) }.first {
      !names.contains(vector.name + $0)
    }
    guard let mark else { return nil }
    let free = Symbol(vector.name + mark, vector.shape)
    let direction = Expression.symbol(free)
    let signs = assumptions.indices.filter { $0 != place && isSign(assumptions[$0]) }
    guard !isSum || !signs.isEmpty else { return nil }
    for sign in signs { assumptions[sign] = assumptions[sign].substituting([vector: direction]) }
    var factor = Expression.divide(radius, size(direction))
    var conditions: [Relation] = [
      isSum
        ? .compare(size(direction), .greater, .number(.zero))
        : .compare(direction, .notEqual, .zeros(free.shape))
    ]
    if case .number = radius {
    } else {
      conditions.append(.compare(radius, .greater, .number(.zero)))
    }
    // The border of a ball belongs to it or not; inside, drawing needs no help.
    if isOpen { factor = .multiply(.number(Self.nearlyOne), factor) }
    let definition = Relation.compare(.symbol(vector), .equal, .multiply(factor, direction))
    return (definition, conditions, free.name)
  }

  /// w ≥ 0 or wⱼ > 0.
  private func isSign(_ assumption: Relation) -> Bool {
    guard case .compare(let a, let comparison, let b) = assumption, comparison != .equal else {
      return false
    }
    return [(a, b), (b, a)].contains { side, zero in
      guard zero.isZeroForm else { return false }
      switch side {
      case .symbol(vector), .entry(.symbol(vector), _, _): return true
      default: return false
      }
    }
  }
}
