/// Huber's loss of the residual r = z − y: ½r² for |r| ≤ δ, and δ|r| − ½δ² beyond.
///
/// | what      | statement                                                              |
/// |:----------|:-----------------------------------------------------------------------|
/// | shapes    | z, y, δ ∈ ℝ                                                            |
/// | domain    | every z and y, δ > 0; convex, smooth, δ-Lipschitz, its slope           |
/// |           | 1-Lipschitz; at |r| = δ only the second derivative jumps               |
/// | scaling   | with ½ near 0, so that the slope is r there; δ has the units of y      |
/// | slope     | the clip of r to [−δ, δ]                                               |
/// | conjugate | uy + ½u² for u in [−δ, δ], +∞ elsewhere                                |
///
/// Source: P. J. Huber, *Robust estimation of a location parameter*, Ann. Math. Stat. 35 (1964),
/// 73–101.
public struct HuberLoss: Loss {
  public let delta: Double
  public var description: String { "HuberLoss(δ: \(delta))" }

  /// - Throws: ``InvalidInput`` unless δ > 0.
  public init(delta: Double) throws(InvalidInput) { self.delta = try Checked.positive("δ", delta) }

  public var statement: LossStatement {
    LossStatement(
      letters: [#"\delta > 0"#],
      formula: #"""
        \begin{cases}
        \tfrac12 (z - y)^2 & \text{if } |z - y| \le \delta \\
        \delta |z - y| - \tfrac12 \delta^2 & \text{otherwise}
        \end{cases}
        """#,
      slope: #"\max(-\delta, \min(\delta, z - y))"#)
  }
  public var letters: [String: Quantity] { [#"\delta"#: .number(delta)] }
  public var targets: Targets { .real }
  public var properties: [Property] { [.convex, .smooth(modulus: 1), .lipschitz { _ in delta }] }

  public func value(of z: Double, target y: Double) -> Double {
    let size = (z - y).magnitude
    return size <= delta ? size / 2 * size : delta * (size - delta / 2)
  }
  public func slopes(at z: Double, target y: Double) -> Slopes {
    Slopes(max(-delta, min(delta, z - y)))
  }
  public func bend(at z: Double, target y: Double) -> Double {
    z - y >= -delta && z - y < delta ? 1 : 0
  }
  public func conjugate(at u: Double, target y: Double) -> Double {
    u.magnitude <= delta ? u * (y + u / 2) : .infinity
  }

  public static func examples() throws(InvalidInput) -> [HuberLoss] { [try HuberLoss(delta: 0.75)] }
}
