import PropertyTesting
import Testing

@testable import Regularization

/// Loss against penalty: budgets, Pareto points, corners.
extension SolutionLaw {
  /// Both ways. The penalised minimiser is the best with Ω(w) ≤ s = Ω(ŵ), which is tried with a search
  /// of its own. And for a budget s between 0 and that of least squares there is a λ such that ŵ(λ)
  /// keeps to it and J_λ(ŵ) − λs, which is below the loss of all that keep to it, is L(ŵ) up to the gap.
  static let budgetAndPenalty = SolutionLaw(
    "budget and penalty", .fits(rows: 1...5, columns: 1...3), discards: 0.35,
    data: [try RealData.fitCase(.diabetes())]
  ) { methods, one in
    for alpha in [0.0, 1] {
      let fit = try one.fit(methods, lambda: one.lambda, alpha: alpha)
      let rival = BudgetSearch(one, alpha: alpha, budget: fit.size).best(from: fit.weights)
      if rival < fit.loss - fit.slack {
        return "α = \(alpha): loss \(fit.loss), but \(rival) with a budget of \(fit.size)"
      }
      let largest = try one.fit(methods, lambda: 1e-3, alpha: alpha, gap: 1e-8).size
      try assume(largest > 1e-3, "nothing to shrink")
      let budget = largest * (0.2 + 0.6 * Double(one.turn % 100) / 100)
      let found = try one.fit(methods, within: budget, alpha: alpha)
      let excess = found.lambda * (budget - found.size) + found.slack
      if found.size > budget || excess > 1e-6 * found.reference {
        return "α = \(alpha): no λ spends the budget \(budget): \(found.size) at \(found.lambda)"
      }
    }
    return nil
  }

  /// For λ₁ < λ₂ the curve of (Ω, L) falls between the two points with a slope between −λ₂ and −λ₁, so
  /// that it is convex, and no other point is better in both.
  static let biCriterion = SolutionLaw(
    "bi-criterion", .fits(lambdas: 3), data: try RealData.cases()
  ) { methods, one in
    var random = NormalNumbers(seed: UInt64(one.turn))
    for alpha in [0, 0.5, 1] {
      let fits = try one.lambdas.map { try one.fit(methods, lambda: $0, alpha: alpha) }
      for (a, b) in zip(fits, fits.dropFirst()) {
        let (fall, cost) = (a.size - b.size, b.loss - a.loss)
        if cost < a.lambda * fall - a.slack || cost > b.lambda * fall + b.slack {
          return "α = \(alpha): from λ = \(a.lambda) to \(b.lambda) Ω falls by \(fall), L rises by"
            + " \(cost)"
        }
      }
      let rivals =
        fits.map(\.weights)
        + (0..<8).map { k in
          fits[k % fits.count].weights.map { $0 + 0.1 * Double(k) * random.next() }
        }
      for fit in fits {
        for rival in rivals {
          let (loss, size) = (one.loss(at: rival), Fit.size(rival, alpha: alpha))
          if loss + fit.lambda * size < fit.loss + fit.lambda * fit.size - fit.slack {
            return "α = \(alpha): (\(size), \(loss)) is better than (\(fit.size), \(fit.loss))"
          }
        }
      }
    }
    return nil
  }

  /// In the plane, with normal numbers for data and all levels of λ: a minimiser under a budget of L1
  /// is at a corner of the diamond in a good part of the cases, and under one of L2 in none. Each case
  /// is held to a search along the edges; how often there is a corner is counted besides.
  static let corners = SolutionLaw(
    "corners", .continuous(rows: 2...6, columns: 2...2)
  ) { methods, one in
    let lasso = try one.fit(methods, lambda: one.lambda, alpha: 1)
    let ridge = try one.fit(methods, lambda: one.lambda, alpha: 0)
    if ridge.solution.nonZeros < 2 { return "a corner under a budget of L2: \(ridge.weights)" }
    let rival = one.leastLossOnDiamond(budget: lasso.size)
    let isCorner = lasso.solution.nonZeros == 1
    if rival.loss < lasso.loss - lasso.slack { return "\(rival.loss) is below \(lasso.loss)" }
    // Nearer to a corner than rounding lets either of the two see.
    try assume(rival.apart == 0 || rival.apart > 1e-6, "next to a corner")
    return (rival.apart == 0) == isCorner
      ? nil : "\(lasso.weights), but \(rival.apart) from a corner along the edges"
  }
}

