/// What is known of the symbols: signs of formulas, and equations between tensors.
package struct Facts: Sendable {
  /// `signs` of `formula`, for all values of the free indices in `universal`.
  package struct Sign: Sendable {
    package var formula: Polynomial
    package var signs: Signs
    package var universal: [Index]
    /// The assumption that says so; nil for what makes a case.
    package var source: Relation?

    package init(
      formula: Polynomial, signs: Signs, universal: [Index], source: Relation? = nil
    ) {
      self.formula = formula
      self.signs = signs
      self.universal = universal
      self.source = source
    }
  }

  /// The pattern stands for the replacement, whatever the positions `universal` are. The pattern is
  /// one term; what stands beside it in the declared equation went to the other side.
  package struct Equation: Sendable {
    var name: String
    var pattern: Monomial
    var replacement: Polynomial
    var universal: [Index]

    func mentions(_ symbol: Symbol) -> Bool {
      Polynomial.single(pattern).mentions(symbol) || replacement.mentions(symbol)
    }
  }

  package var signs: [Sign] = []
  package var equations: [Equation] = []
  /// The declared equations that give numbers their values, as LaTeX.
  package var valueNames: [Symbol: String] = [:]

  package init() {}
}

extension Algebra {
  /// The signs that a formula can have where it is defined. What was found once is remembered: the
  /// formulas inside nested cases ask for each other's signs again and again.
  package func signs(of formula: Polynomial) -> Signs {
    if let value = formula.constant { return Signs(of: value) }
    if let known = knownSigns[formula], known.depth <= signDepth {
      watched?.formUnion(known.premises)
      return known.signs
    }
    let outer = watched
    watched = []
    let signs = newSigns(of: formula)
    let premises = watched ?? []
    watched = outer?.union(premises)
    // What was cut short may be better known when there is more room.
    if signWorkLeft > 0 { knownSigns[formula] = (signs, signDepth, premises) }
    return signs
  }

  private func newSigns(of formula: Polynomial) -> Signs {
    var result = Signs.zero
    for term in formula.terms { result = result.plus(signs(of: term)) }
    if result == .any || result.rawValue.nonzeroBitCount > 1 {
      result.formIntersection(known(formula))
    }
    return result
  }

  /// A sum over indices has the sign of its summands; a range is never empty.
  func signs(of term: Monomial) -> Signs {
    let each = term.factors.reduce(Signs(of: term.coefficient)) { $0.times(signs(of: $1)) }
    // Summands of both signs may cancel.
    return !term.bounds.isEmpty && each.isSuperset(of: .nonzero) ? .any : each
  }

  func signs(of factor: AtomPower) -> Signs {
    let exponent = factor.exponent
    if !exponent.isWhole {
      return exponent > .zero && signs(of: factor.atom).contains(.zero) ? .nonnegative : .positive
    }
    let base = signs(of: factor.atom)
    if exponent.numerator % 2 == 0 {
      if exponent < .zero || !base.contains(.zero) { return .positive }
      return base == .zero ? .zero : .nonnegative
    }
    return exponent < .zero ? base.subtracting(.zero) : base
  }

  /// Formulas inside formulas multiply, so that the depth is bounded, and the work as a whole; any
  /// sign is always a right answer.
  func signs(of atom: Atom) -> Signs {
    guard signDepth < 5, signWorkLeft > 0 else { return .any }
    signWorkLeft -= 1
    signDepth += 1
    defer { signDepth -= 1 }
    switch atom.kind {
    case .size, .pi, .prime, .exp, .position: return .positive
    case .delta, .zero: return .nonnegative
    case .sum(let inside): return signs(of: inside)
    case .sign(let inside): return signs(of: inside)
    case .entry(let symbol, let i, let j): return signs(of: symbol, i, j, atom)
    case .power(let base, _) where signs(of: base).isSubset(of: .nonnegative):
      return signs(of: base)
    case .fold(let fold, _, let inside) where signs(of: inside) != .any:
      let inner = signs(of: inside)
      if fold == .product { return inner.contains(.negative) ? .any : inner }
      return inner == .nonzero ? .any : inner
    case .inverse(_, _, let i, let j, isSymmetric: true) where i == j: return .any
    default: return known(Polynomial(atom.kind))
    }
  }

  private func signs(of symbol: Symbol, _ i: Position, _ j: Position, _ atom: Atom) -> Signs {
    var result: Signs
    switch symbol.domain {
    case .natural: result = .nonnegative
    case .finite(let values): result = values.reduce([]) { $0.union(Signs(of: $1)) }
    case .positiveDefinite where i == j: result = .positive
    case .positiveSemidefinite where i == j: result = .nonnegative
    default: result = .any
    }
    if result != .any { watched?.insert(.domain(symbol)) }
    return result.intersection(known(Polynomial(atom.kind)))
  }

  /// What the facts say of a formula, up to a positive number in front.
  func known(_ formula: Polynomial) -> Signs {
    var result = Signs.any
    guard let first = formula.terms.first else { return .zero }
    for fact in facts.signs {
      guard fact.formula.terms.count == formula.terms.count else { continue }
      for instance in instances(of: fact, in: formula) {
        guard let other = instance.terms.first, other.hasSameMonomial(as: first),
          let ratio = first.coefficient.divided(by: other.coefficient),
          let scaled = try? scale(instance, by: ratio), scaled == formula
        else { continue }
        let said = result.intersection(ratio > .zero ? fact.signs : fact.signs.flipped)
        if said != result, let source = fact.source { watched?.insert(.assumption(source)) }
        result = said
      }
    }
    return result
  }

  /// A fact that holds for all j, at the positions that occur in a formula.
  private func instances(of fact: Facts.Sign, in formula: Polynomial) -> [Polynomial] {
    guard !fact.universal.isEmpty else { return [fact.formula] }
    var positions: [Position] = []
    for atom in formula.atoms {
      for place in atom.positions where !positions.contains(place) { positions.append(place) }
    }
    positions.removeAll { if case .bound(0, _) = $0.innermost { true } else { false } }
    guard positions.count <= 6 else { return [] }
    var results = [fact.formula]
    for index in fact.universal.prefix(2) {
      results = results.flatMap { partial in
        positions.compactMap { place in
          try? map(partial, .free { $0 == index ? place : nil })
        }
      }
    }
    return results
  }
}
