import SymbolicLite

/// Inequalities between the atoms at hand, each true wherever its atoms have values.
///
/// | lemma              | statement                                                    |
/// |:-------------------|:-------------------------------------------------------------|
/// | Cauchy–Schwarz     | abs(uᵀv) ≤ ‖u‖₂‖v‖₂, (uᵀv)² ≤ uᵀu·vᵀv                        |
/// | Hölder             | abs(uᵀv) ≤ ‖u‖₁‖v‖∞                                          |
/// | triangle           | ‖αu + βv‖ ≤ abs(α)‖u‖ + abs(β)‖v‖                            |
/// | norm comparison    | ‖v‖∞ ≤ ‖v‖_q ≤ ‖v‖₂ ≤ ‖v‖₁ ≤ √d‖v‖₂ ≤ d‖v‖∞ (q ≥ 2)         |
/// | Frobenius          | ‖Av‖₂ ≤ ‖A‖_F‖v‖₂                                            |
/// | squares            | ‖u ± v‖₂² ≥ 0                                                |
/// | exponential        | eᵗ > 0, eᵗ ≥ 1 + t and > for t ≠ 0, increasing               |
/// | logarithm          | log t ≤ t − 1, increasing, against the exponential           |
/// | tanh, π, e, sizes  | −1 < tanh < 1, bounds by fractions, n ≥ 1                    |
extension Ledger {
  /// All lemmas about the atoms of some polynomials and about what these are built from.
  func lemmas(about polynomials: [AtomPolynomial]) -> [Fact] {
    var facts: [Fact] = []
    let involved = closure(Set(polynomials.flatMap { $0.atoms }))
    for atom in involved.sorted() { facts += signs(ofAtom: atom) }
    facts += exponentialLemmas(involved)
    facts += normLemmas(involved)
    facts += wordLemmas(involved)
    return facts.filter { !$0.polynomial.isZero }
  }

  private func closure(_ start: Set<Int>) -> Set<Int> {
    var all = start
    var open = Array(start)
    while let atom = open.popLast() {
      for inner in polynomials(inside: atom).flatMap(\.atoms) where all.insert(inner).inserted {
        open.append(inner)
      }
    }
    return all
  }

  private func signs(ofAtom atom: Int) -> [Fact] {
    let value = AtomPolynomial(atom: atom)
    func fact(_ p: AtomPolynomial?, _ standing: Fact.Standing, _ name: String) -> [Fact] {
      p.map { [Fact(polynomial: $0, standing: standing, name: name)] } ?? []
    }
    func between(_ low: Rational?, _ high: Rational?, _ name: String) -> [Fact] {
      guard let low, let high else { return [] }
      return fact(try? value.minus(AtomPolynomial(low)), .positive, name)
        + fact(try? AtomPolynomial(high).minus(value), .positive, name)
    }
    switch atoms[atom] {
    case .plain(.pi):
      return between(
        Rational(31_415_926, over: 10_000_000), Rational(31_415_927, over: 10_000_000),
        "digits of π")
    case .plain(.e):
      return between(
        Rational(27_182_818, over: 10_000_000), Rational(27_182_819, over: 10_000_000),
        "digits of e")
    case .size, .plain(.index):
      return fact(try? value.minus(.one), .nonnegative, "sizes and positions are at least 1")
    case .root(let inside):
      var result = fact(inside, .nonnegative, "a root is of a number ≥ 0")
      if let only = inside.single, only.coefficient == .one, only.monomial.factors.count == 1,
        case .size = atoms[only.monomial.factors[0].atom]
      {
        result += fact(try? value.minus(.one), .nonnegative, "√n ≥ 1")
      }
      let standing = innateSign(ofAtom: atom) == .positive ? Fact.Standing.positive : .nonnegative
      return result + fact(value, standing, "a root is ≥ 0")
    case .function(.tanh, _):
      return fact(try? value.plus(.one), .positive, "tanh > −1")
        + fact(try? AtomPolynomial.one.minus(value), .positive, "tanh < 1")
    case .power(let base, let exponent): return powerLemmas(atom, base, exponent)
    case .function(.log, let inside): return fact(inside, .positive, "log is of a number > 0")
    case .norm(.l0, let vector):
      return fact(value, .nonnegative, "a count is ≥ 0")
        + fact(
          try? count(vector.shape.rows).minus(value), .nonnegative, "‖v‖₀ ≤ d")
    default:
      switch innateSign(ofAtom: atom) {
      case .positive: return fact(value, .positive, "positive by form")
      case .nonnegative: return fact(value, .nonnegative, "non-negative by form")
      case .negative: return fact(value.negated, .positive, "negative by form")
      default: return []
      }
    }
  }

