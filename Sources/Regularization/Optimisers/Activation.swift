import Foundation

/// The bend of a layer, s(a), entry by entry.
///
/// | name     | s(a)            | s′(a), in s = s(a) |
/// |:---------|:----------------|:-------------------|
/// | sigmoid  | 1/(1 + exp(−a)) | s(1 − s)           |
/// | tanh     | tanh a          | 1 − s²             |
/// | identity | a               | 1                  |
///
/// Where s is near 1 the difference 1 − s has lost its digits; slopes are therefore taken from a, as
/// exp(−|a|)/(1 + exp(−|a|))² and 4·exp(−2|a|)/(1 + exp(−2|a|))².
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

  /// s′(a).
  public func slope(at a: Double) -> Double {
    switch self {
    case .sigmoid: Self.bell(a)
    case .tanh: 4 * Self.bell(2 * a)
    case .identity: 1
    }
  }

  /// The slope of the sigmoid.
  private static func bell(_ a: Double) -> Double {
    let tail = exp(-a.magnitude)
    return tail / (1 + tail) / (1 + tail)
  }
}
