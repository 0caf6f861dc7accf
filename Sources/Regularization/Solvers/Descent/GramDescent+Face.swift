/// Among weights of fixed signs the objective is a quadratic, whose minimum one factorisation finds. It
/// is taken where the signs stay; else the weights go towards it until the first of them is 0.
/// Either way the objective falls, and on the right face nothing but rounding is left to do.
extension GramDescent {
  /// Operations of one such step with m weights, in units of one of a sweep.
  static func faceCost(_ m: Int) -> Int { m * m * m / 6 + 2 * m * m }

  var support: [Int] { (0..<count).filter { weights[$0] != 0 } }

  /// - Returns: whether anything moved.
  mutating func stepOnFace() -> Bool {
    let face = support
    guard !face.isEmpty else { return false }
    let slopes = face.map { k in
      pull[k] - (weights[k] > 0 ? linear : -linear) - quadratic * weights[k]
    }
    guard let (factor, isExact) = factorise(face) else { return false }
    let direction = factor.solve(slopes)
    guard direction.allSatisfy(\.isFinite) else { return false }
    var length = isExact ? 1 : lineMinimum(face, direction, slope: dot(slopes, direction))
    var blocking: Int?
    for (k, move) in zip(face, direction) where weights[k] * (weights[k] + length * move) < 0 {
      (length, blocking) = (-weights[k] / move, k)
    }
    guard length > 0, length.isFinite else { return false }
    for (k, move) in zip(face, direction) {
      let new = k == blocking ? 0 : weights[k] + length * move
      shift(k, to: new)
    }
    return true
  }

  private mutating func shift(_ k: Int, to new: Double) {
    let change = weights[k] - new
    guard change != 0 else { return }
    weights[k] = new
    gram.withUnsafeBufferPointer { gram in
      guard let base = gram.baseAddress else { return }
      Kernels.add(change, base + k * stride, to: &pull, count)
    }
  }

  /// G + λ₂I on the face. Where that is singular, a little more on the diagonal: the step then goes
  /// far along what the quadratic does not see, and some weight becomes 0.
  private func factorise(_ face: [Int]) -> (Cholesky, isExact: Bool)? {
    let m = face.count
    var packed = [Double](repeating: 0, count: m * m)
    var largest = 0.0
    for (i, k) in face.enumerated() {
      for (j, l) in face[...i].enumerated() { packed[i * m + j] = gram[k * stride + l] }
      packed[i * m + i] += quadratic
      largest = max(largest, packed[i * m + i])
    }
    if let factor = Cholesky(packed, count: m, stride: m) { return (factor, true) }
    var extra = 1e-13 * largest
    while extra < 1e-6 * largest {
      var shifted = packed
      for i in 0..<m { shifted[i * m + i] += extra }
      if let factor = Cholesky(shifted, count: m, stride: m) { return (factor, false) }
      extra *= 100
    }
    return nil
  }

  /// The minimum of the quadratic along the direction, from its slope at the start.
  private func lineMinimum(_ face: [Int], _ direction: [Double], slope: Double) -> Double {
    var curvature = 0.0
    for (k, move) in zip(face, direction) {
      var product = quadratic * move
      for (l, other) in zip(face, direction) { product += gram[k * stride + l] * other }
      curvature += move * product
    }
    guard slope > 0 else { return 0 }
    return curvature > 0 ? slope / curvature : .infinity
  }

  /// Sweeps and steps on faces until the gap of the set's own problem is small enough.
  /// A step on a face waits until as much work has gone into sweeps as it will cost: the whole is
  /// never much slower than the better one of the two alone.
  /// - Returns: the number of sweeps; fewer than allowed where the gap is reached or nothing moves.
  mutating func descend(toGap wanted: Double, sweeps limit: Int) -> Int {
    var (spent, done) = (0, 0)
    while done < limit {
      let sweep = sweep()
      done += 1
      if gap <= wanted { break }
      spent += sweep.moved * count + count
      if sweep.moved == 0 { break }
      let size = weights.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
      let patience = sweep.crossed == 0 ? 1 : 3
      guard spent >= patience * Self.faceCost(size) else { continue }
      spent = 0
      // A step that meets a sign is taken up again at once: the face has become smaller.
      if stepOnFace(), gap <= wanted { break }
    }
    return done
  }
}
