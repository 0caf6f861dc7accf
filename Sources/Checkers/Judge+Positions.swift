import SymbolicLite

/// Claims about a free index, at a few of its positions.
extension Judge {
  /// An implication or equivalence both of whose sides speak of free indices, at positions of those
  /// that its premise has: "for all j and k" stands around the whole, not around each side, whether or
  /// not the sides share an index. `nil` where one side has none: then the other is meant for all.
  func everywhere(_ claim: Claim) -> Verdict? {
    let placed: Set<Index>
    switch claim.relation {
    case .implies(let premise, let conclusion):
      guard !premise.freeIndices.isEmpty, !conclusion.freeIndices.isEmpty else { return nil }
      placed = premise.freeIndices
    case .equivalent(let a, let b):
      guard !a.freeIndices.isEmpty, !b.freeIndices.isEmpty else { return nil }
      placed = claim.relation.freeIndices
    default: return nil
    }
    let verdict = atPlaces(places(of: placed, in: claim))
    // "w_j w_k = 0 implies w_j = 0" says something else where w_j w_k = 0 is meant for all k.
    guard case .refuted = verdict, let alone = single(claim) else { return verdict }
    let shared = claim.relation.freeIndices.subtracting([alone])
    guard case .tested = atPlaces(places(of: shared, in: claim)) else { return verdict }
    return .undecided(
      "the left side may be meant for all \(alone.name) or for one: as the second it fails")
  }

  /// The index that only the premise has, beside one that both sides have.
  private func single(_ claim: Claim) -> Index? {
    guard case .implies(let premise, let conclusion) = claim.relation else { return nil }
    let own = premise.freeIndices.subtracting(conclusion.freeIndices)
    return own.count == 1 && premise.freeIndices.count > 1 ? own.first : nil
  }

  /// An implication at positions of the indices that its premise has.
  func somewhere(_ claim: Claim) -> [Claim] {
    guard case .implies(let premise, _) = claim.relation else { return [] }
    return places(of: premise.freeIndices, in: claim).map(\.claim)
  }

  /// Claims that have to hold together. Where two indices are at the same place, a premise such as
  /// w_j > w_k may be met by nothing.
  private func atPlaces(_ places: [Placed]) -> Verdict {
    let distinct = places.filter { Set($0.positions).count == $0.positions.count }
    let others = places.filter { Set($0.positions).count < $0.positions.count }
    let verdict = all(distinct.map(\.claim))
    if case .refuted = verdict { return verdict }
    for other in others {
      let next = sampled(other.claim)
      switch next {
      case .refuted: return next
      case .undecided(Trial.nothingMet), .undecided(Self.oneDirection + Trial.nothingMet): continue
      case .undecided: return next
      case .tested, .proved: continue
      }
    }
    return verdict
  }

  private typealias Placed = (claim: Claim, positions: [Expression])

  private func places(of indices: Set<Index>, in claim: Claim) -> [Placed] {
    let ordered = indices.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    return ordered.reduce([(claim, [])]) { places, index in
      places.flatMap { place in
        positions(of: index, in: place.claim, among: ordered.count).map {
          ($0.claim, place.positions + [$0.position])
        }
      }
    }
  }

  /// The claim for the first few values of an index and for its last one.
  private func positions(
    of index: Index, in claim: Claim, among count: Int
  ) -> [(claim: Claim, position: Expression)] {
    // Several indices together are tried in every combination.
    let first = count > 2 ? 1...2 : count > 1 ? 1...3 : 1...4
    var found: [(claim: Claim, position: Expression)] = []
    func place(at position: Expression, _ assumptions: [Relation]) {
      found.append(
        (
          Claim(claim.relation.substituting(indices: [index: position]), assuming: assumptions),
          position
        ))
    }
    for number in first {
      let value = Expression.number(Rational(number))
      let reaches = Relation.compare(.size(index.range), .greaterOrEqual, value)
      let assumptions = claim.assumptions + [reaches]
      let isThere =
        index.range.terms.isEmpty
        ? number <= index.range.constant
        : number == 1
          || !Sampler(Problem(Claim(reaches, assuming: assumptions)), seed: seed).sizes.isEmpty
      if isThere { place(at: value, assumptions) }
    }
    if !index.range.terms.isEmpty { place(at: .size(index.range), claim.assumptions) }
    return found.filter { isMet($0.claim) }
  }

  /// "For j ≠ k" leaves out the places at which its positions are equal.
  private func isMet(_ claim: Claim) -> Bool {
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
