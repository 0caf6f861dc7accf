import SymbolicLite

/// Claims about a free index, at a few of its positions.
extension Judge {
  func shared(_ a: Relation, _ b: Relation) -> Index? {
    a.freeIndices.intersection(b.freeIndices).min { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// The claim for the first few values of an index and for its last one.
  func positions(of index: Index, in claim: Claim) -> [Claim] {
    // Several indices together are tried in every combination.
    let first = claim.relation.freeIndices.count > 1 ? 1...3 : 1...4
    var values: [(Expression, Claim)] = []
    for position in first {
      let value = Expression.number(Rational(position))
      let reaches = Relation.compare(.size(index.range), .greaterOrEqual, value)
      values.append((value, Claim(reaches, assuming: claim.assumptions + [reaches])))
    }
    let exists = values.filter { position, claim in
      position == .number(.one) || !Sampler(Problem(claim), seed: seed).sizes.isEmpty
    }
    var claims = exists.map { position, other in
      Claim(
        claim.relation.substituting(indices: [index: position]), assuming: other.assumptions)
    }
    if !index.range.terms.isEmpty {
      claims.append(
        Claim(
          claim.relation.substituting(indices: [index: .size(index.range)]),
          assuming: claim.assumptions))
    }
    // "For j ≠ k" leaves out the places at which its positions are equal.
    return claims.filter { claim in
      guard case .implies(let premise, _) = claim.relation, premise.isAboutPositions else {
        return true
      }
      if premise.sizeNames.isEmpty {
        return truth(of: premise, in: Environment<Interval>()) != false
      }
      let some = Claim(premise, assuming: claim.assumptions + [premise])
      return !Sampler(Problem(some), seed: seed).sizes.isEmpty
    }
  }
}
