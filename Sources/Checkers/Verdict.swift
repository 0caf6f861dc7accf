/// What is known of a claim, together with the evidence. A verdict is never better than its evidence.
public enum Verdict: Sendable {
  /// Shown for all sizes and values, by the named rule, where the conditions hold. After
  /// these come, as phrases of their own, the rules of rewriting that took part and the assumptions
  /// that were needed.
  case proved(rule: String, conditions: [String])
  /// At every point that was compared, rigorous enclosures of both sides overlap.
  case tested(Evidence)
  /// At one concrete point the claim is false, whatever the rounding.
  case refuted(Refutation)
  /// Neither; the text says why.
  case undecided(String)
}

extension Verdict {
  /// The verdict of a claim that a rule has put into another form before.
  func adding(rule other: String) -> Verdict {
    guard case .proved(let rule, let conditions) = self else { return self }
    return .proved(rule: "\(rule), \(other)", conditions: conditions)
  }
}

/// What a claim has withstood.
public struct Evidence: Sendable {
  /// How many different points were really compared.
  public var points: Int
  /// The values that each named size took at those points.
  public var sizes: [String: ClosedRange<Int>]
  /// The widest enclosure that took part, relative to the size of the terms.
  public var widest: Double
  /// Why points were left out, and how many for each reason.
  public var excluded: [String: Int]
  /// Where two numbers were compared: the comparison that came closest to failing, or that failed.
  public var closest: Comparison?

  /// How far two numbers lie apart, and how far they may, by what was measured at the spot.
  public struct Comparison: Hashable, Sendable {
    public var gap: Double
    public var allowed: Double

    public init(gap: Double, allowed: Double) {
      self.gap = gap
      self.allowed = allowed
    }

    /// The gap as a share of what is allowed: above 1 it fails.
    public var strain: Double { gap == 0 ? 0 : gap / allowed }
  }

  public init(
    points: Int = 0, sizes: [String: ClosedRange<Int>] = [:], widest: Double = 0,
    excluded: [String: Int] = [:], closest: Comparison? = nil
  ) {
    self.points = points
    self.sizes = sizes
    self.widest = widest
    self.excluded = excluded
    self.closest = closest
  }

  /// The evidence of two claims that both have to hold; as strong as the weaker of them.
  func merged(with other: Evidence) -> Evidence {
    let joined = sizes.merging(other.sizes) {
      min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
    }
    return Evidence(
      points: min(points, other.points), sizes: joined, widest: max(widest, other.widest),
      excluded: excluded.merging(other.excluded, uniquingKeysWith: +),
      closest: [closest, other.closest].compactMap { $0 }.max { $0.strain < $1.strain })
  }
}

/// A claim that is false at a point.
public struct Refutation: Sendable {
  /// The smallest point found at which the claim is false.
  public var counterexample: Counterexample
  /// The two values that should agree, as shortest decimals.
  public var left: String
  public var right: String
  /// Left minus right as LaTeX, where it is known as a formula or a number.
  public var difference: String?
  /// What would make the claim true, in words.
  public var diagnosis: String?
  public var evidence: Evidence

  public init(
    counterexample: Counterexample, left: String, right: String, difference: String? = nil,
    diagnosis: String? = nil, evidence: Evidence = Evidence()
  ) {
    self.counterexample = counterexample
    self.left = left
    self.right = right
    self.difference = difference
    self.diagnosis = diagnosis
    self.evidence = evidence
  }
}
