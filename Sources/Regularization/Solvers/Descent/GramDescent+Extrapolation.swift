/// Sweeps near their end are a linear map, so that the weights run along a sum of geometric series.
/// The affine combination of the last ones whose differences cancel best is often much nearer to the
/// limit than any of them; it is taken if the objective is smaller there.
///
/// Source: Q. Bertrand and M. Massias, *Anderson acceleration of coordinate descent*, AISTATS 2021,
/// 1288–1296.
struct SweepHistory {
  /// So many differences are combined, as in the source.
  private static let depth = 5
  private var weights: [[Double]] = []
  private var pulls: [[Double]] = []

  mutating func forget() { (weights, pulls) = ([], []) }

  /// Takes up where the sweep has come to; once there are enough, returns their combination.
  mutating func combination(after descent: GramDescent) -> (weights: [Double], pulls: [Double])? {
    weights.append(descent.weights)
    pulls.append(descent.pull)
    guard weights.count > Self.depth else { return nil }
    defer { forget() }
    guard let shares = shares(descent.count) else { return nil }
    // q = b − Gw is affine in w: it needs no product with G.
    return (Self.sum(shares, weights, descent.count), Self.sum(shares, pulls, descent.count))
  }

  /// The c with ∑cₖ = 1 and the smallest ‖∑cₖ(wₖ₊₁ − wₖ)‖.
  private func shares(_ count: Int) -> [Double]? {
    let moves = zip(weights, weights.dropFirst()).map { before, after in
      var move = after
      Kernels.add(-1, before, to: &move, count)
      return move
    }
    var products = Matrix.zero(rows: Self.depth, columns: Self.depth)
    for (i, a) in moves.enumerated() {
      for (j, b) in moves.enumerated() { products[i, j] = Kernels.dot(a, b, count) }
    }
    // The moves are nearly parallel; so little more on the diagonal keeps the c in bounds.
    let size = products.largest
    guard size > 0 else { return nil }
    for i in 0..<Self.depth { products[i, i] += 1e-12 * size }
    guard let solved = Cholesky(products)?.solve(weights.dropFirst().map { _ in 1 }) else {
      return nil
    }
    let total = solved.reduce(0, +)
    guard total != 0, total.isFinite else { return nil }
    return solved.map { $0 / total }
  }

  private static func sum(_ shares: [Double], _ vectors: [[Double]], _ count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for (share, vector) in zip(shares, vectors.dropFirst()) {
      Kernels.add(share, vector, to: &result, count)
    }
    return result
  }
}

extension GramDescent {
  /// Moves to the point if the objective is smaller there.
  mutating func accept(_ point: (weights: [Double], pulls: [Double])) {
    let old = objective(weights, pull)
    let new = objective(point.weights, point.pulls)
    guard new < old else { return }
    (weights, pull) = (point.weights, point.pulls)
  }

  /// ½wᵀGw − bᵀw + λ₁‖w‖₁ + ½λ₂‖w‖², where Gw = b − q.
  func objective(_ weights: [Double], _ pull: [Double]) -> Double {
    var sum = 0.0
    for k in 0..<count {
      let w = weights[k]
      guard w != 0 else { continue }
      sum += (quadratic * w - moments[k] - pull[k]) * w / 2 + linear * w.magnitude
    }
    return sum
  }
}
