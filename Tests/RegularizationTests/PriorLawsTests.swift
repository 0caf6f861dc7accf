import Regularization
import Testing

/// Every law on every prior of the catalogue.
@Suite struct PriorLawsTests {
  @Test("priors", arguments: PriorLaw.all.indices)
  func priors(law: Int) throws {
    let law = PriorLaw.all[law]
    for prior in try Catalogue.everyPrior() + Self.others() {
      if let problem = try law.problem(prior) { Issue.record("\(prior): \(law.name): \(problem)") }
    }
  }

  /// Places where logarithms of Γ and erfc are large and their differences are not.
  private static func others() throws -> [any Prior] {
    try [
      StudentTPrior(degrees: 41, scale: 1), StudentTPrior(degrees: 1e6, scale: 0.5),
      ElasticNetPrior(linear: 21, quadratic: 0.5),
      ElasticNetPrior(linear: 1e-6, quadratic: 3),
    ]
  }

  /// Many degrees of freedom are the Gaussian: −log p(0) = ½log 2π + 1/4ν − ….
  @Test(arguments: [1e8, 1e12, 1e20, 1e300])
  func manyDegreesOfFreedomAreGaussian(degrees: Double) throws {
    let student = try StudentTPrior(degrees: degrees, scale: 1)
    let gauss = try GaussianPrior(tau: 1)
    for z in [0, 1, -3.0] {
      let (one, two) = (student.negativeLogDensity(of: z), gauss.negativeLogDensity(of: z))
      #expect((one - two).magnitude <= 1e-12 + 100 / degrees, "\(one) and \(two)")
    }
  }

  @Test func weightsThatAreNoneAreRefused() throws {
    let prior = try LaplacePrior(scale: 1)
    #expect(throws: InvalidInput.empty(name: "w")) { try prior.negativeLogDensity(at: []) }
    #expect(throws: InvalidInput.self) { try prior.negativeLogDensity(at: [1, .nan]) }
  }
}
