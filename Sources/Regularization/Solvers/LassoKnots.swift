/// The whole path of the lasso ½‖Xw + b − y‖² + λ‖w‖₁: between two knots ŵ(λ) is a straight line, and at a
/// knot one column enters or leaves (LARS with its lasso modification).
///
/// With A the columns in use and s the signs of their correlations with the residual,
/// ŵ_A(λ) = (X_AᵀX_A)⁻¹(X_Aᵀy − λs). The next knot is the largest smaller λ at which a coefficient is 0 or
/// the correlation of another column comes to be ±λ. Coefficients are computed afresh at each knot,
/// so that rounding does not pile up.
///
/// Source: B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, *Least angle regression*, Ann. Stat. 32
/// (2004), 407–499; M. R. Osborne, B. Presnell and B. A. Turlach, *A new approach to variable selection
/// in least squares problems*, IMA J. Numer. Anal. 20 (2000), 389–403.
public struct LassoKnots: Sendable {
  public enum Event: Hashable, Sendable {
    case enters(column: Int)
    case leaves(column: Int)
    /// λ = 0, or as many columns as rows: nothing can follow.
    case end
  }

  public struct Knot: Hashable, Sendable {
    public let lambda: Double
    public let event: Event
    public let coefficients: [Double]
    public let intercept: Double
  }

  /// From λmax, where the first column enters, down to the end.
  public private(set) var knots: [Knot] = []

  private let data: CentredData
  /// How many columns can be independent.
  private let freedom: Int
  private var active: [Int] = []
  private var signs: [Double] = []

  /// - Parameters:
  ///   - limit: the most knots.
  /// - Throws: ``SolverError`` where shapes do not fit, and where columns depend on each other or tie,
  ///   so that the path is not determined: `unsuited`.
  public init(
    design: Matrix, targets: [Double], hasBias: Bool = true, limit: Int = 10_000
  ) throws(SolverError) {
    let objective = try asInvalid { () throws(InvalidInput) in
      try Objective(
        SquaredLoss(), L1(lambda: 0), design: design, targets: targets, hasBias: hasBias)
    }
    data = CentredData(
      design: objective.design, targets: targets, hasBias: hasBias, isScaled: false)
    freedom = design.rows - (hasBias ? 1 : 0)
    var pulls = [Double](repeating: 0, count: data.columns)
    data.correlate(data.targets, columns: 0..<data.columns, into: &pulls)
    var lambda = 0.0
    var first: Int?
    for j in 0..<data.columns where pulls[j].magnitude > lambda {
      (lambda, first) = (pulls[j].magnitude, j)
    }
    guard let first else {
      record(0, .end, [Double](repeating: 0, count: data.columns))
      return
    }
    (active, signs) = ([first], [sign(pulls[first])])
    record(lambda, .enters(column: first), [Double](repeating: 0, count: data.columns))
    var changed = first
    while knots.count < limit, let next = try step(from: lambda, after: changed) {
      lambda = next.lambda
      changed = next.column
    }
  }

  private mutating func record(_ lambda: Double, _ event: Event, _ weights: [Double]) {
    knots.append(
      Knot(
        lambda: lambda, event: event, coefficients: weights, intercept: data.intercept(weights)))
  }

  /// ŵ(λ) and its slopes −dŵ/dλ on the columns in use, and those of all correlations.
  private struct Line {
    var weights: [Double]
    var slopes: [Double]
    var pulls: [Double]
    var pullSlopes: [Double]
  }

  private func line(at lambda: Double) throws(SolverError) -> Line {
    let part = Matrix(
      rows: data.rows, columns: active.count, storage: active.flatMap { data.column($0) })
    guard active.count <= data.rows, let factor = Cholesky(part.gram) else {
      throw .unsuited(
        solver: "LassoKnots", needs: "columns in use that do not depend on each other")
    }
    let moments = part.transposedTimes(data.targets)
    let inUse = factor.solve(zip(moments, signs).map { $0 - lambda * $1 })
    let slopes = factor.solve(signs)
    var weights = [Double](repeating: 0, count: data.columns)
    for (k, j) in active.enumerated() { weights[j] = inUse[k] }
    var (pulls, pullSlopes) = (weights, weights)
    let all = 0..<data.columns
    data.correlate(data.residual(weights, columns: active), columns: all, into: &pulls)
    data.correlate(part.times(slopes), columns: all, into: &pullSlopes)
    return Line(weights: weights, slopes: slopes, pulls: pulls, pullSlopes: pullSlopes)
  }

  /// Goes to the next knot; nil after the last.
  private mutating func step(
    from lambda: Double, after changed: Int
  ) throws(SolverError) -> (lambda: Double, column: Int)? {
    let line = try line(at: lambda)
    var best = (drop: lambda, column: -1, isLeaving: false)
    for (k, j) in active.enumerated() where j != changed {
      let drop = -line.weights[j] / line.slopes[k]
      if drop > 0, drop < best.drop { best = (drop, j, true) }
    }
    if active.count < freedom {
      for j in 0..<data.columns where !active.contains(j) {
        let drop = Self.meeting(
          lambda, line.pulls[j], line.pullSlopes[j], hasJustLeft: j == changed)
        if drop < best.drop { best = (drop, j, false) }
      }
    }
    var weights = line.weights
    for (k, j) in active.enumerated() { weights[j] += best.drop * line.slopes[k] }
    guard best.column >= 0 else {
      record(0, .end, weights)
      return nil
    }
    let next = lambda - best.drop
    if best.isLeaving {
      weights[best.column] = 0
      let k = active.firstIndex(of: best.column) ?? 0
      active.remove(at: k)
      signs.remove(at: k)
      record(next, .leaves(column: best.column), weights)
    } else {
      let pull = line.pulls[best.column] - best.drop * line.pullSlopes[best.column]
      active.append(best.column)
      signs.append(sign(pull))
      record(next, .enters(column: best.column), weights)
    }
    return (next, best.column)
  }

  /// The smallest d ≥ 0 with |c − d·a| = λ − d; ∞ where there is none. What has just left has |c| = λ,
  /// and can only come back on the other side.
  private static func meeting(
    _ lambda: Double, _ c: Double, _ a: Double, hasJustLeft: Bool
  ) -> Double {
    var best = Double.infinity
    if a < 1, !(hasJustLeft && c > 0) { best = min(best, max(0, (lambda - c) / (1 - a))) }
    if a > -1, !(hasJustLeft && c < 0) { best = min(best, max(0, (lambda + c) / (1 + a))) }
    return best
  }

  /// ŵ(λ), on the line between two knots; 0 above the first, the last one below the last.
  public func coefficients(at lambda: Double) -> [Double] {
    guard let first = knots.first, let last = knots.last else { return [] }
    if lambda >= first.lambda { return first.coefficients }
    guard let k = knots.firstIndex(where: { $0.lambda <= lambda }), k > 0 else {
      return last.coefficients
    }
    let (upper, lower) = (knots[k - 1], knots[k])
    let width = upper.lambda - lower.lambda
    let share = width > 0 ? (upper.lambda - lambda) / width : 1
    return zip(upper.coefficients, lower.coefficients).map { $0 + share * ($1 - $0) }
  }
}
