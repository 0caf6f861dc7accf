/// Minimises gᵀ(v − u) + ½(v − u)ᵀG(v − u) + ∑(λⱼ|vⱼ| + ½μⱼvⱼ²): the quadratic of a smooth loss about u, over
/// the few weights that are in use.
///
/// Sweeps over the coordinates find the signs, each step at the cost of one column of G; steps to the
/// minimum among given signs finish. Source: Friedman, Hastie and Tibshirani (see ``GramDescent``),
/// "covariance updates".
struct NetQuadratic {
  let count: Int
  /// G, column k at k·count.
  private let gram: [Double]
  private let linear: [Double]
  private let quadratic: [Double]
  private let start: [Double]
  private let startSlope: [Double]
  private(set) var weights: [Double]
  /// g + G(v − u), the slopes of the quadratic.
  private(set) var slope: [Double]

  /// - Parameters:
  ///   - linear: λⱼ > 0.
  ///   - slope: g.
  init(
    gram: [Double], linear: [Double], quadratic: [Double], weights: [Double], slope: [Double]
  ) {
    (count, self.gram, self.linear) = (weights.count, gram, linear)
    (self.quadratic, self.start, self.weights) = (quadratic, weights, weights)
    (self.slope, startSlope) = (slope, slope)
  }

  /// The most sweeps for one quadratic; what is reached by then is a step all the same.
  private static let mostRounds = 200
  /// So many sweeps find the signs before the first step among them.
  private static let sweepsBetween = 3

  /// Goes on until ``excess`` is at most what is asked for, nothing moves, or the rounds are used up.
  mutating func descend(to wanted: Double) {
    for _ in 0..<Self.mostRounds {
      var hasMoved = false
      for _ in 0..<Self.sweepsBetween where sweep() { hasMoved = true }
      if stepAmongSigns() { hasMoved = true }
      if !hasMoved || excess <= wanted { return }
    }
  }

  /// One step of every coordinate; whether any moved.
  private mutating func sweep() -> Bool {
    var hasMoved = false
    for k in 0..<count {
      let (old, square) = (weights[k], gram[k * count + k])
      let curvature = square + quadratic[k]
      let z = square * old - slope[k]
      let above = max(0, z.magnitude - linear[k])
      // Without curvature nothing bounds the step but the penalty.
      guard curvature > 0 || above == 0 else { continue }
      let new = above == 0 ? 0 : (z < 0 ? -above : above) / curvature
      guard new != old else { continue }
      shift(k, to: new)
      hasMoved = true
    }
    return hasMoved
  }

  private mutating func shift(_ k: Int, to new: Double) {
    let change = new - weights[k]
    guard change != 0 else { return }
    weights[k] = new
    gram.withUnsafeBufferPointer { gram in
      guard let base = gram.baseAddress else { return }
      Kernels.add(change, base + k * count, to: &slope, count)
    }
  }

  /// Goes to the minimum among the signs at hand, or as far as they stay; then among those that are
  /// left. Whether anything moved.
  private mutating func stepAmongSigns() -> Bool {
    var hasMoved = false
    for _ in 0...count {
      let face = (0..<count).filter { weights[$0] != 0 }
      guard !face.isEmpty, let direction = direction(on: face) else { return hasMoved }
      var (share, blocking): (Double, Int?) = (1, nil)
      for (k, move) in zip(face, direction) where weights[k] * (weights[k] + share * move) < 0 {
        (share, blocking) = (-weights[k] / move, k)
      }
      if blocking != nil, stepAndClip(face, direction) { return true }
      for (k, move) in zip(face, direction) {
        shift(k, to: k == blocking ? 0 : weights[k] + share * move)
      }
      hasMoved = true
      if blocking == nil { return true }
    }
    return hasMoved
  }

  private func direction(on face: [Int]) -> [Double]? {
    let m = face.count
    var packed = [Double](repeating: 0, count: m * m)
    for (i, k) in face.enumerated() {
      for (j, l) in face[...i].enumerated() { packed[i * m + j] = gram[k * count + l] }
      packed[i * m + i] += quadratic[k]
    }
    let down = face.map { k in
      -slope[k] - quadratic[k] * weights[k] - (weights[k] > 0 ? linear[k] : -linear[k])
    }
    guard let direction = Cholesky(packed, count: m, stride: m)?.solve(down),
      direction.allSatisfy(\.isFinite)
    else { return nil }
    return direction
  }

  /// The whole step, with weights that would change their sign set to 0: where many signs are wrong
  /// it rights them at once. Taken only if the objective falls.
  private mutating func stepAndClip(_ face: [Int], _ direction: [Double]) -> Bool {
    let (oldWeights, oldSlope, old) = (weights, slope, value)
    for (k, move) in zip(face, direction) {
      let new = weights[k] + move
      shift(k, to: new * weights[k] < 0 ? 0 : new)
    }
    if value < old { return true }
    (weights, slope) = (oldWeights, oldSlope)
    return false
  }

  /// What is minimised.
  private var value: Double {
    var sum = 0.0
    for k in 0..<count {
      let v = weights[k]
      sum += (v - start[k]) * (startSlope[k] + slope[k]) / 2
      sum += linear[k] * v.magnitude + quadratic[k] / 2 * v * v
    }
    return sum
  }

  /// What the slopes cost a dual point that is made of them: ∑|vⱼ|·(how far −slopeⱼ − μⱼvⱼ is from
  /// λⱼ·sign vⱼ), and what shortening it to |qⱼ| ≤ λⱼ takes of ∑λⱼ|vⱼ|.
  var excess: Double {
    var (misses, length, ratio) = (0.0, 0.0, 0.0)
    for k in 0..<count {
      let (v, pull) = (weights[k], -slope[k] - quadratic[k] * weights[k])
      length += linear[k] * v.magnitude
      ratio = max(ratio, pull.magnitude / linear[k] - 1)
      if v != 0 { misses += (v * (pull - (v > 0 ? linear[k] : -linear[k]))).magnitude }
    }
    return misses + max(0, ratio) * length
  }
}
