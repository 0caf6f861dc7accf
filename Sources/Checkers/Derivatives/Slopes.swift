import SymbolicLite

/// The slopes of t ↦ f(w + tv) at t = 0 from both sides, as one reads them on a graph from left to
/// right. Where they agree within their errors the function may be smooth there; where they do not,
/// it certainly has a kink.
public struct Slopes: Hashable, Sendable {
  public var left: Measured
  public var right: Measured

  public init(left: Measured, right: Measured) {
    self.left = left
    self.right = right
  }

  public init(_ both: Measured) { self.init(left: both, right: both) }

  /// The slope grows by this much at the point itself: above 0 the kink points down, as for |t|.
  public var jump: Measured {
    Measured(right.value - left.value, error: left.error + right.error)
  }

  public var isKinked: Bool { jump.value.magnitude > jump.error }
}

extension Slopes: CustomStringConvertible {
  /// One number where the sides agree, else the interval between them.
  public var description: String {
    isKinked ? "between \(left) and \(right)" : right.description
  }
}

/// Whatever can tell the slopes of one function: differences of its values, or a derivative.
public protocol SlopeSource {
  /// The slopes at `w` along `v`. Throws where the function has no value, or an infinite slope.
  func slopes(at w: [Double], along v: [Double]) throws(Undefined) -> Slopes
  /// Sets of coordinates whose kinks at `w` do not interact: along a sum of directions, one in each
  /// set, the jumps add up. `kinked` are the coordinates along which there is one.
  func kinkClusters(at w: [Double], among kinked: [Int]) throws(Undefined) -> [[Int]]
  /// For convex f a subgradient g at `w` with g·v = f′(w; v); `nil` where the source knows slopes
  /// only.
  func subgradient(at w: [Double], furthestAlong v: [Double]) throws(Undefined) -> [Double]?
}

extension SlopeSource {
  public func subgradient(
    at w: [Double], furthestAlong v: [Double]
  ) throws(Undefined) -> [Double]? { nil }
}
