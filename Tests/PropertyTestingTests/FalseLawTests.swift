import Testing

@testable import PropertyTesting

/// False laws whose smallest counterexample is known: each must be found from every seed, and end at
/// the same place.
@Suite struct FalseLawTests {
  private let v = Gen.vector().named("v")
  private let lambda = Gen.positive.named("λ")

  @Test func `a soft threshold that overshoots ends at v = 1, λ = 2`() async {
    let (smallest, runs) = await minima(v, lambda) { v, t in
      v.allSatisfy { x in
        let overshooting = x > 0 ? x - t : x < 0 ? x + t : 0
        return (overshooting - softThreshold(x, t)).magnitude <= 1e-12 * max(x.magnitude, t)
      }
    }
    #expect(smallest == ["v = [1], λ = 2"])
    #expect(runs <= 40)
  }

  @Test func `ridge shrinks every coefficient, but not zero`() async {
    let (smallest, runs) = await minima(v, lambda) { v, t in
      v.allSatisfy { ($0 / (1 + t)).magnitude < $0.magnitude }
    }
    #expect(smallest == ["v = [0], λ = 1"])
    #expect(runs <= 20)
  }

  @Test func `the hard threshold is not nonexpansive`() async {
    let pair = Gen.vectorPair("v", "u")
    let (smallest, _) = await minima(pair, lambda) { pair, t in
      zip(pair.0, pair.1).allSatisfy { v, u in
        func hard(_ x: Double) -> Double { x.magnitude > t ? x : 0 }
        return (hard(v) - hard(u)).magnitude <= (v - u).magnitude
      }
    }
    #expect(smallest == ["v = [1], u = [2], λ = 1"])
  }

  @Test func `the triangle inequality is not an equality`() async {
    let (smallest, _) = await minima(Gen.vectorPair("v", "u")) { pair in
      func norm(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1.magnitude } }
      return norm(zip(pair.0, pair.1).map { $0 + $1 }) >= norm(pair.0)
    }
    #expect(smallest == ["v = [1], u = [-1]"])
  }

  @Test func `two columns are not always different`() async {
    let (smallest, runs) = await minima(Gen.linearData()) { data in
      let columns = data.weights.indices.map { j in data.design.map { $0[j] } }
      return !columns.indices.contains { j in
        columns[..<j].contains { $0 == columns[j] && $0.contains { $0 != 0 } }
      }
    }
    #expect(smallest == ["X = [[1, 1]], y = [0], w = [0, 0]"])
    #expect(runs <= 60)
  }

  @Test func `a residual that is not zero needs one row and one column`() async {
    let (smallest, _) = await minima(Gen.linearData()) { data in
      zip(data.design, data.targets).allSatisfy { row, y in
        zip(row, data.weights).reduce(0) { $0 + $1.0 * $1.1 } == y
      }
    }
    #expect(smallest == ["X = [[0]], y = [1], w = [0]"])
  }

  @Test func `not every square matrix is symmetric`() async {
    let (smallest, _) = await minima(Gen.matrix().named("A")) { a in
      let n = a.count
      guard a.allSatisfy({ $0.count == n }) else { return true }
      return (0..<n).allSatisfy { i in (0..<n).allSatisfy { a[i][$0] == a[$0][i] } }
    }
    #expect(smallest == ["A = [[0, 1], [0, 0]]"])
  }

  @Test func `numbers end whole, then half, then with few digits`() async {
    #expect(await minima(Gen.real.named("x")) { $0 <= 17.3 }.smallest == ["x = 18"])
    #expect(await minima(Gen.real.named("x")) { !(2.1...2.8).contains($0) }.smallest == ["x = 2.5"])
    #expect(await minima(lambda) { $0 >= 1e-3 }.smallest == ["λ = 0.0001"])
    #expect(await minima(v) { $0.reduce(0, +) <= 100 }.smallest == ["v = [101]"])
    #expect(await minima(Gen.int(in: -100...1_000).named("k")) { $0 <= 37 }.smallest == ["k = 38"])
  }

  @Test func `the smallest of all cases is found when every case fails`() async {
    let (smallest, runs) = await minima(Gen.linearData(), Gen.positive.named("λ")) { _, _ in false }
    #expect(smallest == ["X = [[0]], y = [0], w = [0], λ = 1"])
    #expect(runs <= 20)
  }
}
