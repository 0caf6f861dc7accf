import DerivationNotes
import Foundation
import Regularization

/// One fitted model as text or JSON.
struct ModelReport {
  let command: ModelCommand
  let model: Model

  init(_ command: ModelCommand, _ model: Model) { (self.command, self.model) = (command, model) }

  /// What is minimised, with the factors that people differ about.
  var objective: String {
    let loss =
      switch command.loss {
      case .squared: command.isMean ? "(1/(2n))‖Xw + b − y‖²" : "½‖Xw + b − y‖²"
      case .logistic: (command.isMean ? "(1/n) " : "") + "∑ log(1 + exp(−yᵢ(xᵢ·w + b)))"
      case .squaredHinge: (command.isMean ? "(1/n) " : "") + "∑ max(0, 1 − yᵢ(xᵢ·w + b))²"
      }
    let penalty =
      switch command.penalty {
      case .lasso: "λ‖w‖₁"
      case .ridge: "½λ‖w‖²"
      case .elasticNet: "λ(α‖w‖₁ + ½(1 − α)‖w‖²), α = \(shortestDecimal(command.alpha))"
      }
    return "\(loss) + \(penalty)"
  }

  var header: String {
    let data = model.data
    let columns = "\(data.design.rows) rows, \(data.design.columns) columns"
    return """
      \(data.name): \(columns)\(model.isStandardised ? ", standardised" : ""), target \
      \(data.targetName)
      minimised: \(objective)

      """
  }

  func text(_ solution: Solution, lambda: Double) -> String {
    let width = max(9, model.data.columnNames.map(\.count).max() ?? 0)
    var lines = [header + "λ = \(shortestDecimal(lambda))", ""]
    func row(_ name: String, _ value: Double) -> String {
      name.padding(toLength: width, withPad: " ", startingAt: 0) + "  " + shortestDecimal(value)
    }
    lines.append(row("intercept", solution.intercept))
    lines += zip(model.data.columnNames, solution.coefficients).map(row)
    lines += [
      "", "non-zeros  \(solution.nonZeros) of \(solution.coefficients.count)",
      "objective  \(shortestDecimal(solution.value)), at most \(shortestDecimal(solution.gap))"
        + " above the minimum",
      "iterations \(solution.iterations)", "",
    ]
    return lines.joined(separator: "\n")
  }

  func json(_ solution: Solution, lambda: Double) -> JSONValue {
    let data = model.data
    let coefficients = zip(data.columnNames, solution.coefficients).map {
      ($0, JSONValue.number($1))
    }
    return .object(
      [
        ("data", .string(data.name)), ("rows", .integer(data.design.rows)),
        ("columns", .integer(data.design.columns)), ("loss", .string(command.loss.rawValue)),
        ("penalty", .string(command.penalty.rawValue)), ("lambda", .number(lambda)),
        ("l1Ratio", .number(command.alpha)), ("standardized", .boolean(model.isStandardised)),
      ] + (command.isMean ? [("mean", .boolean(true))] : []) + [
        ("intercept", .number(solution.intercept)), ("coefficients", .object(coefficients)),
        ("nonZeros", .integer(solution.nonZeros)), ("objective", .number(solution.value)),
        ("gap", .number(solution.gap)), ("iterations", .integer(solution.iterations)),
      ])
  }
}
