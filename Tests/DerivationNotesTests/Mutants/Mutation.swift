import SymbolicLite

/// The small changes that turn a right step into a wrong one, as people make them.
enum Mutation: String, CaseIterable, Sendable {
  // Coefficients and terms
  case otherSign = "other sign"
  case factorTwo = "factor 2"
  case factorHalf = "factor 1/2"
  case factorNearOne = "factor 0.999"
  case droppedTerm = "dropped term"
  case doubledNumber = "doubled number"
  case droppedDivisor = "dropped divisor"

  // Letters and places
  case otherSymbol = "other symbol"
  case transposed = "transpose"
  case shiftedIndex = "shifted index"
  case shiftedThreshold = "shifted threshold"

  // Functions
  case droppedBars = "dropped bars"
  case droppedSign = "dropped sign"
  case droppedPositivePart = "dropped positive part"
  case droppedInverse = "dropped inverse"
  case otherExponent = "other exponent"
  case otherNorm = "other norm"
  case otherExtremum = "max and min swapped"
  case otherSide = "other side"

  // Statements and sets
  case notEqual = "not equal"
  case reversedInequality = "reversed inequality"
  case strictInequality = "strict inequality"
  case shrunkSet = "shrunk set"
  case grownSet = "grown set"
}

/// A right statement after one mutation at one place.
struct Mutant: Sendable {
  var mutation: Mutation
  /// Which letter or which variant, where the mutation has several at one place.
  var detail: String
  /// The way from the whole statement to the place: the number of the part at each level.
  var place: [Int]
  var relation: Relation

  var name: String {
    let words = detail.isEmpty ? mutation.rawValue : "\(mutation.rawValue) (\(detail))"
    return "\(words) at \(place.map(String.init).joined(separator: "."))"
  }
}

/// A part of a statement of any kind, with the parts that stand directly inside it.
enum StatementPart: Hashable {
  case expression(Expression)
  case relation(Relation)
  case set(SetExpression)

  var parts: [StatementPart] {
    let visitor = PartVisitor(target: nil)
    _ = visitor.applied(to: self)
    return visitor.state.met
  }

  func replacing(_ position: Int, by part: StatementPart) -> StatementPart {
    PartVisitor(target: (position, part)).applied(to: self)
  }
}

/// Collects the nearest parts in reading order, and puts another in the place of one of them.
private struct PartVisitor: FormulaMap {
  final class State { var met: [StatementPart] = [] }

  let state = State()
  let target: (position: Int, part: StatementPart)?

  func applied(to part: StatementPart) -> StatementPart {
    switch part {
    case .expression(let one): .expression(one.mapParts(self))
    case .relation(let one): .relation(one.mapParts(self))
    case .set(let one): .set(one.mapParts(self))
    }
  }

  private func visit(_ part: StatementPart) -> StatementPart {
    state.met.append(part)
    guard let target, target.position == state.met.count - 1 else { return part }
    return target.part
  }

  func expression(_ part: Expression) -> Expression {
    if case .expression(let other) = visit(.expression(part)) { return other }
    return part
  }

  func relation(_ part: Relation) -> Relation {
    if case .relation(let other) = visit(.relation(part)) { return other }
    return part
  }

  func set(_ part: SetExpression) -> SetExpression {
    if case .set(let other) = visit(.set(part)) { return other }
    return part
  }
}
