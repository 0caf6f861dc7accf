import Regularization
import Testing

/// What is refused, and in which words: the number and the bound.
@Suite struct ParameterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let message: String
    let make: @Sendable () throws -> Any
    var testDescription: String { message }
    init(_ message: String, _ make: @escaping @Sendable () throws -> Any) {
      (self.message, self.make) = (message, make)
    }
  }

  static let numbers = [
    Case("λ must be finite and ≥ 0, but is -1.0") { try L1(lambda: -1) },
    Case("λ must be finite and ≥ 0, but is nan") { try L2(lambda: .nan) },
    Case("λ must be finite and ≥ 0, but is inf") { try Fused(lambda: .infinity) },
    Case("α must be in [0, 1], but is 1.5") { try ElasticNet(lambda: 1, alpha: 1.5) },
    Case("α must be in [0, 1], but is nan") { try ElasticNet(lambda: 1, alpha: .nan) },
    Case("q must be finite and > 0, but is 0.0") { try Bridge(lambda: 1, q: 0) },
    Case("q must be finite and > 0, but is -2.0") { try Bridge(lambda: 1, q: -2) },
    Case("δ must be finite and > 0, but is 0.0") { try HuberPenalty(lambda: 1, delta: 0) },
    Case("a must be finite and > 2, but is 2.0") { try SCAD(lambda: 1, a: 2) },
    Case("γ must be finite and > 0, but is -1.0") { try MCP(lambda: 1, gamma: -1) },
    Case("c must be finite and > 0, but is 0.0") { try MaxNorm(radius: 0) },
    Case("τ must be in [0, 1], but is -0.5") { try PinballLoss(tau: -0.5) },
    Case("ν must be finite and > 0, but is 0.0") { try StudentTPrior(degrees: 0, scale: 1) },
    Case("λ must be finite and ≥ 0, but is inf") { try GaussianPrior(tau: 1e-200) },
    Case("rows must be at least 1, but is 0.0") { try NuclearNorm(lambda: 1, rows: 0, columns: 2) },
    Case("c must have at least 1 entry, but has 0") { try WeightedL1(weights: []) },
    Case("c[1] must be ≥ 0, but is -2.0") { try WeightedL1(weights: [1, -2]) },
    Case("c[0] must be a finite number, but is nan") { try WeightedL1(weights: [.nan]) },
  ]

  static let shapes = [
    Case("groups must not overlap, but index 1 is in groups 0 and 1") {
      try Groups([[0, 1], [1, 2]], count: 3)
    },
    Case("groups must not overlap, but index 0 is in groups 0 and 0") {
      try Groups([[0, 0]], count: 1)
    },
    Case("groups must hold every index, but none holds 2") { try Groups([[0], [1]], count: 3) },
    Case("group 1 must hold indices from 0 to 1, but holds 7") {
      try Groups([[0, 1], [7]], count: 2)
    },
    Case("group 1 must hold indices from 0 to 1, but holds -1") {
      try Groups([[0, 1], [-1]], count: 2)
    },
    Case("group 0 must have at least 1 entry, but has 0") { try Groups([[], [0]], count: 1) },
    Case("count must be at least 1, but is 0.0") { try Groups([], count: 0) },
    Case("ρ must have 1 entries, but has 2") {
      try GroupLasso(lambda: 1, groups: Groups([[0, 1]], count: 2), weights: [1, 2])
    },
    Case("Γ must have at least 1 entry, but has 0") { try Matrix("Γ", rows: []) },
    Case("Γ[1] must have 2 entries, but has 1") { try Matrix("Γ", rows: [[1, 2], [3]]) },
    Case("Γ[1][0] must be a finite number, but is inf") {
      try Matrix("Γ", rows: [[1, 2], [.infinity, 1]])
    },
    Case("K must have 2 rows, but has 1") {
      try SmoothKernel(lambda: 1, kernel: Matrix(rows: [[1, 2]]))
    },
    Case("K must be symmetric, but K[1][0] is 3.0 and K[0][1] is 2.0") {
      try SmoothKernel(lambda: 1, kernel: Matrix(rows: [[1, 2], [3, 4]]))
    },
  ]

  @Test("a number out of bounds", arguments: numbers)
  func numberIsRefused(example: Case) { #expect(complaint(example.make) == example.message) }

  @Test("a wrong shape", arguments: shapes)
  func shapeIsRefused(example: Case) { #expect(complaint(example.make) == example.message) }

  /// The smallest singular value or eigenvalue is printed, which rounding blurs in its last places.
  @Test func singularAndIndefiniteMatricesAreRefused() {
    let flat = complaint {
      try Tikhonov(lambda: 1, gamma: Matrix(rows: [[1, 2], [2, 4], [3, 6]]))
    }
    #expect(flat.hasPrefix("Γ must have full column rank, but its smallest singular value is "))
    let wide = complaint { try Tikhonov(lambda: 1, gamma: Matrix(rows: [[1, 2]])) }
    #expect(wide.contains("smallest singular value is 0.0, which is not above"))
    let saddle = complaint {
      try SmoothKernel(lambda: 1, kernel: Matrix(rows: [[0, 1], [1, 0]]))
    }
    #expect(saddle.hasPrefix("K must have no eigenvalue below -") && saddle.contains("has -1.0"))
    // Far from singular, however small: a scale is no fault.
    let tiny = complaint {
      try Tikhonov(lambda: 1, gamma: Matrix(rows: [[1e-200, 0], [0, 1e-200]]))
    }
    #expect(tiny == "nothing")
  }

  private func complaint(_ make: () throws -> Any) -> String {
    do {
      _ = try make()
      return "nothing"
    } catch {
      return "\(error)"
    }
  }
}
