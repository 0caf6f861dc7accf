extension Evaluator {
  /// The one place where minimisation enters a value: whoever can solve problems sets the
  /// environment's solver.
  mutating func optimum(_ expression: Expression) throws(Undefined) -> Value<N> {
    switch expression {
    case .minimiser(let problem): return Value(try solution(problem))
    case .minimum(let problem):
      let point = Value(try solution(problem))
      return try binding(problem.variable, to: point) {
        (inner: inout Evaluator) throws(Undefined) -> Value<N> in
        try inner.value(problem.objective)
      }
    default: throw .unsupported("not a minimisation")
    }
  }

  private func solution(_ problem: Minimisation) throws(Undefined) -> Tensor<N> {
    guard let solver else { throw .unsupported("a minimiser inside a formula") }
    return try solver(problem, environment)
  }
}
