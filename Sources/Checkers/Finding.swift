import SymbolicLite

/// What one point says about a claim.
enum Finding: Sendable {
  /// Both sides are defined, resolved, and do not contradict the claim. `width` is the widest
  /// enclosure that took part, relative to the size of the terms.
  case agrees(width: Double)
  /// The claim is false here, whatever the rounding.
  case fails(Failure)
  /// The point says nothing: something is undefined, or the enclosures cannot tell.
  case leftOut(String)
  /// The point shows that the claim cannot be judged at all, such as the
  /// subdifferential of a function that is not convex.
  case blocks(String)

  var isFailure: Bool { if case .fails = self { true } else { false } }

  /// Both have to hold at the point.
  static func both(_ a: Finding, _ b: @autoclosure () -> Finding) -> Finding {
    if case .fails = a { return a }
    let other = b()
    switch (a, other) {
    case (_, .fails): return other
    case (.blocks, _): return a
    case (_, .blocks): return other
    case (.leftOut, _): return a
    case (_, .leftOut): return other
    case (.agrees(let one), .agrees(let two)): return .agrees(width: max(one, two))
    default: return other
    }
  }
}

/// Two values that should agree and do not.
struct Failure: Sendable {
  var left: String
  var right: String
  /// Left minus right, where both are values.
  var difference: String?
  /// Where the two values do not speak for themselves: in one sentence, why the claim fails.
  var reason: String?

  init(left: String, right: String, difference: String? = nil, reason: String? = nil) {
    self.left = left
    self.right = right
    self.difference = difference
    self.reason = reason
  }
}

extension Failure {
  /// Why a point is left out at which a formula contradicts itself; and why the claim then fails.
  static let twoCases = Undefined.twoCases.description

  static let contradiction = Failure(
    left: "a function with two values", right: "a function with one", reason: twoCases)

  var isContradiction: Bool { reason == Failure.twoCases }
}

extension Undefined {
  /// Why a point is left out, in words that are the same for all points of a kind.
  var reason: String {
    if case .unresolved = self { "the enclosures are too wide to tell" } else { description }
  }
}
