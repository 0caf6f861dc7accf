import DerivationNotes
import Foundation
import Regularization

/// What cross-validation found, as a table or JSON.
struct ValidationReport {
  let report: ModelReport
  let result: CrossValidation

  init(_ command: ModelCommand, _ model: Model, _ result: CrossValidation) {
    (report, self.result) = (ModelReport(command, model), result)
  }

  private var folds: Int { report.command.folds ?? 10 }

  var text: String {
    var lines = [
      report.header
        + "\(folds) folds, each standardised by its own training rows; seed"
        + " \(report.command.seed ?? 1)", "",
      "         λ      error  its standard error",
    ]
    for (k, point) in result.points.enumerated() {
      let note =
        (k == result.best ? "  least" : "") + (k == result.oneStandardError ? "  chosen" : "")
      lines.append(
        PathReport.right(PathReport.short(point.lambda), 10) + "  "
          + PathReport.right(PathReport.short(point.mean), 9) + "  "
          + PathReport.right(PathReport.short(point.standardError), 9) + note)
    }
    let (best, chosen) = (result.points[result.best], result.points[result.oneStandardError])
    lines += [
      "", "least error at λ = \(shortestDecimal(best.lambda))",
      "chosen by one standard error: λ = \(shortestDecimal(chosen.lambda))", "",
    ]
    return lines.joined(separator: "\n")
  }

  var json: String {
    let (command, data) = (report.command, report.model.data)
    let points = result.points.map {
      JSONValue.object([
        ("lambda", .number($0.lambda)), ("error", .number($0.mean)),
        ("standardError", .number($0.standardError)),
      ])
    }
    return JSONValue.object([
      ("data", .string(data.name)), ("rows", .integer(data.design.rows)),
      ("columns", .integer(data.design.columns)), ("loss", .string(command.loss.rawValue)),
      ("penalty", .string(command.penalty.rawValue)), ("l1Ratio", .number(command.alpha)),
      ("standardized", .boolean(true)), ("folds", .integer(folds)),
      ("seed", .unsigned(command.seed ?? 1)),
      ("bestLambda", .number(result.points[result.best].lambda)),
      ("chosenLambda", .number(result.points[result.oneStandardError].lambda)),
      ("grid", .array(points)),
    ]).text + "\n"
  }
}
