/// What a run of the verifier may be asked for.
public struct VerifierOptions: Sendable, Hashable {
  /// The same seed draws the same points.
  public var seed: UInt64
  /// How many points a step is compared at.
  public var samples: Int
  /// Judge only the steps with this label.
  public var only: String?

  public init(seed: UInt64 = 1, samples: Int = 120, only: String? = nil) {
    self.seed = seed
    self.samples = samples
    self.only = only
  }

  /// Whether steps with this label are to be judged: all, or those whose whole label is `only`,
  /// in upper or lower case.
  public func includes(label: String) -> Bool {
    guard let only else { return true }
    return label.lowercased() == only.lowercased()
  }
}

/// Reads a note and judges its steps.
public struct Verifier: Sendable {
  public let options: VerifierOptions

  public init(options: VerifierOptions = VerifierOptions()) {
    self.options = options
  }

  public func verify(bytes: [UInt8], path: String) -> NoteReport {
    let step = StepReport(
      label: path, line: 1, column: 1, sourceLine: "", formula: "", verdict: .unreadable,
      evidence: "the verifier is not built in yet")
    return NoteReport(path: path, steps: markExpectations([step]), labels: [path])
  }
}
