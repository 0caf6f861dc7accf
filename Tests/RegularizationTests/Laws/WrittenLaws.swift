import Regularization
import SymbolicLite
import Synchronization

/// The LaTeX and the Swift of an entry, side by side at many points.
extension Law {
  private static func needsWords(_ penalty: any Penalty) -> String? {
    penalty.statement.reasonUnwritten
  }

  static let written: [Law] = [
    formulaIsValue, writtenGradientIsGradient, writtenSlopesAreSlopes, writtenProxIsProx,
  ]

  /// The value of a formula; nil where it has none.
  private static func evaluated(
    _ body: () throws(Undefined) -> [Double]
  ) throws(Undefined) -> [Double]? {
    do throws(Undefined) { return try body() } catch {
      if case .undefined = error { return nil }
      throw error
    }
  }

  static let formulaIsValue = Law(
    name: "the formula has the value of R", rounds: 24, exempts: needsWords
  ) { penalty, one in
    let read = try ReadStatement.cached(penalty.statement)
    let w = one.w
    let value = try penalty.value(at: w)
    let point = read.point(penalty.letters, weights: w)
    let formula = try evaluated { () throws(Undefined) in
      try read.formula.evaluate(in: point).elements
    }
    guard let written = formula?.first else {
      return value == .infinity ? nil : "the formula has no value, R = \(value) at w = \(w)"
    }
    return agree(written, value) ? nil : "the formula is \(written), R = \(value) at w = \(w)"
  }

  static let writtenGradientIsGradient = Law(
    name: "the documented gradient has the values of ∇R", rounds: 24, exempts: needsWords
  ) { penalty, one in
    let read = try ReadStatement.cached(penalty.statement)
    let w = one.w
    guard let gradient = try penalty.gradient(at: w) else { return nil }
    let point = read.point(penalty.letters, weights: w)
    guard
      let written = try evaluated({ () throws(Undefined) in
        try read.entries(of: read.gradient, at: point)
      })
    else { return nil }
    return agree(written, gradient) ? nil : "\(written) ≠ \(gradient) at w = \(w)"
  }

  static let writtenProxIsProx = Law(
    name: "the documented prox has the values of prox", rounds: 24,
    exempts: {
      needsWords($0) ?? ($0.statement.prox == nil ? "has no formula for its prox" : nil)
    }
  ) { penalty, one in
    let read = try ReadStatement.cached(penalty.statement)
    guard let formula = read.prox else { return nil }
    let (v, t) = (one.v, one.step)
    var point = read.point(penalty.letters, weights: v)
    point.values[read.place] = Tensor(rows: v.count, columns: 1, v)
    point.values[read.step] = Tensor(t)
    // Some formulas are for short steps only.
    guard try read.scope.assumptions.allSatisfy({ try $0.isKnownToHold(in: point) }) else {
      return nil
    }
    let p = try penalty.prox(of: v, step: t)
    guard
      let written = try evaluated({ () throws(Undefined) in
        try read.entries(of: formula, at: point)
      })
    else { return "the formula has no value at v = \(v), t = \(t)" }
    return agree(written, p) ? nil : "\(written) ≠ \(p) for v = \(v), t = \(t)"
  }

  static let writtenSlopesAreSlopes = Law(
    name: "the documented subdifferential holds the extreme g ∈ ∂R(w), and nothing beyond",
    rounds: 24,
    exempts: {
      $0.statement.subdifferential == nil ? "has no formula for its subdifferential" : nil
    }
  ) { penalty, one in
    let read = try ReadStatement.cached(penalty.statement)
    guard let written = read.subdifferential else { return nil }
    let (w, u) = (one.w, one.direction)
    let point = read.point(penalty.letters, weights: w)
    let set = try penalty.subdifferential(at: w)
    guard let edge = set.farthest(along: u), let opposite = set.farthest(along: -1 * u) else {
      return nil
    }
    // Just inside and just outside, where rounding does not decide.
    let middle = 0.5 * (edge .+ opposite)
    for (share, isInside) in [(1 - 1e-9, true), (1 + 1e-6, false)] {
      let g = middle .+ share * (edge .- middle)
      if edge == opposite {
        guard isInside else { continue }
        let single = try written.singleton(read, at: point)
        guard let single, agree(single, edge) else {
          return "\(single.map { "\($0)" } ?? "not one element") ≠ {\(edge)} at w = \(w)"
        }
        continue
      }
      let holds = try written.holds(g, read, at: point, free: edge .- opposite)
      guard holds == isInside else {
        return "g = \(g) is \(isInside ? "left out" : "let in") at w = \(w)"
      }
    }
    return nil
  }
}

extension Relation {
  /// For each value of an index, where there is one.
  fileprivate func isKnownToHold(in point: Environment<Double>) throws -> Bool {
    guard case .forAll = self else { return try holds(in: point) }
    return true
  }
}

extension ReadStatement {
  private static let known = Mutex<[Statement: ReadStatement]>([:])

  /// Reading takes longer than everything that is done with it.
  static func cached(_ statement: Statement) throws -> ReadStatement {
    if let read = known.withLock({ $0[statement] }) { return read }
    let read = try ReadStatement(statement)
    known.withLock { $0[statement] = read }
    return read
  }
}

extension SetExpression {
  /// The branch that applies.
  private func chosen(at point: Environment<Double>) throws -> SetExpression {
    guard case .cases(let branches, let otherwise) = self else { return self }
    for branch in branches where try branch.condition.holds(in: point) { return branch.value }
    guard let otherwise else { throw Undefined.undefined("no case applies") }
    return otherwise
  }

  /// The element, where there is one, entry by entry where the set is one of numbers.
  func singleton(_ read: ReadStatement, at point: Environment<Double>) throws -> [Double]? {
    var result: [Double] = []
    var point = point
    for j in 1...(elementShape.isScalar ? max(1, point.sizes["d"] ?? 1) : 1) {
      point.indices[read.entry] = j
      switch try chosen(at: point) {
      case .finite(let members) where members.count == 1:
        result += try members[0].evaluate(in: point).elements
      case .interval(let low, let high, false, false):
        let ends = (try low.evaluate(in: point).elements, try high.evaluate(in: point).elements)
        guard ends.0 == ends.1 else { return nil }
        result += ends.0
      default: return nil
      }
    }
    return result
  }

  /// Whether g is in the set; entries that cannot vary are taken from the set itself.
  func holds(
    _ g: [Double], _ read: ReadStatement, at point: Environment<Double>, free: [Double]
  ) throws -> Bool {
    guard elementShape.isScalar else {
      return try chosen(at: point).contains(
        Tensor(rows: g.count, columns: 1, g), in: point)
    }
    var point = point
    for j in g.indices {
      point.indices[read.entry] = j + 1
      let part = try chosen(at: point)
      if free[j] == 0, case .finite(let members) = part, members.count == 1 {
        guard agree(try members[0].evaluate(in: point).elements, [g[j]]) else { return false }
        continue
      }
      guard try part.contains(Tensor(g[j]), in: point) else { return false }
    }
    return true
  }
}
