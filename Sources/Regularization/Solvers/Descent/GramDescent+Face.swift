/// Among weights of fixed signs the objective is a quadratic, whose minimum one factorisation finds. It
/// is taken where the signs stay; else the weights go towards it until the first of them is 0.
/// Either way the objective falls, and on the right face nothing but rounding is left to do.
extension GramDescent {
  /// Operations of one such step with m weights, in units of one of a sweep.
  static func faceCost(_ m: Int) -> Int { m * m * m / 6 + 2 * m * m }

  var support: [Int] { (0..<count).filter { weights[$0] != 0 } }

  enum FaceStep {
    case none
    /// The minimum on the face.
    case whole
    /// As far as signs allow: some weights became 0.
    case blocked
  }

  /// Steps on faces until one is not blocked: each of them has a weight less than the one before.
  /// Many at once are worth it only while faces are small.
  /// - Returns: whether anything moved.
  mutating func minimiseOnFaces(of data: CentredData) -> Bool {
    var hasMoved = false
    for _ in 0..<Self.mostSteps {
      let step = stepOnFace(of: data)
      if step != .none { hasMoved = true }
      if step != .blocked { break }
      if support.count > Self.mostSteps { break }
    }
    return hasMoved
  }

  private static let mostSteps = 64

  /// - Parameter isExact: whether to go by the columns, where they do not depend on each other, at more
  ///   cost and without the rounding of G.
  mutating func stepOnFace(of data: CentredData, isExact: Bool = false) -> FaceStep {
    let face = support
    guard !face.isEmpty, let (direction, length) = direction(on: face, data, isExact: isExact)
    else { return .none }
    var (share, blocking): (Double, Int?) = (length, nil)
    for (k, move) in zip(face, direction) where weights[k] * (weights[k] + share * move) < 0 {
      (share, blocking) = (-weights[k] / move, k)
    }
    guard share > 0, share.isFinite else { return .none }
    if blocking != nil, length == 1, stepAndClip(face, direction) { return .blocked }
    for (k, move) in zip(face, direction) {
      shift(k, to: k == blocking ? 0 : weights[k] + share * move)
    }
    return blocking == nil ? .whole : .blocked
  }

  /// The way to the minimum on the face, and how far to go: 1, or where G is singular to its
  /// precision the minimum along the way.
  private func direction(
    on face: [Int], _ data: CentredData, isExact: Bool
  ) -> (direction: [Double], length: Double)? {
    if isExact, let exact = directionByColumns(face, data) { return finite(exact, 1) }
    let slopes = slopes(face, pulls: face.map { pull[$0] })
    if let factor = Cholesky(packed(face), count: face.count, stride: face.count) {
      return finite(factor.solve(slopes), 1)
    }
    if let exact = directionByColumns(face, data) { return finite(exact, 1) }
    // Dependent columns: a little more on the diagonal. The step then goes far along what the
    // quadratic does not see, and some weight becomes 0.
    var extra = 1e-13
    while extra < 1e-6 {
      var shifted = packed(face)
      for i in face.indices { shifted[i * face.count + i] *= 1 + extra }
      if let factor = Cholesky(shifted, count: face.count, stride: face.count) {
        let direction = factor.solve(slopes)
        return finite(direction, lineMinimum(face, direction, slope: dot(slopes, direction)))
      }
      extra *= 100
    }
    return nil
  }

  private func finite(
    _ direction: [Double], _ length: Double
  ) -> (direction: [Double], length: Double)? {
    direction.allSatisfy(\.isFinite) ? (direction, length) : nil
  }

  /// −∇ on the face.
  private func slopes(_ face: [Int], pulls: [Double]) -> [Double] {
    zip(face, pulls).map { k, pull in
      pull - (weights[k] > 0 ? linear : -linear) - quadratic * weights[k]
    }
  }

  /// G + λ₂I on the face, its upper triangle.
  private func packed(_ face: [Int]) -> [Double] {
    let m = face.count
    var packed = [Double](repeating: 0, count: m * m)
    for (i, k) in face.enumerated() {
      for (j, l) in face[...i].enumerated() { packed[i * m + j] = gram[k * stride + l] }
      packed[i * m + i] += quadratic
    }
    return packed
  }

  /// The same by QR of the columns themselves, RᵀRp = −∇, with everything summed afresh: G has lost
  /// half of the digits where they nearly depend on each other. Nil where they do.
  private func directionByColumns(_ face: [Int], _ data: CentredData) -> [Double]? {
    let root = quadratic.squareRoot()
    // More columns than rows depend on each other: no need to look.
    guard root > 0 || face.count <= data.rows else { return nil }
    var lengths: [Double] = []
    var storage: [Double] = []
    for (i, k) in face.enumerated() {
      var column = data.column(columns[k])
      if root > 0 { column += face.indices.map { $0 == i ? root : 0 } }
      let length = norm2(column)
      guard length > 0 else { return nil }
      lengths.append(length)
      storage += column.map { $0 / length }
    }
    let height = storage.count / face.count
    let qr = PivotedQR(Matrix(rows: height, columns: face.count, storage: storage))
    guard qr.rank == face.count else { return nil }
    var all = [Double](repeating: 0, count: data.columns)
    for (k, j) in columns.enumerated() { all[j] = weights[k] }
    var pulls = all
    data.correlate(
      data.residual(all, columns: columns), columns: face.map { columns[$0] }, into: &pulls)
    let slopes = slopes(face, pulls: face.map { pulls[columns[$0]] })
    let solved = qr.solveNormal(zip(slopes, lengths).map { $0 / $1 })
    return zip(solved, lengths).map { $0 / $1 }
  }

  /// The whole step, with weights that would change their sign set to 0: where many signs are wrong
  /// it rights them at once. Taken only if the objective falls.
  private mutating func stepAndClip(_ face: [Int], _ direction: [Double]) -> Bool {
    let (oldWeights, oldPull, old) = (weights, pull, objective(weights, pull))
    for (k, move) in zip(face, direction) {
      let new = weights[k] + move
      shift(k, to: new * weights[k] < 0 ? 0 : new)
    }
    if objective(weights, pull) < old { return true }
    (weights, pull) = (oldWeights, oldPull)
    return false
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
}
