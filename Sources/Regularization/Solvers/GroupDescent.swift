/// The group lasso with squared loss, one group after the other, each to its own minimum.
///
/// | what       | statement                                                               |
/// |:-----------|:------------------------------------------------------------------------|
/// | objective  | c·½‖Xw + b − y‖² + λ∑ₖρₖ‖w₍ₖ₎‖₂, b left free                             |
/// | step       | w₍ₖ₎ = 0 where ‖p‖ ≤ λρₖ for p = X₍ₖ₎ᵀ(y − the other groups); else        |
/// |            | (X₍ₖ₎ᵀX₍ₖ₎ + (λρₖ/t)I)w₍ₖ₎ = p with t = ‖w₍ₖ₎‖, one equation in t         |
/// | iterations | rounds through all groups                                               |
///
/// Source: Z. Qin, K. Scheinberg and D. Goldfarb, *Efficient block-coordinate descent algorithms for
/// the group lasso*, Math. Program. Comput. 5 (2013), 143–169.
public struct GroupDescent: Solver {
  public var description: String { "GroupDescent" }

  public init() {}

  /// Rounds between two certificates.
  private static let stride = 5

  public func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    guard objective.loss is SquaredLoss, let penalty = objective.penalty as? GroupLasso,
      penalty.lambda > 0
    else {
      throw .unsuited(
        solver: description, needs: "the squared loss with a group lasso of λ > 0")
    }
    let model = CentredModel(objective)
    let blocks = try asInvalid { () throws(InvalidInput) in
      try Self.blocks(model.data, penalty, scale: objective.scale)
    }
    let wanted = settings.gap * objective.reference
    var weights = [Double](repeating: 0, count: model.columns)
    var residual = model.data.targets
    for k in 0...max(0, settings.iterations) {
      if k % Self.stride == 0 || k <= 2 || k == settings.iterations {
        let state = model.state(weights, model.data.targetMean)
        // Summed afresh, so that rounding does not pile up.
        residual = model.data.residual(weights, columns: 0..<model.columns)
        let found = try asInvalid { () throws(InvalidInput) in
          try model.solution(state, iterations: k)
        }
        let goesOn = settings.goesOn(k, found.gap)
        if found.gap <= wanted || !goesOn || k >= settings.iterations {
          return try settings.accept(found, wanted: wanted, wasStopped: !goesOn)
        }
      }
      for block in blocks { block.minimise(&weights, &residual, model.data) }
    }
    throw .unsuited(solver: description, needs: "at least 0 iterations")
  }

  private static func blocks(
    _ data: CentredData, _ penalty: GroupLasso, scale: Double
  ) throws(InvalidInput) -> [GroupBlock] {
    var blocks: [GroupBlock] = []
    for (members, rho) in zip(penalty.groups.members, penalty.weights) {
      let columns = members.flatMap { data.column($0) }
      let part = Matrix(rows: data.rows, columns: members.count, storage: columns)
      blocks.append(
        GroupBlock(
          members: members, strength: penalty.lambda * rho / scale,
          eigen: try SymmetricEigen(part.gram)))
    }
    return blocks
  }
}

/// One group: min ½‖r − Xv‖² + s‖v‖ over its weights v.
private struct GroupBlock {
  let members: [Int]
  let strength: Double
  /// Of XᵀX.
  let eigen: SymmetricEigen

  func minimise(_ weights: inout [Double], _ residual: inout [Double], _ data: CentredData) {
    var pulls = weights
    data.correlate(residual, columns: members, into: &pulls)
    let old = members.map { weights[$0] }
    // Coordinates along the eigenvectors: p = Xᵀr + XᵀXv.
    let target = zip(eigen.values, eigen.vectors).map { kappa, vector in
      let along = zip(members, vector).reduce(0) { $0 + pulls[$1.0] * $1.1 }
      return along + max(0, kappa) * dot(old, vector)
    }
    let coordinates = solve(target)
    var new = [Double](repeating: 0, count: members.count)
    for (value, vector) in zip(coordinates, eigen.vectors) {
      for (i, entry) in vector.enumerated() { new[i] += value * entry }
    }
    data.design.withEntries { entries in
      for (i, j) in members.enumerated() where new[i] != old[i] {
        weights[j] = new[i]
        Kernels.add(
          old[i] - new[i], entries + j * data.rows, less: data.means[j], to: &residual, data.rows)
      }
    }
  }

  /// uᵢ = t·pᵢ/(κᵢt + s) with ‖u‖ = t, that is φ(t) = ∑(pᵢ/(κᵢt + s))² = 1; φ falls.
  private func solve(_ p: [Double]) -> [Double] {
    let kappas = eigen.values.map { max(0, $0) }
    let zero = p.map { _ in 0.0 }
    guard norm2(p) > strength else { return zero }
    guard strength > 0 else {
      let bound = Double(p.count) * .ulpOfOne * (kappas.first ?? 0)
      return zip(p, kappas).map { $1 > bound ? $0 / $1 : 0 }
    }
    func excess(_ t: Double) -> Double {
      norm2(zip(p, kappas).map { $0 / ($1 * t + strength) }) - 1
    }
    var (low, high) = (0.0, 1.0)
    var doublings = 0
    while excess(high) > 0, doublings < 2_000 {
      (low, high, doublings) = (high, 2 * high, doublings + 1)
    }
    // Halved until the two are neighbours.
    for _ in 0..<1_100 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      (low, high) = excess(middle) > 0 ? (middle, high) : (low, middle)
    }
    guard high.isFinite else { return zero }
    return zip(p, kappas).map { $0 * high / ($1 * high + strength) }
  }
}
