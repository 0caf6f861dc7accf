import SymbolicLite

extension Relation {
  /// Whether it compares positions that are numbers or sizes, and nothing else.
  var isAboutPositions: Bool {
    freeSymbols.isEmpty && freeIndices.isEmpty && openFunctions.isEmpty
  }

  /// Whether points are looked at for the whole of it, and not for parts or directions of it.
  var isPlain: Bool {
    switch self {
    case .compare, .definite, .notMember, .equalSets, .subset, .equalUpToConstant, .proportional:
      true
    case .member, .all, .any, .implies, .equivalent, .forAll: false
    }
  }
}