  /// A power of a number ≥ 0 lies on the same side of 1 as the number, for exponents ≥ 0.
  private func powerLemmas(
    _ atom: Int, _ base: AtomPolynomial, _ exponent: AtomPolynomial
  ) -> [Fact] {
    let value = AtomPolynomial(atom: atom)
    guard sign(of: base).isSubset(of: .nonnegative), let gap = try? AtomPolynomial.one.minus(base),
      let room = try? AtomPolynomial.one.minus(value)
    else { return [] }
    var facts: [Fact] = []
    switch innateSign(ofAtom: atom) {
    case .positive: facts.append(Fact(polynomial: value, standing: .positive, name: "a power > 0"))
    default: facts.append(Fact(polynomial: value, standing: .nonnegative, name: "a power ≥ 0"))
    }
    let side = sign(of: gap)
    switch sign(of: exponent) {
    case .positive: order(room, by: side, "0 ≤ a < 1 gives aᵗ < 1", into: &facts)
    case let signs where signs.isSubset(of: .nonnegative):
      // a⁰ = 1 for whatever a.
      order(room, by: side.union(.zero), "0 ≤ a ≤ 1 gives aᵗ ≤ 1", into: &facts)
    default: break
    }
    return facts
  }

  private func exponentialLemmas(_ involved: Set<Int>) -> [Fact] {
    var facts: [Fact] = []
    func add(_ p: AtomPolynomial?, _ standing: Fact.Standing, _ name: String) {
      guard let p else { return }
      facts.append(Fact(polynomial: p, standing: standing, name: name))
    }
    let exponentials = involved.compactMap { atom -> (atom: Int, inside: AtomPolynomial)? in
      if case .exponential(let inside) = atoms[atom] { (atom, inside) } else { nil }
    }.sorted { $0.atom < $1.atom }
    for (atom, inside) in exponentials {
      let value = AtomPolynomial(atom: atom)
      let aboveOne = try? value.minus(.one)
      let isStrict = !sign(of: inside).contains(.zero)
      add(try? aboveOne?.minus(inside), isStrict ? .positive : .nonnegative, "eᵗ ≥ 1 + t")
      order(aboveOne, by: sign(of: inside), "exp is increasing", into: &facts)
      for (other, exponent) in exponentials where other > atom {
        guard let gap = try? inside.minus(exponent) else { continue }
        order(
          try? value.minus(AtomPolynomial(atom: other)), by: sign(of: gap), "exp is increasing",
          into: &facts)
      }
    }
    let logarithms = involved.compactMap { atom -> (atom: Int, inside: AtomPolynomial)? in
      if case .function(.log, let inside) = atoms[atom] { (atom, inside) } else { nil }
    }.sorted { $0.atom < $1.atom }
    for (atom, inside) in logarithms {
      let value = AtomPolynomial(atom: atom)
      guard let excess = try? inside.minus(.one) else { continue }
      let isStrict = !sign(of: excess).contains(.zero)
      add(try? excess.minus(value), isStrict ? .positive : .nonnegative, "log t ≤ t − 1")
      order(value, by: sign(of: excess), "log is increasing", into: &facts)
      for (other, argument) in logarithms where other > atom {
        guard let gap = try? inside.minus(argument) else { continue }
        order(
          try? value.minus(AtomPolynomial(atom: other)), by: sign(of: gap), "log is increasing",
          into: &facts)
      }
      for (other, argument) in logarithms where other != atom {
        // log(p/q) ≤ p/q − 1, strictly where p ≠ q.
        guard let ratio = try? times(inside, inverse(argument)),
          let gap = try? inside.minus(argument),
          let difference = try? value.minus(AtomPolynomial(atom: other))
        else { continue }
        add(
          try? ratio.minus(.one).minus(difference),
          sign(of: gap).contains(.zero) ? .nonnegative : .positive, "log t ≤ t − 1")
      }
      facts += logarithm(value, of: inside, against: exponentials, constants: logarithms)
    }
    return facts
  }

  /// log p against t, where p is compared with eᵗ, c·eᵗ or c.
  private func logarithm(
    _ value: AtomPolynomial, of inside: AtomPolynomial,
    against exponentials: [(atom: Int, inside: AtomPolynomial)],
    constants: [(atom: Int, inside: AtomPolynomial)]
  ) -> [Fact] {
    var facts: [Fact] = []
    for (atom, exponent) in exponentials {
      let power = AtomPolynomial(atom: atom)
      if let gap = try? inside.minus(power), let difference = try? value.minus(exponent) {
        order(difference, by: sign(of: gap), "log is increasing", into: &facts)
      }
      for (constant, argument) in constants {
        guard let number = argument.constant, let multiple = try? power.scaled(by: number),
          let gap = try? inside.minus(multiple),
          let shifted = try? value.minus(exponent).minus(AtomPolynomial(atom: constant))
        else { continue }
        order(shifted, by: sign(of: gap), "log is increasing", into: &facts)
      }
    }
    return facts
  }

  /// The fact that `difference` has the signs given.
  private func order(
    _ difference: AtomPolynomial?, by signs: SignSet, _ name: String, into facts: inout [Fact]
  ) {
    guard let difference else { return }
    switch signs {
    case .positive: facts.append(Fact(polynomial: difference, standing: .positive, name: name))
    case .nonnegative:
      facts.append(Fact(polynomial: difference, standing: .nonnegative, name: name))
    case .zero: facts.append(Fact(polynomial: difference, standing: .zero, name: name))
    case .negative:
      facts.append(Fact(polynomial: difference.negated, standing: .positive, name: name))
    case .nonpositive:
      facts.append(Fact(polynomial: difference.negated, standing: .nonnegative, name: name))
    default: break
    }
  }
}
