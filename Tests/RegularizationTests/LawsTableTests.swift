import Regularization
import Testing

/// What every law says of every entry; nothing is passed over in silence.
@Suite struct LawsTableTests {
  /// Laws that take no time, so that the table is quick; the judge has its own column of the report.
  static let laws =
    Law.values + Law.slopes + Law.curvatures + Law.symmetries + Law.proxes
    + Law.written + Law.checked

  @Test func lawsThatDoNotApplyAreListedWithTheirReasons() throws {
    let penalties = try Catalogue.everyPenalty()
    var lines: [String] = []
    var (applied, undecided) = (0, 0)
    for law in Self.laws + Law.judged {
      var (reasons, open): ([String: [String]], [String: [String]]) = ([:], [:])
      for penalty in penalties {
        guard let reason = law.exempts(penalty) else {
          applied += 1
          if let why = law.mayBeUndecided(penalty) {
            undecided += 1
            open[why, default: []].append("\(type(of: penalty))")
          }
          continue
        }
        #expect(!reason.isEmpty, "\(law.name) leaves \(penalty) out and does not say why")
        reasons[reason, default: []].append("\(type(of: penalty))")
      }
      lines.append("\(law.name): \(penalties.count - reasons.values.joined().count) entries")
      for (reason, entries) in reasons.sorted(by: { $0.key < $1.key }) {
        lines.append("    not where it \(reason): \(Set(entries).sorted().joined(separator: ", "))")
      }
      for (reason, entries) in open.sorted(by: { $0.key < $1.key }) {
        lines.append(
          "    open where it \(reason): \(Set(entries).sorted().joined(separator: ", "))")
      }
    }
    print(lines.joined(separator: "\n"))
    let all = penalties.count * (Self.laws.count + Law.judged.count)
    #expect(2 * applied > all, "most laws apply to most entries: \(applied) of \(all)")
    #expect(40 * undecided < applied, "few may stay undecided: \(undecided) of \(applied)")
  }
}
