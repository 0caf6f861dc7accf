import Foundation

/// The lasso and the elastic net with squared loss, one coordinate after the other:
/// wⱼ ← S(xⱼᵀr + ‖xⱼ‖²wⱼ, λ₁)/(‖xⱼ‖² + λ₂), over a working set, with steps to the minimum for the signs
/// at hand.
///
/// | what       | statement                                                               |
/// |:-----------|:------------------------------------------------------------------------|
/// | objective  | c·½‖Xw + b − y‖² + λ₁‖w‖₁ + ½λ₂‖w‖², c = 1 or 1/n; b is left free        |
/// | iterations | sweeps over the working set                                             |
/// | λ₁ = 0     | is left to ``Ridge``: one factorisation, and of several minimisers the   |
/// |            | shortest                                                                |
/// | X          | a column without variation gets the coefficient 0; of equal columns any |
/// |            | minimiser may be found                                                  |
public struct CoordinateDescent: Solver {
  public var description: String { "CoordinateDescent" }

  public init() {}

  public func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    guard objective.loss is SquaredLoss, let strengths = ElasticNetStrengths(objective.penalty)
    else {
      throw .unsuited(
        solver: description, needs: "the squared loss with L1, L2 or the elastic net")
    }
    if strengths.linear == 0 { return try Ridge().minimise(objective, settings: settings) }
    var descent = ScaledDescent(objective)
    return try descent.solve(strengths, settings: settings, isPolished: true)
  }
}

/// A ``WorkingSetDescent`` in the units of an objective.
struct ScaledDescent {
  private let data: CentredData
  private var descent: WorkingSetDescent
  /// The factor c of the loss.
  private let scale: Double

  init(_ objective: Objective) {
    self.init(
      design: objective.design, targets: objective.targets, scale: objective.scale,
      hasBias: objective.hasBias)
  }

  init(design: Matrix, targets: [Double], scale: Double, hasBias: Bool) {
    data = CentredData(design: design, targets: targets, hasBias: hasBias)
    descent = WorkingSetDescent(data)
    self.scale = scale
  }

  /// What a unit of the inner objective is.
  private var unit: Double { scale * data.targetUnit * data.targetUnit }

  /// The smallest λ₁ at which w = 0.
  var largestStrength: Double {
    descent.largestCorrelation * (scale * data.unit * data.targetUnit)
  }

  /// J at w = 0.
  var reference: Double { unit * descent.inner.energy / 2 }

  mutating func solve(
    _ strengths: ElasticNetStrengths, settings: SolverSettings, isPolished: Bool
  ) throws(SolverError) -> Solution {
    let wanted = settings.gap * reference
    var wasStopped = false
    let unit = unit
    let (linear, quadratic) = (
      strengths.linear / data.unit / data.targetUnit / scale,
      strengths.quadratic / data.unit / data.unit / scale
    )
    if isPolished, data.columns > data.rows {
      wasStopped = !approach(linear, quadratic, settings)
    }
    var point = descent.solve(
      linear: linear, quadratic: quadratic, gap: settings.gap * descent.inner.energy / 2,
      sweeps: settings.iterations
    ) { sweeps, gap in
      wasStopped = wasStopped || !settings.goesOn(sweeps, unit * gap)
      return !wasStopped
    }
    if isPolished, !wasStopped { point = descent.polish(point) }
    let found = solution(point, strengths)
    return try settings.accept(found, wanted: wanted, wasStopped: wasStopped)
  }

  /// Goes down from λmax by steps of a constant ratio, so that few columns are in use that need not be: a
  /// single λ far below it would have most of them try. False where the search was stopped.
  private mutating func approach(
    _ linear: Double, _ quadratic: Double, _ settings: SolverSettings
  ) -> Bool {
    let top = descent.largestCorrelation
    let (gap, unit) = (10 * settings.gap * descent.inner.energy / 2, unit)
    var goesOn = true
    for step in 1...60 {
      let next = top * pow(0.6, Double(step))
      guard goesOn, next > linear else { break }
      let factor = next / linear
      _ = descent.solve(
        linear: next, quadratic: factor * quadratic,
        gap: gap, sweeps: min(settings.iterations, 2000)
      ) { sweeps, gap in
        goesOn = goesOn && settings.goesOn(sweeps, unit * gap)
        return goesOn
      }
    }
    return goesOn
  }

  private func solution(
    _ point: WorkingSetDescent.Point, _ strengths: ElasticNetStrengths
  ) -> Solution {
    let factor = data.targetUnit / data.unit
    let w = point.weights.map { factor * $0 }
    var penalty = 0.0
    for z in w {
      penalty += strengths.linear * z.magnitude + strengths.quadratic / 2 * z * z
    }
    return Solution(
      coefficients: w, intercept: data.targetUnit * data.intercept(point.weights),
      value: unit * point.loss + penalty, gap: unit * point.gap,
      residual: scale * data.unit * data.targetUnit * point.residual, iterations: point.sweeps)
  }
}
