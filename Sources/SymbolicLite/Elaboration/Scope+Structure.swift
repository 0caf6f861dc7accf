/// What a note says of a declared name later on: "Assume that $A$ is symmetric".
extension Scope {
  /// Narrows a declared square matrix to symmetric or positive (semi)definite ones; what is known
  /// already is never taken back.
  ///
  /// - Returns: whether the name is a square matrix that may be narrowed so.
  public mutating func narrow(_ name: String, to domain: Domain) -> Bool {
    guard let known = symbols[name], known.shape.isSquare, !known.shape.isScalar,
      domain.isSymmetric, known.domain == .real || known.domain.isSymmetric
    else { return false }
    if Self.rank(known.domain) < Self.rank(domain) {
      replace(known, by: Symbol(known.name, known.shape, in: domain))
    }
    return true
  }

  private static func rank(_ domain: Domain) -> Int {
    switch domain {
    case .real, .natural, .finite: 0
    case .symmetric: 1
    case .positiveSemidefinite: 2
    case .positiveDefinite: 3
    }
  }

  /// Makes an open function convex, unless something was said of it before it was known to be.
  ///
  /// - Returns: whether the name is an open function that is convex from here on.
  public mutating func makeConvex(_ name: String) -> Bool {
    guard let known = openFunctions[name] else { return false }
    guard !known.isConvex else { return true }
    let isUsed =
      assumptions.contains { $0.openFunctions.contains(known) }
      || definitions.values.contains { definition in
        switch definition.body {
        case .expression(let body): body.openFunctions.contains(known)
        case .set(let body): body.openFunctions.contains(known)
        }
      }
    guard !isUsed else { return false }
    openFunctions[name] = OpaqueFunction(name, of: known.argument, isConvex: true)
    return true
  }
}
