/// ISTA and FISTA: a step down the slope of the loss, then the prox of the penalty,
/// w ← prox_{R/L}(v − ∇/L). For every smooth loss and every penalty with a prox.
///
/// | what       | statement                                                               |
/// |:-----------|:------------------------------------------------------------------------|
/// | ISTA       | v is w itself. With L ≥ c·M·s² (M from the loss, s the largest singular  |
/// |            | value of the centred X) the objective never rises                       |
/// | FISTA      | v looks ahead along the last move, and starts afresh where that leads    |
/// |            | uphill, (v − w⁺)·(w⁺ − w) > 0                                           |
/// | intercept  | a step of its own, 1/(c·M·n): centred columns do not see it             |
/// | iterations | proximal steps                                                          |
///
/// A penalty without a stated conjugate has no dual bound: the search ends where nothing moves or at
/// the limit, and throws with that point. For a penalty that is not convex it need be no minimum.
///
/// Sources: A. Beck and M. Teboulle, *A fast iterative shrinkage-thresholding algorithm for linear
/// inverse problems*, SIAM J. Imaging Sci. 2 (2009), 183–202; B. O'Donoghue and E. Candès, *Adaptive
/// restart for accelerated gradient schemes*, Found. Comput. Math. 15 (2015), 715–732.
public struct ProximalGradient: Solver {
  /// FISTA if true, ISTA if not.
  public let isAccelerated: Bool
  public var description: String { isAccelerated ? "FISTA" : "ISTA" }

  public static let ista = ProximalGradient(isAccelerated: false)
  public static let fista = ProximalGradient(isAccelerated: true)

  public init(isAccelerated: Bool) { self.isAccelerated = isAccelerated }

  /// Steps between two certificates, each of which costs about two of them.
  private static let stride = 10

  public func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    guard let modulus = objective.loss.smoothness else {
      throw .unsuited(solver: description, needs: "a smooth loss")
    }
    try objective.refuseOneClass()
    let model = CentredModel(objective)
    let wanted = settings.gap * objective.reference
    var search = ProximalSearch(model, modulus: modulus)
    var best: Solution?
    let last = max(0, settings.iterations)
    for k in 0...last {
      let hasSettled = search.hasSettled
      if k % Self.stride == 0 || k <= 3 || k == last || hasSettled {
        let found = try asInvalid { () throws(InvalidInput) in
          try model.solution(search.point, iterations: k)
        }
        if found.gap <= best?.gap ?? .infinity { best = found }
        let goesOn = settings.goesOn(k, found.gap)
        if found.gap <= wanted || !goesOn || hasSettled {
          return try settings.accept(found, wanted: wanted, wasStopped: !goesOn)
        }
      }
      try asInvalid { () throws(InvalidInput) in try search.step(isAccelerated: isAccelerated) }
    }
    guard let best else { throw .unsuited(solver: description, needs: "at least 0 iterations") }
    throw .missedGap(wanted: wanted, best: best)
  }
}

/// Where the search stands: the point, the place ahead of it, and the curvature that is believed.
private struct ProximalSearch {
  let model: CentredModel
  private(set) var point: CentredModel.State
  private(set) var hasSettled = false
  private var ahead: CentredModel.State
  private var momentum = 1.0
  private var curvature: Double
  private let offsetCurvature: Double

  init(_ model: CentredModel, modulus: Double) {
    self.model = model
    let c = model.objective.scale * modulus
    point = model.state([Double](repeating: 0, count: model.columns), 0)
    ahead = point
    curvature = max(c * Self.largestSquare(model), .leastNormalMagnitude)
    offsetCurvature = c * Double(model.rows)
  }

  /// An estimate of s² from below, by the power method; a step that shows it too small doubles it.
  private static func largestSquare(_ model: CentredModel) -> Double {
    var v = (0..<model.columns).map { 1 + Double($0 % 7) / 7 }
    var square = 0.0
    for _ in 0..<40 {
      let length = norm2(v)
      guard length > 0, length.isFinite else { return square }
      let image = model.data.image(v.map { $0 / length })
      square = max(square, dot(image, image))
      model.data.correlate(image, columns: 0..<model.columns, into: &v)
    }
    return 1.02 * square
  }

  mutating func step(isAccelerated: Bool) throws(InvalidInput) {
    let slopes = model.slopes(ahead.predictions)
    let gradient = model.gradient(slopes)
    let start = model.loss(ahead.predictions)
    let offset = ahead.offset - gradient.offset / offsetCurvature
    while true {
      let moved = zip(ahead.weights, gradient.weights).map { $0 - $1 / curvature }
      let weights = try model.objective.penalty.prox(of: moved, step: 1 / curvature)
      let next = model.state(weights, offset)
      let move = zip(weights, ahead.weights).map { $0 - $1 }
      let shift = offset - ahead.offset
      let bound =
        start + dot(gradient.weights, move) + gradient.offset * shift
        + curvature / 2 * dot(move, move) + offsetCurvature / 2 * shift * shift
      // Below rounding the two cannot be told apart.
      if model.loss(next.predictions) <= bound + 1e-13 * start.magnitude || curvature > 1e300 {
        advance(to: next, isAccelerated: isAccelerated)
        return
      }
      curvature *= 2
    }
  }

  private mutating func advance(to next: CentredModel.State, isAccelerated: Bool) {
    let move = zip(next.weights, point.weights).map { $0 - $1 }
    hasSettled =
      move.allSatisfy { $0 == 0 } && next.offset == point.offset && momentum == 1
    guard isAccelerated else {
      (point, ahead) = (next, next)
      return
    }
    let uphill =
      zip(zip(ahead.weights, next.weights).map { $0 - $1 }, move).reduce(0) { $0 + $1.0 * $1.1 }
      + (ahead.offset - next.offset) * (next.offset - point.offset)
    let following = uphill > 0 ? 1 : (1 + (1 + 4 * momentum * momentum).squareRoot()) / 2
    let share = uphill > 0 ? 0 : (momentum - 1) / following
    ahead = CentredModel.State(
      weights: zip(next.weights, move).map { $0 + share * $1 },
      offset: next.offset + share * (next.offset - point.offset),
      predictions: zip(next.predictions, point.predictions).map { $0 + share * ($0 - $1) })
    (point, momentum) = (next, following)
  }
}

extension Loss {
  /// M such that the slope is M-Lipschitz, where that is claimed.
  var smoothness: Double? {
    for case .smooth(let modulus) in properties { return modulus }
    return nil
  }
}

extension Objective {
  /// Logistic loss of one class alone falls for ever along an intercept that nothing holds back.
  func refuseOneClass() throws(SolverError) {
    guard hasBias, loss is LogisticLoss, Set(targets).count == 1 else { return }
    throw .noMinimum(
      reason: "all targets are \(targets.first ?? 0), and the intercept grows without bound")
  }
}
