import SymbolicLite

/// The order of symmetric matrices: M ⪰ 0 where vᵀMv ≥ 0 for all v, M ≻ 0 where > 0 for v ≠ 0.
///
/// | rule        | statement                                                           |
/// |:------------|:--------------------------------------------------------------------|
/// | signs       | vᵀMv has the sign for all v ≠ 0                                     |
/// | assumption  | A ≻ B says vᵀ(A − B)v > 0 of the same v                             |
/// | congruence  | M has the sign exactly where PMP has, for a symmetric invertible P  |
extension InequalityProver {
  static func definite(
    _ matrix: Expression, strict: Bool, _ assumptions: [Relation], _ premises: [Relation]
  ) -> Certificate? {
    guard matrix.shape.isSquare, !matrix.shape.isScalar else {
      return matrix.shape.isScalar
        ? certificate(
          .compare(matrix, strict ? .greater : .greaterOrEqual, 0), assumptions, premises: premises)
        : nil
    }
    let vector = Symbol("v\u{2032}", .vector(matrix.shape.rows))
    let v = Expression.symbol(vector)
    let isNonzero = Relation.compare(v, .notEqual, .zeros(vector.shape))
    let directed = along(v, assumptions)
    let known = directed.map(\.fact) + [isNonzero]
    let wanted: SignSet = strict ? .positive : .nonnegative
    // What is divided by is invertible wherever the claim has a value.
    for factor in 0...2 {
      let proof = CaseProof(assuming: assumptions + known, premises: premises, wanted: wanted) {
        (ledger) throws(ProofFailure) in
        var form = try ledger.lowered(matrix)
        guard try ledger.transposed(form) == form else { throw .unsupported }
        if factor > 0 {
          let inverted = ledger.invertedForms(in: form)
          guard inverted.count >= factor else { throw .unsupported }
          let p = inverted[factor - 1]
          form = try ledger.product(ledger.product(p, form), p)
        }
        let u = try ledger.lowered(v)
        return try ledger.number(ledger.product(ledger.product(ledger.transposed(u), form), u))
      }
      if let found = proof.prove() {
        return resting(
          factor == 0 ? found : Certificate("congruence", matrix.text, [found]), directed)
      }
    }
    let value = Expression.multiply(.multiply(.transpose(v), matrix), v)
    guard isSymmetric(matrix, assumptions) else { return nil }
    return termByTerm(value, wanted, assumptions + known, premises).map { resting($0, directed) }
  }

  /// By its parts, or else by the normal form.
  private static func isSymmetric(_ a: Expression, _ assumptions: [Relation]) -> Bool {
    switch a {
    case .hessian, .identity, .zeros: true
    case .diagonal(let v): v.shape.columns == .one
    case .add(let terms): terms.allSatisfy { isSymmetric($0, assumptions) }
    case .negate(let b), .divide(let b, _): isSymmetric(b, assumptions)
    case .multiply(let c, let b) where c.shape.isScalar: isSymmetric(b, assumptions)
    case .multiply(.transpose(let b), let c) where b == c: true
    default: EqualityProof(assumptions).prove(a, .transpose(a)) != nil
    }
  }

  private typealias Directed = (fact: Relation, source: Relation)

  /// What assumptions of definiteness say of one vector that is not zero.
  private static func along(_ v: Expression, _ assumptions: [Relation]) -> [Directed] {
    assumptions.flatMap(Ledger.conjuncts).compactMap { part in
      guard case .definite(let a, let strict, let b) = part, a.shape.rows == v.shape.rows,
        part.freeIndices.isEmpty
      else { return nil }
      let gap = b.isZeroForm ? a : Expression.add([a, .negate(b)])
      let value = Expression.multiply(.multiply(.transpose(v), gap), v)
      return (.compare(value, strict ? .greater : .greaterOrEqual, 0), part)
    }
  }

  /// The certificate with the assumptions themselves in the place of what they say of the vector.
  private static func resting(_ found: Certificate, _ directed: [Directed]) -> Certificate {
    var found = found
    let used = found.allPremises
    for (fact, source) in directed where used.contains(fact.text) {
      found.premises.append(source.text)
    }
    return found
  }
}

extension Ledger {
  /// Whether P·F is zero for a form P whose inverse stands in F: P is invertible where F has a value.
  func vanishesMultiplied(_ form: MatrixForm) throws(ProofFailure) -> Bool {
    for factor in inverted(leading: form).prefix(3) where try product(factor, form).isZero {
      return true
    }
    return false
  }

  /// The forms whose inverses stand at the front of words.
  func inverted(leading form: MatrixForm) -> [MatrixForm] {
    var result: [MatrixForm] = []
    for (word, _) in form.ordered {
      guard let first = word.first, case .inverse(let inside) = letters[first.id],
        let factor = first.isTransposed ? try? transposed(inside) : inside,
        !result.contains(factor)
      else { continue }
      result.append(factor)
    }
    return result
  }

  /// The symmetric forms whose inverses stand in a sum of words, in the order of the words.
  func invertedForms(in form: MatrixForm) -> [MatrixForm] {
    var result: [MatrixForm] = []
    for (word, _) in form.ordered {
      for letter in word {
        guard case .inverse(let inside) = letters[letter.id], inside.shape == form.shape,
          (try? transposed(inside)) == inside, !result.contains(inside)
        else { continue }
        result.append(inside)
      }
    }
    return result
  }
}
