/// λ chosen by the error on rows that were left out: k folds, in each the whole grid of λ.
///
/// | what     | statement                                                                   |
/// |:---------|:----------------------------------------------------------------------------|
/// | error    | the mean of (ŷ − y)² for the squared loss, else of the loss itself          |
/// | mean, se | over the k folds: their mean, and their standard deviation (with k − 1) / √k |
/// | one se   | the largest λ whose mean is at most the least mean plus its se               |
/// | sums     | with c = 1 a fold of m training rows is fitted with λm/n: as strong a penalty   |
/// |          | for each example as λ is on all n rows                                      |
/// | columns  | standardised by the training rows of each fold, if at all                   |
///
/// Source: L. Breiman, J. Friedman, R. Olshen and C. Stone, *Classification and regression trees*
/// (1984), 3.4.3.
public struct CrossValidation: Sendable {
  public struct Point: Hashable, Sendable {
    public let lambda: Double
    public let mean: Double
    public let standardError: Double
  }

  /// From the largest λ down.
  public let points: [Point]
  /// The place of the least mean; of equal ones the largest λ.
  public let best: Int
  /// The place that the one-standard-error rule chooses.
  public let oneStandardError: Int

  /// - Throws: ``SolverError`` where the folds are not from 2 to n, there is no λ, or a fit fails.
  public init(
    _ family: ElasticNetFamily, _ data: DataSet, lambdas: [Double], folds count: Int = 10,
    seed: UInt64 = 1, isStandardised: Bool = true,
    settings: SolverSettings = SolverSettings(gap: 1e-8)
  ) throws(SolverError) {
    guard !lambdas.isEmpty else { throw .invalid(.empty(name: "the grid of λ")) }
    let lambdas = lambdas.sorted(by: >)
    let splits = try asInvalid { () throws(InvalidInput) in
      try Split.folds(count, rows: data.targets.count, seed: seed)
    }
    var errors = lambdas.map { _ in [Double]() }
    for split in splits {
      let (training, test) = try asInvalid { () throws(InvalidInput) in
        try Self.parts(data, split, isStandardised: isStandardised)
      }
      let share = Double(training.targets.count) / Double(data.targets.count)
      let factor = family.reduction == .sum ? share : 1
      let solutions = try family.solutions(
        design: training.design, targets: training.targets, lambdas: lambdas.map { factor * $0 },
        settings: settings)
      for (k, solution) in solutions.enumerated() {
        errors[k].append(Self.error(family.loss, solution, on: test))
      }
    }
    let points = zip(lambdas, errors).map { lambda, errors in
      let mean = Standardisation.mean(errors)
      let spread = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let folds = Double(errors.count)
      return Point(
        lambda: lambda, mean: mean,
        standardError: (spread / max(1, folds - 1) / folds).squareRoot())
    }
    var best = 0
    for k in points.indices where points[k].mean < points[best].mean { best = k }
    let bound = points[best].mean + points[best].standardError
    (self.points, self.best) = (points, best)
    oneStandardError = points.firstIndex { $0.mean <= bound } ?? best
  }

  private static func parts(
    _ data: DataSet, _ split: Split, isStandardised: Bool
  ) throws(InvalidInput) -> (training: DataSet, test: DataSet) {
    let (training, test) = (try data.rows(split.training), try data.rows(split.test))
    guard isStandardised else { return (training, test) }
    let map = Standardisation(of: training.design)
    return (
      try training.replacing(design: try map.standardise(training.design)),
      try test.replacing(design: try map.standardise(test.design))
    )
  }

  private static func error(_ loss: any Loss, _ solution: Solution, on test: DataSet) -> Double {
    let predictions = test.design.times(solution.coefficients).map { $0 + solution.intercept }
    let factor: Double = loss is SquaredLoss ? 2 : 1
    return zip(predictions, test.targets).reduce(0) {
      $0 + factor * loss.value(of: $1.0, target: $1.1) / Double(test.targets.count)
    }
  }
}
