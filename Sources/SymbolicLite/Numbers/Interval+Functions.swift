/// Elementary functions; each is monotone, so that its range lies between its values at the ends.
extension Interval {
  /// √x, for x ≥ 0.
  public func squareRoot() throws(Undefined) -> Interval {
    guard upper >= 0 else { throw .undefined("square root of a negative number") }
    guard lower >= 0 else { throw .unresolved("square root of \(self), which may be negative") }
    return Interval(
      from: DirectedRounding.squareRootBelow(lower), to: DirectedRounding.squareRootAbove(upper))
  }

  /// eˣ; never below zero, and 1 at 0 exactly.
  public func exponential() throws(Undefined) -> Interval {
    Interval(
      from: LibraryFunction.exponentialBelow(lower), to: LibraryFunction.exponentialAbove(upper))
  }

  /// The natural logarithm, for x > 0; 0 at 1 exactly.
  public func logarithm() throws(Undefined) -> Interval {
    guard upper > 0 else { throw .undefined("logarithm of a number that is not positive") }
    guard lower > 0 else { throw .unresolved("logarithm of \(self), which may not be positive") }
    return Interval(
      from: LibraryFunction.logarithmBelow(lower), to: LibraryFunction.logarithmAbove(upper))
  }

  /// tanh x; in [−1, 1], and 0 at 0 exactly.
  public func hyperbolicTangent() throws(Undefined) -> Interval {
    Interval(
      from: LibraryFunction.hyperbolicTangentBelow(lower),
      to: LibraryFunction.hyperbolicTangentAbove(upper))
  }

  /// √(x₁² + … + xₙ²). With at most one entry that is not exactly zero it is that entry's magnitude.
  public static func length(_ entries: [Interval]) throws(Undefined) -> Interval {
    let parts = entries.filter { !$0.isExactlyZero }.map(\.absolute)
    guard parts.count > 1 else { return parts.first ?? .zero }
    let greatest = parts.reduce(0) { max($0, $1.upper) }
    // Scaling by a power of two keeps squares in range; it is exact wherever it matters.
    let exponent = greatest.isFinite ? min(max(Int(greatest.exponent), -1000), 1000) : 0
    let scale =
      exponent.magnitude < 400
      ? 1 : Double(sign: .plus, exponent: -exponent, significand: 1)
    let scaled = scale == 1 ? parts : parts.map { $0 * Interval(scale) }
    let squares = scaled.reduce(Interval.zero) { $0 + $1 * $1 }
    let root = try squares.squareRoot()
    return scale == 1 ? root : root.quotient(by: Interval(scale))
  }
}
