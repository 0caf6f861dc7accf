import DerivationNotes

/// The options of `lab verify` and `lab bench`.
struct Options: Hashable {
  enum Format: String, CaseIterable { case text, json, github }

  /// None: `Derivations`. `-` is standard input.
  var paths: [String] = []
  /// As it was asked for; nil is text.
  var format: Format?
  var detail: TextReport.Detail = .normal
  var verifier = VerifierOptions()

  /// More points than this would take hours.
  private static let mostSamples = 100_000

  /// Reads one option, and its value from `rest` where it takes one.
  mutating func read(_ argument: String, before rest: inout ArraySlice<String>) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let attached = parts.count == 2 ? String(parts[1]) : nil
    switch name {
    case "--format":
      format = try Self.format(try Self.value(of: name, attached, &rest))
    case "--seed":
      verifier.seed = try Self.seed(try Self.value(of: name, attached, &rest))
    case "--samples":
      verifier.samples = try Self.samples(try Self.value(of: name, attached, &rest))
    case "--only":
      let label = try Self.value(of: name, attached, &rest)
      guard !label.isEmpty else { throw UsageError("expected a label after --only, found nothing") }
      verifier.only = label
    case "--quiet", "--verbose":
      if let attached {
        throw UsageError("expected no value for \(name), found '\(attached)'")
      }
      try choose(name == "--quiet" ? .quiet : .verbose, named: name)
    default:
      throw UsageError(
        "expected an option, found '\(name)'",
        hint: nearestWord(to: name, in: Usage.options).map { "did you mean \($0)?" }
          ?? "lab --help lists the options; a path that starts with '-' goes after '--'")
    }
  }

  /// `lab bench` prints a table and nothing else.
  func requireBenchOptions() throws(UsageError) {
    if format != nil || detail != .normal {
      throw UsageError(
        "expected --seed, --samples or --only with lab bench, found "
          + (format != nil ? "--format" : detail == .quiet ? "--quiet" : "--verbose"),
        hint: "lab bench always prints its table")
    }
  }

  /// An error when none of these notes has the label that was asked for.
  func missingLabel(in reports: [NoteReport]) -> [UsageError] {
    let labels = reports.flatMap(\.labels)
    // Without any note the missing note is the error, not the label.
    guard let label = verifier.only, !reports.isEmpty,
      !labels.contains(where: verifier.includes)
    else { return [] }
    return [
      UsageError(
        "expected a label of these notes after --only, found '\(label)'",
        hint: nearestWord(to: label, in: labels).map { "did you mean '\($0)'?" })
    ]
  }

  private mutating func choose(_ chosen: TextReport.Detail, named name: String) throws(UsageError) {
    guard detail == .normal || detail == chosen else {
      throw UsageError("expected one of --quiet and --verbose, found both")
    }
    detail = chosen
  }

  static func value(
    of name: String, _ attached: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    if let attached { return attached }
    guard let next = rest.first, !next.hasPrefix("--") else {
      throw UsageError(
        "expected \(Usage.valueNames[name] ?? "a value") after \(name), found "
          + (rest.first.map { "'\($0)'" } ?? "the end of the command"))
    }
    rest = rest.dropFirst()
    return next
  }

  private static func format(_ text: String) throws(UsageError) -> Format {
    if let format = Format(rawValue: text) { return format }
    throw UsageError(
      "expected text, json or github after --format, found '\(text)'",
      hint: nearestWord(to: text, in: Format.allCases.map(\.rawValue)).map {
        "did you mean \($0)?"
      })
  }

  static func seed(_ text: String) throws(UsageError) -> UInt64 {
    if let seed = UInt64(text) { return seed }
    throw UsageError(
      "expected a whole number from 0 to \(UInt64.max) after --seed, found '\(text)'")
  }

  static func samples(_ text: String) throws(UsageError) -> Int {
    if let count = Int(text), (1...mostSamples).contains(count) { return count }
    throw UsageError(
      "expected a whole number from 1 to \(mostSamples) after --samples, found '\(text)'")
  }
}
