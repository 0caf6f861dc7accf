import SymbolicLite

/// Draws points at which all assumptions hold, rigorously.
struct Sampler: Sendable {
  let problem: Problem
  let seed: UInt64
  /// Size tuples that meet the conditions on sizes, the smallest first.
  let sizes: [[String: Int]]
  private(set) var functionChoices: [[OpaqueFunction: OpenInstance]] = []
  /// Whether assumptions about open functions hold for every choice, wherever the point stands.
  private(set) var lawsAreKept = false

  init(_ problem: Problem, seed: UInt64) {
    self.problem = problem
    self.seed = seed
    sizes = Sampler.schedule(problem)
    (functionChoices, lawsAreKept) = Sampler.choices(problem, seed: seed, sampler: self)
  }

  /// The point of number `number`: sizes and style go through all combinations in turn.
  func point(_ number: Int) -> Point? {
    guard !sizes.isEmpty else { return nil }
    var dice = Dice(seed: seed &+ UInt64(number) &* 0x9e37_79b9)
    let styles = Style.allCases
    var work = 0
    for attempt in 0..<6 {
      let turn = number + attempt * 5
      let size = sizes[(turn + attempt) % sizes.count]
      let style = styles[(turn + turn / styles.count) % styles.count]
      guard var point = draw(sizes: size, style: style, &dice) else { continue }
      if isAdmissible(point) { return point }
      if repair(&point, &work), isAdmissible(point) { return point }
    }
    return nil
  }

  func draw(
    sizes: [String: Int], style: Style, _ dice: inout Dice,
    functions: [OpaqueFunction: OpenInstance]? = nil
  ) -> Point? {
    var point = Point()
    point.sizes = sizes
    if let choice = functions ?? dice.pick(functionChoices) {
      point.functions = choice
    } else if !problem.vocabulary.functions.isEmpty {
      return nil
    }
    let tie = dice.pick([1.0, 2, 0.5] as [Double]) ?? 1
    for symbol in problem.drawOrder {
      guard let value = value(of: symbol, at: point, style: style, tie: tie, &dice) else {
        return nil
      }
      point.values[symbol] = value
    }
    return point
  }

  /// Whether every assumption holds and every inserted symbol has a value. An assumption that the
  /// enclosures cannot decide counts as not met.
  func isAdmissible(_ point: Point) -> Bool {
    let environment = point.intervals()
    for condition in problem.sizeConditions where truth(of: condition, in: environment) != true {
      return false
    }
    for premise in problem.premises where !holds(premise, at: point, environment) { return false }
    for value in problem.plainDefinitions where (try? value.evaluate(in: environment)) == nil {
      return false
    }
    return true
  }

  private func holds(
    _ premise: Premise, at point: Point, _ environment: Environment<Interval>
  ) -> Bool {
    let assignments = point.assignments(of: premise.indices, limit: 256)
    guard !assignments.isEmpty else { return false }
    return assignments.allSatisfy { assignment in
      var here = environment
      here.indices = assignment
      let known = truth(of: premise.relation, in: here)
      // The chosen formulas were tried on the law; rounding may hide here that they keep it.
      if lawsAreKept && premise.isAboutFunctions { return known != false }
      return known
        ?? Examiner(problem: problem, sampler: self).contains(
          premise.relation, Situation(point: point, indices: assignment))
    }
  }

  /// The tuples of sizes 1 … 4 that are used, in an order that mixes n < d and n > d; larger ones
  /// only where the conditions ask for them.
  private static func schedule(_ problem: Problem) -> [[String: Int]] {
    let names = problem.vocabulary.sizes
    guard !names.isEmpty else { return [[:]] }
    let pairs = [
      (1, 1), (2, 2), (3, 2), (2, 3), (1, 2), (2, 1), (4, 3), (3, 4), (1, 3), (4, 1), (3, 1),
      (2, 4), (4, 4), (3, 3), (4, 2), (1, 4),
    ]
    let small = tuples(names, pairs, turns: 3 * pairs.count).filter { meets(problem, $0) }
    guard small.isEmpty else { return small }
    let large = (1...9).flatMap { first in (1...9).map { (first, $0) } }
    return Array(tuples(names, large, turns: large.count).filter { meets(problem, $0) }.prefix(8))
  }

  private static func tuples(
    _ names: [String], _ pairs: [(Int, Int)], turns: Int
  ) -> [[String: Int]] {
    (0..<turns).map { turn in
      let (first, second) = pairs[turn % pairs.count]
      var sizes: [String: Int] = [:]
      for (position, name) in names.enumerated() {
        switch position {
        case 0: sizes[name] = first
        case 1: sizes[name] = second
        default: sizes[name] = 1 + (turn == 0 ? 0 : (turn + position * (turn / 3 + 1)) % 4)
        }
      }
      return sizes
    }
  }

  private static func meets(_ problem: Problem, _ sizes: [String: Int]) -> Bool {
    var point = Point()
    point.sizes = sizes
    return problem.sizeConditions.allSatisfy { truth(of: $0, in: point.intervals()) == true }
  }
}
