import Foundation
import SymbolicLite

/// The kinds of points that gradients are compared at.
public enum BenchmarkColumn: String, CaseIterable, Sendable {
  case generic = "generic points"
  case small = "weights of 1e-3"
  case badlyScaled = "badly scaled data"
  case besideKinks = "1e-7 from kinks"
  case atKinks = "at kinks"
}

/// Random data and points for the benchmark.
struct BenchmarkDraw {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  /// Roughly normal, mean 0, variance 1.
  mutating func normal() -> Double {
    var sum = 0.0
    for _ in 0..<12 { sum += Double.random(in: 0..<1, using: &random) }
    return sum - 6
  }

  mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < share
  }

  mutating func data(_ objective: BenchmarkObjective, _ column: BenchmarkColumn)
    -> BenchmarkObjective.Data
  {
    let (n, d) = (BenchmarkObjective.samples, BenchmarkObjective.entries)
    var scales = [Double](repeating: 1, count: d)
    if column == .badlyScaled {
      for j in 0..<d - 1 { scales[j] = exp(Double.random(in: -9...9, using: &random)) }
    }
    let x = (0..<n).map { _ in
      (0..<d).map { $0 == d - 1 ? 1 : scales[$0] * normal() }
    }
    let isClass = objective.loss == .logistic || objective.loss == .squaredHinge
    let y = (0..<n).map { _ in isClass ? (chance(0.5) ? 1.0 : -1) : 2 * normal() }
    return BenchmarkObjective.Data(x: x, y: y)
  }

  mutating func point(_ column: BenchmarkColumn) -> [Double] {
    var w = (0..<BenchmarkObjective.entries).map { _ in normal() }
    switch column {
    case .generic, .badlyScaled: break
    case .small: w = w.map { 1e-3 * $0 }
    case .besideKinks, .atKinks:
      let isBeside = column == .besideKinks
      for j in w.indices.dropLast() where chance(0.3) {
        w[j] = isBeside ? (chance(0.5) ? 1e-7 : -1e-7) : 0
      }
      for group in BenchmarkObjective.groups where chance(0.4) {
        for j in group { w[j] = isBeside ? 1e-7 * normal() : 0 }
      }
      // With all weights at zero a penalty of the wrong sign would have right subgradients.
      if w.dropLast().allSatisfy({ $0 == 0 }) { w[0] = 1 }
    }
    return w
  }

  /// Puts a few samples on a threshold of the loss, or 1e-7 beside it.
  mutating func moveToThreshold(
    _ data: inout BenchmarkObjective.Data, _ objective: BenchmarkObjective,
    _ column: BenchmarkColumn, _ w: [Double]
  ) {
    guard objective.loss.hasThreshold, column == .besideKinks || column == .atKinks else { return }
    for i in 0..<5 {
      let aside = column == .atKinks ? 0 : chance(0.5) ? 1e-7 : -1e-7
      let predicted = zip(data.x[i], w).reduce(0) { $0 + $1.0 * $1.1 }
      if objective.loss == .huber {
        data.y[i] = predicted + (chance(0.5) ? 1 : -1) + aside
      } else if predicted.magnitude > 0.1 {
        // The bias column stays 1 in all rows but these.
        data.x[i] = data.x[i].map { $0 * data.y[i] * (1 + aside) / predicted }
      }
    }
  }

  /// A subgradient of |x| or of lengths at zero: inside, on an end or on the sphere.
  mutating func subgradientAtZero(_ penalty: BenchmarkObjective.Penalty) -> [Double] {
    var result = (0..<BenchmarkObjective.entries).map { _ in
      chance(0.3) ? (chance(0.5) ? 1.0 : -1) : Double.random(in: -1...1, using: &random)
    }
    guard penalty == .groupLasso else { return result }
    for group in BenchmarkObjective.groups {
      let direction = group.map { _ in normal() }
      let length = direction.reduce(0) { hypot($0, $1) }
      let radius = chance(0.4) ? 1 : Double.random(in: 0...1, using: &random)
      let scale = radius / length
      for (j, part) in zip(group, direction) { result[j] = scale * part }
    }
    return result
  }
}
