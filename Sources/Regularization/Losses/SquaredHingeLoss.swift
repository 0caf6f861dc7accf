/// The squared hinge loss of the margin, ℓ(z, y) = max(0, 1 − yz)².
///
/// | what      | statement                                                               |
/// |:----------|:------------------------------------------------------------------------|
/// | shapes    | z ∈ ℝ, y ∈ {−1, 1}                                                      |
/// | domain    | every z; convex, smooth, its slope 2-Lipschitz; at yz = 1 only the      |
/// |           | second derivative jumps                                                 |
/// | scaling   | without ½                                                               |
/// | slope     | −2y·max(0, 1 − yz)                                                      |
/// | conjugate | uy + ¼u² for −uy ≥ 0, +∞ elsewhere                                      |
///
/// Source: C. Cortes and V. Vapnik, *Support-vector networks*, Mach. Learn. 20 (1995), 273–297.
public struct SquaredHingeLoss: Loss {
  public var description: String { "SquaredHingeLoss" }

  public init() {}

  public var statement: LossStatement {
    LossStatement(
      letters: [], formula: #"\max(0, 1 - y z)^2"#, slope: #"-2 y \max(0, 1 - y z)"#)
  }
  public var letters: [String: Quantity] { [:] }
  public var targets: Targets { .signs }
  public var properties: [Property] { [.convex, .smooth(modulus: 2)] }

  public func value(of z: Double, target y: Double) -> Double {
    let gap = max(0, 1 - y * z)
    return gap * gap
  }
  public func slopes(at z: Double, target y: Double) -> Slopes {
    Slopes(-2 * y * max(0, 1 - y * z))
  }
  public func bend(at z: Double, target y: Double) -> Double {
    y * z < 1 || (y * z == 1 && y < 0) ? 2 : 0
  }
  public func conjugate(at u: Double, target y: Double) -> Double {
    -u * y >= 0 ? u * (y + u / 4) : .infinity
  }

  public static func examples() throws(InvalidInput) -> [SquaredHingeLoss] { [SquaredHingeLoss()] }
}
