extension Evaluator {
  mutating func truth(of relation: Relation) throws(Undefined) -> Truth {
    try descend()
    defer { depth -= 1 }
    switch relation {
    case .compare(let a, let comparison, let b):
      return try Self.compare(value(a), comparison, value(b))
    case .definite(let a, let strict, let b):
      return Truth(try isDefinite(a, minus: b, strict: strict))
    case .member(let element, let set): return try membership(of: value(element), in: set)
    case .notMember(let element, let set):
      return try membership(of: value(element), in: set).negated
    case .all(let parts):
      return try conjunction(parts.count) {
        (inner: inout Evaluator, k: Int) throws(Undefined) -> Truth in
        try inner.truth(of: parts[k])
      }
    case .any(let parts): return try disjunction(parts.map { ($0, true) })
    case .implies(let premise, let conclusion):
      return try disjunction([(premise, false), (conclusion, true)])
    case .equivalent(let a, let b):
      let (a, b) = (try truth(of: a), try truth(of: b))
      let beside: Bool? =
        if let left = a.beside, let right = b.beside { left == right } else { nil }
      return Truth(here: a.here == b.here, beside: beside, isTie: a.isTie || b.isTie)
    case .forAll(let index, let statement):
      let range = try count(index.range)
      return try conjunction(range) {
        (inner: inout Evaluator, k: Int) throws(Undefined) -> Truth in
        try inner.binding(index, to: k + 1) {
          (bound: inout Evaluator) throws(Undefined) -> Truth in
          try bound.truth(of: statement)
        }
      }
    case .equalSets, .subset, .equalUpToConstant, .proportional:
      throw .unsupported("a statement that one point does not decide")
    }
  }

  /// True where every part is; one part that is plainly false decides, whatever is unknown of the
  /// others.
  mutating func conjunction(
    _ count: Int, _ part: (inout Evaluator, Int) throws(Undefined) -> Truth
  ) throws(Undefined) -> Truth {
    var result = Truth(true)
    var failure: Undefined?
    let level = depth
    for k in 0..<count {
      do throws(Undefined) {
        let truth = try part(&self, k)
        if truth.isPlainlyFalse { return truth }
        result = result.and(truth)
      } catch {
        depth = level
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return result
  }

  /// a ∨ b = ¬(¬a ∧ ¬b); each part is stated as it is or negated.
  private mutating func disjunction(
    _ parts: [(relation: Relation, asStated: Bool)]
  ) throws(Undefined) -> Truth {
    try conjunction(parts.count) {
      (inner: inout Evaluator, k: Int) throws(Undefined) -> Truth in
      let truth = try inner.truth(of: parts[k].relation)
      return parts[k].asStated ? truth.negated : truth
    }.negated
  }

  /// Entry by entry; `≠` says that some entry differs.
  static func compare(
    _ a: Value<N>, _ comparison: Comparison, _ b: Value<N>
  ) throws(Undefined) -> Truth {
    if comparison == .notEqual { return try compare(a, .equal, b).negated }
    if case .scalar(let x) = a, case .scalar(let y) = b {
      return Truth(try N.standing(x, y), comparison)
    }
    guard a.rows == b.rows, a.columns == b.columns else { throw a.mismatch(with: b) }
    let (left, right) = (a.elements, b.elements)
    var result = Truth(true)
    var failure: Undefined?
    for k in left.indices {
      do throws(Undefined) {
        let truth = Truth(try N.standing(left[k], right[k]), comparison)
        if truth.isPlainlyFalse { return truth }
        result = result.and(truth)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return result
  }

  private mutating func isDefinite(
    _ a: Expression, minus b: Expression, strict: Bool
  ) throws(Undefined) -> Bool {
    let difference = try value(a).minus(value(b)).tensor
    guard difference.rows == difference.columns else { return false }
    // Rounding hides the symmetry of a product; its structure shows it.
    let isKnown = a.isPlainlySymmetric && b.isPlainlySymmetric
    if !isKnown {
      guard try difference.isSymmetric() else { return false }
    }
    return try difference.isDefinite(strict: strict)
  }
}

extension Expression {
  /// Whether the value equals its transpose by its very form.
  var isPlainlySymmetric: Bool {
    switch self {
    case .number, .identity, .norm, .size, .trace, .determinant: true
    case .zeros(let shape), .ones(let shape): shape.isSquare
    case .symbol(let symbol): symbol.domain.isSymmetric || symbol.shape.isScalar
    case .negate(let a), .matrixPower(let a, _), .transpose(let a), .divide(let a, _):
      a.isPlainlySymmetric
    case .add(let terms): terms.allSatisfy(\.isPlainlySymmetric)
    case .hadamard(let a, let b): a.isPlainlySymmetric && b.isPlainlySymmetric
    case .diagonal(let a): a.shape.columns == .one
    case .multiply(let a, let b):
      b == .transpose(a) || a == .transpose(b)
        || (a.shape.isScalar && b.isPlainlySymmetric)
        || (b.shape.isScalar && a.isPlainlySymmetric)
    default: false
    }
  }
}
