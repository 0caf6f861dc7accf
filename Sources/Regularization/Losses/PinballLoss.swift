/// The pinball loss, ℓ(z, y) = τ·max(y − z, 0) + (1 − τ)·max(z − y, 0): its minimiser is the τ-quantile.
///
/// | what      | statement                                                               |
/// |:----------|:------------------------------------------------------------------------|
/// | shapes    | z, y, τ ∈ ℝ                                                             |
/// | domain    | every z and y, τ in [0, 1]; convex, max(τ, 1 − τ)-Lipschitz; a kink at  |
/// |           | z = y                                                                   |
/// | scaling   | τ = ½ is half of the absolute loss                                      |
/// | slopes    | {−τ} if z < y, {1 − τ} if z > y, the interval [−τ, 1 − τ] if z = y      |
/// | conjugate | uy for u in [−τ, 1 − τ], +∞ elsewhere                                   |
///
/// Source: R. Koenker and G. Bassett, *Regression quantiles*, Econometrica 46 (1978), 33–50.
public struct PinballLoss: Loss {
  public let tau: Double
  public var description: String { "PinballLoss(τ: \(tau))" }

  /// - Throws: ``InvalidInput`` unless τ is in [0, 1].
  public init(tau: Double) throws(InvalidInput) { self.tau = try Checked.fraction("τ", tau) }

  public var statement: LossStatement {
    LossStatement(
      declarations: [#"0 \le \tau \le 1"#],
      formula: #"\tau (y - z)_+ + (1 - \tau) (z - y)_+"#,
      slope: #"\begin{cases} -\tau & \text{if } z < y \\ 1 - \tau & \text{if } z > y \end{cases}"#,
      subdifferential: #"""
        \begin{cases}
        \{ -\tau \} & \text{if } z < y \\
        [-\tau, 1 - \tau] & \text{if } z = y \\
        \{ 1 - \tau \} & \text{if } z > y
        \end{cases}
        """#)
  }
  public var letters: [String: Quantity] { [#"\tau"#: .number(tau)] }
  public var targets: Targets { .real }
  public var properties: [Property] { [.convex, .lipschitz { _ in max(tau, 1 - tau) }] }

  public func value(of z: Double, target y: Double) -> Double {
    // Halves: a difference that overflows is no number times 0.
    let half = z / 2 - y / 2
    return 2 * (half < 0 ? -tau * half : (1 - tau) * half)
  }
  public func slopes(at z: Double, target y: Double) -> Slopes {
    z == y ? Slopes(-tau, 1 - tau) : Slopes(z < y ? -tau : 1 - tau)
  }
  public func bend(at z: Double, target y: Double) -> Double { 0 }
  public func conjugate(at u: Double, target y: Double) -> Double {
    u >= -tau && u <= 1 - tau ? u * y : .infinity
  }

  public static func examples() throws(InvalidInput) -> [PinballLoss] {
    [try PinballLoss(tau: 0.25), try PinballLoss(tau: 1)]
  }
}
