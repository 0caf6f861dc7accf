import Checkers
import Foundation
import Regularization
import SymbolicLite

/// Something that holds of every prior.
struct PriorLaw: Sendable {
  let name: String
  /// What is wrong; nil where the law holds.
  let problem: @Sendable (any Prior) throws -> String?

  static let all: [PriorLaw] = [
    integratesToOne, isPenaltyUpToANumber, writtenDensityIsDensity, lettersFollow,
    penaltyIsTheJudged,
  ]

  private static let places: [Double] = [0, 0.125, 0.5, 1, 2.25, 7, 40]

  /// ∫ p = 1 with z = exp(½π·sinh s), which turns tails of any kind and a kink at 0 into nothing:
  /// the trapezoidal rule then gains digits with every point.
  static let integratesToOne = PriorLaw(name: "∫ p(z) dz = 1") { prior in
    let step = 1.0 / 32
    var integral = 0.0
    for k in -160...160 {
      let s = Double(k) * step
      let z = exp(Double.pi / 2 * sinh(s))
      guard z.isFinite, z > 0 else { continue }
      let weight = z * Double.pi / 2 * cosh(s)
      for side in [z, -z] { integral += weight * exp(-prior.negativeLogDensity(of: side)) * step }
    }
    return (integral - 1).magnitude < 1e-9 ? nil : "∫ p = \(integral)"
  }

  static let isPenaltyUpToANumber = PriorLaw(name: "−log p(w) = R(w) + constant") { prior in
    let constant = try prior.negativeLogDensity(at: [0, 0])
    for z in places {
      let w = [z, -z / 3]
      let rise = try prior.negativeLogDensity(at: w) - constant
      let penalty = try prior.penalty.value(at: w)
      guard agree(rise, penalty, scale: constant.magnitude) else {
        return "−log p rises by \(rise) to w = \(w), R = \(penalty)\(ratio(penalty, to: rise))"
      }
    }
    return nil
  }

  static let writtenDensityIsDensity = PriorLaw(
    name: "the documented density is p, up to a factor"
  ) { prior in
    let read = try ReadPriorStatement(prior)
    func written(_ z: Double) throws -> Double { try logDensity(read, of: prior, at: z) }
    let shift = try written(0) + prior.negativeLogDensity(of: 0)
    for z in places.prefix(5).flatMap({ [$0, -$0] }) where try written(z) > -500 {
      let gap = try written(z) + prior.negativeLogDensity(of: z) - shift
      guard gap.magnitude < 1e-9 else { return "log p is off by \(gap) at z = \(z)" }
    }
    return nil
  }

  private static func logDensity(
    _ read: ReadPriorStatement, of prior: any Prior, at z: Double
  ) throws -> Double {
    let point = read.point(prior.letters, weight: z)
    let values = try read.density.evaluate(in: point).elements
    return log(values.first ?? .nan)
  }

  static let lettersFollow = PriorLaw(
    name: "the letters of R are those that follow from the letters of p"
  ) { prior in
    let read = try ReadPriorStatement(prior)
    for (symbol, formula) in read.penaltyLetters {
      let value = try formula.evaluate(in: read.point(prior.letters, weight: 0)).elements
      guard case .number(let number)? = prior.penalty.letters[symbol.name] else {
        return "the penalty has no \(symbol.name)"
      }
      guard agree(value, [number]) else { return "\(symbol.name) is \(number), not \(value)" }
    }
    let missing = Set(prior.penalty.letters.keys).subtracting(read.penaltyLetters.keys.map(\.name))
    return missing.isEmpty ? nil : "nothing is said of \(missing.sorted())"
  }

  static let penaltyIsTheJudged = PriorLaw(
    name: "judge: −log p(w) is R(w) up to a number"
  ) { prior in
    switch Judge(samples: 12).judge(try ReadPriorStatement(prior).claim) {
    case .proved, .tested: return nil
    case .undecided(let reason): return "undecided: \(reason)"
    case .refuted(let refutation): return "refuted at \(refutation.counterexample)"
    }
  }
}
