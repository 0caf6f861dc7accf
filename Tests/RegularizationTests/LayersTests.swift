import Regularization
import Testing

@Suite struct LayersTests {
  @Test func eachLayerHasItsOwnStrength() throws {
    let layers = try Layers([
      .init(try L1(lambda: 2), count: 1), .init(try L1(lambda: 3), count: 2),
    ])
    #expect(try layers.value(at: [1, 1, -1]) == 8)
    #expect(try layers.prox(of: [5, 5, -5], step: 1) == [3, 2, -2])
    #expect(
      layers.statement.formula
        == #"\lambda_{1} \sum_{i=1}^{d_{1}} |(S_{1} w)_i| + \lambda_{2} \sum_{i=1}^{d_{2}} |(S_{2} w)_i|"#
    )
  }

  @Test func wrongLayersAreRefused() throws {
    #expect(throws: InvalidInput.empty(name: "layers")) { try Layers([]) }
    #expect(
      throws: InvalidInput.number(
        name: "layers[0].count", value: 0, bound: "at least 1 and below 2147483648")
    ) { try Layers([.init(try L1(lambda: 1), count: 0)]) }
    #expect(
      throws: InvalidInput.count(name: "layers[0]", found: 3, expected: 2, of: "weights")
    ) { try Layers([.init(try WeightedL1(weights: [1, 2]), count: 3)]) }
  }
}
