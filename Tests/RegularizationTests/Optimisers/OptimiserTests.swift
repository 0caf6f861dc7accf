import Testing

@testable import Regularization

/// Steps calculated by hand, batches, and what is refused.
@Suite struct OptimiserTests {
  private let start: [Double] = [1, -2, 3]
  private let slopes: [Double] = [0.5, 0, -1]

  /// The points after so many steps along the same slopes; the third parameter is a bias.
  private func way(_ rule: any Optimiser, _ count: Int = 1) throws -> [Double] {
    var (rule, theta) = (rule, start)
    for _ in 0..<count { try rule.step(&theta, gradient: slopes, weightCount: 2) }
    return theta
  }

  @Test func gradientDescent() throws {
    #expect(try way(GradientDescent(rate: 0.5)) == [0.75, -2, 3.5])
    for place in [WeightDecay.Place.inGradient, .decoupled] {
      let decay = try WeightDecay(place, lambda: 0.5)
      #expect(try way(GradientDescent(rate: 0.5, decay: decay)) == [0.5, -1.5, 3.5])
    }
  }

  @Test func heavyBall() throws {
    #expect(try way(HeavyBall(rate: 0.5, momentum: 0.5), 2) == [0.375, -2, 4.25])
    let coupled = try HeavyBall(
      rate: 0.5, momentum: 0.5, decay: WeightDecay(.inGradient, lambda: 1))
    let decoupled = try HeavyBall(
      rate: 0.5, momentum: 0.5, decay: WeightDecay(.decoupled, lambda: 1))
    // v₂ of the second weight: ½·1 + ½·1 in the one, 0 in the other.
    #expect(try way(coupled, 2)[1] == 0)
    #expect(try way(decoupled, 2)[1] == -0.5)
  }

