/// What is wrong with a piece of input, and where: `expected …, found …` and at most one hint.
///
/// The range counts characters of the formula that was read; the note reader maps it to line and
/// column of the file.
public struct Diagnostic: Error, Hashable, Sendable {
  public var message: String
  public var range: Range<Int>
  public var hint: String?

  public init(_ message: String, at range: Range<Int>, hint: String? = nil) {
    self.message = message
    self.range = range
    self.hint = hint
  }
}
