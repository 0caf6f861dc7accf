import Foundation
import Regularization

/// The coefficients against log λ as a drawing: one line a column, named where it ends.
struct PathPlot {
  let names: [String]
  let points: [(lambda: Double, solution: Solution)]

  init(names: [String], points: [(Double, Solution)]) {
    self.names = names
    self.points = points.map { (lambda: $0.0, solution: $0.1) }
  }

  private static let (width, height) = (760.0, 480.0)
  private static let (left, right, top, bottom) = (70.0, 150.0, 20.0, 50.0)
  /// Eight colours that stay apart for most eyes (M. Okabe and K. Ito, 2008).
  private static let colours = [
    "#000000", "#e69f00", "#56b4e9", "#009e73", "#0072b2", "#d55e00", "#cc79a7", "#999933",
  ]

  var svg: String {
    let values = points.flatMap(\.solution.coefficients)
    let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    let spread = high > low ? high - low : 1
    let (first, last) = (log10(points.first?.lambda ?? 1), log10(points.last?.lambda ?? 1))
    func x(_ lambda: Double) -> Double {
      let share = first > last ? (first - log10(lambda)) / (first - last) : 0
      return Self.left + share * (Self.width - Self.left - Self.right)
    }
    func y(_ value: Double) -> Double {
      Self.top + (high - value) / spread * (Self.height - Self.top - Self.bottom)
    }
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" \
      font-family="sans-serif" font-size="12">
      """,
      Self.line(Self.left, y(0), Self.width - Self.right, y(0), "#bbbbbb"),
    ]
    for value in [low, 0, high] {
      lines.append(Self.text(Self.left - 8, y(value) + 4, "end", PathReport.short(value)))
    }
    for lambda in [points.first?.lambda ?? 1, points.last?.lambda ?? 1] {
      lines.append(
        Self.text(x(lambda), Self.height - 25, "middle", "λ = \(PathReport.short(lambda))"))
    }
    for (j, name) in names.enumerated() {
      let colour = Self.colours[j % Self.colours.count]
      let places = points.map {
        Self.place(x($0.lambda), y($0.solution.coefficients[j]))
      }
      lines.append(
        #"<polyline fill="none" stroke="\#(colour)" points="\#(places.joined(separator: " "))"/>"#)
      let end = points.last?.solution.coefficients[j] ?? 0
      lines.append(
        Self.text(Self.width - Self.right + 6, y(end) + 4, "start", Self.escaped(name), colour))
    }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  private static func place(_ x: Double, _ y: Double) -> String {
    String(format: "%.1f,%.1f", x, y)
  }

  private static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String
  ) -> String {
    #"<polyline fill="none" stroke="\#(colour)" points="\#(place(x1, y1)) \#(place(x2, y2))"/>"#
  }

  private static func text(
    _ x: Double, _ y: Double, _ anchor: String, _ text: String, _ colour: String = "#000000"
  ) -> String {
    let place = String(format: #"x="%.1f" y="%.1f""#, x, y)
    return #"<text \#(place) text-anchor="\#(anchor)" fill="\#(colour)">\#(text)</text>"#
  }

  /// XML has no way at all to write most control characters; they become the sign for what cannot be
  /// shown. A `>` is written out because of `]]>`.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n", "\r", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}",
        "\u{10000}"..."\u{10FFFF}":
        result.unicodeScalars.append(scalar)
      default: result += "\u{FFFD}"
      }
    }
    return result
  }
}
