/// Random symbols with their distributions at one point: what is needed to take moments.
///
/// Every entry is its centre plus a variable of its own; variables are numbered from 0 over all
/// symbols, which are independent of each other.
public struct RandomDraw<N: Number>: Sendable {
  struct Drawn: Sendable {
    let symbol: Symbol
    let rows: Int
    let columns: Int
    /// The number of the first variable.
    let first: Int
    /// The mean of a Gaussian, the location of a Laplace variable; zero for Bernoulli variables.
    let centre: [N]
    let law: Law

    func tensor<M: Number>(_ entry: (Int) -> M) -> Tensor<M> {
      Tensor(rows: rows, columns: columns, centre.indices.map(entry))
    }
  }

  /// The law of the variables of one symbol.
  enum Law: Sendable {
    /// Independent N(0, variance).
    case independentNormal(variance: N)
    /// N(0, covariance).
    case jointNormal(covariance: Tensor<N>)
    /// Independent, density exp(−|x|/scale)/(2·scale).
    case laplace(scale: N)
    case bernoulli(probability: N)
  }

  var symbols: [Drawn] = []

  /// The mean of a product of powers of variables, symbol by symbol.
  func moment(of factors: [RandomMonomial.Factor]) throws(Undefined) -> N {
    var result = N.one
    for drawn in symbols {
      let last = drawn.first + drawn.centre.count
      let own = factors.filter { $0.variable >= drawn.first && $0.variable < last }
      if case .jointNormal(let covariance) = drawn.law {
        let places = own.map { ($0.variable - drawn.first, $0.exponent) }
        result = result * Self.pairings(places, covariance)
      } else {
        for factor in own { result = result * (try drawn.law.moment(factor.exponent)) }
      }
    }
    return result
  }

  /// E z₁z₂…z₂ₖ of a centred Gaussian: the sum over all pairings of the products of covariances
  /// (L. Isserlis, Biometrika 12 (1918), 134–139). Equal variables are paired together; the degree
  /// limit bounds the recursion.
  private static func pairings(_ powers: [(place: Int, count: Int)], _ covariance: Tensor<N>) -> N {
    guard let first = powers.first else { return .one }
    guard powers.reduce(0, { $0 + $1.count }).isMultiple(of: 2) else { return .zero }
    var total = N.zero
    let others = powers.taking(0)
    for (k, other) in others.enumerated() {
      let pair = N(Rational(other.count)) * covariance[first.place, other.place]
      total = total + pair * pairings(others.taking(k), covariance)
    }
    return total
  }
}

extension [(place: Int, count: Int)] {
  /// One variable less of the kind at this position.
  fileprivate func taking(_ position: Int) -> Self {
    var rest = self
    rest[position].count -= 1
    if rest[position].count == 0 { rest.remove(at: position) }
    return rest
  }
}

extension RandomDraw.Law {
  /// The moment of one variable.
  fileprivate func moment(_ order: Int) throws(Undefined) -> N {
    guard order > 0 else { return .one }
    let isOdd = !order.isMultiple(of: 2)
    switch self {
    case .bernoulli(let probability): return probability
    case .independentNormal(let variance):
      // (2k − 1)!! σ²ᵏ
      if isOdd { return .zero }
      let factor = stride(from: 1, to: order, by: 2).reduce(1, *)
      return N(Rational(factor)) * (try variance.raised(to: order / 2))
    case .laplace(let scale):
      // (2k)! b²ᵏ
      if isOdd { return .zero }
      let factor = (1...order).reduce(1, *)
      return N(Rational(factor)) * (try scale.raised(to: order))
    case .jointNormal: throw .unsupported("one variable of a joint law")
    }
  }
}