extension FitCase {
  /// A minimiser with Ω at most the budget, and nearly that, by halving an interval of log λ.
  fileprivate func fit(_ methods: Methods, within budget: Double, alpha: Double) throws -> Fit {
    // Ω(ŵ) ≤ ‖Xᵀy‖²/λ² for both.
    var (low, high) = (1e-3, 1e3 * (1 + largestCorrelation) / (1e-3 + budget))
    var best = try fit(methods, lambda: high, alpha: alpha)
    for _ in 0..<40 where best.lambda * (budget - best.size) > 1e-7 * best.reference {
      let middle = (low * high).squareRoot()
      let found = try fit(methods, lambda: middle, alpha: alpha)
      if found.size <= budget { (best, high) = (found, middle) } else { low = middle }
    }
    return best
  }

  /// The least loss for |w₁| + |w₂| = s: on each edge the minimum of a parabola, cut off at its ends.
  /// And how far it is from a corner, as a share of the edge.
  fileprivate func leastLossOnDiamond(budget s: Double) -> (loss: Double, apart: Double) {
    var best = (loss: Double.infinity, apart: 0.0)
    for (p, q) in [
      ([s, 0], [0, s]), ([0, s], [-s, 0]), ([-s, 0], [0, -s]), ([0, -s], [s, 0]),
    ] {
      let along = design.times(zip(q, p).map { $0 - $1 })
      let r = zip(targets, design.times(p)).map { $0 - $1 }
      let share = min(max(0, dot(along, r) / dot(along, along)), 1)
      let w = zip(p, q).map { $0 + share * ($1 - $0) }
      let found = (loss: loss(at: w), apart: min(share, 1 - share))
      if found.loss < best.loss { best = found }
    }
    return best
  }
}

/// The least loss with Ω(w) ≤ s that projected gradient steps find.
private struct BudgetSearch {
  let one: FitCase
  let alpha: Double
  let budget: Double

  init(_ one: FitCase, alpha: Double, budget: Double) {
    (self.one, self.alpha, self.budget) = (one, alpha, budget)
  }

  func best(from start: [Double]) -> Double {
    let total = norm2(one.design.storage)
    guard total > 0 else { return .infinity }
    var w = start
    var least = Double.infinity
    for _ in 0..<30 {
      let r = zip(one.targets, one.design.times(w)).map { $0 - $1 }
      let step = one.design.transposedTimes(r).map { $0 / total / total }
      w = projection(of: zip(w, step).map { $0 + $1 })
      least = min(least, one.loss(at: w))
    }
    return least
  }

  /// A point of the budget; the nearest one up to rounding.
  private func projection(of v: [Double]) -> [Double] {
    guard Fit.size(v, alpha: alpha) > budget else { return v }
    if alpha == 0 {
      let length = norm2(v)
      return v.map { $0 / length * (2 * budget).squareRoot() * (1 - 1e-15) }
    }
    var (low, high) = (0.0, v.reduce(0) { max($0, $1.magnitude) })
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let size = v.reduce(0) { $0 + softThreshold($1, middle).magnitude }
      (low, high) = size > budget ? (middle, high) : (low, middle)
    }
    return v.map { softThreshold($0, high) }
  }
}

/// How often the minimiser is at a corner.
enum Corners {
  /// A demand on the share of the cases: at least a fifth of the lasso's minimisers, and of ridge's none,
  /// which the law on each case demands.
  static func occurWithPositiveFrequency() async {
    let cases = Gen<FitCase>.continuous(rows: 2...6, columns: 2...2)
      .cover("at a corner", 0.2) { try $0.isAtCorner() }
    await forAll(cases, cases: 200) { one in #expect(one.design.columns == 2) }
  }
}

extension FitCase {
  fileprivate func isAtCorner() throws -> Bool {
    let objective = try Objective(
      SquaredLoss(), L1(lambda: lambda), design: design, targets: targets)
    return try CoordinateDescent().minimise(objective).nonZeros == 1
  }
}
