import SymbolicLite

extension Relation {
  /// Why the claim is not looked at: each derivative of a derivative makes a formula several times
  /// as long, so that what is refused has to be refused before anything is worked out.
  var whyDerivativesAreTooDeep: String? {
    let depth = children.map { $0.derivativeDepth(below: Self.deepestDerivative) }.max() ?? 0
    return depth > Self.deepestDerivative
      ? "derivatives inside each other, more than \(Self.deepestDerivative) deep" : nil
  }

  private static let deepestDerivative = 6
}

extension Expression {
  /// How many derivatives stand inside each other, or `limit` + 1 where there are more.
  fileprivate func derivativeDepth(below limit: Int) -> Int {
    guard limit >= 0 else { return 1 }
    switch self {
    case .gradient(let body, _, let at), .hessian(let body, _, let at),
      .derivative(let body, _, let at), .oneSidedDerivative(let body, _, let at, _):
      return max(1 + body.derivativeDepth(below: limit - 1), at.derivativeDepth(below: limit))
    default: return children.reduce(0) { max($0, $1.derivativeDepth(below: limit)) }
    }
  }
}
