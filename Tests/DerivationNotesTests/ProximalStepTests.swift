import DerivationNotes
import PropertyTesting
import Testing

/// Proximal maps and projections of the catalogue, as one step of a note each.
@Suite struct ProximalStepTests {
  private static let opening = #"""
    # Proximal maps

    Let $v, w, b \in \mathbb{R}^d$, $z, t \in \mathbb{R}$, $\lambda, \mu, \delta, c > 0$.
    Let $j = 1, \dots, d$. Let $b = \operatorname{sign}(v) \odot (|v| - \lambda \mathbf 1)_+$.


    """#

  static let right: [(String, String)] = [
    (
      "hard threshold",
      #"""
      \begin{cases} t & \text{if } |t| > \sqrt{2\lambda} \\ 0 & \text{otherwise} \end{cases}
      \in \arg\min_{z} \left( \tfrac12 (z - t)^2 + \lambda \|z\|_0 \right)
      """#
    ),
    (
      "Huber",
      #"""
      \arg\min_{z} \left( \tfrac12 (z - t)^2 + \lambda \begin{cases} \tfrac12 z^2 &
      \text{if } |z| \le \delta \\ \delta |z| - \tfrac12 \delta^2 & \text{otherwise} \end{cases}
      \right) = \begin{cases} \frac{t}{1 + \lambda} & \text{if } |t| \le \delta (1 + \lambda) \\
      t - \lambda \delta \operatorname{sign}(t) & \text{otherwise} \end{cases}
      """#
    ),
    (
      "ball",
      #"""
      \operatorname{proj}_{\{w : \|w\|_2 \le c\}}(v) = \frac{c}{\max(c, \|v\|_2)} v
      """#
    ),
    (
      "box",
      #"""
      \operatorname{proj}_{\{w : \|w\|_\infty \le c\}}(v)_j = \max(-c, \min(c, v_j))
      """#
    ),
    (
      "lasso, entry by entry",
      #"""
      \operatorname{prox}_{\lambda \|\cdot\|_1}(v)_j = \operatorname{sign}(v_j) \max(|v_j| - \lambda, 0)
      """#
    ),
    (
      "block soft threshold",
      #"""
      \operatorname{prox}_{\lambda \|\cdot\|_2}(v) = \left(1 - \frac{\lambda}{\|v\|_2}\right)_+ v
      """#
    ),
    (
      "block soft threshold, entry by entry",
      #"""
      \operatorname{prox}_{\lambda \|\cdot\|_2}(v)_j = v_j - \frac{\lambda v_j}{\max(\lambda, \|v\|_2)}
      """#
    ),
    (
      "sparse group",
      #"""
      \arg\min_{w} \left( \tfrac12 \|w - v\|_2^2 + \lambda \|w\|_1 + \mu \|w\|_2 \right)
      = \left(1 - \frac{\mu}{\max(\mu, \|b\|_2)}\right) b
      """#
    ),
  ]

  static let wrong: [(String, String)] = [
    (
      "hard threshold without the 2",
      #"""
      \begin{cases} t & \text{if } |t| > \sqrt{\lambda} \\ 0 & \text{otherwise} \end{cases}
      \in \arg\min_{z} \left( \tfrac12 (z - t)^2 + \lambda \|z\|_0 \right)
      """#
    ),
    (
      "ball of another radius",
      #"""
      \operatorname{proj}_{\{w : \|w\|_2 \le c\}}(v) = \frac{c}{\max(1, \|v\|_2)} v
      """#
    ),
    (
      "box without the sign",
      #"""
      \operatorname{proj}_{\{w : \|w\|_\infty \le c\}}(v)_j = \min(c, |v_j|)
      """#
    ),
    (
      "lasso at twice the threshold",
      #"""
      \operatorname{prox}_{\lambda \|\cdot\|_1}(v)_j
      = \operatorname{sign}(v_j) \max(|v_j| - 2\lambda, 0)
      """#
    ),
    (
      "block one per cent too short, entry by entry",
      #"""
      \operatorname{prox}_{\lambda \|\cdot\|_2}(v)_j
      = v_j - \frac{1.01 \lambda v_j}{\max(\lambda, \|v\|_2)}
      """#
    ),
    (
      "an entry that belongs to another",
      #"""
      \operatorname{prox}_{\lambda \|\cdot\|_1}(v)_j = \operatorname{sign}(v_1) \max(|v_1| - \lambda, 0)
      """#
    ),
    (
      "sparse group, lengths in the wrong order",
      #"""
      \arg\min_{w} \left( \tfrac12 \|w - v\|_2^2 + \lambda \|w\|_1 + \mu \|w\|_2 \right)
      = \left(1 - \frac{\mu}{\max(\mu, \|v\|_2)}\right) b
      """#
    ),
  ]

  /// What the judge leaves open, with its reason.
  static let open: [(String, String, String)] = [
    (
      "one entry under a condition on it alone",
      #"""
      \operatorname{prox}_{\lambda \|\cdot\|_1}(v)_j = 0 \quad \text{if } |v_j| \le \lambda
      """#, "a minimum over more than one number inside a formula"
    ),
    (
      "both hard thresholds at the edge",
      #"""
      \arg\min_{z} \left( \tfrac12 (z - \sqrt{2 \lambda})^2 + \lambda \|z\|_0 \right)
      = \{0, \sqrt{2 \lambda}\}
      """#, "a set of several minimisers"
    ),
  ]

  private static func step(_ display: String) throws -> StepReport {
    let note = opening + "**Claim (one).**\n\n$$\n\(display)\n$$\n"
    let options = VerifierOptions(samples: Thoroughness.cases(120, quick: 24))
    let report = Verifier(options: options).verify(bytes: [UInt8](note.utf8), path: "note.md")
    return try #require(report.steps.last)
  }

  @Test("right", arguments: right.archive())
  func rightOnesAreAccepted(name: String, display: String) throws {
    let step = try Self.step(display)
    #expect(
      [.proved, .tested].contains(step.verdict), "\(name): \(step.verdict), \(step.evidence)")
  }

  @Test("wrong", arguments: wrong.archive())
  func wrongOnesAreRefuted(name: String, display: String) throws {
    let step = try Self.step(display)
    #expect(step.verdict == .refuted, "\(name): \(step.verdict), \(step.evidence)")
  }

  @Test("open", arguments: open)
  func othersAreUndecidedAndSayWhy(name: String, display: String, reason: String) throws {
    let step = try Self.step(display)
    #expect(step.verdict == .undecided, "\(name): \(step.verdict)")
    #expect(step.evidence.contains(reason), "\(name): \(step.evidence)")
  }
}
