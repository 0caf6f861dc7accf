import Regularization

/// Mistakes that people make, each planted in an entry that is right.
extension Mutant {
  static func all() throws -> [Mutant] {
    try wrongValues() + wrongSets() + wrongProxes() + wrongClaims() + wrongFormulas()
  }

  private static func wrongValues() throws -> [Mutant] {
    let (l1, l2) = (try L1(lambda: 1.5), try L2(lambda: 0.75))
    let net = try ElasticNet(lambda: 2, alpha: 0.25)
    return [
      Mutant(
        l1, "value doubled",
        killers: [
          .slopeIsSupport, .gradientIsSlope, .formulaIsValue, .everyGradientIsTheSame,
          .setsPassTheChecker,
        ]
      ) {
        $0.newValue = { w throws(InvalidInput) in 2 * (try l1.value(at: w)) }
      },
      Mutant(l1, "value starts at 1", killers: [.isZeroAtZero, .formulaIsValue]) {
        $0.newValue = { w throws(InvalidInput) in 1 + (try l1.value(at: w)) }
      },
      Mutant(l1, "value with a minus", killers: [.isNonnegative, .slopeIsSupport]) {
        $0.newValue = { w throws(InvalidInput) in -(try l1.value(at: w)) }
      },
      Mutant(l1, "no absolute value", killers: [.isNonnegative, .isEven]) {
        $0.newValue = { w in w.reduce(0) { $0 + 1.5 * $1 } }
      },
      Mutant(l1, "last weight left out", killers: [.isExchangeable, .slopeIsSupport]) {
        $0.newValue = { w in w.dropLast().reduce(0) { $0 + 1.5 * $1.magnitude } }
      },
      Mutant(l1, "largest instead of sum", killers: [.addsUpOverEntries, .slopeIsSupport]) {
        $0.newValue = { w in 1.5 * largest(w) }
      },
      Mutant(l1, "a little square added", killers: [.isHomogeneous, .formulaIsValue]) {
        $0.newValue = { w throws(InvalidInput) in (try l1.value(at: w)) + 1e-3 * dot(w, w) }
      },
      Mutant(l1, "kink beside 0", killers: [.slopeIsSupport, .isZeroAtZero]) {
        $0.newValue = { w in w.reduce(0) { $0 + 1.5 * ($1 - 0.5).magnitude } }
      },
      Mutant(l2, "0 times an overflow", killers: [.isDefinedEverywhere]) {
        $0.newValue = { w throws(InvalidInput) in (try l2.value(at: w)) + 0 * dot(w, w) }
      },
      Mutant(l2, "takes any vector", killers: [.refusesWhatIsNoVector]) {
        $0.newValue = { w in 0.375 * dot(w, w) }
        $0.isCareless = true
      },
      Mutant(net, "without the ½", killers: [.slopeIsSupport, .formulaIsValue, .proxIsBest]) {
        $0.newValue = { w in w.reduce(0) { $0 + 0.5 * $1.magnitude + 1.5 * $1 * $1 } }
      },
    ]
  }

  private static func wrongSets() throws -> [Mutant] {
    let (l1, l2) = (try L1(lambda: 1.5), try L2(lambda: 0.75))
    let group = try GroupLasso(lambda: 0.75, groups: try Groups([[0, 3], [1], [2, 4]], count: 5))
    @Sendable func atZero(_ slopes: Slopes) -> @Sendable ([Double]) -> SubgradientSet {
      { w in .box(w.map { $0 == 0 ? slopes : Slopes($0 > 0 ? 1.5 : -1.5) }) }
    }
    return [
      Mutant(
        l1, "set 1 % too wide",
        killers: [
          .slopeIsSupport, .proxTakesEndpointsBack, .setsPassTheChecker,
          .subgradientsPassTheChecker,
        ]
      ) {
        $0.newSet = atZero(Slopes(-1.515, 1.515))
      },
      Mutant(
        l1, "set 1 % too narrow",
        killers: [
          .slopeIsSupport, .proxIsStationary, .setsPassTheChecker, .subgradientsPassTheChecker,
        ]
      ) {
        $0.newSet = atZero(Slopes(-1.485, 1.485))
      },
      Mutant(l1, "set one-sided", killers: [.slopeIsSupport, .proxIsStationary]) {
        $0.newSet = atZero(Slopes(0, 1.5))
      },
      Mutant(l1, "0 as the slope at 0", killers: [.slopeIsSupport, .gradientIsSlope]) {
        $0.newSet = atZero(Slopes(0))
      },
      Mutant(
        l2, "gradient with a minus",
        killers: [.gradientIsSlope, .tangentsLieBelow, .everyGradientIsTheSame]
      ) {
        $0.newSet = { w in .only(-0.75 * w) }
      },
      Mutant(l2, "gradient doubled", killers: [.gradientIsSlope, .proxIsStationary, .isSmooth]) {
        $0.newSet = { w in .only(1.5 * w) }
      },
      Mutant(
        group, "a box for a ball",
        killers: [.slopeIsSupport, .proxTakesEndpointsBack, .setsPassTheChecker]
      ) {
        $0.newSet = { w throws(InvalidInput) in
          guard largest(w) == 0 else { return try group.subdifferential(at: w) }
          return .box(
            [0, 1, 2, 0, 2].map { Slopes(-0.75 * group.weights[$0], 0.75 * group.weights[$0]) })
        }
      },
      Mutant(group, "radius λ for λρₖ", killers: [.slopeIsSupport, .proxIsStationary]) {
        $0.newSet = { w throws(InvalidInput) in
          let one = try GroupLasso(lambda: 0.75, groups: group.groups, weights: [1, 1, 1])
          return try (largest(w) == 0 ? one : group).subdifferential(at: w)
        }
      },
      Mutant(try MaxNorm(radius: 1.5), "no slopes on the sphere", killers: [.proxIsStationary]) {
        $0.newSet = { w in length(w) > 1.51 ? .empty : .only(0 * w) }
      },
    ]
  }

