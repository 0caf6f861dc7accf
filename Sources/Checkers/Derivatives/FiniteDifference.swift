import Foundation
import SymbolicLite

/// Slopes from values alone, with a measured error bar.
///
/// Along w + tv the values at ±h give two sequences,
///
///     A(h) = (f(h) − f(−h)) / 2h  →  (f′(0⁺) + f′(0⁻)) / 2
///     B(h) = (f(h) − 2f(0) + f(−h)) / h  →  f′(0⁺) − f′(0⁻),
///
/// the second of which vanishes where f is differentiable. Both are taken at thirteen steps, from
/// 2⁻⁴⁰ to 2⁻⁴ of the scale of the point, each eight times the last, and extrapolated to h = 0.
///
/// **The bar** rests on two assumptions. (1) A value near the point is wrong by at most ε, so that
/// the estimates at h and h/8 are wrong by n(h) = ε/h and n(h/8) = 8ε/h (four times that for B).
/// (2) The truncation error at h/8 is at most an eighth of that at h, as it is for smooth f. If the
/// two estimates differ by c, then the truncation errors differ by at most c + n(h) + n(h/8), that at
/// h is at most 8/7 of it, and the estimate at h errs by at most
///
///     8/7·c + 15/7·n(h) + 8/7·n(h/8);
///
/// c is counted twice, for functions that are not yet so smooth at this step. The narrowest bar of
/// all steps is kept. Assumption (2) is held against the values: steps only count up to the first one
/// that contradicts those below it, so that a kink beside the point, as near as 1e-9, is not stepped
/// over. ε is measured, never assumed: along the line, on nine points so close together that a
/// difference of their values is nothing else, and around the point, see `RoundingNoise`.
///
/// **A jump c of the curvature** at a distance τ (a threshold of Huber's loss) shifts the limit of A
/// by ½cτ and that of B by 2cτ as seen from steps beyond τ. It goes unnoticed while ½cτ is within the
/// bars on both sides of τ, of which the finer may be at τ/8: about 11ε/τ + 88ε/τ. Then τ ≤ √(200ε/c),
/// and the shifts are at most 7√(εc) and 28√(εc), which are added; c is the difference of the
/// curvatures on both sides, which smooth f does not have.
///
/// Nothing here is for the caller to choose. Measured on random smooth functions (sums, products,
/// quotients and compositions of tanh, exp, sin and the like): of 300,000 slopes of 100,000 functions
/// 12 lay outside the bar, in 6 functions, 5 of which have values so small that they move by less
/// than a last place of their parts, which no difference of values can see. (With ε from the nine
/// points alone it was one function in a thousand.) With a jump of the curvature at a distance of
/// 1e-11 to 1e-2, 3 slopes of 100,000 lay outside, and 2 of a hundred if c was the curvature itself
/// and 3√(εc) was added.
///
/// Source: L. F. Richardson, *The deferred approach to the limit*, Phil. Trans. R. Soc. A 226
/// (1927), 299–361.
public struct FiniteDifference: SlopeSource {
  let function: ([Double]) -> Double
  /// What rounding may do to a value near the point, where that is known.
  var noise: Double?

  private let surroundings = Surroundings()

  public init(of function: @escaping ([Double]) -> Double) { self.function = function }

  private static let finest = -40
  private static let count = 13

  public func slopes(at w: [Double], along v: [Double]) throws(Undefined) -> Slopes {
    guard w.count == v.count else { throw .unsupported("a direction of another shape") }
    let line = StraightLine(function: function, origin: w, direction: v)
    guard line.length > 0 else { return Slopes(Measured(0)) }
    let noise =
      if let noise { noise } else {
        max(try line.noise(), surroundings.noise(of: function, near: w))
      }
    let (scale, middle) = (line.scale, line.value(0))
    var odd = Extrapolation()
    var even = Extrapolation()
    var sides = OneSidedSlopes()
    var steepness = Steepness()
    for k in 0..<Self.count {
      let h = scale * Double(sign: .plus, exponent: Self.finest + 3 * k, significand: 1)
      let (above, below) = (line.value(h), line.value(-h))
      guard above.isFinite, below.isFinite else { break }
      let (up, down) = (above - middle, middle - below)
      steepness.add(up, down, noise: noise, step: h)
      odd.add((above - below) / (2 * h), noise: noise / h, step: h)
      even.add((up - down) / h, noise: 4 * noise / h, step: h)
      sides.add(up / h, down / h, step: h)
    }
    if steepness.isInfinite { throw .undefined("the slope grows without bound") }
    guard let mean = odd.limit, var jump = even.limit else {
      throw .undefined("the function has no finite values beside this point")
    }
    let hidden = 7 * root(noise * sides.jumpOfCurvature(upTo: odd.step))
    jump.error += 28 * root(noise * sides.jumpOfCurvature(upTo: even.step))
    let error = mean.error + hidden + jump.error / 2
    if jump.value.magnitude <= jump.error {
      return Slopes(Measured(mean.value, error: error + jump.value.magnitude / 2))
    }
    return Slopes(
      left: Measured(mean.value - jump.value / 2, error: error),
      right: Measured(mean.value + jump.value / 2, error: error))
  }

