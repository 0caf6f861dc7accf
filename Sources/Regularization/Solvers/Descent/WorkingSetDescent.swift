/// The elastic net over all columns, from one pair (λ₁, λ₂) to the next: a working set is solved, then
/// one pass over the columns certifies the result or names the columns that were missed.
///
/// The first pass looks at all columns; later ones, for the same pair, at those outside of the set that
/// the *gap safe* rule does not exclude. Seen as a lasso with the rows √λ₂·I, its dual optimum is within
/// √(2·gap) of a feasible point u, so that column j has weight 0 where
/// |xⱼᵀu| + √(2·gap·(‖xⱼ‖² + λ₂)) < λ₁. A later bound is one for the problem without such columns, whose
/// minimum is the same. Sources: Ndiaye and others (see ``ElasticNetGap``); which columns are tried
/// first: R. Tibshirani and others, *Strong rules for discarding predictors in lasso-type problems*,
/// J. R. Stat. Soc. B 74 (2012), 245–266.
struct WorkingSetDescent {
  let data: CentredData
  var inner: GramDescent
  var weights: [Double]
  /// xⱼᵀr, for each column of the residual at which it was looked at last.
  var correlations: [Double]
  var residualSquare: Double
  private var lengths: [Double]
  var isListed: [Bool]
  private var previous: Double?
  /// Whether so many columns are in use that there is no working set any more.
  var isWide = false

  struct Point {
    var weights: [Double]
    var gap: Double
    /// How far −∇ is from the subdifferential, in the worst coordinate.
    var residual: Double
    /// ½‖r‖².
    var loss: Double
    var sweeps: Int
    var isReached: Bool
  }

  /// Sets with fewer columns than this start complete: choosing would cost more than it saves.
  private static let few = 64
  private static let patience = 500
  /// Far below λmax all columns may seem promising, few of which will be used.
  private static let mostAtOnce = 512

  init(_ data: CentredData) {
    self.data = data
    residualSquare = Kernels.dot(data.targets, data.targets, data.rows)
    inner = GramDescent(energy: residualSquare)
    weights = [Double](repeating: 0, count: data.columns)
    correlations = weights
    lengths = weights
    isListed = [Bool](repeating: false, count: data.columns)
    data.correlate(data.targets, columns: 0..<data.columns, into: &correlations)
    if data.columns <= Self.few {
      list(Array(0..<data.columns))
    } else {
      measure()
    }
  }

  /// Starts at the given weights instead of 0.
  init(_ data: CentredData, start: [Double]) {
    self.init(data)
    list(start.indices.filter { start[$0] != 0 && !isListed[$0] })
    inner.place(start)
  }

  private mutating func measure() {
    let rows = data.rows
    data.design.withEntries { entries in
      for j in 0..<data.columns {
        let (column, mean) = (entries + j * rows, data.means[j])
        // ‖x − m·1‖² = (x − m·1)ᵀx − m·∑(xᵢ − m), of which the last sum is 0.
        lengths[j] = max(0, Kernels.dot(column, less: mean, column, rows)).squareRoot()
      }
    }
  }

  /// max |xⱼᵀy|: from here on the lasso is 0.
  var largestCorrelation: Double { correlations.reduce(0) { max($0, $1.magnitude) } }

  mutating func list(_ columns: [Int]) {
    for j in columns { isListed[j] = true }
    inner.append(columns, of: data)
  }

  /// - Parameters:
  ///   - gap: what the bound has to be below.
  ///   - watch: called after every pass with sweeps and gap; where it answers false, the point so far
  ///     is returned.
  mutating func solve(
    linear: Double, quadratic: Double, gap wanted: Double, sweeps limit: Int,
    watch: (Int, Double) -> Bool = { _, _ in true }
  ) -> Point {
    (inner.linear, inner.quadratic) = (linear, quadratic)
    var alive = Array(0..<data.columns)
    if !isWide {
      makeRoom()
      list(promising(alive, linear))
    }
    previous = linear
    var (target, sweeps) = (0.5 * wanted, 0)
    while true {
      if quadratic > 0, isWide || isFull {
        return solveWide(gap: wanted, steps: limit - sweeps, after: sweeps, watch)
      }
      // After so many sweeps q is summed afresh: rounding may be all that is left of it.
      sweeps += inner.descend(
        data, toGap: target, sweeps: min(limit - sweeps, Self.patience))
      let hasSettled = inner.gap <= target || inner.isAtRest
      let certificate = certify(alive, linear, quadratic)
      let missed = violators(alive, linear)
      var gap = certificate.gap
      if gap > wanted, quadratic == 0, sweeps >= limit || (missed.isEmpty && hasSettled) {
        gap = refine(linear: linear, gap: gap, wanted: wanted)
      }
      let isReached = gap <= wanted
      let isDone =
        sweeps >= limit || (missed.isEmpty && hasSettled && target <= 1e-6 * wanted)
      if !watch(sweeps, gap) || isReached || isDone {
        return Point(
          weights: weights, gap: gap,
          residual: missed.reduce(violation(linear, quadratic)) {
            max($0, correlations[$1].magnitude - linear)
          },
          loss: residualSquare / 2, sweeps: sweeps, isReached: isReached)
      }
      if !missed.isEmpty {
        makeRoom()
        list(Array(missed.prefix(room)))
      } else if hasSettled {
        target *= 0.1
      }
      alive = alive.filter { isListed[$0] || survives($0, certificate) }
    }
  }

