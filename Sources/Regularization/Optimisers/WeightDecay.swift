/// The penalty ½λ‖w‖² as optimisers apply it: as a part of the gradient, or apart from it.
///
/// | place       | statement                                                                   |
/// |:------------|:----------------------------------------------------------------------------|
/// | in gradient | g ← g + λw before anything else is done with g: "L2 regularization"          |
/// | decoupled   | w loses ηλw beside the step that g alone makes: "decoupled weight decay"    |
/// | scaling     | the decay factor of a step is 1 − ηλ; a decay λ′ stated without η is λ = λ′/η |
///
/// The two are the same under plain gradient steps, and not where steps have a memory or a scale of
/// their own. Source: I. Loshchilov and F. Hutter, *Decoupled weight decay regularization*, ICLR 2019.
public struct WeightDecay: Hashable, Sendable {
  public enum Place: Hashable, Sendable { case inGradient, decoupled }

  public let lambda: Double
  public let place: Place

  public static let none = WeightDecay(checked: 0, .inGradient)

  /// - Throws: ``InvalidInput`` unless λ ≥ 0.
  public init(_ place: Place, lambda: Double) throws(InvalidInput) {
    self.init(checked: try Checked.nonnegative("λ", lambda), place)
  }

  private init(checked lambda: Double, _ place: Place) {
    (self.lambda, self.place) = (lambda, place)
  }

  /// The gradient that the rule is to follow: g + λw on the weights where the penalty is a part of it.
  func gradient(_ g: [Double], at theta: [Double], weightCount: Int) -> [Double] {
    guard place == .inGradient, lambda > 0 else { return g }
    return g.enumerated().map { k, slope in
      k < weightCount ? slope + lambda * theta[k] : slope
    }
  }

  /// What entry k of θ loses beside the rule's own step: ηλw, or 0.
  func loss(of theta: [Double], entry k: Int, rate: Double, weightCount: Int) -> Double {
    place == .decoupled && k < weightCount ? rate * lambda * theta[k] : 0
  }
}

extension WeightDecay: CustomStringConvertible {
  public var description: String {
    lambda == 0
      ? "no decay" : (place == .inGradient ? "L2 in the gradient" : "decoupled") + ", λ: \(lambda)"
  }
}
