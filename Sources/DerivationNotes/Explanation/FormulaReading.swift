import SymbolicLite

/// A formula from outside a note that could not be read: which one, where in it, and why.
public struct UnreadFormula: Error, Sendable, Hashable {
  public var source: String
  public var message: String
  public var hint: String?
  /// Columns of the source that the message is about, counted from 0.
  public var range: Range<Int>

  init(_ source: String, _ problem: Diagnostic) {
    self.source = source
    message = problem.message
    hint = problem.hint
    let count = source.count
    let start = min(max(problem.range.lowerBound, 0), count)
    range = start..<min(max(problem.range.upperBound, start), count)
  }

  /// The message, the formula and a caret below what is wrong with it, a line each.
  public var text: String {
    let characters = Array(visible(source))
    func width(_ part: Range<Int>) -> Int {
      characters[part.clamped(to: 0..<characters.count)]
        .reduce(0) { $0 + SourceExcerpt.columns(of: $1) }
    }
    let before = String(repeating: " ", count: width(0..<range.lowerBound))
    let caret = String(repeating: "^", count: max(1, width(range)))
    return "\(message)\n    \(String(characters))\n    \(before)\(caret)"
  }

  init(_ source: String, _ message: String, hint: String? = nil) {
    self.init(source, Diagnostic(message, at: 0..<source.count, hint: hint))
  }
}

/// Formulas that are given one by one, each with the declarations before it in force.
struct FormulaReading {
  private(set) var scope = Scope()

  /// A declaration, definition or assumption, as in a note.
  mutating func introduce(_ source: String) throws(UnreadFormula) {
    do throws(Diagnostic) { try scope.introduce(source) } catch {
      throw UnreadFormula(source, error)
    }
  }

  /// A formula without a relation.
  func number(_ source: String) throws(UnreadFormula) -> Expression {
    let value: Denotation
    do throws(Diagnostic) { value = try scope.denotation(source) } catch {
      throw UnreadFormula(source, error)
    }
    guard case .expression(let formula) = value else {
      throw UnreadFormula(source, "expected a number, found a set")
    }
    guard formula.shape.isScalar else {
      throw UnreadFormula(source, "expected a number, found \(formula.shape)")
    }
    return formula
  }
}
