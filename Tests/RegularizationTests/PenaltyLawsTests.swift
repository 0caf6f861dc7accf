import Regularization
import Testing

/// Every law on every entry of the catalogue; a failure names both.
@Suite struct PenaltyLawsTests {
  static let laws =
    Law.values + Law.slopes + Law.curvatures + Law.symmetries + Law.proxes
    + Law.written

  @Test("a law holds", arguments: laws, try Entry.all())
  func law(law: Law, entry: Entry) { law.hold(for: entry.penalty) }
}
