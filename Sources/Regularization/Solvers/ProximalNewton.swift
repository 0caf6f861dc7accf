/// Logistic regression and other smooth losses with L1 or the elastic net: the loss is replaced by its
/// quadratic at the point, the lasso that arises is solved by coordinate descent, and J is searched
/// along the way to its minimum.
///
/// | what       | statement                                                               |
/// |:-----------|:------------------------------------------------------------------------|
/// | objective  | c∑ℓ(xᵢ·w + b, yᵢ) + λ₁‖w‖₁ + ½λ₂‖w‖², b left free                        |
/// | scale      | columns are brought to length 1, which changes no minimiser             |
/// | model      | pᵀXh + ½(Xh)ᵀS(Xh) + R(w + h), p = c·ℓ′, S = diag(c·ℓ″), over the weights |
/// |            | in use and those that want to move most, at most √(nd) of them          |
/// | gap        | by the slopes p + SXh at the minimum of the model, which R* likes       |
/// | iterations | quadratics, at most 1000                                                |
/// | λ₁ = 0     | is left to ``Newton``                                                   |
///
/// Where the full step leads nowhere, as it may where the second derivative jumps, the next quadratics
/// are more curved.
///
/// Source: J. D. Lee, Y. Sun and M. A. Saunders, *Proximal Newton-type methods for minimizing composite
/// functions*, SIAM J. Optim. 24 (2014), 1420–1443.
public struct ProximalNewton: Solver {
  public var description: String { "ProximalNewton" }

  public init() {}

  public func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution {
    try minimise(objective, settings: settings, from: nil)
  }

  /// - Parameter start: where to begin; nil is w = 0.
  func minimise(
    _ objective: Objective, settings: SolverSettings, from start: Solution?
  ) throws(SolverError) -> Solution {
    guard let strengths = ElasticNetStrengths(objective.penalty),
      objective.loss.smoothness != nil
    else { throw .unsuited(solver: description, needs: "a smooth loss with L1 or elastic net") }
    if strengths.linear == 0 { return try Newton().minimise(objective, settings: settings) }
    try objective.refuseOneClass()
    let wanted = settings.gap * objective.reference
    var search = NetNewtonSearch(
      ScaledNet(objective, strengths), wanted: wanted, from: start)
    let last = min(max(0, settings.iterations), Self.mostQuadratics)
    var (k, wasStopped) = (0, false)
    while true {
      wasStopped = !settings.goesOn(k, search.gap)
      if wasStopped || search.gap <= wanted || k == last || !search.step() { break }
      k += 1
    }
    // One more costs little, and brings the point itself as near as rounding allows.
    if !wasStopped, search.gap <= wanted, k < last, search.gap > 0 {
      _ = search.step()
      k += 1
    }
    let found = try asInvalid { () throws(InvalidInput) in try search.best(iterations: k) }
    return try settings.accept(found, wanted: wanted, wasStopped: wasStopped)
  }

  private static let mostQuadratics = 1000
}
