/// A generator that was asked for what cannot be made: a range without numbers, an empty list of
/// values. Whoever draws from it gets this error, and a law that does fails with its words.
public struct InvalidGenerator: Error, Equatable, CustomStringConvertible {
  /// What was asked for, as in `array(count:)`.
  public let name: String
  /// What is wrong with it, and what would not be.
  public let reason: String

  public var description: String { "\(name): \(reason)" }
}
