import SymbolicLite

/// An assumption about an open function, such as f(aw) = f(w), is a law of the function: it has to
/// hold wherever the function is tried, not only where the point happens to stand.
extension Sampler {
  /// The choices of concrete formulas for the open functions that keep all such laws. Where only
  /// constants would, as for ∇L(w) = 0, the assumption is about the point and not a law: then all
  /// choices, and `areLawful` is false.
  static func choices(
    _ problem: Problem, seed: UInt64, sampler: Sampler
  ) -> (choices: [[OpaqueFunction: OpenInstance]], areLawful: Bool) {
    var choices: [[OpaqueFunction: OpenInstance]] = [[:]]
    for function in problem.vocabulary.functions {
      let instances = sampler.instances(of: function, count: 32)
      choices = choices.flatMap { choice in
        instances.map { choice.merging([function: $0]) { $1 } }
      }
      // Many functions at once: pair them up in turn rather than in every combination.
      if choices.count > 144 {
        choices = choices.enumerated().filter { $0.offset % (choices.count / 144 + 1) == 0 }
          .map(\.element)
      }
    }
    choices += related(problem, sampler)
    let laws = problem.assumptions.filter { !$0.openFunctions.isEmpty }
    guard !laws.isEmpty else { return (choices.first?.isEmpty == true ? [] : choices, false) }
    let lawful = choices.filter { choice in
      laws.allSatisfy { keeps(choice, $0, problem, seed, sampler) }
    }
    let isTelling = lawful.contains { $0.values.contains { !$0.body.freeSymbols.isEmpty } }
    return isTelling ? (lawful, true) : (choices, false)
  }

  /// Two functions that are not the same and yet have much in common: equal up to a constant, so
  /// that all their gradients agree, or equal at some plain points only.
  static func related(
    _ problem: Problem, _ sampler: Sampler
  ) -> [[OpaqueFunction: OpenInstance]] {
    let functions = problem.vocabulary.functions
    guard let first = functions.first, functions.count == 2, functions[1].argument == first.argument
    else { return [] }
    let second = functions[1]
    func changed(_ one: OpenInstance, _ change: (Expression) -> Expression) -> OpenInstance {
      let body = change(one.body)
      let latex = "\(one.variable.name) \\mapsto \(body.latex)"
      return OpenInstance(variable: one.variable, body: body, latex: latex, rank: one.rank + 32)
    }
    // 0, the sum of entries and half the sum of squares.
    let plain = sampler.instances(of: first, count: 3)
    let shifted = plain.map { [first: $0, second: changed($0) { .add([$0, .number(.one)]) }] }
    let touching = plain.dropFirst().map {
      [first: $0, second: changed($0) { .power($0, .number(Rational(2))) }]
    }
    return shifted + touching
  }

  /// Whether the law is never broken, and is met at all, on a number of plain points.
  private static func keeps(
    _ choice: [OpaqueFunction: OpenInstance], _ law: Relation, _ problem: Problem, _ seed: UInt64,
    _ sampler: Sampler
  ) -> Bool {
    var dice = Dice(seed: seed)
    var met = 0
    for turn in 0..<16 {
      guard let sizes = sampler.sizes.isEmpty ? nil : sampler.sizes[turn % sampler.sizes.count]
      else { return false }
      let style: Style = turn % 2 == 0 ? .integers : .general
      guard let point = sampler.draw(sizes: sizes, style: style, &dice, functions: choice) else {
        continue
      }
      let indices = law.freeIndices.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      for assignment in point.assignments(of: indices) {
        switch truth(of: law, in: point.intervals(assignment)) {
        case false: return false
        case true: met += 1
        default: if consistent(law, in: point.intervals(assignment)) { met += 1 }
        }
      }
    }
    return met >= 4
  }

  /// Whether an equation may hold as far as the enclosures tell.
  private static func consistent(_ law: Relation, in environment: Environment<Interval>) -> Bool {
    guard case .compare(let left, .equal, let right) = law,
      let a = try? left.evaluate(in: environment), let b = try? right.evaluate(in: environment)
    else { return false }
    return zip(a.elements, b.elements).allSatisfy { $0.intersects($1) }
  }
}
