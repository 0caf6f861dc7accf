import DerivationNotes
import Foundation
import Regularization

/// The coefficients over a grid of λ, as a table or JSON; for the lasso with squared loss also where
/// each column enters and leaves, exactly.
struct PathReport {
  let report: ModelReport
  let points: [(lambda: Double, solution: Solution)]

  init(_ command: ModelCommand, _ model: Model, _ points: [(Double, Solution)]) {
    report = ModelReport(command, model)
    self.points = points.map { (lambda: $0.0, solution: $0.1) }
  }

  var json: String {
    let all = points.map { report.json($0.solution, lambda: $0.lambda) }
    return JSONValue.object([("path", .array(all))]).text + "\n"
  }

  var text: String {
    let names = report.model.data.columnNames
    let widths = names.map { max(9, $0.count) }
    var lines = [report.header]
    if let knots = knots { lines += [knots, ""] }
    let titles = zip(names, widths).map { Self.right($0, $1) }
    lines.append(
      (["         λ", "non-zeros", "intercept"] + titles).joined(separator: "  "))
    for point in points {
      let cells = zip(point.solution.coefficients, widths).map {
        Self.right($0 == 0 ? "0" : Self.short($0), $1)
      }
      let start = [
        Self.right(Self.short(point.lambda), 10), Self.right("\(point.solution.nonZeros)", 9),
        Self.right(Self.short(point.solution.intercept), 9),
      ]
      lines.append((start + cells).joined(separator: "  "))
    }
    let gap = points.map(\.solution.gap).max() ?? 0
    lines += ["", "every point is at most \(Self.short(gap)) above its minimum", ""]
    return lines.joined(separator: "\n")
  }

  /// Nil for other objectives, and where the path is not determined.
  private var knots: String? {
    let (command, data) = (report.command, report.model.data)
    guard command.loss == .squared, command.penalty == .lasso,
      let path = try? LassoKnots(design: data.design, targets: data.targets)
    else { return nil }
    let factor = command.isMean ? 1 / Double(data.targets.count) : 1
    let events = path.knots.compactMap { knot -> String? in
      let place = "λ = \(Self.short(factor * knot.lambda))"
      switch knot.event {
      case .enters(let j): return "\(data.columnNames[j]) enters at \(place)"
      case .leaves(let j): return "\(data.columnNames[j]) leaves at \(place)"
      case .end: return nil
      }
    }
    return events.joined(separator: "\n")
  }

  static func short(_ x: Double) -> String { String(format: "%.5g", x) }

  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
