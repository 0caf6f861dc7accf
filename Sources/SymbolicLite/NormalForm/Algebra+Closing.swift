/// What the search for a proof asks of a normal form.
extension Algebra {
  package var workLeftNow: Int { workLeft }

  /// The form times the sums that stand below fraction bars or roots in it.
  package func withoutDenominators(_ form: Polynomial) throws(GivenUp) -> Polynomial {
    var form = form
    for _ in 0..<6 {
      guard let (atom, exponent) = denominator(of: form) else { return form }
      note(.clearedDenominators)
      let power = -exponent.floor
      var terms: [Monomial] = []
      for term in form.terms {
        var product = term
        product.factors.append(AtomPower(atom, Rational(power)))
        try normalise(product, into: &terms)
      }
      form = try merged(terms)
    }
    return form
  }

  /// A sum with a negative power, and the lowest power of it.
  private func denominator(of form: Polynomial) -> (Atom, Rational)? {
    for term in form.terms {
      for factor in term.factors where factor.exponent < .zero && !factor.dependsOnOwnIndices {
        guard case .sum = factor.atom.kind else { continue }
        var lowest = factor.exponent
        for other in form.terms.flatMap(\.factors) where other.atom == factor.atom {
          lowest = min(lowest, other.exponent)
        }
        return (factor.atom, lowest)
      }
    }
    return nil
  }

  /// A·form for each A whose inverse has this free index.
  package func multipliedByInverted(
    _ form: Polynomial, at position: Position
  ) throws(GivenUp) -> [Polynomial] {
    guard case .free(let index) = position else { return [] }
    var seen: [Atom.Kind] = []
    var results: [Polynomial] = []
    for atom in form.atoms {
      guard case .inverse(let size, let matrix, let i, let j, let isSymmetric) = atom.kind,
        matrix.reachFromOutside == 0, i == position || j == position,
        index.range == size
      else { continue }
      let side = Atom.Kind.inverse(
        size, matrix, i == position ? position : .number(1),
        i == position ? .number(1) : position, isSymmetric: isSymmetric)
      if seen.contains(side) { continue }
      seen.append(side)
      note(.multipliedByInverted)
      let running = freshTemporary(size)
      let holes = i == position ? [position, running] : [running, position]
      let moved = try map(form, .free { $0 == index ? running : nil })
      let factor = try map(matrix, .unwrapping(after: 0, holes: holes))
      results.append(try sum(over: running, size, multiply(factor, moved)))
    }
    return results
  }

  /// A formula whose sign decides something: an innermost one that stands in no sum.
  package func firstSwitch(_ form: Polynomial) -> Polynomial? {
    for atom in form.atoms {
      for inside in atom.insides {
        if let found = firstSwitch(inside) { return found }
      }
      switch atom.kind {
      case .sign(let u), .zero(let u): if u.reach & ~(1 << 31) & ~2 == 0, u.isClosed { return u }
      default: break
      }
    }
    return nil
  }
}

extension Polynomial {
  /// Whether it speaks of no index of a term around it: it means the same anywhere.
  var isClosed: Bool { reachFromOutside & ~(1 << 31) == 0 && !hasHoles(0) }

  private func hasHoles(_ depth: Int) -> Bool {
    atoms.contains { atom in
      atom.positions.contains {
        if case .hole(depth, _) = $0.innermost { true } else { false }
      } || atom.insides.contains { $0.hasHoles(depth + 1) }
    }
  }
}

extension Lowering {
  /// A general row (or column), or one of each block.
  package static func positions(_ e: Expression, rows: Bool, _ index: Index) -> [Position] {
    let size = rows ? e.shape.rows : e.shape.columns
    if size == .one { return [.number(1)] }
    if let count = size.fixed, count <= 6 { return (1...count).map { .number($0) } }
    guard let blocks = rows ? e.rowBlocks : e.columnBlocks, blocks.count > 1 else {
      return [.free(index)]
    }
    var offset = Dimension(0)
    var result: [Position] = []
    for block in blocks {
      let inner =
        block == .one
        ? Position.number(1) : .free(Index(index.name, id: index.id, through: block))
      result.append(offset == Dimension(0) ? inner : .offset(inner, by: offset))
      offset = offset + block
    }
    return result
  }
}
