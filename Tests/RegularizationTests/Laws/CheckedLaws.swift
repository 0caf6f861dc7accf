import Checkers
import Regularization
import SymbolicLite
import Synchronization

/// What an entry claims in Swift, through the checkers that anyone may use: reverse and forward
/// derivatives of the formula, and differences of the values.
extension Law {
  static let checked: [Law] = [
    everyGradientIsTheSame, subgradientsPassTheChecker, setsPassTheChecker, proxPassesTheChecker,
    convexityPassesTheChecker,
  ]

  /// What several checkers say of one case. Where one is undecided, at an infinite slope or where R
  /// ends, the others still have their say; if none objects, the case counts as undecided.
  private struct Opinions {
    private var undecided: Undecided?

    mutating func problem(_ verdict: Verdict, _ what: String) -> String? {
      switch verdict {
      case .proved, .tested: return nil
      case .undecided(let reason):
        undecided = undecided ?? Undecided(reason: reason)
        return nil
      case .refuted(let refutation):
        return what + " is \(refutation.left) instead of \(refutation.right) at "
          + "\(refutation.counterexample)" + (refutation.diagnosis.map { "; \($0)" } ?? "")
      }
    }

    /// After the last of them.
    func noObjection() throws -> String? {
      if let undecided { throw undecided }
      return nil
    }
  }

  private static func problem(_ verdict: Verdict, _ what: String) throws -> String? {
    var opinions = Opinions()
    return try opinions.problem(verdict, what) ?? opinions.noObjection()
  }

  private static let endsInAPower = exempt("has a power whose slope at 0 no enclosure holds") {
    $0 is Bridge
  }

  static let everyGradientIsTheSame = Law(
    name: "checkers: ∇R(w) in Swift = documented = symbolic = reverse = forward = differences",
    rounds: 8, mayBeUndecided: endsInAPower
  ) { penalty, one in
    let w = one.w
    guard let gradient = try penalty.gradient(at: w) else { return nil }
    let values = { (u: [Double]) in (try? penalty.value(at: u)) ?? .nan }
    var opinions = Opinions()
    if let problem = opinions.problem(
      checkTaylorRemainder(of: values, claimed: gradient, at: w), "the slope along v")
    {
      return problem
    }
    guard let written = try WrittenFunction(penalty, at: w) else {
      return try opinions.problem(checkGradient(of: values, claimed: gradient, at: w), "entry j")
        ?? opinions.noObjection()
    }
    // The reverse gradient is compared entry by entry, and with differences of the formula.
    if let problem = opinions.problem(
      checkGradient(of: written.function, claimed: gradient, at: w), "entry j")
    {
      return problem
    }
    if let documented = written.documentedGradient(), !agree(documented, gradient) {
      return "documented \(documented), in Swift \(gradient) at w = \(w)"
    }
    if let symbolic = written.symbolicGradient(), !agree(symbolic, gradient) {
      return "by the rules \(symbolic), in Swift \(gradient) at w = \(w)"
    }
    guard let forward = try? written.function.slope(at: w, along: one.direction) else {
      return try opinions.noObjection()
    }
    let slope = dot(gradient, one.direction)
    return agree(forward.value, slope, scale: 1 + length(gradient))
      ? try opinions.noObjection()
      : "forward \(forward), g·u = \(slope) at w = \(w), u = \(one.direction)"
  }

  /// An extreme subgradient is one, and a step beyond it is none.
  static let subgradientsPassTheChecker = Law(
    name: "checkers: the extreme g ∈ ∂R(w) are subgradients, and nothing beyond", rounds: 8,
    exempts: any(needsWords, needsConvexity), mayBeUndecided: endsInAPower
  ) { penalty, one in
    let w = one.w
    let set = try penalty.subdifferential(at: w)
    guard let written = try WrittenFunction(penalty, at: w),
      let g = set.farthest(along: one.direction),
      let opposite = set.farthest(along: -1 * one.direction)
    else { return nil }
    let middle = 0.5 * (g .+ opposite)
    let inside = middle .+ (1 - 1e-12) * (g .- middle)
    if let problem = try problem(
      checkGradient(of: written.function, claimed: inside, at: w), "the subgradient")
    {
      return problem
    }
    guard length(g .- opposite) > 1e-9 else { return nil }
    let outside = middle .+ 1.01 * (g .- middle)
    switch checkGradient(of: written.function, claimed: outside, at: w) {
    case .refuted: return nil
    case .undecided(let reason): throw Undecided(reason: reason)
    case .proved, .tested:
      return "g = \(outside), which is not in ∂R(w), is a subgradient at w = \(w)"
    }
  }

