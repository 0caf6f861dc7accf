import DerivationNotes

/// `lab explain FILE:LINE`: how the verdicts on the steps of one line came about.
struct ExplainCommand: Hashable {
  var path = ""
  var line = 1
  var verifier = VerifierOptions()

  init(_ arguments: ArraySlice<String>) throws(UsageError) {
    var rest = arguments
    var places: [String] = []
    while let argument = rest.popFirst() {
      if argument == "--" {
        places += rest
        break
      }
      guard argument.hasPrefix("--") else {
        places.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      let attached = parts.count == 2 ? String(parts[1]) : nil
      switch name {
      case "--seed": verifier.seed = try Options.seed(try Options.value(of: name, attached, &rest))
      case "--samples":
        verifier.samples = try Options.samples(try Options.value(of: name, attached, &rest))
      default:
        throw UsageError(
          "expected --seed or --samples with lab explain, found '\(name)'")
      }
    }
    guard places.count == 1, let place = places.first else {
      throw UsageError(
        "expected one FILE:LINE after explain, found \(places.isEmpty ? "none" : "\(places.count)")",
        hint: "lab explain Derivations/02-ridge.md:24")
    }
    (path, line) = try Self.parts(of: place)
  }

  /// What editors copy may end in a column: `note.md:24:13`.
  private static func parts(of place: String) throws(UsageError) -> (String, Int) {
    var words = place.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if words.count >= 3, Int(words[words.count - 1]) != nil, Int(words[words.count - 2]) != nil {
      words.removeLast()
    }
    guard words.count >= 2, let last = words.popLast(), let line = Int(last), line >= 1 else {
      throw UsageError("expected FILE:LINE, found '\(place)'")
    }
    return (words.joined(separator: ":"), line)
  }

  func run() -> Outcome {
    let bytes: [UInt8]
    do throws(UsageError) {
      bytes = try readNote(path)
    } catch {
      return Outcome(errors: error.text, exitCode: 2)
    }
    let command = self
    let explained = onDeepStacks(1) { _ in
      Explanation(note: bytes, line: command.line, options: command.verifier)
    }[0]
    guard !explained.steps.isEmpty else {
      let nearest = explained.stepLines.min { abs($0 - line) < abs($1 - line) }
      let error = UsageError(
        "expected a line with a step, found none on line \(line) of '\(path)'",
        hint: nearest.map { "the nearest step is on line \($0)" })
      return Outcome(errors: error.text, exitCode: 2)
    }
    let blocks = explained.steps.map { step in
      step.map { "\($0)\n" }.joined()
    }
    return Outcome(output: blocks.joined(separator: "\n"))
  }
}
