import SymbolicLite

/// What is assumed of open functions at single points, such as f′(a) = 0, taken for no more than that.
///
/// Drawn points meet such an assumption with formulas that often meet it everywhere. Here a term is
/// added to the formula that vanishes at the points of the assumption, so that it still holds there;
/// where the claim then fails, it rests on more than was assumed.
struct PointAssumption {
  private let sampler: Sampler
  private let examiner: Examiner
  private let stated: [Premise]
  private let places: [(function: OpaqueFunction, at: [Expression])]
  private static let draws = 48

  /// `nil` where nothing is assumed at points of an open function that the claim speaks of. Functions
  /// with a law, which a bent formula would have to keep everywhere, are left as they are.
  init?(_ claim: Claim, seed: UInt64) {
    var (relation, assumptions) = (claim.relation, claim.assumptions)
    while case .implies(let premise, let conclusion) = relation, premise.freeIndices.isEmpty {
      assumptions.append(premise)
      relation = conclusion
    }
    guard assumptions.contains(where: { !$0.openFunctions.isEmpty }) else { return nil }
    let laws = Set(claim.laws.flatMap(Problem.conjuncts))
    let lawful = Set(laws.flatMap(\.openFunctions))
    let problem = Problem(Claim(relation, assuming: assumptions))
    guard !problem.mentionsOptimum else { return nil }
    let stated = problem.premises.filter { $0.isAboutFunctions }
    let known = Set(problem.vocabulary.symbols)
    let functions = Set(stated.flatMap(\.relation.openFunctions))
      .intersection(problem.relation.openFunctions).subtracting(lawful)
    places = functions.sorted { $0.name < $1.name }.map { function in
      let found = stated.flatMap { $0.relation.places(of: function) }
      var each: [Expression] = []
      for place in found where !each.contains(place) && known.isSuperset(of: place.freeSymbols) {
        each.append(place)
      }
      return (function, each)
    }
    guard places.contains(where: { !$0.at.isEmpty && $0.at.count <= 4 }) else { return nil }
    self.stated = stated
    sampler = Sampler(problem, seed: seed)
    examiner = Examiner(problem: problem, sampler: sampler)
  }

  /// Why the claim is open, if it fails for a function that meets the assumption at its points only.
  func reason() -> String? {
    for number in 0..<Self.draws {
      guard let point = sampler.point(number) else { continue }
      for (function, at) in places where !at.isEmpty && at.count <= 4 {
        for bent in bent(function, at: at, point) where meetsAll(bent) {
          guard examiner.examine(bent).isFailure else { continue }
          return "what is assumed of \(function.name) is taken to hold at single points alone; "
            + "from that the claim does not follow"
        }
      }
    }
    return nil
  }

  private func meetsAll(_ point: Point) -> Bool {
    stated.allSatisfy { premise in
      point.assignments(of: premise.indices, limit: 256).allSatisfy {
        truth(of: premise.relation, in: point.intervals($0)) != false
      }
    }
  }

  /// The point with terms of order one to four at all places added to a function. Convex functions
  /// get only those that are convex.
  private func bent(
    _ function: OpaqueFunction, at places: [Expression], _ point: Point
  ) -> [Point] {
    guard let instance = point.functions[function],
      !function.isConvex || places.count == 1
    else { return [] }
    var base = point
    var gaps: [Expression] = []
    for (number, place) in places.enumerated() {
      guard let value = try? place.evaluate(in: point.doubles()) else { return [] }
      // No name that LaTeX can spell.
      let symbol = Symbol("place \(number)", function.argument)
      base.values[symbol] = value
      gaps.append(.add([.symbol(instance.variable), .negate(.symbol(symbol))]))
    }
    var result: [Point] = []
    for order in 1...4 {
      let terms = gaps.map { term(of: $0, function.argument, order: order) }
      let product = terms.dropFirst().reduce(terms[0]) { .multiply($0, $1) }
      for factor in Self.factors
      where !function.isConvex || order == 1 || (order != 3 && factor > .zero) {
        var bent = base
        bent.functions[function]?.body = .add([
          instance.body, .multiply(.number(factor), product),
        ])
        result.append(bent)
      }
    }
    return result
  }

  private static let factors = [Rational.one, Rational(-1), Rational(8), Rational(-8)]

  /// A polynomial of the gap that vanishes at zero with all derivatives below the order.
  private func term(of gap: Expression, _ shape: Shape, order: Int) -> Expression {
    let two = Expression.number(Rational(2))
    let total = sampler.sum(of: gap, shape)
    let square: Expression =
      shape.isScalar ? .power(gap, two) : sampler.sum(of: .hadamard(gap, gap), shape)
    switch order {
    case 1: return total
    case 2: return square
    case 3: return .multiply(total, square)
    default: return .power(square, two)
    }
  }
}

extension Relation {
  /// What an open function, or a derivative of it, is taken at.
  fileprivate func places(of function: OpaqueFunction) -> [Expression] {
    let (inside, moved, plain) = (
      Collected<Expression>(), Collected<Expression>(), Collected<Expression>()
    )
    _ = contains { part in
      switch part {
      case .gradient(let body, let symbol, let place), .hessian(let body, let symbol, let place),
        .derivative(let body, let symbol, let place),
        .oneSidedDerivative(let body, let symbol, let place, _):
        let arguments = body.arguments(of: function)
        inside.items += arguments
        moved.items += arguments.map { $0.substituting([symbol: place]) }
      case .call(function, let argument): plain.items.append(argument)
      default: break
      }
      return false
    }
    return moved.items + plain.items.filter { !inside.items.contains($0) }
  }
}

extension Expression {
  fileprivate func arguments(of function: OpaqueFunction) -> [Expression] {
    let found = Collected<Expression>()
    _ = contains { part in
      if case .call(function, let argument) = part { found.items.append(argument) }
      return false
    }
    return found.items
  }
}
