import Foundation

/// The log-cosh loss of the residual, ℓ(z, y) = log cosh(z − y): ½r² near 0, |r| − log 2 far away.
///
/// | what      | statement                                                                |
/// |:----------|:-------------------------------------------------------------------------|
/// | shapes    | z, y ∈ ℝ                                                                 |
/// | domain    | every z and y; convex, smooth, 1-Lipschitz, its slope 1-Lipschitz        |
/// | scaling   | the natural logarithm; its bend at 0 is 1                                |
/// | slope     | tanh(z − y)                                                              |
/// | conjugate | uy + ½(1 + u)log(1 + u) + ½(1 − u)log(1 − u) for u in [−1, 1], else +∞   |
///
/// Near 0 it is log(1 + 2 sinh²(r/2)), far away |r| + log(1 + exp(−2|r|)) − log 2: neither overflows nor
/// cancels.
///
/// Source: P. J. Green, *Bayesian reconstructions from emission tomography data using a modified EM
/// algorithm*, IEEE Trans. Med. Imaging 9 (1990), 84–93.
public struct LogCoshLoss: Loss {
  public var description: String { "LogCoshLoss" }

  public init() {}

  public var statement: LossStatement {
    LossStatement(
      letters: [], formula: #"\log \frac{e^{z - y} + e^{y - z}}{2}"#, slope: #"\tanh(z - y)"#)
  }
  public var letters: [String: Quantity] { [:] }
  public var targets: Targets { .real }
  public var properties: [Property] { [.convex, .smooth(modulus: 1), .lipschitz { _ in 1 }] }

  public func value(of z: Double, target y: Double) -> Double {
    let size = (z - y).magnitude
    guard size < 1 else { return size + (log1p(exp(-2 * size)) - log(2)) }
    let half = sinh(size / 2)
    return log1p(2 * half * half)
  }
  public func slopes(at z: Double, target y: Double) -> Slopes { Slopes(tanh(z - y)) }
  public func bend(at z: Double, target y: Double) -> Double {
    let tail = exp(-2 * (z - y).magnitude)
    return 4 * tail / (1 + tail) / (1 + tail)
  }
  public func conjugate(at u: Double, target y: Double) -> Double {
    guard u.magnitude <= 1 else { return .infinity }
    func half(_ s: Double) -> Double { s == -1 ? 0 : (1 + s) / 2 * log1p(s) }
    return u * y + half(u) + half(-u)
  }

  public static func examples() throws(InvalidInput) -> [LogCoshLoss] { [LogCoshLoss()] }
}
