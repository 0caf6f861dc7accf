/// 𝔼 of a product of random entries, from the joint cumulants κ of the entries:
/// 𝔼[x·r] = ∑ κ(x, s)·𝔼[r without s], over all parts s of the product r.
///
/// Cumulants of independent entries are 0 unless all of them are one entry.
///
/// | law of the entries        | κ₁    | κ(x₁, x₂)          | κ(x₁, …, xₖ) for k > 2               |
/// |:--------------------------|:------|:-------------------|:-------------------------------------|
/// | Gaussian, mean μ          | its μ | their covariance   | 0: this is the theorem of Isserlis   |
/// | Laplace, location m       | m     | [x₁ = x₂]·2b²      | [x₁ = … = xₖ]·2(k − 1)!·bᵏ, odd: 0   |
/// | 0 or 1 with probability p | p     | [x₁ = x₂]·(p − p²) | [x₁ = … = xₖ]·κₖ, κₖ₊₁ = (p − p²)κₖ′ |
///
/// The cumulants are those of log 𝔼[eᵗˣ], for the Laplace law mt − log(1 − b²t²).
/// Source: P. McCullagh, Tensor Methods in Statistics (1987), section 2.3.
extension Lowering {
  /// The highest total degree. A power of one entry costs little, since equal entries are counted.
  static var highestMoment: Int { 12 }
  /// Eight different entries have 105 pairings; ten would have 945.
  static var mostEntries: Int { 8 }

  func moment(of entries: [AtomPower], _ random: [RandomSymbol]) throws(GivenUp) -> Polynomial {
    var owners: Set<Symbol> = []
    for entry in entries { owners.insert(try owner(of: entry.atom, random).symbol) }
    if owners.count > 1 { algebra.note(.independentSymbols) }
    return try expanded(entries, random)
  }

  private func expanded(
    _ entries: [AtomPower], _ random: [RandomSymbol]
  ) throws(GivenUp) -> Polynomial {
    guard let first = entries.first?.atom else { return .one }
    try algebra.spend(1)
    let item = try owner(of: first, random)
    let rest = entries.without(first)
    let own = rest.indices.filter { rest[$0].atom.isEntry(of: item.symbol) }
    var sum: [Polynomial] = []
    for part in rest.parts(at: own, upTo: item.distribution.highestCumulant - 1) {
      let joint = try cumulant([first] + part.taken, item)
      if joint.isZero { continue }
      let product = try algebra.multiply(joint, expanded(part.left, random))
      sum.append(try algebra.scale(product, by: part.ways))
    }
    return try algebra.add(sum)
  }

  private func owner(
    of atom: Atom, _ random: [RandomSymbol]
  ) throws(GivenUp) -> RandomSymbol {
    guard let item = random.first(where: { atom.isEntry(of: $0.symbol) }),
      !item.symbol.domain.isSymmetric
    else { throw .unsupported("a random number of no known law") }
    return item
  }

  // MARK: Cumulants

  private func cumulant(_ entries: [Atom], _ item: RandomSymbol) throws(GivenUp) -> Polynomial {
    switch item.distribution {
    case .normal(let mean, let covariance):
      algebra.note(.gaussianMoments)
      let place = entries[0].positions
      if entries.count == 1 { return try entry(mean, place[0], place[1]) }
      guard entries.count == 2 else { return .zero }
      return try self.covariance(covariance, of: item.symbol, entries[0], entries[1])
    case .laplace(let location, let scale):
      guard scale.shape.isScalar else { throw .unsupported("several scales") }
      algebra.note(.laplaceMoments)
      let place = entries[0].positions
      if entries.count == 1 { return try entry(location, place[0], place[1]) }
      guard entries.count.isMultiple(of: 2) else { return .zero }
      let factorial = (1..<entries.count).reduce(1, *)
      let power = try algebra.raise(scalar(scale), to: Rational(entries.count))
      return try algebra.scale(
        algebra.multiply(power, same(item.symbol, entries)), by: Rational(2 * factorial))
    case .bernoulli(let p):
      guard p.shape.isScalar else { throw .unsupported("several probabilities") }
      algebra.note(.indicatorMoments)
      let one = try indicatorCumulant(entries.count, scalar(p))
      return entries.count == 1 ? one : try algebra.multiply(one, same(item.symbol, entries))
    }
  }

