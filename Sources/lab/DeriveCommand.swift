import DerivationNotes

/// `lab derive`: what follows from a formula, each line judged.
struct DeriveCommand: Hashable {
  enum Format: String, CaseIterable { case text, json }

  var formula = ""
  /// The symbol to differentiate by.
  var variable = "w"
  /// Declarations, definitions and assumptions in force, in order.
  var declarations: [String] = []
  var format = Format.text
  var verifier = VerifierOptions()

  /// Reads `FORMULA --wrt w --let "…" …`, in any order.
  init(_ arguments: ArraySlice<String>) throws(UsageError) {
    var rest = arguments
    var formulas: [String] = []
    while let argument = rest.popFirst() {
      if argument == "--" {
        formulas += rest
        break
      }
      // A formula may well start with one minus sign.
      guard argument.hasPrefix("--") else {
        formulas.append(argument)
        continue
      }
      try readOption(argument, before: &rest)
    }
    guard let formula = formulas.first, formulas.count == 1, !formula.isEmpty else {
      throw UsageError(
        "expected one formula after derive, found \(formulas.isEmpty ? "none" : "\(formulas.count)")",
        hint: #"lab derive "\|w\|_2^2" --wrt w --let "w \in \mathbb{R}^d""#)
    }
    self.formula = formula
  }

  private mutating func readOption(
    _ argument: String, before rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let attached = parts.count == 2 ? String(parts[1]) : nil
    switch name {
    case "--wrt": variable = try Options.value(of: name, attached, &rest)
    case "--let": declarations.append(try Options.value(of: name, attached, &rest))
    case "--seed": verifier.seed = try Options.seed(try Options.value(of: name, attached, &rest))
    case "--samples":
      verifier.samples = try Options.samples(try Options.value(of: name, attached, &rest))
    case "--format":
      let text = try Options.value(of: name, attached, &rest)
      guard let format = Format(rawValue: text) else {
        throw UsageError("expected text or json after --format, found '\(text)'")
      }
      self.format = format
    default:
      throw UsageError(
        "expected an option of lab derive, found '\(name)'",
        hint: nearestWord(to: name, in: Self.options).map { "did you mean \($0)?" }
          ?? "its options are \(Self.options.joined(separator: ", "))")
    }
  }

  static let options = ["--wrt", "--let", "--format", "--seed", "--samples"]

  func run() -> Outcome {
    let command = self
    let results = onDeepStacks(1) { _ in
      Result { () throws(UnreadFormula) in
        try Derivation(
          of: command.formula, withRespectTo: command.variable, where: command.declarations,
          options: command.verifier)
      }
    }
    switch results[0] {
    case .failure(let problem):
      return Outcome(errors: UsageError(problem.text, hint: problem.hint).text, exitCode: 2)
    case .success(let derivation):
      let report = DerivationReport(derivation)
      let isSure = derivation.lines.allSatisfy(\.verdict.isAccepted)
      return Outcome(
        output: format == .json ? report.json : report.text, exitCode: isSure ? 0 : 1)
    }
  }
}
