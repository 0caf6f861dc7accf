/// Nameless indices: the same term, whatever its indices were called, gets the same numbers.
extension Algebra {
  /// Colours each index by where it occurs, refines the colours by those of its neighbours, and
  /// tries all orders of indices that still look alike.
  func relabelled(_ term: Monomial) throws(GivenUp) -> Monomial {
    let count = term.bounds.count
    var term = term
    guard count > 0 else { return term }
    guard count <= 12 else { throw .tooLarge }
    try spend(count * term.factors.count)
    var colours = term.bounds.map(\.code)
    if count > 1 {
      for _ in 0..<min(count, 4) {
        let refined = refine(colours, term)
        let done = Set(refined).count == Set(colours).count
        colours = refined
        if done && Set(colours).count == count { break }
      }
    }
    let order = (0..<count).sorted { (colours[$0], $0) < (colours[$1], $1) }
    var best = try ordered(term, order)
    var tried = 1
    if Set(colours).count < count {
      var bestKey = best.factors.map(\.code)
      var candidates = arrangements(order, colours)
      while let candidate = candidates.popLast() {
        tried += 1
        if tried > 120 { break }
        let other = try ordered(term, candidate)
        let key = other.factors.map(\.code)
        if key.lexicographicallyPrecedes(bestKey) { (best, bestKey) = (other, key) }
      }
    }
    term = best
    return term
  }

  /// Puts index number order[k] in place k and the factors in order.
  private func ordered(_ term: Monomial, _ order: [Int]) throws(GivenUp) -> Monomial {
    var target = Array(repeating: 0, count: order.count)
    for (place, old) in order.enumerated() { target[old] = place }
    var result = term
    if !order.elementsEqual(order.indices) {
      result.factors = try rename(term.factors, .bounds { target[$0] })
      result.bounds = order.map { term.bounds[$0] }
    }
    result.factors.sort { ($0.atom.shape, $0.atom.code) < ($1.atom.shape, $1.atom.code) }
    return result
  }

  /// All orders that keep the colours ascending, but for the first one.
  private func arrangements(_ order: [Int], _ colours: [UInt64]) -> [[Int]] {
    var results: [[Int]] = [[]]
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, colours[order[end]] == colours[order[start]] { end += 1 }
      let group = Array(order[start..<end])
      let inner = group.count > 5 ? [group] : group.permutations
      results = results.flatMap { head in inner.map { head + $0 } }
      if results.count > 720 { return results }
      start = end
    }
    return results.filter { $0 != order }
  }

  private func refine(_ colours: [UInt64], _ term: Monomial) -> [UInt64] {
    var sums = Array(repeating: UInt64(0), count: colours.count)
    for factor in term.factors where factor.atom.reach & 2 != 0 {
      let exponent = Code.number(factor.exponent)
      for k in colours.indices {
        // The colour of the factor as index k sees it: k itself is marked.
        guard factor.atom.mentions(bound: k) else { continue }
        let seen = factor.atom.colour { $0 == k ? 0xABCD : colours[$0] }
        sums[k] &+= Code.mix(seen, exponent)
      }
    }
    return zip(colours, sums).map(Code.mix)
  }
}

extension Array {
  /// All orders of a few elements.
  fileprivate var permutations: [[Element]] {
    guard let first else { return [[]] }
    return Array(dropFirst()).permutations.flatMap { rest in
      (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
    }
  }
}

extension Atom {
  /// A fingerprint in which the indices of the term have the given colours. Order inside does not
  /// matter, so that it is the same however the term was written.
  func colour(_ colours: (Int) -> UInt64) -> UInt64 { colour(colours, 0) }

  private func colour(_ colours: (Int) -> UInt64, _ depth: Int) -> UInt64 {
    guard reach & (1 << UInt32(depth + 1)) != 0 else { return shape }
    func see(_ position: Position) -> UInt64 {
      if case .bound(depth, let k) = position.innermost {
        return Code.mix(position.shape, colours(k))
      }
      return position.shape
    }
    var list = positions.map(see)
    if isSymmetric { list.sort() }
    var result = label
    for item in list { result = Code.mix(result, item) }
    for inside in insides {
      var sum: UInt64 = 0
      for term in inside.terms {
        var product = Code.number(term.coefficient)
        for factor in term.factors {
          product &+= Code.mix(factor.atom.colour(colours, depth + 1), Code.number(factor.exponent))
        }
        sum &+= Code.mix(product, 17)
      }
      result = Code.mix(result, sum)
    }
    return result
  }

  private var isSymmetric: Bool {
    switch kind {
    case .delta, .call: true
    case .entry(let symbol, _, _): symbol.domain.isSymmetric
    case .inverse(_, _, _, _, let isSymmetric): isSymmetric
    default: false
    }
  }

  /// The kind without its positions.
  private var label: UInt64 {
    switch kind {
    case .entry(let symbol, _, _): Code.text(symbol.name)
    case .position: 21
    case .delta: 22
    case .sum: 23
    case .exp: 24
    case .log: 25
    case .sign: 26
    case .zero: 27
    case .power: 28
    case .fold(let fold, let range, _): Code.mix(fold == .max ? 29 : 30, range.code)
    case .call(let function, let list, _): Code.mix(Code.text(function.name), UInt64(list.count))
    case .inverse(let size, _, _, _, _): Code.mix(32, size.code)
    case .determinant: 33
    case .size, .pi, .prime: shape
    }
  }
}
