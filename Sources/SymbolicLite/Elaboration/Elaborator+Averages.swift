/// Over which random symbols a mean is taken.
extension Elaborator {
  /// The random symbols of a formula, and those through which one of them depends on another: with
  /// y ∼ N(w, 1) and w ∼ N(u, 1), neither y nor u can be averaged in 𝔼[uy] while w is held. What is
  /// given is held.
  func random(in body: Expression, given held: Set<String>) -> [RandomSymbol] {
    let all = scope.distributions.values.sorted { $0.symbol.name < $1.symbol.name }
      .filter { !held.contains($0.symbol.name) }
    var chosen = Set(all.map(\.symbol).filter(body.freeSymbols.contains))
    func dependsOnChosen(_ item: RandomSymbol, _ depth: Int) -> Bool {
      let parameters = item.distribution.parameters
      if !parameters.isDisjoint(with: chosen) { return true }
      guard depth < all.count else { return false }
      return all.contains { parameters.contains($0.symbol) && dependsOnChosen($0, depth + 1) }
    }
    for _ in all {
      for item in all where !chosen.contains(item.symbol) && dependsOnChosen(item, 0) {
        let isBetween = all.contains {
          chosen.contains($0.symbol) && $0.distribution.parameters.contains(item.symbol)
        }
        if isBetween { chosen.insert(item.symbol) }
      }
    }
    return all.filter { chosen.contains($0.symbol) }
  }

  /// Throws where a law mentions a random symbol that is neither averaged nor given: 𝔼[y] with
  /// y ∼ N(w, 1) is w for some and the mean of w for others. Throws also where what is given says
  /// something of what is averaged, which would take Bayes' rule.
  func requireClearLaws(
    of chosen: [RandomSymbol], given held: Set<String>, at range: Range<Int>
  ) throws(Diagnostic) {
    let symbols = Set(chosen.map(\.symbol))
    for item in chosen {
      let others = item.distribution.parameters.subtracting(symbols)
        .filter { scope.distributions[$0.name] != nil && !held.contains($0.name) }
      guard let other = others.map(\.name).min() else { continue }
      let mean = "\\mathbb{E}[\(item.symbol.name) \\mid \(other)]"
      throw Diagnostic(
        "expected \(other) to be given or averaged, since the law of \(item.symbol.name) mentions "
          + "it, found neither",
        at: range, hint: "write \(mean), or \\mathbb{E}[\(mean)] for the mean over both")
    }
    var causes = held.sorted()
    for _ in scope.distributions {
      let found = causes.flatMap { name in
        (scope.distributions[name]?.distribution.parameters ?? []).map(\.name)
      }
      causes = Set(causes + found).sorted()
    }
    if let known = symbols.map(\.name).sorted().first(where: causes.contains) {
      throw Diagnostic(
        "expected given symbols that tell nothing of \(known), found one that depends on it",
        at: range)
    }
  }
}
