import Checkers
import PropertyTesting
import SymbolicLite

@testable import Regularization

/// A network, parameters and a penalty on its weights.
struct NetworkCase: Sendable {
  let network: TwoLayerNetwork
  let parameters: [Double]
  let penalty: any Penalty
}

extension SolutionLaw {
  /// Hand-written back-propagation against the reverse gradient of the same network, written out in
  /// numbers that remember how they came about, and against differences of its values; the penalty is
  /// on the weights, and not on the biases.
  static let twoLayerBackPropagation = SolutionLaw(
    "two-layer back-propagation", networks
  ) { methods, one in
    let (network, theta) = (one.network, one.parameters)
    guard let claimed = try methods.networkGradient(network, theta, one.penalty) else {
      return "no gradient away from the kinks, at \(theta)"
    }
    let written = WrittenNetwork(one)
    let value = try network.value(at: theta, plus: one.penalty)
    let other = written.value(theta.map { Variable($0) }).value
    if (value - other).magnitude > 1e-12 * (1 + value.magnitude) { return "\(value), \(other)" }
    let automatic = checkGradient(of: { written.value($0) }, claimed: claimed, at: theta)
    if case .refuted(let refutation) = automatic { return "automatic: \(refutation)" }
    guard case .tested = automatic else { return "undecided: \(automatic)" }
    let differences = checkGradient(
      of: { (try? network.value(at: $0, plus: one.penalty)) ?? .nan }, claimed: claimed, at: theta)
    guard case .tested = differences else { return "differences: \(differences)" }
    return nil
  }

  private static let networks = Gen<NetworkCase> { source in
    let network = try source.drawNetwork()
    let lambda = try source.draw(.oneOf(.always(0), .real(in: 1e-6...2)).named("λ"))
    let isLasso = try source.draw(.bool.named("L1"))
    let seed = try source.draw(.int(in: 0...9999).named("seed"))
    var random = NormalNumbers(seed: UInt64(seed))
    return NetworkCase(
      network: network, parameters: (0..<network.parameterCount).map { _ in random.next() },
      penalty: isLasso ? try L1(lambda: lambda) : try L2(lambda: lambda))
  }
}

/// The same network once more, straight from its definition.
private struct WrittenNetwork {
  let one: NetworkCase

  init(_ one: NetworkCase) { self.one = one }

  func value(_ theta: [Variable]) -> Variable {
    let network = one.network
    let (n, p, q) = (network.inputs.rows, network.inputs.columns, network.targets.columns)
    let m = network.hidden
    var sum: Variable = 0
    for i in 0..<n {
      var h: [Variable] = []
      for k in 0..<m {
        var a = theta[m * p + q * m + k]
        for j in 0..<p { a = a + theta[k * p + j] * Variable(network.inputs.row(i)[j]) }
        h.append(bent(a, network.activations.hidden))
      }
      for l in 0..<q {
        var u = theta[m * p + q * m + m + l]
        for k in 0..<m { u = u + theta[m * p + l * m + k] * h[k] }
        let error = bent(u, network.activations.output) - Variable(network.targets.row(i)[l])
        sum = sum + 0.5 * error * error
      }
    }
    let mean = network.reduction == .sum ? sum : sum * Variable(1 / Double(n))
    return mean + price(Array(theta.prefix(m * p + q * m)))
  }

  private func bent(_ a: Variable, _ activation: Activation) -> Variable {
    switch activation {
    case .sigmoid: 1 / (1 + exp(-a))
    case .tanh: tanh(a)
    case .identity: a
    }
  }

  private func price(_ weights: [Variable]) -> Variable {
    var sum: Variable = 0
    for w in weights { sum = sum + (one.penalty is L1 ? abs(w) : 0.5 * w * w) }
    let lambda = (one.penalty as? L1)?.lambda ?? (one.penalty as? L2)?.lambda ?? 0
    return Variable(lambda) * sum
  }
}
