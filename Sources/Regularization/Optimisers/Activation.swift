import Foundation

/// The bend of a layer, s(a), entry by entry.
///
/// | name     | s(a)           | s′(a), in s = s(a) |
/// |:---------|:---------------|:-------------------|
/// | sigmoid  | 1/(1 + exp(−a)) | s(1 − s)           |
/// | tanh     | tanh a         | 1 − s²             |
/// | identity | a              | 1                  |
public enum Activation: Hashable, Sendable, CaseIterable {
  case sigmoid, tanh, identity

  public func value(at a: Double) -> Double {
    switch self {
    case .sigmoid:
      // No exponential overflows.
      let tail = exp(-a.magnitude)
      return a >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
    case .tanh: return Foundation.tanh(a)
    case .identity: return a
    }
  }

  /// s′(a), of s = s(a).
  public func slope(ofValue s: Double) -> Double {
    switch self {
    case .sigmoid: s * (1 - s)
    case .tanh: 1 - s * s
    case .identity: 1
    }
  }
}
