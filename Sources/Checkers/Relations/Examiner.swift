import SymbolicLite

/// Decides what one point says about a relation, whatever its kind.
struct Examiner: Sendable {
  let problem: Problem
  let sampler: Sampler
  /// Whether minimisers are searched for only as far as a refutation needs: where a proof is at
  /// hand already, or where smaller counterexamples are tried out.
  var isBrief = false

  /// The relation at a point, for all values of its free indices.
  func examine(_ point: Point) -> Finding {
    examine(problem.relation, at: point).finding
  }

  /// The finding, and the values of the indices at which the relation fails.
  func examine(
    _ relation: Relation, at point: Point
  ) -> (finding: Finding, indices: [Index: Int]) {
    var width: Double?
    var reason = "no value of an index to try"
    for assignment in point.assignments(of: problem.vocabulary.indices) {
      switch decide(relation, Situation(point: point, indices: assignment)) {
      case .fails(let failure): return (.fails(failure), assignment)
      case .blocks(let why): return (.blocks(why), assignment)
      case .agrees(let one): width = max(width ?? 0, one)
      case .leftOut(Failure.twoCases):
        return (.fails(.contradiction), assignment)
      case .leftOut(let why): reason = why
      }
    }
    return (width.map { .agrees(width: $0) } ?? .leftOut(reason), [:])
  }

  /// What a point says about a relation of any kind.
  func decide(_ relation: Relation, _ here: Situation) -> Finding {
    switch relation {
    case .compare(let left, let comparison, let right):
      return compare(left, comparison, right, here)
    case .definite(let left, let strict, let right):
      return definite(left, strict: strict, right, here)
    case .member(let element, let set): return member(element, set, here)
    case .notMember(let element, let set): return notMember(element, set, here)
    case .equalSets(let a, let b): return equalSets(a, b, here)
    case .subset(let a, let b): return subset(a, b, here)
    case .equalUpToConstant(let left, let right, let symbols):
      return equalUpToConstant(left, right, freeOf: symbols, here)
    case .proportional(let left, let right, let symbols):
      return proportional(left, right, freeOf: symbols, here)
    case .all(let parts):
      return parts.reduce(.agrees(width: 0)) { .both($0, decide($1, here)) }
    case .any(let parts): return any(parts, here)
    case .implies(let premise, let conclusion):
      switch truth(of: premise, in: here.intervals) {
      case true: return decide(conclusion, here)
      case false: return .leftOut("the premise does not hold")
      default: return .leftOut("whether the premise holds is not known")
      }
    case .equivalent(let a, let b): return equivalent(a, b, here)
    case .forAll(let index, let inner): return forAll(index, inner, here)
    }
  }

  /// Both sides evaluated and compared entry by entry.
  func compare(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, _ here: Situation
  ) -> Finding {
    if problem.mentionsOptimum, let finding = optimum(left, comparison, right, here) {
      return finding
    }
    do throws(Undefined) {
      let a = try left.evaluate(in: here.intervals)
      let b = try right.evaluate(in: here.intervals)
      let finding = Enclosures.compare(a, comparison, b) {
        max(left.termScale(in: here.doubles), right.termScale(in: here.doubles))
      }
      switch finding {
      case .fails, .agrees(width: 0): return finding
      case .agrees, .leftOut, .blocks:
        return compareExactly(left, comparison, right, here) ?? finding
      }
    } catch {
      // The sign of 0.37 − 0.37 is known to fractions alone.
      guard case .unresolved = error else { return .leftOut(error.reason) }
      return compareExactly(left, comparison, right, here) ?? .leftOut(error.reason)
    }
  }

  private func any(_ parts: [Relation], _ here: Situation) -> Finding {
    var reason: String?
    var failure: Failure?
    for part in parts {
      switch decide(part, here) {
      case .agrees(let width): return .agrees(width: width)
      case .leftOut(let why), .blocks(let why): reason = why
      case .fails(let one): failure = failure ?? one
      }
    }
    if let reason { return .leftOut(reason) }
    return failure.map { .fails($0) } ?? .leftOut("no alternative to choose from")
  }

  private func equivalent(_ a: Relation, _ b: Relation, _ here: Situation) -> Finding {
    guard let one = truth(of: a, in: here.intervals), let two = truth(of: b, in: here.intervals)
    else { return .leftOut("whether both sides hold is not known") }
    if one == two { return .agrees(width: 0) }
    return .fails(Failure(left: one ? "holds" : "fails", right: two ? "holds" : "fails"))
  }

  private func forAll(_ index: Index, _ inner: Relation, _ here: Situation) -> Finding {
    var result: Finding = .agrees(width: 0)
    for assignment in here.point.assignments(of: [index]) {
      result = .both(result, decide(inner, here.with(assignment)))
    }
    return result
  }
}

/// A point, with values for the free indices.
struct Situation: Sendable {
  let point: Point
  let indices: [Index: Int]
  var intervals: Environment<Interval>
  /// Asked for at few points only.
  var doubles: Environment<Double> {
    get { otherDoubles ?? point.doubles(indices) }
    set { otherDoubles = newValue }
  }
  private var otherDoubles: Environment<Double>?

  init(point: Point, indices: [Index: Int]) {
    self.point = point
    self.indices = indices
    intervals = point.intervals(indices)
  }

  /// Environments without a point behind them.
  init(environments intervals: Environment<Interval>, _ doubles: Environment<Double>) {
    point = Point()
    indices = intervals.indices
    self.intervals = intervals
    otherDoubles = doubles
  }

  /// The same with values for more indices.
  func with(_ more: [Index: Int]) -> Situation {
    var there = Situation(point: point, indices: indices.merging(more) { $1 })
    there.intervals.values = intervals.values
    return there
  }

  /// The same with other values.
  func with(_ point: Point) -> Situation { Situation(point: point, indices: indices) }
}