  /// The minimum on the face of the signs found, kept where its bound is no worse: beyond the wanted
  /// gap, and as near to the minimiser as rounding allows.
  mutating func polish(_ point: Point) -> Point {
    guard point.isReached, inner.support.count <= Self.mostPolished else { return point }
    var best = point
    for _ in 0..<3 {
      guard inner.stepOnFace(of: data) != .none else { break }
      let all = Array(0..<data.columns)
      let (linear, quadratic) = (inner.linear, inner.quadratic)
      let certificate = certify(all, linear, quadratic)
      guard certificate.gap <= best.gap else { break }
      best = Point(
        weights: weights, gap: certificate.gap, residual: violation(linear, quadratic),
        loss: residualSquare / 2, sweeps: point.sweeps, isReached: true)
    }
    return best
  }

  /// Larger faces cost more than they are worth.
  static let mostPolished = 500

  /// Takes the weights over, sums r and xⱼᵀr afresh, and bounds the gap.
  mutating func certify(
    _ alive: [Int], _ linear: Double, _ quadratic: Double
  ) -> ElasticNetGap {
    for (k, j) in inner.columns.enumerated() { weights[j] = inner.weights[k] }
    let r = data.residual(weights, columns: inner.columns)
    residualSquare = Kernels.dot(r, r, data.rows)
    data.correlate(r, columns: alive, into: &correlations)
    for (k, j) in inner.columns.enumerated() { inner.pull[k] = correlations[j] }
    return bound(alive, linear, quadratic)
  }

  private func bound(_ alive: [Int], _ linear: Double, _ quadratic: Double) -> ElasticNetGap {
    let isAll = alive.count == data.columns
    return ElasticNetGap(
      linear: linear, quadratic: quadratic, residual: residualSquare,
      weights: isAll ? weights : alive.map { weights[$0] },
      pulls: isAll ? correlations : alive.map { correlations[$0] })
  }

  private func survives(_ j: Int, _ certificate: ElasticNetGap) -> Bool {
    let radius = (2 * certificate.firstBound * (lengths[j] * lengths[j] + inner.quadratic))
      .squareRoot()
    return certificate.shortening * correlations[j].magnitude + radius
      >= inner.linear * (1 - 1e-9)
  }

  private func promising(_ alive: [Int], _ linear: Double) -> [Int] {
    let threshold = min(linear, 2 * linear - (previous ?? largestCorrelation))
    let found = alive.filter { !isListed[$0] && correlations[$0].magnitude >= threshold }
    let most = min(room, max(Self.mostAtOnce, inner.count))
    guard found.count > most else { return found }
    return Array(
      found.sorted { correlations[$0].magnitude > correlations[$1].magnitude }.prefix(most))
  }

  /// Columns outside of the set that want to move, the worst first, at most as many as are in it.
  private func violators(_ alive: [Int], _ linear: Double) -> [Int] {
    let missed = alive.filter { !isListed[$0] && correlations[$0].magnitude > linear }
    let worst = missed.sorted { correlations[$0].magnitude > correlations[$1].magnitude }
    return Array(worst.prefix(max(10, inner.count)))
  }

  private func violation(_ linear: Double, _ quadratic: Double) -> Double {
    Self.violation(linear, quadratic, inner.weights, inner.pull)
  }

  static func violation(
    _ linear: Double, _ quadratic: Double, _ weights: [Double], _ pulls: [Double]
  ) -> Double {
    var worst = 0.0
    for (w, q) in zip(weights, pulls) {
      let slope = q - quadratic * w
      let excess =
        w == 0 ? slope.magnitude - linear : (slope - (w > 0 ? linear : -linear)).magnitude
      worst = max(worst, excess)
    }
    return worst
  }
}
