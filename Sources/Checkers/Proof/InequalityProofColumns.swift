import SymbolicLite

/// The statements that a contradiction is sought among.
extension Ledger {
  /// Whether something positive and only what is ≥ 0 adds up to zero, with the facts known and the
  /// opposites given.
  ///
  /// - Parameter effort: 0 adds statements as they are, 1 also products with the opposite of the
  ///   goal and squares, 2 also products of any two; less is tried first.
  func contradiction(
    with opposites: [Fact], effort: Int
  ) -> [(weight: Rational, column: Contradiction.Column)]? {
    let base = known + opposites
    var facts = base + definedness(base)
    let outer = known
    defer { known = outer }
    // Lemmas may settle signs that further lemmas ask for.
    known += facts.dropFirst(outer.count)
    let first = lemmas(about: facts.map(\.polynomial))
    known += first
    let second = lemmas(about: (facts + first).map(\.polynomial))
    var seen = Set(facts.map(\.polynomial))
    for fact in first + second where seen.insert(fact.polynomial).inserted { facts.append(fact) }
    let cleared = facts.compactMap { fact -> Fact? in
      guard let p = try? clearingDenominators(fact.polynomial) else { return nil }
      return Fact(polynomial: p, standing: fact.standing, name: fact.name)
    }
    var model = Model(self, facts + cleared)
    if model.exists() { return nil }
    var columns = cleared.flatMap(Self.columns)
    columns.append(.init(polynomial: .one, isStrict: true, name: "1 > 0"))
    if let found = Contradiction.find(among: columns) { return found }
    guard effort > 0 else { return nil }
    let goals = cleared.filter { $0.name == "the opposite" }
    // With its fractions the goal may show squares that clearing hides.
    let fractions = facts.filter { $0.name == "the opposite" && !goals.contains($0) }
    columns += fractions.flatMap(Self.columns)
    columns += scaledSquares(fractions.isEmpty ? goals : fractions, facts)
    columns += squares(cleared, goals)
    for level in 1...effort {
      let uncleared = level > 1 ? facts.filter { $0.polynomial.hasFractions } : []
      let all = columns + products(uncleared + cleared, goals, level: level)
      if let found = Contradiction.find(among: all) { return found }
    }
    return nil
  }

  private static func columns(_ fact: Fact) -> [Contradiction.Column] {
    let p = fact.polynomial
    switch fact.standing {
    case .nonnegative: return [.init(polynomial: p, isStrict: false, name: fact.name)]
    case .positive: return [.init(polynomial: p, isStrict: true, name: fact.name)]
    case .zero:
      return [
        .init(polynomial: p, isStrict: false, name: fact.name),
        .init(polynomial: p.negated, isStrict: false, name: fact.name),
      ]
    case .nonzero: return []
    }
  }

  /// What a formula is divided by is not zero where it has a value.
  private func definedness(_ facts: [Fact]) -> [Fact] {
    var result: [Fact] = []
    for fact in facts {
      for monomial in fact.polynomial.ordered.map(\.key) {
        for factor in monomial.factors where factor.exponent < 0 {
          let value = AtomPolynomial(atom: factor.atom)
          let signs = innateSign(ofAtom: factor.atom)
          let standing: Fact.Standing =
            signs.isSubset(of: .nonnegative) ? .positive : .nonzero
          result.append(Fact(polynomial: value, standing: standing, name: "a divisor is not 0"))
        }
      }
    }
    return result
  }

  private func products(_ facts: [Fact], _ goals: [Fact], level: Int) -> [Contradiction.Column] {
    let sided = facts.filter {
      ($0.standing == .nonnegative || $0.standing == .positive) && $0.polynomial.constant == nil
    }.prefix(32)
    var result: [Contradiction.Column] = []
    var seen: Set<AtomPolynomial> = []
    for (k, a) in sided.enumerated() {
      for b in sided.dropFirst(k) {
        guard level > 1 || goals.contains(a) || goals.contains(b),
          let p = try? times(a.polynomial, b.polynomial), p.count <= 60,
          !p.isZero, seen.insert(p).inserted
        else { continue }
        result.append(
          .init(
            polynomial: p, isStrict: a.standing == .positive && b.standing == .positive,
            name: "(\(a.name)) × (\(b.name))"))
      }
    }
    let atoms = Set(goals.flatMap { $0.polynomial.atoms }).sorted().prefix(8)
    for fact in facts where fact.standing == .zero {
      for atom in atoms {
        guard let p = try? times(fact.polynomial, AtomPolynomial(atom: atom)) else { continue }
        result.append(.init(polynomial: p, isStrict: false, name: fact.name))
        result.append(.init(polynomial: p.negated, isStrict: false, name: fact.name))
      }
    }
    for fact in facts where fact.standing == .nonzero {
      guard let p = try? times(fact.polynomial, fact.polynomial) else { continue }
      result.append(.init(polynomial: p, isStrict: true, name: "\(fact.name), squared"))
    }
    return Array(result.prefix(480))
  }

