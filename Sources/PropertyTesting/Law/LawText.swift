/// What a law says when it does not hold, or cannot be tested.
enum LawText {
  static func broken<Value>(
    by found: Counterexample<Value>, _ description: CaseDescription, _ settings: Settings
  ) -> String {
    var lines = [
      "broken by case \(grouped(found.caseNumber)) of \(grouped(settings.cases)) "
        + "(seed \(settings.seed)); the smallest case found, in \(counted(found.runs, "run")):"
    ]
    lines += description.values
    lines += found.free.compactMap { description.freedom(at: $0.place, tried: $0.tried) }
    if found.issues > 1 { lines.append("this is the first of \(found.issues) issues it has") }
    lines.append("to run this case alone: replay: \"\(ReplayToken(found.minimal.choices))\"")
    return lines.joined(separator: "\n")
  }

  static func starved(_ tally: Tally) -> String {
    let drawn = tally.cases + tally.discardCount
    return
      ([
        "the law was not tested: only \(grouped(tally.cases)) of \(grouped(drawn)) cases were usable"
      ]
      + tally.table).joined(separator: "\n")
  }

  static func uncovered(_ tally: Tally) -> String {
    (["all \(counted(tally.cases, "case")) passed, but too few were of a kind that was asked for:"]
      + tally.table).joined(separator: "\n")
  }

  static func replayed(_ description: CaseDescription) -> String {
    (["broken by the replayed case:"] + description.values).joined(separator: "\n")
  }

  static func mended(_ description: CaseDescription) -> String {
    (["the replayed case does not break the law:"] + description.values
      + ["remove `replay:` to search again"]).joined(separator: "\n")
  }

  static func misfit(_ token: String) -> String {
    "replay token \"\(token)\" is not a case of this generator: it has changed since, or the token "
      + "belongs to another law"
  }

  static func unrepeatable(_ description: CaseDescription) -> String {
    (["the law failed for this case once and held when it was run again:"] + description.values)
      .joined(separator: "\n")
  }
}

/// The values of a case by name, and where they stand in its record.
struct CaseDescription {
  let names: [NamedValue]
  let draws: [Draw]

  /// Runs the generator once more on recorded choices, writing down what it makes; `nil` if they
  /// are not, to the letter, a case of it.
  init?<Value>(of choices: [Choice], _ gen: Gen<Value>) {
    let source = ChoiceSource(replaying: choices)
    source.describes = true
    guard (try? gen.produce(source)) != nil, source.fitsScript else { return nil }
    (names, draws) = (source.names, source.draws)
  }

  var values: [String] { names.map { "  \($0.name) = \($0.text)" } }

  /// "any λ > 0 does it as well (9 tried)": only for numbers that are seen in the values as they were
  /// drawn.
  func freedom(at place: Int, tried: Int) -> String? {
    guard draws.indices.contains(place), case .real(let range) = draws[place].slot,
      let x = draws[place].choice.real,
      let value = names.first(where: { $0.choices.contains(place) })
    else { return nil }
    let reals = value.choices.filter { draws[$0].choice.real != nil }
    var name = value.name
    if reals.count > 1 || value.text != plain(x) {
      guard value.text.contains(plain(x)), !draws[place].tags.isEmpty else { return nil }
      name += draws[place].tags.map { "[\($0.index)]" }.joined()
    }
    return "any \(range.phrase(for: name)) does it as well (\(tried) tried)"
  }
}
