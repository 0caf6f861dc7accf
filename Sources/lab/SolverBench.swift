import Foundation
import Regularization

/// `lab bench solvers`: how long a path of 100 λ takes, every point with a certified gap of at most
/// 10⁻⁸·½‖y‖², beside the best of three well-known compiled solvers on a machine like ours.
///
/// Processor time of one thread, the least of the rounds; only a release build says anything.
struct SolverBench {
  private struct Case {
    let name: String
    let design: Matrix
    let targets: [Double]
    let ratio: Double
    let rounds: Int
    /// Milliseconds of the others, for the lasso and for the elastic net with α = ½.
    let known: (lasso: Double, net: Double)
  }

  func run() -> Outcome {
    do {
      var lines = ["milliseconds               lasso   known   elastic net   known"]
      for one in try cases() {
        let lasso = try time(one, alpha: 1)
        let net = try time(one, alpha: 0.5)
        lines.append(
          one.name.padding(toLength: 24, withPad: " ", startingAt: 0)
            + String(
              format: "%8.2f%8.1f%14.2f%8.1f", lasso, one.known.lasso, net, one.known.net))
      }
      return Outcome(output: lines.joined(separator: "\n") + "\n")
    } catch {
      return Outcome(errors: "lab: error: \(error.text)\n", exitCode: 2)
    }
  }

  private func cases() throws(ModelFailure) -> [Case] {
    var cases: [Case] = []
    for (name, lasso, net) in [("diabetes", 7.3, 3.2), ("breast-cancer", 24, 23)] {
      let data = try failing { () throws(CSVError) in try DataSet.named(name) }
      guard let data else { continue }
      let design = try failing { () throws(InvalidInput) in
        try Standardisation(of: data.design).standardise(data.design)
      }
      cases.append(
        Case(
          name: "\(name), \(design.rows) × \(design.columns)", design: design,
          targets: data.targets, ratio: 1e-3, rounds: 10, known: (lasso, net)))
    }
    let sparse = try failing { () throws(InvalidInput) in
      try SparseModel(rows: 1000, columns: 5000, nonZeros: 50, noise: 1, seed: 1)
    }
    cases.append(
      Case(
        name: "Gaussian, 1000 × 5000", design: sparse.design, targets: sparse.targets,
        ratio: 1e-2, rounds: 2, known: (4600, 3100)))
    return cases
  }

  private func time(_ one: Case, alpha: Double) throws(ModelFailure) -> Double {
    try failing { () throws(SolverError) in
      let top = try ElasticNetPath(
        design: one.design, targets: one.targets, alpha: alpha, lambdas: [1e300]
      ).lambdaMax
      let grid = ElasticNetPath.grid(from: top, ratio: one.ratio, count: 100)
      var best = Double.infinity
      for _ in 0..<one.rounds {
        let start = Self.processorTime()
        _ = try ElasticNetPath(
          design: one.design, targets: one.targets, alpha: alpha, lambdas: grid)
        best = min(best, Self.processorTime() - start)
      }
      return best
    }
  }

  /// Milliseconds that this process has had.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }
}
