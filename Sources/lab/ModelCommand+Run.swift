import Foundation
import Regularization

/// What kept a model from being fitted, as one line.
struct ModelFailure: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}

extension ModelCommand {
  func run() -> Outcome {
    do {
      let model = try Model(self)
      switch action {
      case .fit: return Outcome(output: try fit(model))
      case .path: return Outcome(output: try path(model))
      case .cv: return Outcome(output: try validate(model))
      }
    } catch {
      return Outcome(errors: "lab: error: \(error.text)\n", exitCode: 2)
    }
  }

  private func fit(_ model: Model) throws(ModelFailure) -> String {
    let solution = try failing { () throws(SolverError) in
      try model.family.solutions(
        design: model.data.design, targets: model.data.targets, lambdas: [lambda ?? 0],
        settings: SolverSettings(gap: 1e-10))
    }
    guard let only = solution.first else { throw ModelFailure(text: "expected a solution") }
    let report = ModelReport(self, model)
    return format == .json
      ? report.json(only, lambda: lambda ?? 0).text + "\n" : report.text(only, lambda: lambda ?? 0)
  }

  private func path(_ model: Model) throws(ModelFailure) -> String {
    let lambdas = try grid(model)
    let solutions = try failing { () throws(SolverError) in
      try model.family.solutions(
        design: model.data.design, targets: model.data.targets, lambdas: lambdas)
    }
    let points = Array(zip(lambdas, solutions))
    let report = PathReport(self, model, points)
    switch format {
    case .text: return report.text
    case .json: return report.json
    case .svg: return PathPlot(names: model.data.columnNames, points: points).svg
    }
  }

  private func validate(_ model: Model) throws(ModelFailure) -> String {
    let lambdas = try grid(model)
    let result = try failing { () throws(SolverError) in
      try CrossValidation(
        model.family, model.raw, lambdas: lambdas, folds: folds ?? 10, seed: seed ?? 1)
    }
    let report = ValidationReport(self, model, result)
    return format == .json ? report.json : report.text
  }

  private func grid(_ model: Model) throws(ModelFailure) -> [Double] {
    let top = try failing { () throws(InvalidInput) in
      try model.family.lambdaMax(design: model.data.design, targets: model.data.targets)
    }
    guard top > 0 else {
      throw ModelFailure(text: "expected a column that has to do with the target, found none")
    }
    return ElasticNetPath.grid(from: top, ratio: 1e-3, count: count ?? 100)
  }
}

/// Runs what may throw any error that describes itself.
func failing<T, Failure: Error>(
  _ body: () throws(Failure) -> T
) throws(ModelFailure) -> T {
  do { return try body() } catch { throw ModelFailure(text: "\(error)") }
}

/// The data and the objective that a command names.
struct Model {
  /// As it was read, with targets as the loss wants them.
  let raw: DataSet
  /// The same, standardised if asked for.
  let data: DataSet
  let family: ElasticNetFamily
  let isStandardised: Bool

  init(_ command: ModelCommand) throws(ModelFailure) {
    let read = try failing { () throws(ModelFailure) in try Self.read(command) }
    let loss: any Loss =
      switch command.loss {
      case .squared: SquaredLoss()
      case .logistic: LogisticLoss()
      case .squaredHinge: SquaredHingeLoss()
      }
    isStandardised = command.isStandardised || command.action != .fit
    let isStandardised = isStandardised
    let raw = try failing { () throws(InvalidInput) in
      command.loss == .squared ? read : try read.withSigns()
    }
    self.raw = raw
    data = try failing { () throws(InvalidInput) in
      guard isStandardised else { return raw }
      return try raw.replacing(design: try Standardisation(of: raw.design).standardise(raw.design))
    }
    family = try failing { () throws(InvalidInput) in
      try ElasticNetFamily(
        loss: loss, alpha: command.alpha, reduction: command.isMean ? .mean : .sum)
    }
  }

  private static func read(_ command: ModelCommand) throws(ModelFailure) -> DataSet {
    let shipped = try failing { () throws(CSVError) in
      try DataSet.named(command.data, target: command.target)
    }
    if let shipped { return shipped }
    guard let bytes = FileManager.default.contents(atPath: command.data) else {
      let hint = nearestWord(to: command.data, in: DataSet.names).map { "; did you mean \($0)?" }
      throw ModelFailure(
        text: "expected \(DataSet.names.joined(separator: ", ")) or a readable file after --data,"
          + " found '\(command.data)'" + (hint ?? ""))
    }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw ModelFailure(text: "expected UTF-8 text in \(command.data), found other bytes")
    }
    guard let target = command.target else {
      throw ModelFailure(text: "expected --target with a file, found none")
    }
    return try failing { () throws(CSVError) in
      try DataSet(CSVTable(parsing: text, source: command.data), target: target)
    }
  }
}
