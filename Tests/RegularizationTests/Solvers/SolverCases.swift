import PropertyTesting
import Testing

@testable import Regularization

/// The solution, or nothing for the law to speak about where the certificate was not reached.
func certified(
  _ solver: any Solver, _ objective: Objective, gap: Double = 1e-10, iterations: Int = 20_000
) throws -> Solution {
  let settings = SolverSettings(gap: gap, iterations: iterations)
  do throws(SolverError) {
    return try solver.minimise(objective, settings: settings)
  } catch {
    guard case .missedGap(_, let best) = error else { throw error }
    #expect(best.isFinite, "never NaN: \(best)")
    try assume(false, "no certificate from \(solver)")
    throw error
  }
}

/// What the solver says, held against a certificate that knows nothing of the solver.
func checkCertificate(_ solution: Solution, _ objective: Objective, gap: Double = 1e-10) throws {
  let certificate = try Certificate(
    objective, at: solution.coefficients, bias: solution.intercept)
  let size = max(objective.reference, certificate.value)
  #expect((certificate.value - solution.value).magnitude <= 1e-12 * size)
  #expect(solution.gap <= gap * objective.reference)
  // The general certificate subtracts two values where the solver adds what is left.
  #expect(certificate.gap <= 4 * gap * objective.reference + 1e-12 * size)
}

/// Designs of moderate size, so that a wanted gap of 10⁻¹⁰ is above rounding.
let data = Gen<LinearData>.linearData(
  rows: 1...8, columns: 1...5, of: .real(in: -5...5), targets: .real(in: -5...5))
let labelled = Gen<LinearData>.linearData(
  rows: 2...8, columns: 1...4, of: .real(in: -3...3), targets: .sign)

func objective(
  _ penalty: any Penalty, _ data: LinearData, _ reduction: Objective.Reduction = .sum,
  loss: any Loss = SquaredLoss(), hasBias: Bool = false
) throws -> Objective {
  try Objective(
    loss, penalty, design: Matrix("X", rows: data.design), targets: data.targets,
    reduction: reduction, hasBias: hasBias)
}

/// The standardised columns of the diabetes data.
func standardised(_ set: DataSet) throws -> DataSet {
  try set.replacing(design: try Standardisation(of: set.design).standardise(set.design))
}

func distance(_ a: [Double], _ b: [Double]) -> Double {
  a.count == b.count ? norm2(zip(a, b).map { $0 - $1 }) : .infinity
}
