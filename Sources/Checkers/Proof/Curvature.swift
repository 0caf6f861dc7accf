import SymbolicLite

/// How a function of one variable bends, on all of its domain.
public enum Curvature: Hashable, Sendable {
  case constant, affine
  case convex, strictlyConvex
  case concave, strictlyConcave

  var isConvex: Bool { self != .concave && self != .strictlyConcave }
  var isConcave: Bool { self != .convex && self != .strictlyConvex }
  var isAffine: Bool { self == .constant || self == .affine }
  var isStrict: Bool { self == .strictlyConvex || self == .strictlyConcave }

  var mirrored: Curvature {
    switch self {
    case .constant, .affine: self
    case .convex: .concave
    case .strictlyConvex: .strictlyConcave
    case .concave: .convex
    case .strictlyConcave: .strictlyConvex
    }
  }

  /// The curvature of a sum; `nil` where convex and concave meet.
  static func sum(_ a: Curvature, _ b: Curvature) -> Curvature? {
    if a == .constant { return b }
    if b == .constant { return a }
    if a == .affine { return b }
    if b == .affine { return a }
    guard a.isConvex == b.isConvex else { return nil }
    return a.isStrict ? a : b
  }

  var name: String {
    switch self {
    case .constant: "constant"
    case .affine: "affine"
    case .convex: "convex"
    case .strictlyConvex: "strictly convex"
    case .concave: "concave"
    case .strictlyConcave: "strictly concave"
    }
  }
}

extension Expression {
  /// The curvature as a function of a symbol, with the rules that show it, after Grant and Boyd
  /// (2006) and some that go beyond: quadratic forms by their Hessian, roots of sums of squares,
  /// logarithms of sums of exponentials, definitions by cases. `nil` where no rule applies, which
  /// does not say that the function is neither.
  ///
  /// Assumptions about the symbol itself are left aside: the curvature is that on the whole domain.
  public func curvature(
    in symbol: Symbol, assuming assumptions: [Relation]
  ) -> (curvature: Curvature, certificate: Certificate)? {
    let rules = CurvatureRules(symbol, assuming: assumptions)
    return rules.certify(self).map { ($0.curvature, rules.resting($0.certificate)) }
  }
}

/// What is known of one part.
struct Curved {
  var curvature: Curvature
  var certificate: Certificate
}

/// The rules, for one variable.
final class CurvatureRules {
  let variable: Symbol
  let assumptions: [Relation]
  private var signs: [Expression: SignSet] = [:]
  /// The assumptions that signs were taken from.
  private var premises: Set<String> = []
  private var workLeft = 400

  /// - Parameter region: what the variable itself is held to.
  init(_ variable: Symbol, assuming assumptions: [Relation], within region: [Relation] = []) {
    self.variable = variable
    self.assumptions = assumptions.filter { !$0.freeSymbols.contains(variable) } + region
  }

  func depends(_ e: Expression) -> Bool { e.freeSymbols.contains(variable) }

  func made(_ curvature: Curvature, _ rule: String, _ e: Expression, _ parts: [Curved] = [])
    -> Curved
  {
    Curved(
      curvature: curvature,
      certificate: Certificate(
        "\(curvature.name) (\(rule))", e.text, parts.map(\.certificate)))
  }

  /// Whether a number has one of the signs wherever the assumptions hold, for all values of the
  /// variable.
  func has(_ wanted: SignSet, _ e: Expression) -> Bool {
    if let known = signs[e], known.isSubset(of: wanted) { return true }
    let proof = CaseProof(assuming: assumptions, wanted: wanted, effort: 1, cases: 30) {
      (ledger) throws(ProofFailure) in try ledger.polynomial(e)
    }
    guard let why = proof.prove() else { return false }
    premises.formUnion(why.allPremises)
    signs[e] = wanted
    return true
  }

  /// The certificate, resting on what the signs in it rest on.
  func resting(_ certificate: Certificate) -> Certificate {
    var certificate = certificate
    certificate.premises = premises.subtracting(certificate.allPremises).sorted()
    return certificate
  }

  /// The curvature of a number.
  func certify(_ e: Expression) -> Curved? {
    workLeft -= 1
    guard workLeft > 0, e.shape.isScalar else { return nil }
    if !depends(e) { return dependsOnNothing(e) ? made(.constant, "free of the variable", e) : nil }
    if isAffine(e) { return made(.affine, "affine", e) }
    if let found = byComposition(e) {
      if found.curvature.isStrict { return found }
      // The Hessian may show what the parts do not: that it is strictly so.
      return byHessian(e, strictOnly: true) ?? found
    }
    return byHessian(e, strictOnly: false) ?? bySlopes(e)
  }

  /// An unknown constant may depend on the variable.
  private func dependsOnNothing(_ e: Expression) -> Bool {
    !e.contains {
      guard case .unknown(let constant) = $0 else { return false }
      return !constant.freeOf.contains(variable)
    }
  }

  /// Linear in the variable plus something free of it, by form.
  func isAffine(_ e: Expression) -> Bool {
    if !depends(e) { return dependsOnNothing(e) }
    switch e {
    case .symbol: return true
    case .add(let terms): return terms.allSatisfy(isAffine)
    case .negate(let a), .transpose(let a), .diagonal(let a), .trace(let a):
      return isAffine(a)
    case .multiply(let a, let b), .hadamard(let a, let b):
      return !depends(a) && isAffine(b) || !depends(b) && isAffine(a)
    case .divide(let a, let b): return !depends(b) && isAffine(a)
    case .entry(let a, let i, let j): return isAffine(a) && !depends(i) && !depends(j)
    case .row(let a, let i), .column(let a, let i): return isAffine(a) && !depends(i)
    case .block(let rows): return rows.allSatisfy { $0.allSatisfy(isAffine) }
    case .tabulate(_, _, let body): return isAffine(body)
    case .fold(.sum, _, let lower, let upper, let condition, let body):
      return !depends(lower) && !depends(upper) && isFree(condition) && isAffine(body)
    default: return false
    }
  }

  func isFree(_ condition: Relation?) -> Bool {
    !(condition?.freeSymbols.contains(variable) ?? false)
  }
}
