/// One term at a time: deltas, equal atoms, rewriting, then the names of indices.
extension Algebra {
  /// Brings a term into normal form; that may take several terms, or none.
  func normalise(_ raw: Monomial, into result: inout [Monomial]) throws(GivenUp) {
    var waiting = [raw]
    while var term = waiting.popLast() {
      try spend(2 + term.factors.count)
      if term.coefficient == .zero { continue }
      if try settle(&term, &waiting) { continue }
      if term.coefficient == .zero { continue }
      if let replaced = try rewritten(term) {
        try spend(replaced.count)
        waiting += replaced
        continue
      }
      result.append(try relabelled(term))
    }
  }

  /// Simplifies in place. True where the term was replaced by others.
  private func settle(_ term: inout Monomial, _ waiting: inout [Monomial]) throws(GivenUp) -> Bool {
    if try contractDeltas(&term) { return true }
    if try resolveBounds(&term, &waiting) { return true }
    try mergeEqual(&term)
    return try resolvePowers(&term, &waiting)
  }

  /// True where the term is zero.
  private func contractDeltas(_ term: inout Monomial) throws(GivenUp) -> Bool {
    var k = 0
    while k < term.factors.count {
      guard case .delta(let i, let j) = term.factors[k].atom.kind else {
        k += 1
        continue
      }
      if i == j {
        term.factors.remove(at: k)
        continue
      }
      if case .number = i, case .number = j { return true }
      if i.isApart(from: j) || isKnownApart(i, j) { return true }
      if case .shifted(let a, let p) = i, case .shifted(let b, let q) = j, a == b {
        term.factors[k].atom = .kronecker(p, q)
        continue
      }
      // A position in one block and one in the whole stack are not told apart.
      if i != i.innermost || j != j.innermost { throw .unsupported("an identity across blocks") }
      if let a = range(of: i, in: term.bounds), let b = range(of: j, in: term.bounds), a != b {
        throw .unsupported("an identity across blocks")
      }
      let (bound, other): (Int, Position)
      if case .bound(0, let b) = i {
        (bound, other) = (b, j)
      } else if case .bound(0, let b) = j {
        (bound, other) = (b, i)
      } else {
        try equate(i, j, besides: k, in: &term)
        k += 1
        continue
      }
      term.factors.remove(at: k)
      try eliminate(bound, by: other, in: &term)
      k = 0
    }
    return false
  }

  /// Beside δᵢⱼ, what is said of j is said of i.
  private func equate(
    _ i: Position, _ j: Position, besides k: Int, in term: inout Monomial
  ) throws(GivenUp) {
    guard i == i.innermost, j == j.innermost else { return }
    let (kept, gone) = if case .number = j { (j, i) } else { (i, j) }
    let renaming = Renaming(.everything) { position, depth in
      position == gone.deeper(by: depth) ? kept.deeper(by: depth) : position
    }
    for place in term.factors.indices where place != k {
      let renamed = try rename([term.factors[place]], renaming)
      term.factors[place] = renamed[0]
    }
  }

  /// Replaces a summation index by a position within its range.
  private func eliminate(
    _ bound: Int, by position: Position, in term: inout Monomial
  ) throws(GivenUp) {
    let renaming = Renaming.boundPositions { depth, k in
      if k != bound { return .bound(depth, k > bound ? k - 1 : k) }
      return position.map {
        if case .bound(0, let other) = $0 {
          .bound(0, other > bound ? other - 1 : other)
        } else {
          $0
        }
      }.deeper(by: depth)
    }
    term.factors = try rename(term.factors, renaming)
    term.bounds.remove(at: bound)
  }

  /// Indices of one value, of a known number of values, and indices that nothing depends on.
  private func resolveBounds(
    _ term: inout Monomial, _ waiting: inout [Monomial]
  ) throws(GivenUp) -> Bool {
    var k = 0
    while k < term.bounds.count {
      let range = term.bounds[k]
      if let count = range.fixed, count <= 6 {
        for value in 1...max(count, 1) where value <= count {
          var copy = term
          try eliminate(k, by: .number(value), in: &copy)
          waiting.append(copy)
        }
        return true
      }
      if !term.factors.contains(where: { $0.atom.mentions(bound: k) }) {
        try eliminate(k, by: .number(1), in: &term)
        for part in sizeTerms(range) {
          waiting.append(
            Monomial(
              try checked(term.coefficient.multiplied(by: part.coefficient)),
              term.factors + part.factors, over: term.bounds))
        }
        return true
      }
      k += 1
    }
    return false
  }

  func sizeTerms(_ range: Dimension) -> [Monomial] {
    var terms = range.terms.map { Monomial(Rational($0.value), [AtomPower(.size($0.key))]) }
    if range.constant != 0 { terms.append(Monomial(Rational(range.constant))) }
    return terms.sorted { ($0.shape, $0.code) < ($1.shape, $1.code) }
  }

