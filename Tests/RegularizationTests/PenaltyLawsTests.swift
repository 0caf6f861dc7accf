import Regularization
import Testing

/// Every law on every entry of the catalogue; a failure names both and shows the smallest case.
@Suite struct PenaltyLawsTests {
  @Test("values", arguments: Law.values)
  func values(law: Law) throws { try law.holdEverywhere() }

  @Test("slopes", arguments: Law.slopes)
  func slopes(law: Law) throws { try law.holdEverywhere() }

  @Test("curvature", arguments: Law.curvatures)
  func curvature(law: Law) throws { try law.holdEverywhere() }

  @Test("symmetry and scaling", arguments: Law.symmetries)
  func symmetries(law: Law) throws { try law.holdEverywhere() }

  @Test("prox", arguments: Law.proxes)
  func proxes(law: Law) throws { try law.holdEverywhere() }

  @Test("what is written", arguments: Law.written)
  func written(law: Law) throws { try law.holdEverywhere() }

  @Test("what the judge of the notes says", arguments: Law.judged)
  func judged(law: Law) throws { try law.holdEverywhere() }
}
