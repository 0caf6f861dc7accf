import Regularization

extension Law {
  static let curvatures: [Law] = [
    saysHowItBends, chordsLieAbove, tangentsLieBelow, staysConvexWithoutItsSquare,
    hasAChordBelow,
  ]

  static let saysHowItBends = Law(name: "it says whether it is convex", rounds: 1) { penalty, _ in
    let claims = penalty.properties.filter {
      switch $0 {
      case .convex, .stronglyConvex, .nonconvex: true
      default: false
      }
    }
    return claims.count == 1 ? nil : "\(claims.count) claims about convexity instead of 1"
  }

  private static func needsConvexity(_ penalty: any Penalty) -> String? {
    penalty.properties.claimConvexity ? nil : "is not convex"
  }

  static let chordsLieAbove = Law(
    name: "convex: R((u + v)/2) ≤ (R(u) + R(v))/2", exempts: needsConvexity
  ) { penalty, one in
    let (u, v) = (one.w, one.v)
    let chord = (try penalty.value(at: u) + penalty.value(at: v)) / 2
    let middle = try penalty.value(at: 0.5 * (u .+ v))
    let isAbove = middle <= chord || agree(middle, chord)
    return isAbove ? nil : "\(middle) > \(chord) between u = \(u) and v = \(v)"
  }

  static let tangentsLieBelow = Law(
    name: "convex: R(u) ≥ R(w) + g·(u − w) for g ∈ ∂R(w)", exempts: needsConvexity
  ) { penalty, one in
    let (u, w) = (one.w, one.v)
    guard let g = try penalty.subdifferential(at: w).farthest(along: u .- w) else { return nil }
    let line = try penalty.value(at: w) + dot(g, u .- w)
    let value = try penalty.value(at: u)
    let isBelow = line <= value || agree(line, value, scale: length(g) * length(u .- w))
    return isBelow ? nil : "R(u) = \(value) < \(line) at u = \(u), w = \(w), g = \(g)"
  }

  static let staysConvexWithoutItsSquare = Law(
    name: "m-strongly convex: R − ½m‖·‖² has no chord below it",
    exempts: {
      $0.modulus == nil ? "does not claim to be strongly convex" : nil
    }
  ) { penalty, one in
    let (u, v) = (one.w, one.v)
    let chord = (try penalty.value(at: u) + penalty.value(at: v)) / 2
    let middle = try penalty.value(at: 0.5 * (u .+ v))
    let bound = chord - (penalty.modulus ?? 0) / 8 * dot(u .- v, u .- v)
    let isBelow = middle <= bound || agree(middle, bound, scale: chord)
    return isBelow ? nil : "\(middle) > \(bound) between u = \(u) and v = \(v)"
  }

  static let hasAChordBelow = Law(
    name: "not convex: the pair that it names shows it", rounds: 1,
    exempts: { $0.properties.claimConvexity ? "is convex" : nil }
  ) { penalty, _ in
    for case .nonconvex(let u, let v) in penalty.properties {
      let chord = (try penalty.value(at: u) + penalty.value(at: v)) / 2
      let middle = try penalty.value(at: 0.5 * (u .+ v))
      if middle > chord, !agree(middle, chord) { return nil }
      return "R((u + v)/2) = \(middle) ≤ \(chord) for u = \(u), v = \(v)"
    }
    return "it names no pair"
  }
}

extension Penalty {
  var modulus: Double? {
    for case .stronglyConvex(let modulus) in properties { return modulus }
    return nil
  }
}
