import SymbolicLite

extension Mutator {
  /// The mutations of a claimed statement at its root.
  func changes(of relation: Relation) -> [Change<Relation>] {
    switch relation {
    case .compare(let a, .equal, let b):
      [(.notEqual, "", .compare(a, .notEqual, b))]
        + changes(ofSide: b).map { ($0.mutation, $0.detail, .compare(a, .equal, $0.part)) }
    case .compare(let a, let comparison, let b):
      comparison.turned.map { ($0.mutation, $0.detail, .compare(a, $0.part, b)) }
        + changes(ofSide: b).map { ($0.mutation, $0.detail, .compare(a, comparison, $0.part)) }
    case .definite(let a, let strict, let b):
      [(.reversedInequality, "", .definite(b, strict: strict, a))]
        + (strict ? [] : [(.strictInequality, "", .definite(a, strict: true, b))])
    case .equalUpToConstant(let a, let b, let symbols):
      changes(ofSide: b).map {
        ($0.mutation, $0.detail, .equalUpToConstant(a, $0.part, freeOf: symbols))
      }
    case .member(let element, let set): [(.notEqual, "", .notMember(element, set))]
    case .subset(let a, let b): [(.reversedInequality, "", .subset(b, a))]
    case .implies(let a, let b): [(.reversedInequality, "", .implies(b, a))]
    default: []
    }
  }

  private func changes(ofSide side: Expression) -> [Change<Expression>] {
    guard !side.isZero else { return [(.shiftedThreshold, "", side.plusThousandth)] }
    return [(.otherSign, "", .negate(side))]
      + wrongFactors.map { ($0.mutation, "", .multiply($0.factor, side)) }
  }

  /// The mutations of a condition, such as that of a case, at its root.
  func changes(ofCondition relation: Relation) -> [Change<Relation>] {
    guard case .compare(let a, let comparison, let b) = relation else { return [] }
    let moved: Expression = b.isZero ? b.plusThousandth : .multiply(0.999, b)
    return [(.shiftedThreshold, "", .compare(a, comparison, moved))]
      + comparison.turned.filter { $0.mutation == .reversedInequality }
      .map { ($0.mutation, $0.detail, .compare(a, $0.part, b)) }
  }

  /// The mutations of a set at its root.
  func changes(of set: SetExpression) -> [Change<SetExpression>] {
    switch set {
    case .finite(let elements): return changes(ofElements: elements)
    case .interval(let a, let b, let openLeft, let openRight):
      func interval(_ a: Expression, _ b: Expression) -> SetExpression {
        .interval(a, b, openLeft: openLeft, openRight: openRight)
      }
      let sliver = Expression.multiply(0.001, .add([b, .negate(a)]))
      let (in1, in2) = (Expression.add([a, sliver]), Expression.add([b, .negate(sliver)]))
      let (out1, out2) = (Expression.add([a, .negate(sliver)]), Expression.add([b, sliver]))
      return [
        (.shrunkSet, "left", interval(in1, b)), (.shrunkSet, "right", interval(a, in2)),
        (.shrunkSet, "open left", .interval(a, b, openLeft: true, openRight: openRight)),
        (.shrunkSet, "open right", .interval(a, b, openLeft: openLeft, openRight: true)),
        (.shrunkSet, "its ends", .finite([a, b])),
        (.grownSet, "left", interval(out1, b)), (.grownSet, "right", interval(a, out2)),
      ]
    case .sum(let a, let b): return [(.shrunkSet, "left", a), (.shrunkSet, "right", b)]
    case .image(let factor, let inner):
      return [
        (.shrunkSet, "", .image(.multiply(0.999, factor), inner)),
        (.grownSet, "", .image(.multiply(2, factor), inner)),
      ]
    case .cases(let branches, _): return changes(ofTies: branches, in: set)
    default: return []
    }
  }

  private func changes(ofElements elements: [Expression]) -> [Change<SetExpression>] {
    if elements.count == 1, elements[0].shape.isScalar {
      let end = elements[0].plusThousandth
      return [
        (.grownSet, "", .interval(elements[0], end, openLeft: false, openRight: false))
      ]
    }
    return elements.indices.map { position in
      var rest = elements
      rest.remove(at: position)
      return (.shrunkSet, "\(position)", .finite(rest))
    }
  }

  /// A set that is given to the wrong side of a tie: there it shrinks or grows.
  private func changes(
    ofTies branches: [SetBranch], in set: SetExpression
  ) -> [Change<SetExpression>] {
    guard case .cases(_, let otherwise) = set else { return [] }
    return branches.indices.flatMap { position -> [Change<SetExpression>] in
      guard case .compare(let a, let comparison, let b) = branches[position].condition else {
        return []
      }
      let other: Comparison? =
        switch comparison {
        case .less: .lessOrEqual
        case .greater: .greaterOrEqual
        default: nil
        }
      guard let other else { return [] }
      var changed = branches
      changed[position].condition = .compare(a, other, b)
      return [(.shrunkSet, "tie \(position)", .cases(changed, otherwise: otherwise))]
    }
  }
}

extension Expression {
  /// A little more in every entry.
  fileprivate var plusThousandth: Expression {
    shape.isScalar ? .add([self, 0.001]) : .add([self, .multiply(0.001, .ones(shape))])
  }
}

extension Comparison {
  /// The opposite order, and the strict one for a weak one.
  fileprivate var turned: [Mutator.Change<Comparison>] {
    switch self {
    case .less: [(.reversedInequality, "", .greater)]
    case .greater: [(.reversedInequality, "", .less)]
    case .lessOrEqual: [(.reversedInequality, "", .greaterOrEqual), (.strictInequality, "", .less)]
    case .greaterOrEqual:
      [(.reversedInequality, "", .lessOrEqual), (.strictInequality, "", .greater)]
    case .equal: []
    case .notEqual: [(.notEqual, "", .equal)]
    }
  }
}
