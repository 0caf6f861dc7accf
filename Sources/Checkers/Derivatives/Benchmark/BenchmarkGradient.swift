import Foundation

/// The gradients of the benchmark as a student writes them, and the places for mistakes in them.
struct BenchmarkGradient {
  let objective: BenchmarkObjective
  let data: BenchmarkObjective.Data
  var mistake: PlantedMistake?
  /// Which entries a mistake hits, and how hard.
  var hit = 0
  var other = 1
  var size = 1.0
  /// The subgradient that is taken of zero weights: entries of a cube or of balls.
  var atZero: [Double] = []

  /// The gradient as a function of the point and of the weights of loss and penalty.
  func callAsFunction(_ w: [Double], _ weights: [Double]) -> [Double] {
    var lossWeight = weights[0]
    var penaltyWeight = weights[1]
    switch mistake {
    case .lossTwice: lossWeight *= 2
    case .penaltyTwice: penaltyWeight *= 2
    case .penaltySign: penaltyWeight *= -1
    case .weightDropped: penaltyWeight = 1
    case .penaltyDropped: penaltyWeight = 0
    case .weightOverN: penaltyWeight /= Double(BenchmarkObjective.samples)
    case .missingOverN: lossWeight *= Double(BenchmarkObjective.samples)
    default: break
    }
    let loss = lossGradient(w)
    let penalty = penaltyGradient(w)
    var result = w.indices.map { lossWeight * loss[$0] + penaltyWeight * penalty[$0] }
    switch mistake {
    case .wrongEntry: result[hit] *= 1 + size
    case .swappedEntries: result.swapAt(hit, other)
    default: break
    }
    return result
  }

  // MARK: Loss

  private func lossGradient(_ w: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: w.count)
    if mistake == .missingCrossTerm {
      for j in w.indices {
        for (i, row) in data.x.enumerated() { result[j] += slope(row[j] * w[j], i) * row[j] }
      }
    } else {
      for (i, row) in data.x.enumerated() {
        var predicted = 0.0
        for j in w.indices { predicted += row[j] * w[j] }
        let slope = slope(predicted, i)
        let row = mistake == .transposed ? w.indices.map { transposedEntry(i, $0) } : row
        for j in w.indices { result[j] += slope * row[j] }
      }
    }
    return result.map { $0 / Double(data.x.count) }
  }

  private func transposedEntry(_ i: Int, _ j: Int) -> Double {
    let place = j * data.x.count + i
    return data.x[place / BenchmarkObjective.entries][place % BenchmarkObjective.entries]
  }

  /// The slope of the loss of sample i in the prediction.
  private func slope(_ predicted: Double, _ i: Int) -> Double {
    let y = data.y[i]
    switch objective.loss {
    case .squared: return predicted - y
    case .logistic: return -y / (1 + exp(y * predicted))
    case .squaredHinge:
      let slack = 1 - y * predicted
      return (slack > 0) != (mistake == .wrongSide) ? -slack * y : 0
    case .huber:
      let rest = predicted - y
      let isInside = (rest.magnitude <= 1) != (mistake == .wrongSide)
      return isInside ? rest : rest > 0 ? 1 : -1
    }
  }

  // MARK: Penalty

  private func penaltyGradient(_ w: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: w.count)
    for (number, group) in BenchmarkObjective.groups.enumerated() {
      let length = group.reduce(0) { hypot($0, w[$1]) }
      for j in group {
        result[j] = slope(w[j], zero: atZero.isEmpty ? 0 : atZero[j], length: length)
        if mistake == .signNearZero, w[j].magnitude <= size { result[j] *= -1 }
        if mistake == .kinkValue, w[j] == 0, number == hit % 4 { result[j] += 2 * size }
        if mistake == .groupTooLong, length == 0, number == hit % 4 {
          // Inside the cube, outside the ball.
          result[j] = size * pow(Double(group.count), -0.5)
        }
      }
    }
    if mistake == .biasPenalised {
      let bias = w[BenchmarkObjective.bias]
      result[BenchmarkObjective.bias] = slope(bias, zero: 0, length: bias.magnitude)
    }
    return result
  }

  private func slope(_ x: Double, zero: Double, length: Double) -> Double {
    let sign = x > 0 ? 1 : x < 0 ? -1 : zero
    switch objective.penalty {
    case .l1: return sign
    case .l2: return x
    case .elasticNet: return 0.5 * sign + 0.5 * x
    case .groupLasso: return length > 0 ? x / length : zero
    }
  }
}

/// A family of wrong gradients.
public enum PlantedMistake: String, CaseIterable, Sendable {
  case lossTwice = "loss twice"
  case penaltyTwice = "penalty twice"
  case penaltySign = "sign of the penalty"
  case weightDropped = "λ dropped"
  case penaltyDropped = "penalty dropped"
  case weightOverN = "λ/n for λ"
  case biasPenalised = "bias penalised"
  case transposed = "X read transposed"
  case wrongEntry = "one wrong entry"
  case swappedEntries = "two entries swapped"
  case missingOverN = "1/n missing"
  case signNearZero = "sign wrong near zero"
  case kinkValue = "wrong value at the kink"
  case missingCrossTerm = "cross terms missing"
  case wrongSide = "wrong side of a threshold"
  case groupTooLong = "zero group: too long"

  /// What a diagnosis has to mention to name it.
  var name: String {
    switch self {
    case .lossTwice: "the loss is 2 times"
    case .penaltyTwice: "the penalty is 2 times"
    case .penaltySign: "the sign of the penalty is wrong"
    case .weightDropped: "does not go with its weight|lacks its weight"
    case .penaltyDropped: "the penalty is missing"
    case .weightOverN: "has a factor 1/n too many"
    case .biasPenalised: "a bias is left out"
    case .transposed: "rows and columns"
    case .wrongEntry: "only entry"
    case .swappedEntries: "are swapped"
    case .missingOverN: "lacks the factor 1/n"
    case .signNearZero: "is wrong near zero|sign of the penalty is wrong"
    case .kinkValue: "at the kink"
    case .missingCrossTerm: "cross terms"
    case .wrongSide: "sides of a threshold"
    case .groupTooLong: "at the kink"
    }
  }

  func applies(to objective: BenchmarkObjective) -> Bool {
    switch self {
    case .kinkValue: objective.penalty.hasKink
    case .groupTooLong: objective.penalty == .groupLasso
    case .wrongSide: objective.loss.hasThreshold
    default: true
    }
  }
}
