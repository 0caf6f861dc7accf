import Regularization

extension Law {
  static let values: [Law] = [
    isNonnegative, isZeroAtZero, isDefinedEverywhere, addsUpOverEntries, refusesWhatIsNoVector,
  ]

  static let isNonnegative = Law(name: "R(w) ≥ 0") { penalty, one in
    let w = one.w
    let value = try penalty.value(at: w)
    return value >= 0 ? nil : "R = \(value) at w = \(w)"
  }

  static let isZeroAtZero = Law(name: "R(0) = 0", rounds: 20) { penalty, one in
    let value = try penalty.value(at: [Double](repeating: 0, count: one.count))
    return value == 0 ? nil : "R(0) = \(value) for d = \(one.count)"
  }

  /// Huge and tiny weights included: +∞ is a value, NaN is none.
  static let isDefinedEverywhere = Law(name: "R(w), ∂R(w) and prox(w) are never NaN") {
    penalty, one in
    let scale = [1, 1e-300, 1e-160, 1e160, 1e306][one.pick(5)]
    let (w, t) = (scale * one.w, one.step)
    let value = try penalty.value(at: w)
    if value.isNaN { return "R is NaN at w = \(w)" }
    if try penalty.prox(of: w, step: t).contains(where: { !$0.isFinite }) {
      return "prox of \(w) with step \(t) is \(try penalty.prox(of: w, step: t))"
    }
    // Where R overflows, so may its slopes, to both sides.
    guard value < .infinity else { return nil }
    let slope = try penalty.subdifferential(at: w).support(along: one.direction)
    return slope.isNaN ? "∂R has no support at w = \(w)" : nil
  }

  static let addsUpOverEntries = Law(
    name: "R(w) = ∑ⱼ R(wⱼeⱼ)",
    exempts: { $0 is any SeparablePenalty ? nil : "does not treat each weight by itself" }
  ) { penalty, one in
    let w = one.w
    var sum = 0.0
    for j in w.indices {
      var alone = [Double](repeating: 0, count: w.count)
      alone[j] = w[j]
      sum += try penalty.value(at: alone)
    }
    let value = try penalty.value(at: w)
    return agree(sum, value) ? nil : "R = \(value), the sum is \(sum) at w = \(w)"
  }

  static let refusesWhatIsNoVector = Law(name: "no weights, NaN and ∞ are refused", rounds: 1) {
    penalty, one in
    let w = [Double](repeating: 1, count: one.count)
    var bad = [[], [.nan] + w.dropFirst(), w.dropLast() + [.infinity]]
    if let dimension = penalty.dimension {
      bad.append([Double](repeating: 1, count: dimension + 1))
    }
    for v in bad {
      if (try? penalty.value(at: v)) != nil { return "R accepts \(v)" }
      if (try? penalty.subdifferential(at: v)) != nil { return "∂R accepts \(v)" }
      if (try? penalty.prox(of: v, step: 1)) != nil { return "prox accepts \(v)" }
    }
    for t in [0, -1, .nan, .infinity] where (try? penalty.prox(of: w, step: t)) != nil {
      return "prox accepts the step \(t)"
    }
    return nil
  }
}
