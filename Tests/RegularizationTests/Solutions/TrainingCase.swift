import PropertyTesting

@testable import Regularization

/// A loss, a start and what an optimiser is to do with them.
struct TrainingCase: Sendable {
  let loss: any TrainingLoss
  let start: [Double]
  let rate: Double
  let lambda: Double
  var batch: Int?
  var seed: UInt64 = 1

  var weightCount: Int { loss.weightCount }

  /// The points after each of so many steps.
  func points(_ count: Int, by rule: any Optimiser) throws -> [[Double]] {
    let batches = try batch.map { try MiniBatches(of: loss.exampleCount, size: $0, seed: seed) }
    var way = try Trajectory(of: loss, from: start, by: rule, batches: batches)
    return try way.points(count)
  }
}

extension RealData {
  /// Linear models on the three data sets, breast cancer with the logistic loss, on mini-batches of 32.
  static func training() throws -> [TrainingCase] {
    try [.diabetes(), .prostate().data, .breastCancer().withSigns()].map { (set: DataSet) in
      let isLabelled = set.targets.allSatisfy { $0.magnitude == 1 }
      let objective = try Objective(
        isLabelled ? LogisticLoss() : SquaredLoss(), L1(lambda: 0),
        design: standardised(set).design, targets: set.targets, reduction: .mean, hasBias: true)
      let loss = LinearLoss(objective)
      return TrainingCase(
        loss: loss, start: (0..<loss.parameterCount).map { $0 % 2 == 0 ? 1 : -0.5 }, rate: 0.01,
        lambda: 0.3, batch: 32)
    }
  }
}

extension Gen where Value == TrainingCase {
  /// Squared, logistic and log-cosh loss with a bias, and networks; on all examples or on mini-batches.
  /// Rates are such that no step is longer than the curvature allows.
  static var training: Gen {
    Gen { source in
      let isNetwork = try source.draw(.element(of: [false, false, true]))
      let seed = UInt64(try source.draw(.int(in: 0...9999).named("seed")))
      let loss = isNetwork ? try source.network() : try source.linearLoss()
      var random = NormalNumbers(seed: seed)
      let start = (0..<loss.parameterCount).map { _ in random.next() }
      let batch = try source.draw(.int(in: 0...loss.exampleCount).named("batch"))
      return TrainingCase(
        loss: loss, start: start,
        rate: try source.draw(.element(of: [0.01, 0.001, 0.02]).named("η")),
        lambda: try source.draw(.real(in: 0.1...5).named("λ")), batch: batch == 0 ? nil : batch,
        seed: seed)
    }
  }
}

extension ChoiceSource {
  fileprivate func linearLoss() throws -> any TrainingLoss {
    let loss = try draw(
      .element(of: [SquaredLoss(), LogisticLoss(), LogCoshLoss()] as [any Loss]).named("loss"))
    let entry = Gen<Double>.real(in: -2...2)
    let data = try draw(
      .linearData(
        rows: 1...5, columns: 1...3, of: entry, targets: loss is LogisticLoss ? .sign : entry))
    let objective = try Objective(
      loss, L1(lambda: 0), design: Matrix("X", rows: data.design), targets: data.targets,
      reduction: .mean, hasBias: true)
    return LinearLoss(objective)
  }

  fileprivate func network() throws -> any TrainingLoss { try drawNetwork() }

  func drawNetwork() throws -> TwoLayerNetwork {
    let (n, p) = (try axis(1...3), try axis(1...3))
    let (m, q) = (try draw(.int(in: 1...3).named("m")), try axis(1...2))
    let entry = Gen<Double>.real(in: -2...2)
    return try TwoLayerNetwork(
      inputs: Matrix("X", rows: matrix(rows: n, columns: p, of: entry)),
      targets: Matrix("T", rows: matrix(rows: n, columns: q, of: entry)), hidden: m,
      activations: (
        try draw(.element(of: [.tanh, .sigmoid])), try draw(.element(of: Activation.allCases))
      ), reduction: try draw(.element(of: [.mean, .sum])))
  }
}