  /// aᵖ·a^q = a^{p+q}, exp u · exp v = exp(u + v).
  private func mergeEqual(_ term: inout Monomial) throws(GivenUp) {
    guard term.factors.count > 0 else { return }
    term.factors.sort { ($0.atom.shape, $0.atom.code) < ($1.atom.shape, $1.atom.code) }
    var merged: [AtomPower] = []
    var exponents: [Polynomial] = []
    for factor in term.factors {
      if case .exp(let inside) = factor.atom.kind {
        exponents.append(try scale(inside, by: factor.exponent))
      } else if let last = merged.last, last.atom == factor.atom {
        let sum = try checked(last.exponent.adding(factor.exponent))
        merged.removeLast()
        if sum != .zero { merged.append(AtomPower(last.atom, sum)) }
      } else if factor.exponent != .zero {
        merged.append(factor)
      }
    }
    if !exponents.isEmpty {
      if exponents.count > 1 { note(.expOfSum) }
      let sum = exponents.count == 1 ? exponents[0] : try add(exponents)
      if !sum.isZero {
        merged.append(AtomPower(.exp(sum)))
        merged.sort { ($0.atom.shape, $0.atom.code) < ($1.atom.shape, $1.atom.code) }
      }
    }
    term.factors = merged
  }

  /// Powers that an atom does not keep: δ² = δ, sign³ = sign, roots of numbers, sums to expand.
  private func resolvePowers(
    _ term: inout Monomial, _ waiting: inout [Monomial]
  ) throws(GivenUp) -> Bool {
    for k in term.factors.indices {
      let (atom, exponent) = (term.factors[k].atom, term.factors[k].exponent)
      switch atom.kind {
      case .delta where exponent != .one, .zero where exponent != .one:
        if case .zero = atom.kind { note(.indicatorSquared) }
        term.factors[k].exponent = .one
      case .prime(let p):
        let whole = exponent.floor
        guard whole != 0 else { continue }
        note(.rootOfNumber)
        let number = try checked(Rational(p).raised(to: whole))
        term.coefficient = try checked(term.coefficient.multiplied(by: number))
        let rest = try checked(exponent.subtracting(Rational(whole)))
        if rest == .zero { term.factors.remove(at: k) } else { term.factors[k].exponent = rest }
        return try resolvePowers(&term, &waiting)
      case .sign(let inside) where exponent != .one:
        guard exponent.isWhole else { throw .unsupported("a root of a sign") }
        if exponent.numerator % 2 != 0 {
          note(.oddPowerOfSign)
          term.factors[k].exponent = .one
          continue
        }
        note(.signSquared)
        term.factors.remove(at: k)
        // sign² = 1 − [u = 0]; where a reciprocal is defined, u ≠ 0.
        if exponent.numerator > 0 {
          var other = term
          other.coefficient = -other.coefficient
          other.factors.append(AtomPower(.zero(inside)))
          waiting.append(other)
        }
        waiting.append(term)
        return true
      case .entry(let symbol, _, _):
        guard case .finite(let values) = symbol.domain, exponent.isWhole else { continue }
        if values.allSatisfy({ $0.magnitude == .one }), exponent != .one {
          note(.plusMinusOne, .domain(symbol))
          if exponent.numerator % 2 == 0 {
            term.factors.remove(at: k)
            waiting.append(term)
            return true
          }
          term.factors[k].exponent = .one
        } else if values.allSatisfy({ $0 == .zero || $0 == .one }), exponent > .one {
          note(.zeroOne, .domain(symbol))
          term.factors[k].exponent = .one
        }
      case .sum(let inside) where exponent >= .one:
        let whole = exponent.floor
        guard whole <= 8 else { throw .tooLarge }
        var rest = term
        let fraction = try checked(exponent.subtracting(Rational(whole)))
        if fraction == .zero {
          rest.factors.remove(at: k)
        } else {
          rest.factors[k].exponent = fraction
        }
        try expand(inside, times: whole, rest, &waiting)
        return true
      default: break
      }
    }
    return false
  }

  /// Multiplies a term with a power of a sum from inside an atom.
  private func expand(
    _ inside: Polynomial, times count: Int, _ term: Monomial, _ waiting: inout [Monomial]
  ) throws(GivenUp) {
    var products = [term]
    for _ in 0..<count {
      var next: [Monomial] = []
      for product in products { next += try unwrapped(inside, into: product) }
      try spend(next.count)
      products = next
    }
    waiting += products
  }

  /// The products of a term with the terms of a formula from inside one of its atoms.
  func unwrapped(_ inside: Polynomial, into term: Monomial) throws(GivenUp) -> [Monomial] {
    var result: [Monomial] = []
    for part in inside.terms { result.append(try unwrapped(part, into: term)) }
    return result
  }

  func unwrapped(
    _ part: Monomial, into term: Monomial, holes: [Position] = []
  ) throws(GivenUp) -> Monomial {
    let factors = try rename(
      part.factors, .unwrapping(after: term.bounds.count, holes: holes))
    return Monomial(
      try checked(term.coefficient.multiplied(by: part.coefficient)), term.factors + factors,
      over: term.bounds + part.bounds)
  }
}

extension Position {
  /// Whether the two can never be the same: different blocks of one stack.
  func isApart(from other: Position) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): a != b
    case (.shifted(let a, let i), .shifted(let b, let j)): a == b && i.isApart(from: j)
    default: false
    }
  }
}

extension Atom {
  func mentions(bound k: Int) -> Bool { mentions(bound: k, depth: 0) }

  private func mentions(bound k: Int, depth: Int) -> Bool {
    guard reach & (1 << UInt32(depth + 1)) != 0 else { return false }
    if positions.contains(where: { $0.innermost == .bound(depth, k) }) { return true }
    return insides.contains { inside in
      inside.terms.contains { term in
        term.factors.contains { $0.atom.mentions(bound: k, depth: depth + 1) }
      }
    }
  }
}

extension Rational {
  /// The largest whole number that is not larger; numbers here are small.
  var floor: Int {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int(clamping: remainder < 0 ? quotient - 1 : quotient)
  }
}