  private static func wrongProxes() throws -> [Mutant] {
    let (l1, l2) = (try L1(lambda: 1.5), try L2(lambda: 0.75))
    let net = try ElasticNet(lambda: 2, alpha: 0.25)
    let group = try GroupLasso(lambda: 0.75, groups: try Groups([[0, 3], [1], [2, 4]], count: 5))
    let mcp = try MCP(lambda: 0.75, gamma: 0.5)
    @Sendable func soft(_ v: [Double], _ tau: Double) -> [Double] {
      v.map { $0 - min(max($0, -tau), tau) }
    }
    return [
      Mutant(
        l1, "prox with λ for tλ",
        killers: [.proxIsStationary, .proxIsBest, .writtenProxIsProx, .proxPassesTheChecker]
      ) {
        $0.newProx = { v, _ in soft(v, 1.5) }
      },
      Mutant(
        l1, "prox 1 % too strong",
        killers: [.proxIsStationary, .proxSplitsOffAProjection, .proxPassesTheChecker]
      ) {
        $0.newProx = { v, t in soft(v, 1.515 * t) }
      },
      Mutant(l1, "prox jumps", killers: [.proxIsFirmlyNonexpansive, .proxIsStationary]) {
        $0.newProx = { v, t in v.map { $0.magnitude > 1.5 * t ? $0 : 0 } }
      },
      Mutant(l1, "prox forgets the negative", killers: [.proxIsBest, .writtenProxIsProx]) {
        $0.newProx = { v, t in v.map { max($0 - 1.5 * t, 0) } }
      },
      Mutant(l1, "prox does nothing", killers: [.proxHasItsThreshold, .proxTakesEndpointsBack]) {
        $0.newProx = { v, _ in v }
      },
      Mutant(l2, "prox without the ½", killers: [.proxIsStationary, .proxTakesEndpointsBack]) {
        $0.newProx = { v, t in 1 / (1 + 1.5 * t) * v }
      },
      Mutant(net, "prox shrinks once", killers: [.proxIsStationary, .writtenProxIsProx]) {
        $0.newProx = { v, t in soft(v, 0.5 * t) }
      },
      Mutant(group, "prox entry by entry", killers: [.proxIsStationary, .proxSplitsOffAProjection])
      {
        $0.newProx = { v, t in soft(v, 0.75 * t) }
      },
      Mutant(mcp, "prox stays at 0", killers: [.proxIsBest, .proxHasItsThreshold]) {
        $0.newProx = { v, t in
          v.map { $0.magnitude > 0.75 * max(t, 0.5) ? $0 : 0 }
        }
      },
      Mutant(try L0(lambda: 0.5), "threshold √(tλ)", killers: [.proxIsBest, .writtenProxIsProx]) {
        $0.newProx = { v, t in v.map { $0 * $0 > 0.5 * t ? $0 : 0 } }
      },
      Mutant(
        try Fused(lambda: 0.75), "prox to the mean", killers: [.proxIsStationary, .proxIsBest]
      ) {
        $0.newProx = { v, _ in v.map { _ in v.reduce(0, +) / Double(v.count) } }
      },
      Mutant(l2, "conjugate without the ½", killers: [.proxMeetsItsConjugate]) {
        $0.newConjugate = { g in dot(g, g) / 0.75 }
      },
      Mutant(l1, "conjugate 0 everywhere", killers: [.proxMeetsItsConjugate]) {
        $0.newConjugate = { _ in 0 }
      },
    ]
  }

