import Foundation

/// The logistic loss of the margin, ℓ(z, y) = log(1 + exp(−yz)): the log-loss of a logistic model, whose
/// probability of y = 1 is 1/(1 + exp(−z)).
///
/// | what      | statement                                                               |
/// |:----------|:------------------------------------------------------------------------|
/// | shapes    | z ∈ ℝ, y ∈ {−1, 1}                                                      |
/// | domain    | every z; convex, smooth, 1-Lipschitz, its slope ¼-Lipschitz; no kinks   |
/// | scaling   | the natural logarithm: log 2 at z = 0                                   |
/// | slope     | −y/(1 + exp(yz))                                                        |
/// | conjugate | p·log p + (1 − p)·log(1 − p) with p = −uy in [0, 1], +∞ elsewhere       |
///
/// For yz < 0 the loss is −yz + log(1 + exp(yz)): no exponential overflows, and far out on the right
/// side it is exp(−yz) to full precision.
///
/// Source: J. Berkson, *Application of the logistic function to bio-assay*, J. Am. Stat. Assoc. 39
/// (1944), 357–365.
public struct LogisticLoss: Loss {
  public var description: String { "LogisticLoss" }

  public init() {}

  public var statement: LossStatement {
    LossStatement(letters: [], formula: #"\log(1 + e^{-y z})"#, slope: #"-\frac{y}{1 + e^{y z}}"#)
  }
  public var letters: [String: Quantity] { [:] }
  public var targets: Targets { .signs }
  public var properties: [Property] { [.convex, .smooth(modulus: 0.25), .lipschitz { _ in 1 }] }

  public func value(of z: Double, target y: Double) -> Double {
    max(0, -y * z) + log1p(exp(-z.magnitude))
  }
  public func slopes(at z: Double, target y: Double) -> Slopes { Slopes(-y / (1 + exp(y * z))) }
  public func bend(at z: Double, target y: Double) -> Double {
    let tail = exp(-z.magnitude)
    return tail / (1 + tail) / (1 + tail)
  }
  public func conjugate(at u: Double, target y: Double) -> Double {
    let p = -u * y
    guard p >= 0, p <= 1 else { return .infinity }
    return (p == 0 ? 0 : p * log(p)) + (p == 1 ? 0 : (1 - p) * log1p(-p))
  }

  public static func examples() throws(InvalidInput) -> [LogisticLoss] { [LogisticLoss()] }
}
