import Foundation
import SymbolicLite

/// How long values, gradients, checks and Hessians take; figures of an unoptimised build mean
/// nothing.
public struct GradientTimings: Sendable {
  public var value = 0.0
  public var gradient = 0.0

  public init() {}

  /// Microseconds for a value and a reverse gradient of the squared loss with L2, at n = 1000.
  public static func ratio(entries: Int) -> GradientTimings {
    var result = GradientTimings()
    let samples = 1000
    var draw = BenchmarkDraw(seed: 3)
    let environment = environment(samples, entries, &draw)
    let w = SymbolicLite.Expression.symbol(BenchmarkObjective.symbol)
    let loss = SymbolicLite.Expression.power(
      norm2(BenchmarkObjective.x * w - BenchmarkObjective.y), 2)
    let formula = loss / (2 * .size("n")) + 0.05 * .power(norm2(w), 2)
    guard
      let function = try? CompiledFunction(
        formula, with: BenchmarkObjective.symbol, in: environment)
    else { return result }
    let point = (0..<entries).map { _ in draw.normal() }
    result.value = microseconds { function.value(at: point) }
    result.gradient = microseconds { (try? function.subgradient(at: point))?.first ?? 0 }
    return result
  }

  /// Microseconds for a whole check of one objective, with its claim: terms, sums, second opinion.
  public static func check(_ objective: BenchmarkObjective, _ column: BenchmarkColumn) -> Double {
    var draw = BenchmarkDraw(seed: 4)
    var data = draw.data(objective, column)
    let w = draw.point(column)
    draw.moveToThreshold(&data, objective, column, w)
    guard let terms = try? objective.terms(data, weight: 0.1) else { return .nan }
    var gradient = BenchmarkGradient(objective: objective, data: data)
    gradient.atZero = draw.subgradientAtZero(objective.penalty)
    var accepted = 0
    return microseconds {
      if case .tested = checkGradient(of: terms, at: w, claimed: { gradient($0, $1) }) {
        accepted += 1
      }
      return Double(accepted)
    }
  }

  /// Microseconds for the Hessian of the logistic objective at d = 20, and its largest error
  /// against the formula Xᵀ diag(σσ′) X / n, relative to the largest entry; beside kinks of the
  /// penalty too.
  public static func hessian(besideKinks: Bool) -> (microseconds: Double, error: Double) {
    let objective = BenchmarkObjective(.logistic, .elasticNet)
    var draw = BenchmarkDraw(seed: 5)
    let data = draw.data(objective, .generic)
    let w = draw.point(besideKinks ? .besideKinks : .generic)
    let formula = objective.lossFormula + 0.1 * objective.penaltyFormula
    guard
      let function = try? CompiledFunction(
        formula, with: BenchmarkObjective.symbol, in: data.environment),
      let hessian = try? function.hessian(at: w)
    else { return (.nan, .nan) }
    let exact = exactHessian(data, w)
    var (error, size) = (0.0, 0.0)
    for (row, right) in zip(hessian, exact) {
      for (a, b) in zip(row, right) {
        error = max(error, (a - b).magnitude)
        size = max(size, b.magnitude)
      }
    }
    let time = microseconds { (try? function.hessian(at: w))?.first?.first ?? 0 }
    return (time, error / size)
  }

  private static func exactHessian(_ data: BenchmarkObjective.Data, _ w: [Double]) -> [[Double]] {
    let count = w.count
    var result = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for row in data.x {
      let predicted = zip(row, w).reduce(0) { $0 + $1.0 * $1.1 }
      let weight = logisticSlope(predicted) / Double(data.x.count)
      for a in 0..<count { for b in 0..<count { result[a][b] += weight * row[a] * row[b] } }
    }
    for j in 0..<count - 1 { result[j][j] += 0.05 }
    return result
  }

  private static func environment(
    _ samples: Int, _ entries: Int, _ draw: inout BenchmarkDraw
  ) -> Environment<Double> {
    var result = Environment<Double>(sizes: ["n": samples, "d": entries])
    var numbers: [Double] = []
    for _ in 0..<samples * entries {
      numbers.append(Double.random(in: -1...1, using: &draw.random))
    }
    result.values[Symbol("X", .matrix("n", "d"))] = Tensor(
      rows: samples, columns: entries, numbers)
    result.values[Symbol("y", .vector("n"))] = Tensor(
      column: (0..<samples).map { _ in draw.normal() })
    return result
  }

  /// The median of 15 batches, each at least five milliseconds long.
  private static func microseconds(_ body: () -> Double) -> Double {
    let clock = ContinuousClock()
    var (times, count, sink) = ([Double](), 1, 0.0)
    while times.count < 15 {
      let start = clock.now
      for _ in 0..<count { sink += body() }
      let spent = Double((clock.now - start) / .microseconds(1))
      if spent < 5000, count < 1 << 20 { count *= 2 } else { times.append(spent / Double(count)) }
    }
    return sink.isNaN ? .nan : times.sorted()[7]
  }
}

/// σ(x)σ(−x).
private func logisticSlope(_ x: Double) -> Double {
  let small = exp(-x.magnitude)
  return small / ((1 + small) * (1 + small))
}