  @Test func adamStepsForgetTheSizeOfSlopes() throws {
    let theta = try way(Adam(rate: 0.1))
    #expect(
      (theta[0] - 0.9).magnitude < 1e-8 && theta[1] == -2 && (theta[2] - 3.1).magnitude < 1e-8)
    let coupled = try Adam(rate: 0.1, decay: WeightDecay(.inGradient, lambda: 1e-3))
    #expect((try way(coupled)[1] + 1.9).magnitude < 1e-5)
    let decoupled = try way(AdamW(rate: 0.1, lambda: 1e-3))
    #expect(decoupled[1] == -2 + 0.1 * 1e-3 * 2)
    let same = try way(Adam(rate: 0.1, decay: WeightDecay(.decoupled, lambda: 1e-3)))
    #expect(decoupled == same)
  }

  /// Second step by hand: m = 0.9·0.1g + 0.1g = 0.19g and 1 − 0.9² = 0.19, so m̂ = g again.
  @Test func adamCorrectsItsStart() throws {
    let theta = try way(Adam(rate: 0.1), 2)
    #expect((theta[0] - 0.8).magnitude < 1e-7 && (theta[2] - 3.2).magnitude < 1e-7)
  }

  @Test func stepsTowardsSparsity() throws {
    #expect(try way(SubgradientL1(rate: 0.5, lambda: 3)) == [-0.75, -0.5, 3.5])
    #expect(try way(TruncatedGradient(rate: 0.5, lambda: 3)) == [0, -0.5, 3.5])
    #expect(try way(ForwardBackward(rate: 0.5, penalty: L1(lambda: 3))) == [0, -0.5, 3.5])
    // Every second step, and only up to a size of 1.
    let rare = try TruncatedGradient(rate: 0.5, lambda: 0.1, period: 2, reach: 1)
    #expect(try way(rare, 1) == [0.75, -2, 3.5])
    #expect(try way(rare, 2) == [0.4, -2, 4])
  }

  @Test func batchesAreRoundsThroughAllExamples() throws {
    var batches = try MiniBatches(of: 7, size: 3, seed: 5)
    var rounds: [[Int]] = []
    for _ in 0..<2 {
      let round = Array(batches.prefix(3))
      for _ in round { _ = batches.next() }
      #expect(round.map(\.count) == [3, 3, 1])
      #expect(round.joined().sorted() == Array(0..<7))
      rounds.append(round.flatMap { $0 })
    }
    #expect(rounds[0] != rounds[1])
    var again = try MiniBatches(of: 7, size: 3, seed: 5)
    #expect(again.next() == Array(rounds[0].prefix(3)))
  }

  /// The mean over the batches of a round, each as heavy as it has examples, is the gradient.
  @Test func batchesEstimateTheGradient() throws {
    let design = try Matrix(rows: [[1, 2], [0, 1], [3, -1], [2, 2]])
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 0), design: design, targets: [1, 2, 3, 4], hasBias: true)
    let loss = LinearLoss(objective)
    let theta = [0.5, -1, 2]
    let parts = try [[0, 3], [1, 2]].map { try loss.gradient(at: theta, over: $0) }
    let whole = try loss.gradient(at: theta)
    let other = try #require(try objective.gradient(at: [0.5, -1], bias: 2))
    #expect(zip(parts[0], parts[1]).map { ($0 + $1) / 2 } == whole)
    #expect(other.weights + [other.bias] == whole)
    #expect(try loss.value(at: theta, plus: L1(lambda: 2)) == loss.value(at: theta) + 3)
  }

  @Test func whatIsRefused() throws {
    #expect(throws: InvalidInput.self) { try GradientDescent(rate: 0) }
    #expect(throws: InvalidInput.self) { try GradientDescent(rate: .nan) }
    #expect(throws: InvalidInput.self) { try HeavyBall(rate: 1, momentum: 1) }
    #expect(throws: InvalidInput.self) { try Adam(memories: (0.9, 1)) }
    #expect(throws: InvalidInput.self) { try Adam(epsilon: 0) }
    #expect(throws: InvalidInput.self) { try AdamW(lambda: -1) }
    #expect(throws: InvalidInput.self) { try TruncatedGradient(rate: 1, lambda: 1, period: 0) }
    #expect(throws: InvalidInput.self) { try TruncatedGradient(rate: 1, lambda: 1, reach: .nan) }
    #expect(throws: InvalidInput.self) { try MiniBatches(of: 3, size: 4, seed: 1) }
    #expect(throws: InvalidInput.self) { try MiniBatches(of: 0, size: 0, seed: 1) }
    var (rule, theta) = (try GradientDescent(rate: 1), [1.0, 2])
    for (gradient, count) in [([1.0], 1), ([1, .nan], 1), ([], 0), ([1, 2], 3), ([1, 2], -1)] {
      #expect(throws: InvalidInput.self) {
        try rule.step(&theta, gradient: gradient, weightCount: count)
      }
    }
    #expect(theta == [1, 2])
    let network = try TwoLayerNetwork(
      inputs: Matrix(rows: [[1]]), targets: Matrix(rows: [[1]]), hidden: 1)
    #expect(throws: InvalidInput.self) { try network.gradient(at: [1]) }
    #expect(throws: InvalidInput.self) { try network.value(at: [1, 2, 3, 4], over: [1]) }
    #expect(throws: InvalidInput.self) { try network.value(at: [1, 2, 3, 4], over: []) }
    #expect(throws: InvalidInput.self) {
      try TwoLayerNetwork(
        inputs: Matrix(rows: [[1]]), targets: Matrix(rows: [[1], [2]]), hidden: 1)
    }
  }

  /// Too high a rate: an error where numbers end, and the last point that was one.
  @Test func aWayThatDivergesEnds() throws {
    let objective = try Objective(
      SquaredLoss(), L1(lambda: 0), design: Matrix(rows: [[3]]), targets: [1])
    var way = try Trajectory(
      of: LinearLoss(objective), from: [1], by: GradientDescent(rate: 1e100))
    #expect(throws: InvalidInput.self) { _ = try way.points(10) }
    #expect(way.steps < 10 && way.point[0].isFinite)
  }
}