  private static func wrongClaims() throws -> [Mutant] {
    let (l1, l2) = (try L1(lambda: 1.5), try L2(lambda: 0.75))
    let mcp = try MCP(lambda: 1, gamma: 3)
    return [
      Mutant(
        mcp, "claims to be convex",
        killers: [
          .chordsLieAbove, .tangentsLieBelow, .proxIsFirmlyNonexpansive, .convexityPassesTheChecker,
        ]
      ) { $0.properties = [.convex] },
      Mutant(
        l1, "claims not to be convex",
        killers: [.hasAChordBelow, .certificateAgrees, .convexityPassesTheChecker]
      ) {
        $0.properties = [.nonconvex(between: [-1], and: [2])]
      },
      Mutant(l2, "says nothing of convexity", killers: [.saysHowItBends]) { $0.properties = [] },
      Mutant(l2, "modulus 1 % too large", killers: [.staysConvexWithoutItsSquare]) {
        $0.properties = [.stronglyConvex(modulus: 0.7575)]
      },
      Mutant(l1, "Lipschitz with λ for λ√d", killers: [.isLipschitz]) {
        $0.properties = [.convex, .lipschitz { _ in 1.5 }]
      },
      Mutant(l2, "gradient 1 % too slow", killers: [.isSmooth]) {
        $0.properties = [.convex, .smooth(modulus: 0.7425)]
      },
      Mutant(l1, "claims to be smooth", killers: [.isSmooth]) {
        $0.properties = [.convex, .smooth(modulus: 100)]
      },
      Mutant(l2, "homogeneous of degree 1", killers: [.isHomogeneous]) {
        $0.properties = [.convex, .homogeneous(degree: 1)]
      },
      Mutant(l1, "threshold without t", killers: [.proxHasItsThreshold]) {
        $0.properties = [.convex, .sparse { _, _ in 1.5 }]
      },
      Mutant(
        try WeightedL1(weights: [1, 0, 2.5]), "claims to be exchangeable",
        killers: [.isExchangeable]
      ) { $0.properties = [.convex, .exchangeable] },
    ]
  }

  private static func wrongFormulas() throws -> [Mutant] {
    let (l1, l2) = (try L1(lambda: 1.5), try L2(lambda: 0.75))
    let net = try ElasticNet(lambda: 2, alpha: 0.25)
    return [
      Mutant(l2, "formula without ½", killers: [.formulaIsValue, .gradientIsProvedOrTested]) {
        $0.statement.formula = #"\lambda \|w\|_2^2"#
      },
      Mutant(
        l1, "documented gradient with a minus",
        killers: [
          .writtenGradientIsGradient, .gradientIsProvedOrTested, .everyGradientIsTheSame,
        ]
      ) { $0.statement.gradient = #"-\lambda \operatorname{sign}(w)"# },
      Mutant(
        net, "mixing the other way round",
        killers: [.formulaIsValue, .gradientIsProvedOrTested, .proxIsProvedOrTested]
      ) {
        $0.statement.formula =
          #"\lambda ((1 - \alpha) \|w\|_1 + \tfrac{\alpha}{2} \|w\|_2^2)"#
      },
      Mutant(
        l1, "documented set [−1, 1]",
        killers: [.writtenSlopesAreSlopes, .subdifferentialIsProvedOrTested]
      ) {
        $0.statement.subdifferential = #"""
          \begin{cases} \{ \lambda \operatorname{sign}(w_j) \} & \text{if } w_j \ne 0 \\
          [-1, 1] & \text{if } w_j = 0 \end{cases}
          """#
      },
      Mutant(
        l1, "documented set {0} at 0",
        killers: [.writtenSlopesAreSlopes, .subdifferentialIsProvedOrTested]
      ) { $0.statement.subdifferential = #"\{ \lambda \operatorname{sign}(w_j) \}"# },
      Mutant(
        l1, "documented prox with its absolute value misplaced",
        killers: [.writtenProxIsProx, .proxIsProvedOrTested]
      ) { $0.statement.prox = #"\operatorname{sign}(v_j) (v_j - t \lambda)_+"# },
      Mutant(
        l1, "documented prox looks at the other entries", killers: [.writtenProxIsProx]
      ) { $0.statement.prox = #"\operatorname{sign}(v_j) (\|v\|_2 - t \lambda)_+"# },
      Mutant(
        l2, "documented prox without t", killers: [.writtenProxIsProx, .proxIsProvedOrTested]
      ) { $0.statement.prox = #"\frac{v}{1 + \lambda}"# },
    ]
  }
}