  /// Formula and Swift, both against the set.
  static let setsPassTheChecker = Law(
    name: "checkers: ∂R(w) is the set of subgradients, by its support function", rounds: 6,
    mayBeUndecided: any(
      endsInAPower, exempt("jumps at 0, where no slope is measured") { $0 is L0 })
  ) { penalty, one in
    let w = one.w
    guard try penalty.value(at: w) < .infinity else { return nil }
    let set = try penalty.subdifferential(at: w)
    let values = FiniteDifference { (try? penalty.value(at: $0)) ?? .nan }
    var opinions = Opinions()
    if let problem = opinions.problem(
      checkSubdifferential(of: values, support: { set.support(along: $0) }, at: w),
      "by values, the support of ∂R(w)")
    {
      return problem
    }
    guard let written = try WrittenFunction(penalty, at: w) else {
      return try opinions.noObjection()
    }
    return try opinions.problem(
      checkSubdifferential(of: written.function, support: { set.support(along: $0) }, at: w),
      "the support of ∂R(w)") ?? opinions.noObjection()
  }

  static let proxPassesTheChecker = Law(
    name: "checkers: prox(v) is a proximal point", rounds: 4, exempts: needsWords
  ) { penalty, one in
    let (v, t) = (one.v, one.step)
    guard let written = try WrittenFunction(penalty, at: v) else { return nil }
    let p = try penalty.prox(of: v, step: t)
    return try problem(
      checkProx(
        of: written.function, claimed: p, of: v, step: t,
        isConvex: penalty.properties.claimConvexity), "p = \(p)")
  }

  static let convexityPassesTheChecker = Law(
    name: "checkers: no chord of convex R runs below it, one of another R does", rounds: 2,
    exempts: needsWords
  ) { penalty, one in
    for case .nonconvex(let u, let v) in penalty.properties {
      guard let written = try WrittenFunction(penalty, at: u) else { return nil }
      switch checkConvexity(of: written.function, around: [u, v, 0.5 * (u .+ v)]) {
      case .refuted: return nil
      case .undecided(let reason): throw Undecided(reason: reason)
      case .proved, .tested:
        return "no chord found between \(u) and \(v), and R is claimed not to be convex"
      }
    }
    guard let written = try WrittenFunction(penalty, at: one.w) else { return nil }
    return try problem(
      checkConvexity(of: written.function, around: [one.w, one.v]), "the value between a and b")
  }
}

/// The formula of an entry as a function of w, compiled, and its gradients at one point.
struct WrittenFunction {
  let function: CompiledFunction
  private let read: ReadStatement
  private let point: Environment<Double>

  /// Nil where there is no formula, or none that is differentiated whole.
  init?(_ penalty: any Penalty, at w: [Double]) throws {
    guard penalty.statement.reasonUnwritten == nil else { return nil }
    read = try ReadStatement.cached(penalty.statement)
    point = read.point(penalty.letters, weights: w)
    guard let function = try? CompiledFunction(read.formula, with: read.weights, in: point)
    else { return nil }
    self.function = function
  }

  func documentedGradient() -> [Double]? { try? read.entries(of: read.gradient, at: point) }

  /// What the rules of calculus make of the formula.
  func symbolicGradient() -> [Double]? {
    guard let derived = ReadStatement.derived(read) else { return nil }
    return try? derived.evaluate(in: point).elements
  }
}

extension ReadStatement {
  private static let gradients = Mutex<[Expression: Expression?]>([:])

  /// Calculus takes longer than everything that is done with its result.
  static func derived(_ read: ReadStatement) -> Expression? {
    if let known = gradients.withLock({ $0[read.formula] }) { return known }
    let derived = read.formula.gradient(with: read.weights)?.expression
    gradients.withLock { $0[read.formula] = .some(derived) }
    return derived
  }
}