  /// Coordinates belong together where the jump along eᵢ + eⱼ is not the sum of those along eᵢ and
  /// eⱼ.
  public func kinkClusters(
    at w: [Double], among kinked: [Int]
  ) throws(Undefined) -> [[Int]] {
    // Pairs of more coordinates than this cost more than they tell.
    guard kinked.count <= 32 else { return [kinked] }
    var jumps: [Measured] = []
    for j in kinked { jumps.append(try slopes(at: w, along: .unit(j, of: w.count)).jump) }
    var clusters = Clusters(count: kinked.count)
    for a in kinked.indices {
      for b in 0..<a where !clusters.areTogether(a, b) {
        var direction = [Double].unit(kinked[a], of: w.count)
        direction[kinked[b]] = 1
        let both = try slopes(at: w, along: direction).jump
        let difference = both.value - jumps[a].value - jumps[b].value
        if difference.magnitude > both.error + jumps[a].error + jumps[b].error {
          clusters.join(a, b)
        }
      }
    }
    return clusters.sets.map { $0.map { kinked[$0] } }
  }
}

/// The rounding around the last point that was asked for: it is the same for all directions.
private final class Surroundings {
  private var last: (point: [Double], noise: Double)?

  func noise(of function: @escaping ([Double]) -> Double, near point: [Double]) -> Double {
    if let last, last.point == point { return last.noise }
    let noise = RoundingNoise(of: function, near: point).size
    last = (point, noise)
    return noise
  }
}

/// Estimates at growing steps, each eight times the last, extrapolated to step 0.
private struct Extrapolation {
  /// The estimates at the last step: plain, without the term in h, without those in h and h².
  private var previous: (plain: Measured, first: Measured?, second: Measured?)?
  private var range = -Double.infinity...Double.infinity
  private var best: Measured?
  private var isOver = false
  /// The step that the best estimate comes from.
  private(set) var step = 0.0

  var limit: Measured? { best }

  /// Removes the terms in h and h², and keeps the narrowest bar. The errors here are those of
  /// rounding.
  mutating func add(_ estimate: Double, noise: Double, step: Double) {
    guard !isOver else { return }
    let plain = Measured(estimate, error: noise)
    let first = previous.map { plain.extrapolated(from: $0.plain, ratio: 8) }
    var second: Measured?
    if let finer = previous?.first, let first {
      second = first.extrapolated(from: finer, ratio: 64)
    }
    if let previous {
      consider(plain, after: previous.plain, isPlain: true, step)
      if let first, let finer = previous.first { consider(first, after: finer, step) }
      if let second, let finer = previous.second { consider(second, after: finer, step) }
    }
    previous = (plain, first, second)
  }

  private mutating func consider(
    _ estimate: Measured, after finer: Measured, isPlain: Bool = false, _ step: Double
  ) {
    guard !isOver else { return }
    let change = (estimate.value - finer.value).magnitude
    let error = 2 * change + 15 / 7 * estimate.error + 8 / 7 * finer.error
    let (low, high) = (estimate.value - error, estimate.value + error)
    guard low <= range.upperBound, high >= range.lowerBound else {
      isOver = isPlain
      return
    }
    range = max(low, range.lowerBound)...min(high, range.upperBound)
    if let best, best.error <= error { return }
    (best, self.step) = (Measured(estimate.value, error: error), step)
  }
}

/// Quotients on both sides, u(h) = (f(h) − f(0))/h and d(h) = (f(0) − f(−h))/h, at growing steps.
private struct OneSidedSlopes {
  private var all: [(step: Double, right: Double, left: Double)] = []

  mutating func add(_ right: Double, _ left: Double, step: Double) {
    all.append((step, right, left))
  }

  /// The difference of the curvatures on both sides as seen from this step: u(h) is f′ + ½h·f″ on its
  /// own side, so that a kink of f at the point itself makes none.
  func jumpOfCurvature(upTo step: Double) -> Double {
    guard let last = all.lastIndex(where: { $0.step <= step }), last > 0 else { return 0 }
    let (coarse, fine) = (all[last], all[last - 1])
    let right = coarse.right - fine.right
    let left = fine.left - coarse.left
    return 2 * (right - left).magnitude / (coarse.step - fine.step)
  }
}

/// Whether the slope on one side is infinite, as that of √|x| at 0: then quotients grow from step to
/// finer step, where those of a kink stay and others fall.
private struct Steepness {
  /// Quotients to the right and to the left at the finest steps that rounding leaves, finest first.
  private var right: [Double] = []
  private var left: [Double] = []

  mutating func add(_ above: Double, _ below: Double, noise: Double, step: Double) {
    if right.count < 4, above.magnitude > 256 * noise { right.append(above / step) }
    if left.count < 4, below.magnitude > 256 * noise { left.append(below / step) }
  }

  var isInfinite: Bool { Self.grows(right) || Self.grows(left) }

  private static func grows(_ quotients: [Double]) -> Bool {
    quotients.count == 4
      && zip(quotients, quotients.dropFirst()).allSatisfy { $0.magnitude > 1.1 * $1.magnitude }
  }
}

extension Measured {
  /// The limit for step 0 of estimates whose error shrinks by `ratio` from step to step.
  fileprivate func extrapolated(from finer: Measured, ratio: Double) -> Measured {
    Measured(
      (ratio * finer.value - value) / (ratio - 1),
      error: (ratio * finer.error + error) / (ratio - 1))
  }
}

/// √x for x ≥ 0.
private func root(_ x: Double) -> Double { pow(x, 0.5) }

extension [Double] {
  /// The unit vector eⱼ, j counted from 0.
  static func unit(_ j: Int, of count: Int) -> [Double] {
    (0..<count).map { $0 == j ? 1 : 0 }
  }
}
