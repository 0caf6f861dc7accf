/// c∑ℓ(xᵢ·w + b, yᵢ) + λ₁‖w‖₁ + ½λ₂‖w‖² with columns of length 1: u = ℓⱼwⱼ, ℓⱼ the length of the centred
/// column, turns it into the same problem with strengths λ₁/ℓⱼ and λ₂/ℓⱼ², one for each weight.
///
/// Nothing is lost: a point of one is a point of the other, with the same value. A column without
/// variation keeps its strengths; no loss pulls at it.
struct ScaledNet {
  let model: CentredModel
  let lengths: [Double]
  /// λ₁/ℓⱼ.
  let linear: [Double]
  /// λ₂/ℓⱼ².
  let quadratic: [Double]
  let hasBias: Bool
  let strengths: ElasticNetStrengths

  var rows: Int { model.rows }
  var columns: Int { model.columns }

  init(_ objective: Objective, _ strengths: ElasticNetStrengths) {
    let model = CentredModel(objective)
    let lengths = (0..<model.columns).map { j in
      let length = norm2(model.data.column(j))
      return length > 0 ? length : 1
    }
    self.strengths = strengths
    (self.model, self.lengths, hasBias) = (model, lengths, objective.hasBias)
    linear = lengths.map { strengths.linear / $0 }
    quadratic = lengths.map { strengths.quadratic / $0 / $0 }
  }

  /// A point, its predictions, and J there in two parts.
  struct State {
    var weights: [Double]
    var offset: Double
    var predictions: [Double]
    var loss: Double
    var price: Double

    var value: Double { loss + price }
  }

  func state(_ weights: [Double], _ offset: Double) -> State {
    let predictions = image(weights).map { $0 + offset }
    return State(
      weights: weights, offset: offset, predictions: predictions,
      loss: model.loss(predictions), price: price(weights))
  }

  /// The point at which a search starts: w = 0 with the best intercept.
  var start: State {
    let zeros = [Double](repeating: 0, count: columns)
    return state(zeros, hasBias ? model.objective.bestConstant : 0)
  }

  /// A point in the units of the objective.
  func state(_ solution: Solution) -> State {
    let offset = hasBias ? solution.intercept + dot(solution.coefficients, model.data.means) : 0
    return state(zip(solution.coefficients, lengths).map { $0 * $1 }, offset)
  }

  /// Xw with centred columns.
  func image(_ weights: [Double]) -> [Double] {
    model.data.image(zip(weights, lengths).map { $0 / $1 })
  }

  /// The slopes of ∑pᵢzᵢ in the weights; a mean of p is no part of what centred columns see.
  func correlations(_ p: [Double]) -> [Double] {
    zip(model.gradient(p).weights, lengths).map { $0 / $1 }
  }

  func price(_ weights: [Double]) -> Double {
    var sum = 0.0
    for (j, u) in weights.enumerated() where u != 0 {
      sum += linear[j] * u.magnitude + quadratic[j] / 2 * u * u
    }
    return sum
  }

  /// How far −gⱼ is from the subdifferential of the penalty, for each weight.
  func violations(_ weights: [Double], _ slopes: [Double]) -> [Double] {
    weights.indices.map { j in
      let g = slopes[j] + quadratic[j] * weights[j]
      return weights[j] == 0
        ? max(0, g.magnitude - linear[j]) : (g + sign(weights[j]) * linear[j]).magnitude
    }
  }

  /// The point in the units of the objective.
  func solution(
    _ state: State, gap: Double, iterations: Int
  ) throws(InvalidInput) -> Solution {
    let w = zip(state.weights, lengths).map { $0 / $1 }
    let b = hasBias ? state.offset - dot(w, model.data.means) : 0
    let slopes = model.slopes(state.predictions)
    let misses = zip(violations(state.weights, correlations(slopes)), lengths).map { $0 * $1 }
    return Solution(
      coefficients: w, intercept: b, value: try model.objective.value(at: w, bias: b), gap: gap,
      residual: max(misses.max() ?? 0, hasBias ? slopes.reduce(0, +).magnitude : 0),
      iterations: iterations)
  }
}
