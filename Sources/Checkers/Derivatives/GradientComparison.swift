import SymbolicLite

/// Holds a claimed gradient against measured slopes, direction by direction.
///
/// For the vector g to be the gradient of f, or at a kink one of its subgradients, it has to
/// satisfy
///
///     f′(w; v)⁻ ≤ g·v ≤ f′(w; v)⁺
///
/// along every v. Each direction allows what its measurement may be wrong by, and what rounding
/// does to g·v; nothing else.
struct GradientComparison {
  let source: any SlopeSource
  let claimed: [Double]
  let point: [Double]

  private(set) var compared = 0
  private(set) var closest: Evidence.Comparison?
  private(set) var widest = 0.0
  /// The narrowest bar along an axis.
  private(set) var narrowest = Double.infinity
  private(set) var failure: Failure?
  /// Why the point cannot be judged.
  private(set) var obstacle: String?
  /// Where f has a kink along an axis.
  private(set) var kinked: [Int] = []
  /// The middle of the slopes along each axis.
  private(set) var middle: [Double] = []

  struct Failure {
    var direction: [Double]
    var claimed: Double
    var slopes: Slopes
    var comparison: Evidence.Comparison
  }

  init(_ source: any SlopeSource, claimed: [Double], at point: [Double]) {
    (self.source, self.claimed, self.point) = (source, claimed, point)
  }

  /// All axes, which show where the kinks are, then the directions that only kinks need: for each
  /// set of coordinates that bend together, from the middle of the allowed vectors to the claimed
  /// one. (For a group norm at 0 it is this direction that an invalid vector fails along; no axis
  /// shows it.)
  mutating func run(
    random: inout SplitMix64, axes: [Int]? = nil
  ) throws(Undefined) {
    middle = [Double](repeating: 0, count: point.count)
    for j in axes ?? Array(point.indices) {
      let slopes = try source.slopes(at: point, along: .unit(j, of: point.count))
      if slopes.isKinked { kinked.append(j) }
      middle[j] = (slopes.left.value + slopes.right.value) / 2
      narrowest = min(narrowest, max(slopes.left.error, slopes.right.error))
      compare(along: .unit(j, of: point.count), with: slopes)
    }
    guard failure == nil, obstacle == nil else { return }
    if kinked.count > 1 {
      for cluster in try source.kinkClusters(at: point, among: kinked) where cluster.count > 1 {
        try compareCluster(cluster, random: &random)
      }
    }
    for _ in 0..<2 { try compare(along: point.indices.map { _ in random.roundNumber() }) }
  }

  private mutating func compareCluster(
    _ cluster: [Int], random: inout SplitMix64
  ) throws(Undefined) {
    var outward = [Double](repeating: 0, count: point.count)
    for j in cluster { outward[j] = claimed[j] - middle[j] }
    try compare(along: outward)
    if failure == nil, try search(cluster, from: outward) { return }
    for _ in 0..<2 * cluster.count where failure == nil {
      var direction = [Double](repeating: 0, count: point.count)
      for j in cluster { direction[j] = random.roundNumber() }
      try compare(along: direction)
    }
  }

  /// Looks for the subgradient nearest to the claim, and for the direction that separates them;
  /// false where the source does not tell subgradients.
  private mutating func search(
    _ cluster: [Int], from direction: [Double]
  ) throws(Undefined) -> Bool {
    func corner(
      along v: [Double]
    ) throws(Undefined) -> [Double]? {
      guard let furthest = try source.subgradient(at: point, furthestAlong: v) else { return nil }
      return cluster.map { furthest[$0] - claimed[$0] }
    }
    guard let first = try corner(along: direction) else { return false }
    var nearest = MinimumNormPoint(from: first)
    let size = cluster.reduce(0) { max($0, claimed[$1].magnitude) }
    for _ in 0..<8 * cluster.count + 8 {
      let rest = nearest.point
      guard rest.contains(where: { $0.magnitude > 8 * Double.ulpOfOne * size }) else { break }
      var v = [Double](repeating: 0, count: point.count)
      for (j, x) in zip(cluster, rest) { v[j] = -x }
      try compare(along: v)
      guard failure == nil, let next = try corner(along: v), nearest.advance(to: next) else {
        break
      }
    }
    return true
  }

  mutating func compare(along v: [Double]) throws(Undefined) {
    guard failure == nil, v.contains(where: { $0 != 0 }) else { return }
    compare(along: v, with: try source.slopes(at: point, along: v))
  }

  mutating func compare(along v: [Double], with slopes: Slopes) {
    var (slope, size) = (0.0, 0.0)
    for (g, d) in zip(claimed, v) where d != 0 {
      slope += g * d
      size += (g * d).magnitude
    }
    let (left, right) = (slopes.left, slopes.right)
    if slopes.isKinked, slopes.jump.value < 0 {
      obstacle = obstacle ?? "a kink that points up: there is no subgradient"
      return
    }
    let rounding = Double(v.count + 2) * Double.ulpOfOne * size
    let isAbove = slope - right.value > left.value - slope
    let gap = max(isAbove ? slope - right.value : left.value - slope, 0)
    let allowed = (isAbove ? right.error : left.error) + rounding
    let comparison = Evidence.Comparison(gap: gap, allowed: allowed)
    guard gap.isFinite, allowed.isFinite else {
      obstacle = obstacle ?? "numbers too large to compare"
      return
    }
    compared += 1
    if comparison.strain >= closest?.strain ?? 0 { closest = comparison }
    let scale = max(right.value.magnitude, left.value.magnitude)
    if scale > 0 { widest = max(widest, min(allowed / scale, 1)) }
    if gap > allowed, comparison.strain > failure?.comparison.strain ?? 0 {
      failure = Failure(
        direction: v, claimed: slope, slopes: slopes, comparison: comparison)
    }
  }

  var evidence: Evidence { Evidence(points: compared, widest: widest, closest: closest) }
}

extension SplitMix64 {
  /// A number between −2 and 2 with few digits, rarely 0: sums with it round less.
  mutating func roundNumber() -> Double {
    Double(Int(next() >> 56) - 128) / 64
  }
}
