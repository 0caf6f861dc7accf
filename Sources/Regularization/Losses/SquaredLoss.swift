/// The squared loss, ℓ(z, y) = ½(z − y)²: least squares, Gaussian noise.
///
/// | what      | statement                                                          |
/// |:----------|:-------------------------------------------------------------------|
/// | shapes    | z, y ∈ ℝ; over a sample it is ½‖Xw + b − y‖²                       |
/// | domain    | every z and y; 1-strongly convex and smooth, its slope 1-Lipschitz |
/// | scaling   | with ½, so that the slope is the residual z − y                    |
/// | conjugate | uy + ½u²                                                           |
///
/// Source: C. F. Gauss, *Theoria combinationis observationum erroribus minimis obnoxiae*, 1823.
public struct SquaredLoss: Loss {
  public var description: String { "SquaredLoss" }

  public init() {}

  public var statement: LossStatement {
    LossStatement(letters: [], formula: #"\tfrac12 (z - y)^2"#, slope: "z - y")
  }
  public var letters: [String: Quantity] { [:] }
  public var targets: Targets { .real }
  public var properties: [Property] { [.stronglyConvex(modulus: 1), .smooth(modulus: 1)] }

  public func value(of z: Double, target y: Double) -> Double { (z - y) / 2 * (z - y) }
  public func slopes(at z: Double, target y: Double) -> Slopes { Slopes(z - y) }
  public func bend(at z: Double, target y: Double) -> Double { 1 }
  public func conjugate(at u: Double, target y: Double) -> Double { u * (y + u / 2) }

  public static func examples() throws(InvalidInput) -> [SquaredLoss] { [SquaredLoss()] }
}
