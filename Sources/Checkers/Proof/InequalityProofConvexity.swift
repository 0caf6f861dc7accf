import SymbolicLite

/// Inequalities that say of a certified convex function that it is convex: between two points it
/// lies below the chord, and it lies above its tangents.
extension InequalityProver {
  static func convexityForm(
    _ small: Expression, _ large: Expression, _ assumptions: [Relation], _ premises: [Relation]
  ) -> Certificate? {
    nil
  }
}
