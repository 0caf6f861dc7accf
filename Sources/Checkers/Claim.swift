import SymbolicLite

/// A statement with everything that is in force where it stands.
///
/// A free index in the relation or in an assumption means "for every value of the index".
public struct Claim: Sendable {
  public var relation: Relation
  /// Declared bounds such as λ > 0, the formulas of "Assume …", side conditions of the row.
  public var assumptions: [Relation]
  /// Those of the assumptions about open functions that were stated for all arguments: "for all t".
  /// What the others say holds at their points alone.
  public var laws: Set<Relation> = []

  public init(_ relation: Relation, assuming assumptions: [Relation] = []) {
    self.relation = relation
    self.assumptions = assumptions
  }
}