  /// The coefficients of κₖ as a polynomial in p, from κ₁ = p by κₖ₊₁ = (p − p²)κₖ′.
  private func indicatorCumulant(_ order: Int, _ p: Polynomial) throws(GivenUp) -> Polynomial {
    var coefficients = [0, 1]
    for _ in 1..<order {
      var next = [Int](repeating: 0, count: coefficients.count + 1)
      for (k, c) in coefficients.enumerated() where k > 0 {
        next[k] += k * c
        next[k + 1] -= k * c
      }
      coefficients = next
    }
    var result = Polynomial.zero
    for c in coefficients.reversed() {
      result = try algebra.add([algebra.multiply(result, p), Polynomial(Rational(c))])
    }
    return result
  }

  /// Independent entries with one variance, or the covariance matrix of a vector.
  private func covariance(
    _ covariance: Expression, of symbol: Symbol, _ a: Atom, _ b: Atom
  ) throws(GivenUp) -> Polynomial {
    let (p, q) = (a.positions, b.positions)
    if covariance.shape.isScalar {
      return try algebra.multiply(scalar(covariance), same(symbol, [a, b]))
    }
    guard symbol.shape.columns == .one else { throw .unsupported("a covariance of a matrix") }
    let one = try entry(covariance, p[0], q[0])
    guard try one == entry(covariance, q[0], p[0]) else {
      throw .unsupported("a covariance that is not symmetric")
    }
    return one
  }

  /// 1 where all of them are one entry, else 0.
  private func same(_ symbol: Symbol, _ entries: [Atom]) throws(GivenUp) -> Polynomial {
    let first = entries[0].positions
    var result = Polynomial.one
    for other in entries.dropFirst() {
      let place = other.positions
      for (k, size) in [symbol.shape.rows, symbol.shape.columns].enumerated() {
        result = try algebra.multiply(result, delta(first[k], place[k], size))
      }
    }
    return result
  }
}

extension Distribution {
  /// The order from which on joint cumulants vanish.
  fileprivate var highestCumulant: Int {
    if case .normal = self { 2 } else { Lowering.highestMoment }
  }
}

extension Atom {
  fileprivate func isEntry(of symbol: Symbol) -> Bool {
    if case .entry(symbol, _, _) = kind { true } else { false }
  }
}

extension [AtomPower] {
  private var count: (Int) -> Int { { self[$0].exponent.asInt ?? 0 } }

  /// The product divided by one factor of this atom.
  fileprivate func without(_ atom: Atom) -> [AtomPower] {
    compactMap { factor in
      guard factor.atom == atom else { return factor }
      let left = (factor.exponent.asInt ?? 1) - 1
      return left == 0 ? nil : AtomPower(atom, Rational(left))
    }
  }

  /// Every part of the factors at these places with up to `limit` atoms, and in how many ways it can
  /// be taken out.
  fileprivate func parts(
    at places: [Int], upTo limit: Int
  ) -> [(taken: [Atom], left: [AtomPower], ways: Rational)] {
    var result: [(taken: [Atom], left: [AtomPower], ways: Int)] = [([], self, 1)]
    for place in places {
      let factor = self[place]
      var longer = result
      for part in result {
        var (left, ways) = (part.left, part.ways)
        let most = Swift.min(count(place), limit - part.taken.count)
        for taken in stride(from: 1, through: most, by: 1) {
          // C(n, k) = C(n, k − 1)·(n − k + 1)/k.
          ways = ways * (count(place) - taken + 1) / taken
          left = left.without(factor.atom)
          let atoms = part.taken + [Atom](repeating: factor.atom, count: taken)
          longer.append((atoms, left, ways))
        }
      }
      result = longer
    }
    return result.map { ($0.taken, $0.left, Rational($0.ways)) }
  }
}
