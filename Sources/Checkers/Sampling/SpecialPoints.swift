import SymbolicLite

extension Problem {
  /// Points meet an equation exactly where one of its symbols can be solved for. An equation such as
  /// a² + b² = 1, which is affine in none, is met by a few short fractions only, and these share more
  /// than the equation: what agrees there is not tested.
  var whyPointsAreSpecial: String? {
    let isSpecial = assumptions.contains { assumption in
      assumption.plainEquations.contains(where: Self.isMetBySpecialPointsOnly)
    }
    return isSpecial ? "an assumed equation is met by special points only" : nil
  }

  private static func isMetBySpecialPointsOnly(_ gap: Expression) -> Bool {
    let symbols = gap.freeSymbols.filter { symbol in
      switch symbol.domain {
      case .finite, .natural: false
      default: true
      }
    }
    guard !symbols.isEmpty, symbols.count == gap.freeSymbols.count, gap.openFunctions.isEmpty else {
      return false
    }
    // With sizes of their own, squares have sums enough.
    let isFixed = symbols.allSatisfy {
      $0.shape.rows.terms.isEmpty && $0.shape.columns.terms.isEmpty
    }
    guard isFixed || gap.isTranscendental else { return false }
    return !symbols.contains { CurvatureRules($0, assuming: []).isAffine(gap) }
  }
}

extension Relation {
  /// Left minus right of the equations that all have to hold.
  fileprivate var plainEquations: [Expression] {
    switch self {
    case .compare(let a, .equal, let b): [.add([a, .negate(b)])]
    case .all(let parts): parts.flatMap(\.plainEquations)
    case .forAll(_, let inner): inner.plainEquations
    default: []
    }
  }
}

extension Expression {
  fileprivate var isTranscendental: Bool {
    contains {
      switch $0 {
      case .apply(.exp, _), .apply(.log, _), .apply(.tanh, _), .power(.e, _): true
      default: false
      }
    }
  }
}
