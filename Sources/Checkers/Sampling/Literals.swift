import SymbolicLite

/// The numbers that a claim and its assumptions name, and their neighbours: where a claim is false at
/// one number only, that number usually stands in it.
struct Literals {
  /// ±c, ±(c + 1), ±(c − 1), ±2c for every constant c that the styles would not draw anyway.
  private(set) var values: [Double] = []
  private static let mostValues = 32
  private static let common: [Double] = [0, 0.5, 1, 2]

  init(_ problem: Problem) {
    add(problem.relation.children)
    for assumption in problem.assumptions { add(assumption.children) }
    for definition in problem.definitions { add([definition.value]) }
  }

  private mutating func add(_ parts: [Expression]) {
    for part in parts where values.count < Self.mostValues {
      if isConstant(part) { note(part) } else { add(part.children) }
    }
  }

  private func isConstant(_ part: Expression) -> Bool {
    part.shape.isScalar && !part.mentionsOptimum && part.freeSymbols.isEmpty
      && part.freeIndices.isEmpty && part.openFunctions.isEmpty && part.sizeNames.isEmpty
  }

  private mutating func note(_ part: Expression) {
    guard let enclosure = try? part.evaluate(in: Environment<Interval>()).elements.first,
      enclosure.isBounded
    else { return }
    // What is no double, such as 0.37, is looked at from both sides, and as near as can be: there
    // two sides that meet at the number cannot be told apart.
    let size = enclosure.midpoint.magnitude
    let own = enclosure.isPoint ? [size] : [size.nextUp.nextUp, size.nextDown.nextDown, size]
    guard !Self.common.contains(size) else { return }
    for value in own + [size + 1, size - 1, 2 * size]
    where value.isFinite && !values.contains(value) {
      values += value == 0 ? [0] : [value, -value]
    }
  }
}
