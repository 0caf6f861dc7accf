/// The absolute loss, ℓ(z, y) = |z − y|: its minimiser is a median, and no outlier pulls harder than 1.
///
/// | what      | statement                                                   |
/// |:----------|:------------------------------------------------------------|
/// | shapes    | z, y ∈ ℝ                                                    |
/// | domain    | every z and y; convex, 1-Lipschitz; a kink at z = y         |
/// | scaling   | slope ±1: no ½                                              |
/// | slopes    | {sign(z − y)} if z ≠ y, the interval [−1, 1] if z = y       |
/// | conjugate | uy for u in [−1, 1], +∞ elsewhere                           |
///
/// Source: P. S. Laplace, *Mémoire sur la probabilité des causes par les événements*, 1774.
public struct AbsoluteLoss: Loss {
  public var description: String { "AbsoluteLoss" }

  public init() {}

  public var statement: LossStatement {
    LossStatement(
      letters: [], formula: "|z - y|", slope: #"\operatorname{sign}(z - y)"#,
      subdifferential: #"""
        \begin{cases}
        \{ \operatorname{sign}(z - y) \} & \text{if } z \ne y \\
        [-1, 1] & \text{if } z = y
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] { [:] }
  public var targets: Targets { .real }
  public var properties: [Property] { [.convex, .lipschitz { _ in 1 }] }

  public func value(of z: Double, target y: Double) -> Double { (z - y).magnitude }
  public func slopes(at z: Double, target y: Double) -> Slopes {
    z == y ? Slopes(-1, 1) : Slopes(sign(z - y))
  }
  public func bend(at z: Double, target y: Double) -> Double { 0 }
  public func conjugate(at u: Double, target y: Double) -> Double {
    u.magnitude <= 1 ? u * y : .infinity
  }

  public static func examples() throws(InvalidInput) -> [AbsoluteLoss] { [AbsoluteLoss()] }
}
