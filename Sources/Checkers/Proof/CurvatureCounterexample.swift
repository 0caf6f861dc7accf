import SymbolicLite

/// Three points that show a function of one number not to be convex.
struct ConvexityCounterexample: Sendable {
  var left: Double
  var right: Double
  /// Enclosures of f at the middle and of the mean of f at the ends; the first lies above.
  var atMiddle: Interval
  var chord: Interval
}

/// Looks for a violation of f((x + y)/2) ≤ (f(x) + f(y))/2 along a line through a point of the
/// environment, with enclosures that rounding cannot escape. `nil` says nothing.
///
/// The variable is moved along the direction that adds the same step to each of its entries whose
/// bit is set; the other symbols keep the values of the environment.
func convexityCounterexample(
  of function: Expression, in variable: Symbol, at environment: Environment<Interval>
) -> ConvexityCounterexample? {
  guard function.shape.isScalar, let base = environment.values[variable] else { return nil }
  let steps: [Double] = [0, 1, -1, 2, -2, 0.5, -0.5, 4, -4, 0.125, -0.125, 8, -8]
  func value(_ mask: Int, _ step: Double) -> Interval? {
    var moved = environment
    var elements = base.elements
    for k in elements.indices where mask & (1 << (k % 8)) != 0 {
      elements[k] = elements[k] + Interval(step)
    }
    moved.values[variable] = Tensor(rows: base.rows, columns: base.columns, elements)
    return (try? function.evaluate(in: moved))?.elements.first
  }
  for mask in 1..<(1 << min(3, base.elements.count)) {
    for (k, x) in steps.enumerated() {
      for y in steps[(k + 1)...] {
        // Halves and sums of such numbers are exact.
        guard let left = value(mask, x), let right = value(mask, y),
          let middle = value(mask, (x + y) / 2)
        else { continue }
        let chord = (left + right) * Interval(0.5)
        guard middle.lower > chord.upper else { continue }
        return ConvexityCounterexample(left: x, right: y, atMiddle: middle, chord: chord)
      }
    }
  }
  return nil
}
