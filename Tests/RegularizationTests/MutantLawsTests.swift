import Regularization
import Testing

/// A law that sees no mistake is worth nothing: which law sees which.
@Suite struct MutantLawsTests {
  static let quick =
    Law.values + Law.slopes + Law.curvatures + Law.symmetries + Law.proxes
    + Law.written
  static let laws = quick + Law.judged

  @Test func everyMistakeIsSeenByTheLawsThatShouldSeeIt() throws {
    var killed: Set<String> = []
    var rows: [String] = []
    for mutant in try Mutant.all() {
      var row = ""
      for law in Self.laws {
        // The judge takes its time, and looks at those mutants only that are its own.
        let isOwn = mutant.killers.contains { $0.name == law.name }
        guard isOwn || Self.quick.contains(where: { $0.name == law.name }) else {
          row += " "
          continue
        }
        switch law.outcome(for: mutant.penalty) {
        case .broken:
          row += "x"
          killed.insert(law.name)
        case .holds, .undecided:
          row += "."
          if isOwn { Issue.record("\(mutant.name) survives: \(law.name)") }
        case .notApplicable:
          row += "-"
          if isOwn { Issue.record("\(law.name) does not apply to \(mutant.name)") }
        }
      }
      rows.append("\(row)  \(mutant.name)")
    }
    print(Self.table(rows))
    for law in Self.laws where !killed.contains(law.name) {
      Issue.record("no mistake is seen by: \(law.name)")
    }
  }

  /// x: seen, .: not seen, -: does not apply, blank: not tried.
  private static func table(_ rows: [String]) -> String {
    let legend = laws.enumerated().map { k, law in
      String(repeating: "|", count: k) + "/ " + law.name
    }
    return (legend + rows).joined(separator: "\n")
  }

  /// The catalogue itself: no law may turn on an entry that is right.
  @Test func mutantsDifferFromTheirEntries() throws {
    let names = try Mutant.all().map(\.name)
    #expect(Set(names).count == names.count)
  }
}
