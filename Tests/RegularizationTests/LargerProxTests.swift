import PropertyTesting
import Regularization
import Testing

/// Algorithms whose mistakes would not show in five weights.
@Suite struct LargerProxTests {
  /// Half-integers: equal neighbours, equal slopes and touched corners of the tube are all frequent.
  @Test func theTautStringIsOptimal() async throws {
    let fused = try Fused(lambda: 1)
    let entries = Gen<Int>.int(in: -6...6).map { Double($0) / 2 }
    await forAll(
      .vector(count: 1...80, of: entries).named("v"),
      .oneOf(.element(of: [0.5, 1, 3]), .real(in: 0.01...20)).named("t"), cases: 150
    ) { v, t in
      let p = try fused.prox(of: v, step: t)
      let excess = try fused.subdifferential(at: p).excess(of: 1 / t * (v .- p))
      #expect(excess <= 1e-10 * Double(v.count) * max(1, 1 / t))
      #expect(agree(p.reduce(0, +), v.reduce(0, +), scale: 100), "the mean stays")
    }
  }

  @Test func theTautStringKnowsItsLimits() throws {
    let v: [Double] = [3, -1, 4, 1, -5, 9]
    #expect(try Fused(lambda: 0).prox(of: v, step: 1) == v)
    let flat = try Fused(lambda: 1e9).prox(of: v, step: 1)
    let mean = 11.0 / 6
    #expect(flat.allSatisfy { agree($0, mean) } && Set(flat).count == 1)
    #expect(try Fused(lambda: 1).prox(of: [7], step: 1) == [7])
    // By hand: the step of height 4 between three and two entries loses ⅓ and ½.
    let step = try Fused(lambda: 1).prox(of: [0, 0, 0, 4, 4], step: 1)
    let third = 1.0 / 3
    #expect(agree(step, [third, third, third, 3.5, 3.5]))
  }

  /// Matrices of low rank, with equal singular values and zero rows among them.
  @Test func singularValueThresholdingIsOptimal() async throws {
    let norm = try NuclearNorm(lambda: 1, rows: 5, columns: 4)
    let entries = Gen<Double>.whole(in: -2...2)
    await forAll(
      .vector(count: 10...10, of: entries).named("left"),
      .vector(count: 8...8, of: entries).named("right"),
      .element(of: [0.125, 1, 2, 4]).named("t"), cases: 60
    ) { left, right, t in
      // A product of 5 × 2 and 2 × 4: the rank is at most 2.
      let v = (0..<20).map { k -> Double in
        let (row, column) = (k / 4, k % 4)
        return left[2 * row] * right[column] + left[2 * row + 1] * right[4 + column]
      }
      let p = try norm.prox(of: v, step: t)
      let set = try norm.subdifferential(at: p)
      #expect(set.excess(of: 1 / t * (v .- p)) <= 1e-9 * max(1, largest(v) / t))
    }
  }

  @Test func singularValuesAreThoseOfTheTextbook() throws {
    // diag(3, 2) turned, and a matrix of rank 1 with length √2·√5.
    let norm = try NuclearNorm(lambda: 1, rows: 2, columns: 2)
    #expect(agree(try norm.value(at: [0, 3, -2, 0]), 5))
    #expect(agree(try norm.value(at: [1, 2, 1, 2]), 10.0.squareRoot()))
    #expect(agree(try norm.prox(of: [0, 3, -2, 0], step: 2.5), [0, 0.5, 0, 0]))
  }

  /// Roots far away and near 0, against the equation that they solve.
  @Test func bridgeRootsSolveTheirEquation() throws {
    for q in [1.01, 1.2, 1.5, 1.9, 2, 2.5, 4, 0.3, 0.5, 0.9] {
      let bridge = try Bridge(lambda: 1.25, q: q)
      for exponent in -12...12 {
        let v = power(10, Double(exponent))
        let p = try bridge.prox(of: [v], step: 0.7)[0]
        if q < 1, p == 0 { continue }
        let slope = try #require(try bridge.gradient(at: [p])?.first)
        #expect(p == 0 || agree((p + 0.7 * slope) / v, 1), "q = \(q), v = \(v), p = \(p)")
      }
    }
  }
}
