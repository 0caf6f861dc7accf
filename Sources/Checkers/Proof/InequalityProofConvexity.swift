import SymbolicLite

/// Inequalities that say of a certified convex function that it is convex: between two points it
/// lies below the chord, and it lies above its tangents.
extension InequalityProver {
  static func convexityForm(
    _ small: Expression, _ large: Expression, _ assumptions: [Relation], _ premises: [Relation]
  ) -> Certificate? {
    let setting = Setting(assumptions: assumptions, premises: premises)
    return setting.chord(small, large) ?? setting.tangent(small, large)
  }

  private struct Setting {
    let assumptions: [Relation]
    let premises: [Relation]

    /// f(qx + (1 − q)y) ≤ q·f(x) + (1 − q)·f(y) with 0 ≤ q ≤ 1. At q = 1 and q = 0 the right side
    /// gives f(x) and f(y).
    func chord(_ small: Expression, _ large: Expression) -> Certificate? {
      for q in ordered(small.freeSymbols.intersection(large.freeSymbols))
      where q.shape.isScalar {
        guard let fraction = isFraction(.symbol(q)) else { continue }
        let weight = Expression.symbol(q)
        let rest = Expression.add([1, .negate(weight)])
        let atX = large.substituting([q: 1]).simplified()
        let atY = large.substituting([q: 0]).simplified()
        let mix = Expression.add([.multiply(weight, atX), .multiply(rest, atY)])
        guard let form = isZero(.add([large, .negate(mix)])) else { continue }
        for x in ordered(atX.freeSymbols) {
          for y in ordered(atY.freeSymbols) where y.shape == x.shape && y != x && x != q && y != q {
            guard !atX.freeSymbols.contains(y), atX.substituting([x: .symbol(y)]) == atY else {
              continue
            }
            let between = Expression.add([
              .multiply(weight, .symbol(x)), .multiply(rest, .symbol(y)),
            ])
            guard let meets = isZero(.add([small, .negate(atX.substituting([x: between]))])),
              let (curvature, why) = atX.curvature(in: x, assuming: assumptions),
              curvature.isConvex
            else { continue }
            return Certificate(
              "convexity, below the chord", atX.text, fraction + [form, meets, why])
          }
        }
      }
      return nil
    }

    /// f(v) ≥ f(w) + ∇f(w)ᵀ(v − w).
    func tangent(_ small: Expression, _ large: Expression) -> Certificate? {
      for v in ordered(large.freeSymbols) where v.shape.columns == .one {
        guard let gradient = large.gradient(with: v), gradient.validWhere.isEmpty else { continue }
        for w in ordered(small.freeSymbols) where w.shape == v.shape && w != v {
          guard !large.freeSymbols.contains(w) else { continue }
          let place: [Symbol: Expression] = [v: .symbol(w)]
          let slope = gradient.expression.substituting(place)
          let step = Expression.add([.symbol(v), .negate(.symbol(w))])
          let rise =
            v.shape.isScalar
            ? Expression.multiply(slope, step) : .multiply(.transpose(slope), step)
          let line = Expression.add([large.substituting(place), rise])
          guard let meets = isZero(.add([small, .negate(line)])),
            let (curvature, why) = large.curvature(in: v, assuming: assumptions),
            curvature.isConvex
          else { continue }
          return Certificate("convexity, above the tangent", large.text, [meets, why])
        }
      }
      return nil
    }

    private func ordered(_ symbols: Set<Symbol>) -> [Symbol] {
      symbols.sorted { $0.name < $1.name }
    }

    private func isFraction(_ q: Expression) -> [Certificate]? {
      guard let above = has(.nonnegative, q), let below = has(.nonnegative, .add([1, .negate(q)]))
      else { return nil }
      return [above, below]
    }

    private func isZero(_ e: Expression) -> Certificate? { has(.zero, e) }

    private func has(_ wanted: SignSet, _ e: Expression) -> Certificate? {
      CaseProof(
        assuming: assumptions, premises: premises, wanted: wanted, effort: 0, cases: 40,
        { (ledger) throws(ProofFailure) in try ledger.polynomial(e) }
      ).prove()
    }
  }
}
