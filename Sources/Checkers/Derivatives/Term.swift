import SymbolicLite

/// One term of an objective, with the weight that it has there: a loss with weight 1, a penalty
/// with weight λ.
public struct Term {
  /// What a message calls it: "loss", "penalty".
  public var name: String
  public var function: any DifferentiableFunction
  public var weight: Double
  /// How many samples it averages over, where it does: for the diagnosis of a wrong 1/n.
  public var samples: Int?

  public init(
    _ name: String, _ function: any DifferentiableFunction, weight: Double = 1,
    samples: Int? = nil
  ) {
    self.name = name
    self.function = function
    self.weight = weight
    self.samples = samples
  }
}

/// Terms at one point: each differentiated once, for any weights.
struct PreparedTerms {
  let terms: [Term]
  let point: [Double]
  let compiled: [CompiledFunction]
  let gradients: [CompiledFunction.MeasuredGradient]
  /// Whether a term is a closure that went one of several ways here.
  let branches: [Bool]
  /// Where a term bends by more than rounding: its kinks, each as the coordinates that move it.
  private let kinks: [[[Int]]?]

  init(_ terms: [Term], at point: [Double]) throws(Undefined) {
    (self.terms, self.point) = (terms, point)
    var compiled: [CompiledFunction] = []
    var gradients: [CompiledFunction.MeasuredGradient] = []
    var branches: [Bool] = []
    var kinks: [[[Int]]?] = []
    for term in terms {
      let function = try term.function.compiled(at: point)
      let gradient = try function.measuredGradient(at: point)
      compiled.append(function)
      gradients.append(gradient)
      branches.append(try function.branchTies(at: point))
      kinks.append(gradient.isKinked ? try function.kinks(at: point) : nil)
    }
    (self.compiled, self.gradients, self.branches, self.kinks) =
      (compiled, gradients, branches, kinks)
  }

  /// A second opinion from values alone, along one direction: words where it contradicts a
  /// derivative.
  func contradiction() throws(Undefined) -> String? {
    var random = SplitMix64(state: fingerprint(point))
    for (k, term) in terms.enumerated() where !branches[k] {
      let v = point.map { _ in random.roundNumber() }
      var values = FiniteDifference { term.function.value(at: $0) }
      values.noise = try noise(of: k)
      let seen = try values.slopes(at: point, along: v)
      let told = try slopes(of: k, along: v)
      if seen.left.agrees(with: told.left), seen.right.agrees(with: told.right) { continue }
      let direction = printed(Tensor(column: v))
      return
        "the derivative of the \(term.name) along \(direction) is \(told), but values say \(seen)"
    }
    return nil
  }

  /// What rounding may do to a value at the point, or at one that is itself rounded.
  private func noise(of k: Int) throws(Undefined) -> Double {
    let gradient = gradients[k]
    var noise = 2 * (try compiled[k].measuredValue(at: point).error) + .leastNormalMagnitude
    for (j, x) in point.enumerated() {
      let slope = gradient.entries[j].value.magnitude + gradient.reach[j]
      noise += Double.ulpOfOne * x.magnitude * slope
    }
    return noise
  }

  func isSmooth(_ k: Int) -> Bool { kinks[k] == nil && !branches[k] }

  /// Sets of coordinates whose kinks do not interact.
  func kinkClusters(
    weights: [Double], among kinked: [Int]
  ) throws(Undefined) -> [[Int]] {
    var clusters = Clusters(count: point.count)
    for (k, weight) in weights.enumerated() where weight != 0 {
      let sets =
        branches[k]
        ? try terms[k].function.kinkClusters(at: point, among: kinked) : kinks[k] ?? []
      for set in sets { for j in set.dropFirst() { clusters.join(set[0], j) } }
    }
    let among = Set(kinked)
    return clusters.sets.map { $0.filter(among.contains) }.filter { !$0.isEmpty }
  }

  /// A smooth term has its slopes from its gradient.
  func slopes(of k: Int, along v: [Double]) throws(Undefined) -> Slopes {
    let gradient = gradients[k]
    guard isSmooth(k) else { return try terms[k].function.slopes(at: point, along: v) }
    var total = Measured(0)
    for (j, d) in v.enumerated() where d != 0 {
      let entry = gradient.entries[j]
      total.value += entry.value * d
      total.error += (entry.error + gradient.reach[j]) * d.magnitude
      total.error += Double.ulpOfOne * ((entry.value * d).magnitude + total.value.magnitude)
    }
    return Slopes(total)
  }
}

extension Measured {
  fileprivate func agrees(with other: Measured) -> Bool {
    (value - other.value).magnitude <= error + other.error
  }
}

/// The slopes of a weighted sum, term by term; its point is that of the terms.
struct WeightedSlopes: SlopeSource {
  let prepared: PreparedTerms
  let weights: [Double]

  func slopes(at w: [Double], along v: [Double]) throws(Undefined) -> Slopes {
    var total = Slopes(Measured(0))
    for (k, weight) in weights.enumerated() where weight != 0 {
      total.add(try prepared.slopes(of: k, along: v), times: weight)
    }
    return total
  }

  func subgradient(
    at w: [Double], furthestAlong v: [Double]
  ) throws(Undefined) -> [Double]? {
    var total = [Double](repeating: 0, count: w.count)
    for (k, weight) in weights.enumerated() where weight != 0 {
      let part =
        prepared.isSmooth(k)
        ? prepared.gradients[k].entries.map(\.value)
        : try prepared.terms[k].function.subgradient(at: w, furthestAlong: v)
      guard let part, weight > 0 else { return nil }
      for j in w.indices { total[j] += weight * part[j] }
    }
    return total
  }

  func kinkClusters(at w: [Double], among kinked: [Int]) throws(Undefined) -> [[Int]] {
    try prepared.kinkClusters(weights: weights, among: kinked)
  }
}

extension Slopes {
  /// A negative weight turns a kink over, but left stays left.
  fileprivate mutating func add(_ other: Slopes, times weight: Double) {
    left.add(other.left, times: weight)
    right.add(other.right, times: weight)
  }
}

extension Measured {
  fileprivate mutating func add(_ other: Measured, times weight: Double) {
    let part = weight * other.value
    value += part
    error += weight.magnitude * other.error
    error += Double.ulpOfOne * (value.magnitude + part.magnitude)
  }
}
