import SymbolicLite

/// Checks a claimed gradient of a plain Swift function, from its values alone.
///
/// Where `f` is differentiable the claim has to agree with measured slopes along every axis and along
/// random directions; at a kink it has to be a subgradient, which is also looked for along directions
/// between the axes. The tolerance is what ``FiniteDifference`` measures at the spot. A difference of
/// values cannot see less than that: about ten digits of a slope of ordinary size. The evidence says
/// how close the closest comparison came, and how wide the widest bar is relative to the slope.
///
/// - Returns: *tested*, *refuted* with the direction of the clearest contradiction, or *undecided*
///   where the function has no value or only a kink that points up. Never *proved*.
@_disfavoredOverload
public func checkGradient(
  of f: @escaping ([Double]) -> Double, claimed: [Double], at w: [Double]
) -> Verdict {
  checkSlopes(of: FiniteDifference(of: f), claimed: claimed, at: w)
}

/// Checks a claimed gradient of a closure that calculates with ``Variable``s.
///
/// ```swift
/// checkGradient(of: { w in w[0] * w[0] + abs(w[1]) }, claimed: [2, 0.5], at: [1, 0])
/// ```
public func checkGradient(
  of f: @escaping ([Variable]) -> Variable, claimed: [Double], at w: [Double]
) -> Verdict {
  checkGradient(of: RecordedFunction(f), claimed: claimed, at: w)
}

/// Checks a claimed gradient of a formula; `w` and the claim are written row by row.
public func checkGradient(
  of formula: SymbolicLite.Expression, with symbol: Symbol, claimed: [Double], at w: [Double],
  in environment: Environment<Double>
) -> Verdict {
  do throws(Undefined) {
    let function = try CompiledFunction(formula, with: symbol, in: environment)
    return checkGradient(of: function, claimed: claimed, at: w)
  } catch {
    return .undecided(error.description)
  }
}

/// Checks a claimed gradient against the reverse one, and both against differences of values.
///
/// Where `f` is differentiable all entries are compared with the reverse gradient, inside the error that
/// rounding can have made; a relative error of 1e-10 in one entry is found wherever the entry is not
/// itself a difference of much larger numbers. At a kink every subgradient is accepted and nothing
/// else. A second opinion comes from values alone, along one direction drawn afresh: where it
/// contradicts the derivative, the answer is *undecided*, whatever the claim.
public func checkGradient(
  of function: some DifferentiableFunction, claimed: [Double], at w: [Double]
) -> Verdict {
  if let verdict = verdictOnInput(claimed: claimed, at: w) { return verdict }
  do throws(Undefined) {
    let compiled = try function.compiled(at: w)
    if try compiled.branchTies(at: w) {
      return checkSlopes(of: function, claimed: claimed, at: w)
    }
    let comparison = try ReverseComparison(compiled, claimed: claimed, at: w)
    var random = SplitMix64(state: fingerprint(claimed + w))
    if let why = try contradiction(function, comparison, &random) { return .undecided(why) }
    if let failure = comparison.failure() {
      return .refuted(try refutation(failure, comparison, function))
    }
    guard comparison.isKinked else { return .tested(comparison.evidence) }
    return checkSlopes(of: function, claimed: claimed, at: w)
  } catch {
    return .undecided(error.description)
  }
}

/// Values and derivative along one direction; words where they contradict each other.
private func contradiction(
  _ function: some DifferentiableFunction, _ comparison: ReverseComparison,
  _ random: inout SplitMix64
) throws(Undefined) -> String? {
  let v = comparison.point.map { _ in random.roundNumber() }
  let values = FiniteDifference { function.value(at: $0) }
  let (seen, told) = (
    try values.slopes(at: comparison.point, along: v),
    try function.slopes(at: comparison.point, along: v)
  )
  let isRight =
    (seen.right.value - told.right.value).magnitude
    <= seen.right.error + told.right.error
  let isLeft = (seen.left.value - told.left.value).magnitude <= seen.left.error + told.left.error
  if isRight, isLeft { return nil }
  return "the derivative along \(printed(Tensor(column: v))) is \(told), but values say \(seen)"
}

private func refutation(
  _ failure: (entry: Int, comparison: Evidence.Comparison), _ comparison: ReverseComparison,
  _ function: some DifferentiableFunction
) throws(Undefined) -> Refutation {
  let (w, j) = (comparison.point, failure.entry)
  let slopes = try function.slopes(at: w, along: .unit(j, of: w.count))
  var evidence = comparison.evidence
  evidence.closest = failure.comparison
  let point = Counterexample.Entry(
    "w", .tensor(Tensor(column: w)), shape: .vector(.init(w.count)))
  return Refutation(
    counterexample: Counterexample([point, .init("j", .count(j + 1))]),
    left: printed(comparison.claimed[j]), right: slopes.description, evidence: evidence)
}
