/// The hinge loss of the margin, ℓ(z, y) = max(0, 1 − yz): support vector machines.
///
/// | what      | statement                                                      |
/// |:----------|:---------------------------------------------------------------|
/// | shapes    | z ∈ ℝ, y ∈ {−1, 1}                                             |
/// | domain    | every z; convex, 1-Lipschitz; a kink at the margin yz = 1      |
/// | scaling   | slope −y inside the margin: no ½                               |
/// | slopes    | {−y} if yz < 1, {0} if yz > 1, all between the two if yz = 1   |
/// | conjugate | uy for −uy in [0, 1], +∞ elsewhere                             |
///
/// Source: C. Cortes and V. Vapnik, *Support-vector networks*, Mach. Learn. 20 (1995), 273–297.
public struct HingeLoss: Loss {
  public var description: String { "HingeLoss" }

  public init() {}

  public var statement: LossStatement {
    LossStatement(
      letters: [], formula: #"\max(0, 1 - y z)"#,
      slope: #"\begin{cases} -y & \text{if } y z < 1 \\ 0 & \text{if } y z > 1 \end{cases}"#,
      subdifferential: #"""
        \begin{cases}
        \{ -y \} & \text{if } y z < 1 \\
        [\min(-y, 0), \max(-y, 0)] & \text{if } y z = 1 \\
        \{ 0 \} & \text{if } y z > 1
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] { [:] }
  public var targets: Targets { .signs }
  public var properties: [Property] { [.convex, .lipschitz { _ in 1 }] }

  public func value(of z: Double, target y: Double) -> Double { max(0, 1 - y * z) }
  public func slopes(at z: Double, target y: Double) -> Slopes {
    let margin = y * z
    return margin == 1 ? Slopes(min(-y, 0), max(-y, 0)) : Slopes(margin < 1 ? -y : 0)
  }
  public func bend(at z: Double, target y: Double) -> Double { 0 }
  public func conjugate(at u: Double, target y: Double) -> Double {
    -u * y >= 0 && -u * y <= 1 ? u * y : .infinity
  }

  public static func examples() throws(InvalidInput) -> [HingeLoss] { [HingeLoss()] }
}
