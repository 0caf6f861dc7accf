/// Thrown by an exercise that nobody has solved yet.
///
/// A law that meets it is neither passed nor failed: the test shows one warning line and the run
/// still succeeds. With `LAB_STRICT=1` it is a failure.
public struct Unsolved: Error, Hashable, CustomStringConvertible {
  /// What is to be done, in a few words.
  public let task: String

  public init(_ task: String) { self.task = task }

  static let mark = "☐ to do: "

  public var description: String { Self.mark + task }
}

/// Thrown by `assume`.
struct Discard: Error {
  let reason: String
}

/// Leaves the case out of account unless `condition` holds: the law does not speak about it.
///
/// Left-out cases are counted by `reason` and replaced by others; if more than ten are left out for
/// every one that is kept, the law fails and says so. For a law about an iterative solver the
/// condition is its certificate.
public func assume(_ condition: Bool, _ reason: String = "assumption") throws {
  if !condition { throw Discard(reason: reason) }
}
