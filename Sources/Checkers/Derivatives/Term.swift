import SymbolicLite

/// One term of an objective, with the weight that it has there: a loss with weight 1, a penalty with
/// weight λ.
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

  init(_ terms: [Term], at point: [Double]) throws(Undefined) {
    (self.terms, self.point) = (terms, point)
    var compiled: [CompiledFunction] = []
    var gradients: [CompiledFunction.MeasuredGradient] = []
    var branches: [Bool] = []
    for term in terms {
      let function = try term.function.compiled(at: point)
      compiled.append(function)
      gradients.append(try function.measuredGradient(at: point))
      branches.append(try function.branchTies(at: point))
    }
    (self.compiled, self.gradients, self.branches) = (compiled, gradients, branches)
  }

  /// A second opinion from values alone, along one direction: words where it contradicts a derivative.
  func contradiction() throws(Undefined) -> String? {
    var random = SplitMix64(state: fingerprint(point))
    for (k, term) in terms.enumerated() where !branches[k] {
      let v = point.map { _ in random.roundNumber() }
      let seen = try FiniteDifference { term.function.value(at: $0) }.slopes(at: point, along: v)
      let told = try slopes(of: k, along: v)
      if seen.left.agrees(with: told.left), seen.right.agrees(with: told.right) { continue }
      let direction = printed(Tensor(column: v))
      return
        "the derivative of the \(term.name) along \(direction) is \(told), but values say \(seen)"
    }
    return nil
  }

  /// A smooth term has its slopes from its gradient.
  func slopes(of k: Int, along v: [Double]) throws(Undefined) -> Slopes {
    let gradient = gradients[k]
    if branches[k] || gradient.reach.contains(where: { $0 > 0 }) {
      return try terms[k].function.slopes(at: point, along: v)
    }
    var total = Measured(0)
    for (entry, d) in zip(gradient.entries, v) where d != 0 {
      total.value += entry.value * d
      total.error += entry.error * d.magnitude
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
      let isSmooth = prepared.gradients[k].reach.allSatisfy { $0 == 0 } && !prepared.branches[k]
      let part =
        isSmooth
        ? prepared.gradients[k].entries.map(\.value)
        : try prepared.terms[k].function.subgradient(at: w, furthestAlong: v)
      guard let part, weight > 0 else { return nil }
      for j in w.indices { total[j] += weight * part[j] }
    }
    return total
  }

  func kinkClusters(at w: [Double], among kinked: [Int]) throws(Undefined) -> [[Int]] {
    var clusters = Clusters(count: w.count)
    for (term, weight) in zip(prepared.terms, weights) where weight != 0 {
      for cluster in try term.function.kinkClusters(at: w, among: kinked) {
        for j in cluster.dropFirst() { clusters.join(cluster[0], j) }
      }
    }
    let among = Set(kinked)
    return clusters.sets.map { $0.filter(among.contains) }.filter { !$0.isEmpty }
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
