import SymbolicLite

/// How a verdict comes about: what the judge sees of a claim, beside the verdict itself.
package struct Account: Sendable {
  /// Both sides of an equality in normal form, as LaTeX; nil where they have none that can be
  /// written in matrix notation.
  package var normalForms: (left: String, right: String)?
  /// What closed the proof, where one was found.
  package var rule: String?
  /// Where the proof holds; empty for everywhere.
  package var conditions: [String] = []
  /// The rules of rewriting that took part, and what they needed of the assumptions.
  package var rules: [String] = []
  /// The certificate, one line for each step, indented by depth.
  package var trace: [String] = []
  /// What the points alone say.
  package var sampled: Verdict

  package init(of claim: Claim, by judge: Judge) {
    sampled = judge.sampled(claim)
    let proof =
      Prover().prove(claim) ?? MinimiserProver.prove(claim) ?? InequalityProver.prove(claim)
      ?? ScaleInvariance.prove(claim)
    if let proof {
      rule = proof.rule
      conditions = proof.conditions
      rules = proof.uses.map(\.account)
      trace = proof.trace
    }
    let problem = Problem(claim)
    let equality: (Expression, Expression)? =
      switch problem.relation {
      case .compare(let a, .equal, let b), .equalUpToConstant(let a, let b, _): (a, b)
      default: nil
      }
    guard let (left, right) = equality, let sides = NormalFormSides(problem) else { return }
    if let a = sides.lowered(left), let b = sides.lowered(right) {
      normalForms = (a.latex, b.latex)
    }
  }

  /// A formula in matrix notation by its normal form; nil where it has none.
  package static func matrixNotation(
    of e: Expression, assuming assumptions: [Relation]
  ) -> Expression? {
    let claim = Claim(.compare(e, .equal, e), assuming: assumptions)
    return NormalFormSides(Problem(claim))?.lowered(e)?.sum(e.shape)
  }
}

extension NormalFormSides.Form {
  var latex: String { values.isEmpty ? "0" : sum(.scalar).latex }

  func sum(_ shape: Shape) -> Expression {
    guard let first = values.first else {
      return shape.isScalar ? .number(.zero) : .zeros(shape)
    }
    return values.count == 1 ? first : .add(values)
  }
}
