import PropertyTesting
import Regularization
import Testing

/// Strengths, thresholds and weights from the smallest number to the largest: never a trap, and never
/// a value that is no number.
@Suite struct ExtremeTests {
  static let sizes: [Double] = [
    0, .leastNonzeroMagnitude, 1e-300, 1e-160, 1e-9, 1, 7, 1e9, 1e160, 1e300, 1.7e308,
  ]
  static let makers: [@Sendable (Double, Double) throws -> any Penalty] = [
    { a, _ in try L1(lambda: a) }, { a, _ in try L2(lambda: a) }, { a, _ in try L0(lambda: a) },
    { a, _ in try Fused(lambda: a) }, { a, _ in try MaxNorm(radius: a) },
    { a, _ in try WeightedL1(weights: [a, 1, 0]) },
    { a, _ in try NuclearNorm(lambda: a, rows: 1, columns: 3) },
    { a, _ in try GroupLasso(lambda: a, groups: Groups([[0, 1], [2]], count: 3)) },
    { a, b in
      try SparseGroupLasso(lambda: a, alpha: b, groups: Groups([[0, 1], [2]], count: 3))
    },
    { a, _ in try Tikhonov(lambda: a, gamma: Matrix(rows: [[1, 0, 0], [0, 2, 1], [0, 1, 2]])) },
    { a, _ in
      try SmoothKernel(lambda: a, kernel: Matrix(rows: [[1, 0, 0], [0, 2, 1], [0, 1, 2]]))
    },
    { a, b in try ElasticNet(lambda: a, alpha: b) }, { a, b in try Bridge(lambda: a, q: b) },
    { a, b in try HuberPenalty(lambda: a, delta: b) }, { a, b in try MCP(lambda: a, gamma: b) },
    { a, b in try SCAD(lambda: a, a: b) }, { a, b in try LogSum(lambda: a, epsilon: b) },
    { a, b in try Cauchy(lambda: a, scale: b) },
  ]

  /// Those that the parameters admit; the others are refused, which other tests look at.
  private static func penalties(_ maker: Int) -> [any Penalty] {
    sizes.flatMap { a in
      (sizes + [0.5, (1.0).nextUp, 1.5, 2.5]).compactMap { try? makers[maker](a, $0) }
    }
  }

  @Test("values, proxes and conjugates are numbers", arguments: makers.indices.archive())
  func penaltiesHaveValues(maker: Int) throws {
    let penalties = Self.penalties(maker)
    #expect(!penalties.isEmpty)
    var vectors: [[Double]] = Self.sizes.flatMap { s -> [[Double]] in
      [[s, -s, s / 2], [0, 0, -s]]
    }
    vectors.append([-1e300, 1, 0])
    for penalty in penalties {
      for w in vectors {
        let value = try penalty.value(at: w)
        #expect(value >= 0, "\(penalty) at \(w)")
        for t in [1e-300, 1, 1e300] {
          let p = try penalty.prox(of: w, step: t)
          let isFinite = p.allSatisfy { $0.isFinite }
          #expect(isFinite, "\(penalty): prox of \(w), step \(t): \(p)")
          let longest = largest(w)
          #expect(
            largest(p) <= longest * (1 + 1e-12) + 1e-300,
            "\(penalty): prox of \(w), step \(t): \(p)")
        }
      }
    }
  }

  @Test func theBridgeNearTheLassoHasItsProx() throws {
    for q in [(1.0).nextUp, 1 + 1e-12, 1 + 1e-9, 1 + 1e-6, 1.0001] {
      let p = try Bridge(lambda: 1, q: q).prox(of: [3, -1.5, 0.5], step: 1)
      // u + qu^(q−1) = v: between the lasso and a power that is still 1.
      let gap = largest(p .- [2, -0.5, 0])
      #expect(gap <= 2 * (q - 1) + 1e-12)
    }
  }

  @Test func overflowsAreNotTheLogarithmOfOne() throws {
    // log(1 + 1e308/1e-10) = 318·log 10.
    let size = 318 * 2.302585092994046
    #expect(agree(try LogSum(lambda: 1, epsilon: 1e-10).value(at: [1e308]), size))
    #expect(agree(try Cauchy(lambda: 1, scale: 1e-10).value(at: [1e308]), 2 * size))
    #expect(try PinballLoss(tau: 1).value(of: 1e308, target: -1e308) == 0)
    #expect(try PinballLoss(tau: 0).value(of: -1e308, target: 1e308) == 0)
    #expect(try SCAD(lambda: 1e200).value(at: [2e200]) == .infinity)
  }

  @Test func lossesHaveValues() throws {
    for loss in try Catalogue.everyLoss() {
      let signed = Self.sizes + Self.sizes.map { -$0 }
      let targets: [Double] = loss.targets == .signs ? [1, -1] : signed
      for z in signed {
        for y in targets {
          let (value, slopes) = (loss.value(of: z, target: y), loss.slopes(at: z, target: y))
          #expect(value >= 0, "\(loss) at z = \(z), y = \(y)")
          #expect(slopes.lower <= slopes.upper, "\(loss) at z = \(z), y = \(y)")
          #expect(loss.bend(at: z, target: y) >= 0, "\(loss) at z = \(z), y = \(y)")
        }
      }
    }
  }
}