  /// Squares that complete a square of the goal, and of sums and differences of its atoms.
  private func squares(_ facts: [Fact], _ goals: [Fact]) -> [Contradiction.Column] {
    var result: [Contradiction.Column] = []
    func add(_ p: AtomPolynomial?) {
      guard let p, let square = try? times(p, p), !square.isZero else { return }
      result.append(.init(polynomial: square, isStrict: false, name: "a square"))
    }
    if goals.isEmpty {
      // Among assumptions alone: a² = −1 is met by nothing.
      for atom in Set(facts.flatMap { $0.polynomial.atoms }).sorted().prefix(12) {
        add(AtomPolynomial(atom: atom))
      }
    }
    result += exponentialSquares(goals)
    for goal in goals {
      let atoms = Array(goal.polynomial.atoms.sorted().prefix(6))
      for (k, a) in atoms.enumerated() {
        add(AtomPolynomial(atom: a))
        for b in atoms[(k + 1)...] {
          add(try? AtomPolynomial(atom: a).plus(AtomPolynomial(atom: b)))
          add(try? AtomPolynomial(atom: a).minus(AtomPolynomial(atom: b)))
        }
        var rest = goal.polynomial.negated
        for b in [a] + atoms.filter({ $0 != a }) {
          guard let (root, factor) = completion(of: rest, in: b) else { continue }
          add(root)
          // 4q·p = (2qb + l)² + …; the rest goes on with its own squares.
          guard let number = factor.constant, let square = try? times(root, root),
            let scale = number.multiplied(by: Rational(4))?.reciprocal,
            let part = try? square.scaled(by: scale), let left = try? rest.minus(part)
          else { break }
          rest = left
        }
      }
    }
    return result
  }

  /// (x − 1)² and x(x − 1)² for x = eᵗ, which bound the slope of the sigmoid.
  private func exponentialSquares(_ goals: [Fact]) -> [Contradiction.Column] {
    var result: [Contradiction.Column] = []
    for atom in Set(goals.flatMap { $0.polynomial.atoms }).sorted() {
      let x = AtomPolynomial(atom: atom)
      guard case .exponential = atoms[atom], let gap = try? x.minus(.one),
        let square = try? times(gap, gap), let multiple = try? times(square, x)
      else { continue }
      result.append(.init(polynomial: square, isStrict: false, name: "a square"))
      result.append(.init(polynomial: multiple, isStrict: false, name: "eᵗ times a square"))
    }
    return result
  }

  /// (2q·t + l)²/4q for p = q·t² + l·t + r with q > 0, and q·s² for a number s that is not 0.
  private func scaledSquares(_ goals: [Fact], _ facts: [Fact]) -> [Contradiction.Column] {
    var result: [Contradiction.Column] = []
    for goal in goals {
      for atom in goal.polynomial.atoms.sorted().prefix(8) {
        guard let (root, factor) = completion(of: goal.polynomial.negated, in: atom),
          factor.constant == nil, sign(of: factor).intersection(.nonzero) == .positive,
          isDivisor(factor) || sign(of: factor) == .positive,
          let four = try? factor.scaled(by: Rational(4)), let inverse = try? inverse(four),
          let square = try? times(root, root), let column = try? times(square, inverse)
        else { continue }
        result.append(.init(polynomial: column, isStrict: false, name: "a square"))
        for other in facts where other.standing == .nonzero {
          guard let square = try? times(other.polynomial, other.polynomial),
            let column = try? times(square, factor)
          else { continue }
          result.append(.init(polynomial: column, isStrict: true, name: "\(other.name), squared"))
        }
      }
    }
    return result
  }

  /// Whether it is a product of atoms that are known not to be zero.
  private func isDivisor(_ p: AtomPolynomial) -> Bool {
    guard let (monomial, _) = p.single else { return false }
    return monomial.factors.allSatisfy { factor in
      let value = AtomPolynomial(atom: factor.atom)
      return known.contains {
        $0.polynomial == value && ($0.standing == .nonzero || $0.standing == .positive)
      }
    }
  }

  /// For p = q·t² + l·t + r the root 2q·t + l.
  private func completion(
    of p: AtomPolynomial, in atom: Int
  ) -> (root: AtomPolynomial, factor: AtomPolynomial)? {
    var (quadratic, linear) = (AtomPolynomial.zero, AtomPolynomial.zero)
    for (monomial, coefficient) in p.ordered {
      let rest = monomial.without(atom)
      switch monomial.exponent(of: atom) {
      case 0: continue
      case 1: do { try linear.add(coefficient, rest) } catch { return nil }
      case 2: do { try quadratic.add(coefficient, rest) } catch { return nil }
      default: return nil
      }
    }
    guard !quadratic.isZero,
      let double = try? quadratic.scaled(by: Rational(2)),
      let first = try? times(double, AtomPolynomial(atom: atom)),
      let root = try? first.plus(linear)
    else { return nil }
    return (root, quadratic)
  }
}

extension Ledger {
  /// The polynomial times something positive, so that no atom stands below a fraction bar. What
  /// is divided by is not zero; where its sign is unknown an even power is taken.
  func clearingDenominators(_ p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial {
    var result = p
    for _ in 0..<8 {
      guard let factor = try denominator(of: result) else { return result }
      result = try times(result, factor)
    }
    throw .unsupported
  }

  private func denominator(of p: AtomPolynomial) throws(ProofFailure) -> AtomPolynomial? {
    for atom in p.atoms.sorted() {
      let exponents = p.monomials.map { $0.exponent(of: atom) }
      let (least, most) = (exponents.min() ?? 0, exponents.max() ?? 0)
      if least < 0 { return try positivePower(of: AtomPolynomial(atom: atom), -least) }
      if case .inverse(let inside) = atoms[atom], most > 0 {
        let isKnown = sign(of: inside).intersection(.nonzero) != .nonzero
        return try positivePower(of: inside, isKnown ? 1 : most)
      }
    }
    return nil
  }

  private func positivePower(of p: AtomPolynomial, _ exponent: Int) throws(ProofFailure)
    -> AtomPolynomial
  {
    let signs = sign(of: p).intersection(.nonzero)
    if signs == .positive { return try power(p, exponent) }
    if signs == .negative { return try power(p.negated, exponent) }
    return try power(p, exponent + exponent % 2)
  }
}

extension AtomPolynomial {
  fileprivate var hasFractions: Bool {
    monomials.contains { $0.factors.contains { $0.exponent < 0 } }
  }
}
