/// How two numbers are ordered at a point, and how just beside it.
///
/// Most number systems know only the point. A ``Dual`` also knows a direction: where two numbers tie
/// at the point, their slopes say which is the larger a little further on.
public struct Standing: Hashable, Sendable {
  public var here: Order
  public var beside: Beside

  public enum Beside: Hashable, Sendable {
    /// As at the point: the order is strict, or nothing moves.
    case same
    /// A tie here that breaks in this way.
    case moved(Order)
    /// A tie here whose slopes tie too: any order may follow.
    case open
  }

  public init(here: Order, beside: Beside = .same) {
    self.here = here
    self.beside = beside
  }
}
