import PropertyTesting

@testable import Regularization

/// Decay against L2, under rules without and with a memory.
extension SolutionLaw {
  /// w − η(∇L + λw) = (1 − ηλ)w − η∇L: the same points step by step, on the same mini-batches, and biases
  /// that neither of them touches.
  static let weightDecayIsL2UnderSGD = SolutionLaw(
    "weight decay is L2 under SGD", .training, data: try RealData.training()
  ) { methods, one in
    let coupled = try methods.descent(one.rate, WeightDecay(.inGradient, lambda: one.lambda))
    let decoupled = try methods.descent(one.rate, WeightDecay(.decoupled, lambda: one.lambda))
    let ways = (try one.points(12, by: coupled), try one.points(12, by: decoupled))
    for (k, (a, b)) in zip(ways.0, ways.1).enumerated() {
      if distance(a, b) > 1e-11 * (1 + norm2(a)) { return "step \(k + 1): \(a) and \(b)" }
    }
    let plain = try one.points(1, by: methods.descent(one.rate, .none))[0]
    let factor = one.rate * one.lambda
    let expected = plain.indices.map {
      plain[$0] - ($0 < one.weightCount ? factor * one.start[$0] : 0)
    }
    return distance(expected, ways.1[0]) > 1e-13 * (1 + norm2(expected))
      ? "the first step leads to \(ways.1[0]), not to \(expected)" : nil
  }

  /// False: the same first step, and then −ημλw₀ between the two, on the weights alone.
  static let weightDecayIsL2UnderMomentum = SolutionLaw(
    "weight decay is L2 under momentum", .training, data: try RealData.training()
  ) { methods, one in
    let coupled = try methods.heavyBall(one.rate, WeightDecay(.inGradient, lambda: one.lambda))
    let decoupled = try methods.heavyBall(one.rate, WeightDecay(.decoupled, lambda: one.lambda))
    let ways = (try one.points(2, by: coupled), try one.points(2, by: decoupled))
    let slack = 1e-12 * (1 + norm2(one.start))
    if distance(ways.0[0], ways.1[0]) > slack { return "the first steps differ" }
    for (k, (a, b)) in zip(ways.0[1], ways.1[1]).enumerated() {
      let expected = k < one.weightCount ? -one.rate * 0.5 * one.lambda * one.start[k] : 0
      if (a - b - expected).magnitude > slack {
        return "entry \(k): after two steps \(a - b) apart, not \(expected)"
      }
    }
    return nil
  }

  /// False: from the first step on, η(∇L + λw)/|∇L + λw| hardly knows of λ, while decoupled decay takes
  /// ηλw: where the gradient keeps its sign the two are ηλw apart, up to ε.
  static let weightDecayIsL2UnderAdam = SolutionLaw(
    "weight decay is L2 under Adam", .training, discards: 0.15, data: try RealData.training()
  ) { methods, one in
    let coupled = try methods.adam(one.rate, WeightDecay(.inGradient, lambda: one.lambda))
    let decoupled = try methods.adam(one.rate, WeightDecay(.decoupled, lambda: one.lambda))
    let batches = try one.batch.map {
      try MiniBatches(of: one.loss.exampleCount, size: $0, seed: one.seed)
    }
    var first = batches
    let g = try one.loss.gradient(at: one.start, over: first?.next() ?? one.loss.everything)
    let (a, b) = (try one.points(1, by: coupled)[0], try one.points(1, by: decoupled)[0])
    var seen = false
    for (k, w) in one.start.enumerated() {
      let isWeight = k < one.weightCount
      let penalised = g[k] + (isWeight ? one.lambda * w : 0)
      guard g[k].magnitude > 1e-3, penalised * g[k] > 1e-6 else { continue }
      seen = seen || isWeight
      let expected = isWeight ? one.rate * one.lambda * w : 0
      // |g|/(|g| + ε) is within ε/|g| of 1.
      let slack = one.rate * 1e-8 * (1 / g[k].magnitude + 1 / penalised.magnitude) + 1e-13
      if (a[k] - b[k] - expected).magnitude > slack * (1 + w.magnitude) {
        return "entry \(k): \(a[k] - b[k]) apart, not ηλw = \(expected)"
      }
    }
    try assume(seen, "no gradient that keeps its sign")
    return nil
  }
}
