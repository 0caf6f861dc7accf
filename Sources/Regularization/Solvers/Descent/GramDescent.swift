/// Minimises ½wᵀGw − bᵀw + λ₁‖w‖₁ + ½λ₂‖w‖² over the columns of a working set, one coordinate after the
/// other. What costs n operations a column costs once; a step costs one column of G.
///
/// q = b − Gw is carried along: it holds the correlations xⱼᵀr, so that whether a coordinate wants to
/// move is seen without any sum. Sources: J. Friedman, T. Hastie and R. Tibshirani, *Regularization
/// paths for generalized linear models via coordinate descent*, J. Stat. Softw. 33 (2010), 1–22.
struct GramDescent {
  /// The columns of X in the working set, in the order in which they came.
  private(set) var columns: [Int] = []
  /// G, column k at k·stride.
  var gram: [Double] = []
  private(set) var stride = 0
  var diagonal: [Double] = []
  /// b, the correlations with y.
  var moments: [Double] = []
  var pull: [Double] = []
  var weights: [Double] = []
  /// ‖y‖².
  let energy: Double

  /// Whether the last sweep moved nothing.
  var isAtRest = false

  var linear = 0.0
  var quadratic = 0.0

  var count: Int { columns.count }

  init(energy: Double) { self.energy = energy }

  /// Takes columns into the set, with weight 0.
  mutating func append(_ added: [Int], of data: CentredData) {
    reserve(count + added.count, of: data)
    for j in added {
      let fresh = data.column(j)
      let k = columns.count
      columns.append(j)
      let (rows, stride, columns) = (data.rows, stride, columns)
      data.design.withEntries { entries in
        for (i, other) in columns.enumerated() {
          let product = Kernels.dot(
            entries + other * rows, less: data.means[other], fresh, rows)
          gram[k * stride + i] = product
          gram[i * stride + k] = product
        }
      }
      diagonal.append(max(0, gram[k * stride + k]))
      moments.append(Kernels.dot(fresh, data.targets, rows))
      weights.append(0)
      pull.append(moments[k])
    }
    refreshPull()
  }

  /// Sets the weights of the columns in the set, from a list of all weights.
  mutating func place(_ all: [Double]) {
    weights = columns.map { all[$0] }
    refreshPull()
  }

  /// Lets all columns go but those at these places, given in rising order.
  mutating func keep(_ places: [Int]) {
    for (k, old) in places.enumerated() {
      for (i, other) in places.enumerated() { gram[k * stride + i] = gram[old * stride + other] }
    }
    columns = places.map { columns[$0] }
    diagonal = places.map { diagonal[$0] }
    moments = places.map { moments[$0] }
    weights = places.map { weights[$0] }
    pull = places.map { pull[$0] }
  }

  /// Room for more columns, made in place: the room of half of X is asked for at once, of which only
  /// what is written to is memory, so that there are never two G.
  private mutating func reserve(_ needed: Int, of data: CentredData) {
    guard needed > stride else { return }
    if gram.isEmpty {
      gram.reserveCapacity(min(data.rows, data.columns) * data.columns / 2)
    }
    let wider = max(needed, min(2 * stride, needed + needed / 8 + 32))
    gram += repeatElement(0, count: wider * wider - gram.count)
    let (count, stride) = (count, stride)
    gram.withUnsafeMutableBufferPointer { gram in
      guard let base = gram.baseAddress else { return }
      // From the last column on: each goes to a place behind it. What they leave is written over
      // before it is read.
      for k in (0..<count).reversed() {
        (base + k * wider).update(from: base + k * stride, count: count)
      }
    }
    self.stride = wider
  }

  /// q = b − Gw, afresh.
  mutating func refreshPull() {
    pull = moments
    for k in 0..<count where weights[k] != 0 {
      let factor = -weights[k]
      gram.withUnsafeBufferPointer { gram in
        guard let base = gram.baseAddress else { return }
        Kernels.add(factor, base + k * stride, to: &pull, count)
      }
    }
  }

  struct Sweep {
    /// Coordinates that moved.
    var moved = 0
    /// Coordinates that left 0, came to 0 or crossed it.
    var crossed = 0
  }

  /// One step of every coordinate: wⱼ ← S(qⱼ + Gⱼⱼwⱼ, λ₁)/(Gⱼⱼ + λ₂).
  mutating func sweep() -> Sweep {
    Self.sweep(
      gram, stride, diagonal, &pull, &weights, count, linear: linear, quadratic: quadratic)
  }

  private static func sweep(
    _ gram: UnsafePointer<Double>, _ stride: Int, _ diagonal: UnsafePointer<Double>,
    _ pull: UnsafeMutablePointer<Double>, _ weights: UnsafeMutablePointer<Double>, _ count: Int,
    linear: Double, quadratic: Double
  ) -> Sweep {
    var result = Sweep()
    for k in 0..<count {
      let (old, square) = (weights[k], diagonal[k])
      let curvature = square + quadratic
      guard curvature > 0 else { continue }
      let z = pull[k] + square * old
      let new = (z > linear ? z - linear : z < -linear ? z + linear : 0) / curvature
      guard new != old else { continue }
      weights[k] = new
      Kernels.add(old - new, gram + k * stride, to: pull, count)
      result.moved += 1
      if (new > 0) != (old > 0) || (new < 0) != (old < 0) { result.crossed += 1 }
    }
    return result
  }

  /// The duality gap of the problem that has no other columns; rounding in ‖r‖² is that of a
  /// difference, so that this decides only when to look closer.
  var gap: Double {
    var fit = energy
    for k in 0..<count { fit -= weights[k] * (moments[k] + pull[k]) }
    return ElasticNetGap(
      linear: linear, quadratic: quadratic, residual: max(0, fit), weights: weights, pulls: pull
    ).gap
  }
}
