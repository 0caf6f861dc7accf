/// Where a ``ProximalNewton`` search stands: the point, the best point, and how much is added to the
/// curvature of the model.
struct NetNewtonSearch {
  private let net: ScaledNet
  private let wanted: Double
  private var state: ScaledNet.State
  private var bestState: ScaledNet.State
  /// The bound at the best point.
  private(set) var gap: Double
  /// Added to the diagonal of the model, as a share of it.
  private var damping = Self.leastDamping
  private var idle = 0

  /// Keeps a model with dependent columns definite without a trace in the step.
  private static let leastDamping = 1e-11
  /// So many steps without a better bound are the end: what is left is rounding.
  private static let patience = 60

  init(_ net: ScaledNet, wanted: Double, from start: Solution?) {
    (self.net, self.wanted) = (net, wanted)
    state = net.start
    if let start, start.coefficients.count == net.columns, start.isFinite {
      let warm = net.state(start)
      if warm.value < state.value { state = warm }
    }
    bestState = state
    gap = net.gap(state, candidates: [])
  }

  func best(iterations: Int) throws(InvalidInput) -> Solution {
    try net.solution(bestState, gap: gap, iterations: iterations)
  }

  /// One quadratic, solved and followed; false where nothing more is to be gained.
  mutating func step() -> Bool {
    let slopes = net.model.slopes(state.predictions)
    let gradient = net.correlations(slopes)
    let bends = net.model.bends(state.predictions)
    if net.needsWide(state.weights) {
      let goal = net.wideGoal(from: state, slopes, bends, gap: max(0.01 * wanted, 1e-3 * gap))
      return follow(to: goal.weights, goal.shift, slopes, bends, gradient)
    }
    let chosen = chosen(gradient)
    guard !chosen.isEmpty else { return moveOffset(slopes, bends) }
    let local = LocalModel(
      net, chosen, slopes: slopes, bends: bends, damping: damping)
    var quadratic = NetQuadratic(
      gram: local.gram, linear: chosen.map { net.linear[$0] },
      quadratic: chosen.map { net.quadratic[$0] }, weights: chosen.map { state.weights[$0] },
      slope: local.slopes(gradient))
    quadratic.descend(to: max(0.01 * min(wanted, gap), 1e-4 * gap))
    var goal = state.weights
    for (k, j) in chosen.enumerated() { goal[j] = quadratic.weights[k] }
    let shift = local.shift(zip(chosen, quadratic.weights).map { $1 - state.weights[$0] })
    return follow(to: goal, shift, slopes, bends, gradient)
  }

  /// With no weight in use and none that wants to be, only the intercept is left.
  private mutating func moveOffset(_ slopes: [Double], _ bends: [Double]) -> Bool {
    let curvature = bends.reduce(0, +)
    guard net.hasBias, curvature > 0 else { return false }
    let shift = -slopes.reduce(0, +) / curvature
    return follow(to: state.weights, shift, slopes, bends, net.correlations(slopes))
  }

  /// Weights in use and those that want to move most.
  private func chosen(_ gradient: [Double]) -> [Int] {
    let all = Array(0..<net.columns)
    let violations = net.violations(state.weights, gradient)
    guard net.columns > Self.few else {
      return all.filter { net.linear[$0] > 0 && net.lengths[$0].isFinite }
    }
    let used = all.filter { state.weights[$0] != 0 }
    let most = Self.mostColumns(net.rows, net.columns)
    let missed = all.filter { state.weights[$0] == 0 && violations[$0] > 0 }
      .sorted { violations[$0] > violations[$1] }
    let listed = used + missed.prefix(max(Self.few, used.count))
    guard listed.count > most else { return listed.sorted() }
    return Array(listed.sorted { violations[$0] > violations[$1] }.prefix(most)).sorted()
  }

  /// Problems with fewer columns take all of them.
  private static let few = 64

  /// So many that G is no larger than X, but for small X.
  static func mostColumns(_ rows: Int, _ columns: Int) -> Int {
    max(2 * few, Int((Double(rows) * Double(columns)).squareRoot()))
  }

  /// Goes towards the goal until J has fallen enough, and looks what the bound is there.
  private mutating func follow(
    to goal: [Double], _ shift: Double, _ slopes: [Double], _ bends: [Double],
    _ gradient: [Double]
  ) -> Bool {
    let move = zip(goal, state.weights).map { $0 - $1 }
    let image = net.image(move)
    let dual = slopes.indices.map { slopes[$0] + bends[$0] * (image[$0] + shift) }
    let fall =
      dot(gradient, move) + slopes.reduce(0, +) * shift + net.price(goal) - state.price
    var length = 1.0
    while length > 0x1p-30 {
      // At full length the goal itself: what is exactly 0 there stays so.
      let weights = length == 1 ? goal : zip(state.weights, move).map { $0 + length * $1 }
      let next = net.state(weights, state.offset + length * shift)
      if next.value <= state.value + 1e-4 * length * min(0, fall) + 1e-15 * state.value {
        return advance(to: next, dual, length)
      }
      length /= 2
    }
    damping = max(damping, 1e-8) * 1000
    // The dual point of a step that leads nowhere may still be the one that the point lacks.
    note(state, dual)
    return damping < 1e6
  }

  private mutating func advance(
    to next: ScaledNet.State, _ dual: [Double], _ length: Double
  ) -> Bool {
    damping = length < 0.125 ? max(damping, 1e-8) * 100 : max(Self.leastDamping, damping / 30)
    state = next
    note(next, dual)
    return idle < Self.patience
  }

  private mutating func note(_ point: ScaledNet.State, _ dual: [Double]) {
    let found = net.gap(point, candidates: [dual])
    idle = found < 0.999 * gap ? 0 : idle + 1
    if found < gap { (bestState, gap) = (point, found) }
  }
}
