import PropertyTesting
import Regularization
import Testing

/// Entries that are others in disguise, and what becomes of an entry when its strength, its order of
/// weights or their signs change. No formula is asked: each side is computed, and they have to agree.
@Suite struct FamilyLawsTests {
  /// One penalty is `factor` times the other.
  struct Relation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let one: any Penalty
    let other: any Penalty
    var factor = 1.0

    init(_ text: String, _ one: any Penalty, _ factor: Double = 1, times other: any Penalty) {
      (testDescription, self.one, self.factor, self.other) = (text, one, factor, other)
    }

    /// What differs in one case; nil where nothing does.
    func problem(_ one: LawCase) throws -> String? {
      let (w, v, u, t) = (one.w, one.v, one.direction, one.step)
      let (a, b) = (try self.one.value(at: w), try factor * other.value(at: w))
      guard agree(a, b) else { return "values \(a) and \(b) at \(w)" }
      let along = try self.one.subdifferential(at: w).support(along: u)
      let beside = try factor * other.subdifferential(at: w).support(along: u)
      guard agree(along, beside) else { return "slopes \(along) and \(beside) at \(w) along \(u)" }
      let p = try self.one.prox(of: v, step: t)
      let q = try other.prox(of: v, step: t * factor)
      guard agree(p, q) else { return "prox \(p) and \(q) of \(v), t = \(t)" }
      if let dual = try self.one.conjugate(at: v),
        let same = try other.conjugate(at: v.map { $0 / factor }).map({ factor * $0 }),
        !agree(dual, same)
      {
        return "conjugates \(dual) and \(same) at \(v)"
      }
      return nil
    }
  }

  static func relations() throws -> [Relation] {
    let groups = try Groups([[0], [1], [2]], count: 3)
    let whole = try Groups([[0, 1, 2]], count: 3)
    let identity = Matrix.identity(3)
    let net = { try ElasticNet(lambda: 2, alpha: $0) }
    return [
      Relation("α = 1 is the lasso", try net(1), times: try L1(lambda: 2)),
      Relation("α = 0 is ridge", try net(0), times: try L2(lambda: 2)),
      Relation("q = 1 is the lasso", try Bridge(lambda: 1.5, q: 1), times: try L1(lambda: 1.5)),
      Relation(
        "q = 2 is ridge without ½", try Bridge(lambda: 1.5, q: 2), 2, times: try L2(lambda: 1.5)),
      Relation(
        "Γ = I is ridge without ½", try Tikhonov(lambda: 0.75, gamma: identity), 2,
        times: try L2(lambda: 0.75)),
      Relation(
        "K = I is ridge without ½", try SmoothKernel(lambda: 0.75, kernel: identity), 2,
        times: try L2(lambda: 0.75)),
      Relation(
        "equal weights are the lasso", try WeightedL1(weights: [2, 2, 2]), times: try L1(lambda: 2)),
      Relation(
        "groups of one are the lasso", try GroupLasso(lambda: 2, groups: groups),
        times: try L1(lambda: 2)),
      Relation(
        "sparse groups with α = 1 are the lasso",
        try SparseGroupLasso(lambda: 2, alpha: 1, groups: whole), times: try L1(lambda: 2)),
      Relation(
        "sparse groups with α = 0 are groups",
        try SparseGroupLasso(lambda: 2, alpha: 0, groups: whole),
        times: try GroupLasso(lambda: 2, groups: whole)),
      Relation(
        "a matrix of one row is one group", try NuclearNorm(lambda: 2, rows: 1, columns: 3),
        times: try GroupLasso(lambda: 2, groups: whole, weights: [1])),
      Relation(
        "a wide δ is ridge", try HuberPenalty(lambda: 2, delta: 1e6), times: try L2(lambda: 2)),
      Relation(
        "one layer is its penalty", try Layers([.init(try MCP(lambda: 1, gamma: 3), count: 3)]),
        times: try MCP(lambda: 1, gamma: 3)),
      Relation(
        "layers of one penalty are that penalty",
        try Layers([.init(try L1(lambda: 2), count: 1), .init(try L1(lambda: 2), count: 2)]),
        times: try L1(lambda: 2)),
    ] + (try strengths())
  }

  /// λ in front of everything: that of R is s times that of the other.
  private static func strengths() throws -> [Relation] {
    let groups = try Groups([[0, 2], [1]], count: 3)
    let gamma = try Matrix("Γ", rows: [[1, -1, 0], [0, 1, -1], [0, 0, 1]])
    let kernel = try Matrix("K", rows: [[2, 1, 0], [1, 2, 0], [0, 0, 0]])
    let make: [@Sendable (Double) throws -> any Penalty] = [
      { try L1(lambda: $0) }, { try L2(lambda: $0) }, { try L0(lambda: $0) },
      { try ElasticNet(lambda: $0, alpha: 0.25) }, { try Fused(lambda: $0) },
      { try WeightedL1(weights: [$0, 0, 2 * $0]) },
      { try Bridge(lambda: $0, q: 0.5) }, { try Bridge(lambda: $0, q: 1.5) },
      { try Bridge(lambda: $0, q: 3) },
      { try GroupLasso(lambda: $0, groups: groups) },
      { try SparseGroupLasso(lambda: $0, alpha: 0.25, groups: groups) },
      { try Tikhonov(lambda: $0, gamma: gamma) }, { try SmoothKernel(lambda: $0, kernel: kernel) },
      { try HuberPenalty(lambda: $0, delta: 0.75) }, { try LogSum(lambda: $0, epsilon: 0.5) },
      { try Cauchy(lambda: $0, scale: 0.5) }, { try NuclearNorm(lambda: $0, rows: 3, columns: 1) },
    ]
    return try make.map { make in
      let one = try make(3)
      return Relation("3 times the strength of \(type(of: one))", one, 3, times: try make(1))
    }
  }

  @Test("the same by another name, and λ in front")
  func relationsHold() async throws {
    for relation in try Self.relations() {
      let dimensional = relation.one.dimension == nil ? relation.other : relation.one
      await forAll(.cases(for: dimensional), cases: 25) { one in
        if let problem = try relation.problem(one) {
          Issue.record("\(relation.testDescription): \(problem)")
        }
      }
    }
  }

  /// A relation that is wrong has to be seen: ½ forgotten, the wrong kernel, another mixing.
  @Test func wrongRelationsAreSeen() async throws {
    let wrong = [
      Relation("ridge without ½", try Bridge(lambda: 1.5, q: 2), times: try L2(lambda: 1.5)),
      Relation(
        "α for 1 − α", try ElasticNet(lambda: 2, alpha: 0.25),
        times: try ElasticNet(lambda: 2, alpha: 0.75)),
      Relation(
        "prox of λ for tλ", try GroupLasso(lambda: 2, groups: Groups([[0, 1]], count: 2)), 2,
        times: try GroupLasso(lambda: 1.01, groups: Groups([[0, 1]], count: 2))),
      Relation(
        "strength outside of ε", try LogSum(lambda: 1, epsilon: 1), 2,
        times: try LogSum(lambda: 0.5, epsilon: 2)),
    ]
    for relation in wrong {
      let dimensional = relation.one.dimension == nil ? relation.other : relation.one
      let cases = try LawCase.samples(for: dimensional, count: 25)
      #expect(try cases.contains { try relation.problem($0) != nil }, "\(relation.testDescription)")
    }
  }
}
