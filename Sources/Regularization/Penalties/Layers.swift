/// A penalty for each layer of a network, R(w) = ∑ₗ Rₗ(w⁽ˡ⁾), where w⁽¹⁾, w⁽²⁾, … stand one after the
/// other in w.
///
/// | what        | statement                                                              |
/// |:------------|:-----------------------------------------------------------------------|
/// | shapes      | w ∈ ℝᵈ in blocks w⁽ˡ⁾ ∈ ℝ^(dₗ), d = ∑ dₗ, R(w) ∈ ℝ                     |
/// | domain      | where each Rₗ is finite; convex if each Rₗ is                          |
/// | scaling     | a strength for each layer, that of Rₗ; no factor in front              |
/// | ∂R(w)       | the product of the ∂Rₗ(w⁽ˡ⁾)                                           |
/// | prox of t·R | that of t·Rₗ in each block                                             |
/// | conjugate   | the sum of the conjugates                                              |
///
/// In the statement Sₗ takes block l out of w, and the letters of Rₗ carry the index l.
///
/// Source: N. Parikh and S. Boyd, *Proximal algorithms*, Found. Trends Optim. 1 (2014), 127–239,
/// section 2.1.
public struct Layers: Penalty {
  /// A penalty and the number of weights that it is about.
  public struct Layer: Sendable {
    public let penalty: any Penalty
    public let count: Int
    public init(_ penalty: any Penalty, count: Int) {
      (self.penalty, self.count) = (penalty, count)
    }
  }

  public let layers: [Layer]
  public let statement: Statement
  public var dimension: Int? { layers.reduce(0) { $0 + $1.count } }
  public var description: String {
    "Layers(" + layers.map { "\($0.penalty) on \($0.count)" }.joined(separator: ", ") + ")"
  }

  /// - Throws: ``InvalidInput`` where there is no layer, a layer has no weights, or another number of
  ///   them than its penalty is about.
  public init(_ layers: [Layer]) throws(InvalidInput) {
    if layers.isEmpty { throw .empty(name: "layers") }
    for (k, layer) in layers.enumerated() {
      let count = try Checked.count("layers[\(k)].count", layer.count)
      if let dimension = layer.penalty.dimension, dimension != count {
        throw .count(
          name: "layers[\(k)]", found: count, expected: dimension, of: "weights")
      }
    }
    self.layers = layers
    statement = LayeredStatement.of(layers.map(\.penalty))
  }

  public var letters: [String: Quantity] {
    var letters = LayeredStatement.selections(layers.map(\.count))
    for (k, layer) in layers.enumerated() {
      for (name, value) in layer.penalty.letters {
        letters[LayeredStatement.indexed(name, k + 1)] = value
      }
    }
    return letters
  }

  public var properties: [Property] {
    let isConvex = layers.allSatisfy { $0.penalty.properties.claimConvexity }
    let isEven = layers.allSatisfy {
      $0.penalty.properties.contains { if case .even = $0 { true } else { false } }
    }
    return [isConvex ? .convex : chordBelow] + (isEven ? [.even] : [])
  }

  /// The chord of the first layer that has one, with all other layers at 0.
  private var chordBelow: Property {
    var start = 0
    for layer in layers {
      for case .nonconvex(let u, let v) in layer.penalty.properties where u.count <= layer.count {
        func padded(_ part: [Double]) -> [Double] {
          var whole = [Double](repeating: 0, count: dimension ?? 0)
          SubgradientSet.place(part, at: Array(start..<start + part.count), in: &whole)
          return whole
        }
        return .nonconvex(between: padded(u), and: padded(v))
      }
      start += layer.count
    }
    return .nonconvex(between: [], and: [])
  }

  /// Each layer with the positions of its weights.
  private var blocks: [(layer: Layer, entries: [Int])] {
    var start = 0
    return layers.map { layer in
      defer { start += layer.count }
      return (layer, Array(start..<start + layer.count))
    }
  }

  public func value(at w: [Double]) throws(InvalidInput) -> Double {
    try admit(w)
    var sum = 0.0
    for (layer, entries) in blocks {
      sum += try layer.penalty.value(at: SubgradientSet.take(entries, of: w))
    }
    return sum
  }

  public func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try admit(w)
    var sets: [SubgradientSet.Block] = []
    for (layer, entries) in blocks {
      let part = SubgradientSet.take(entries, of: w)
      sets.append(.init(entries, try layer.penalty.subdifferential(at: part)))
    }
    return .blocks(sets)
  }

  public func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try admit(v, step: t)
    var p = v
    for (layer, entries) in blocks {
      let part = try layer.penalty.prox(of: SubgradientSet.take(entries, of: v), step: t)
      SubgradientSet.place(part, at: entries, in: &p)
    }
    return p
  }

  public func conjugate(at g: [Double]) throws(InvalidInput) -> Double? {
    try admit(g, as: "g")
    var sum = 0.0
    for (layer, entries) in blocks {
      let part = SubgradientSet.take(entries, of: g)
      guard let value = try layer.penalty.conjugate(at: part) else { return nil }
      sum += value
    }
    return sum
  }

  public static func examples() throws(InvalidInput) -> [Layers] {
    [
      try Layers([
        Layer(try L1(lambda: 1.5), count: 2), Layer(try L2(lambda: 0.75), count: 3),
      ]),
      try Layers([
        Layer(try L2(lambda: 0.5), count: 1), Layer(try MCP(lambda: 1, gamma: 3), count: 2),
      ]),
    ]
  }
}
