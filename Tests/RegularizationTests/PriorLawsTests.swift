import Checkers
import Foundation
import Regularization
import SymbolicLite
import Testing

/// Every law on every prior of the catalogue.
@Suite struct PriorLawsTests {
  private let places: [Double] = [0, 0.125, 0.5, 1, 2.25, 7, 40]

  /// ∫ p = 1 with z = exp(½π·sinh s), which turns tails of any kind and a kink at 0 into nothing: the
  /// trapezoidal rule then gains digits with every point.
  @Test func densitiesIntegrateToOne() throws {
    for prior in try Catalogue.everyPrior() {
      let step = 1.0 / 32
      var integral = 0.0
      for k in -160...160 {
        let s = Double(k) * step
        let z = exp(Double.pi / 2 * sinh(s))
        guard z.isFinite, z > 0 else { continue }
        let weight = z * Double.pi / 2 * cosh(s)
        integral += weight * exp(-prior.negativeLogDensity(of: z)) * step
      }
      #expect((2 * integral - 1).magnitude < 1e-9, "\(prior): \(2 * integral)")
    }
  }

  @Test func negativeLogDensitiesArePenaltiesUpToANumber() throws {
    for prior in try Catalogue.everyPrior() {
      let constant = try prior.negativeLogDensity(at: [0, 0])
      for z in places {
        let w = [z, -z / 3]
        let rise = try prior.negativeLogDensity(at: w) - constant
        let penalty = try prior.penalty.value(at: w)
        #expect(agree(rise, penalty, scale: constant.magnitude), "\(prior) at \(w)")
      }
    }
  }

  @Test func writtenDensitiesAreDensitiesUpToAFactor() throws {
    for prior in try Catalogue.everyPrior() {
      let read = try ReadPriorStatement(prior)
      func written(_ z: Double) throws -> Double {
        let value = try read.density.evaluate(in: read.point(prior.letters, weight: z)).elements
        return log(try #require(value.first))
      }
      let shift = try written(0) + prior.negativeLogDensity(of: 0)
      for z in places.prefix(5) where try written(z) > -500 {
        let gap = try written(z) + prior.negativeLogDensity(of: z) - shift
        #expect(gap.magnitude < 1e-9, "\(prior) at z = \(z): \(gap)")
      }
    }
  }

  @Test func lettersOfThePenaltyFollowFromThoseOfThePrior() throws {
    for prior in try Catalogue.everyPrior() {
      let read = try ReadPriorStatement(prior)
      for (symbol, formula) in read.penaltyLetters {
        let value = try formula.evaluate(in: read.point(prior.letters, weight: 0)).elements
        guard case .number(let number)? = prior.penalty.letters[symbol.name] else {
          Issue.record("\(prior): the penalty has no \(symbol.name)")
          continue
        }
        #expect(agree(value, [number]), "\(prior): \(symbol.name)")
      }
    }
  }

  @Test func theJudgeAcceptsTheMAPPenalties() throws {
    for prior in try Catalogue.everyPrior() {
      let verdict = Judge(samples: 12).judge(try ReadPriorStatement(prior).claim)
      switch verdict {
      case .proved, .tested: break
      case .refuted, .undecided: Issue.record("\(prior): \(verdict)")
      }
    }
  }

  /// The well-known slips, refuted: λ = 1/τ² stands for the penalty with ½.
  @Test func theJudgeRefutesAWrongStrength() throws {
    let prior = try GaussianPrior(tau: 0.5)
    var read = try ReadPriorStatement(WrongStrength(prior: prior))
    guard case .refuted = Judge(samples: 12).judge(read.claim) else {
      Issue.record("λ = 1/(2τ²) passes for ridge with ½")
      return
    }
    read = try ReadPriorStatement(prior)
    #expect(read.penaltyLetters.count == 1)
  }

  private struct WrongStrength: Prior {
    let prior: GaussianPrior
    var description: String { "wrong strength" }
    var letters: [String: Quantity] { prior.letters }
    var penalty: any SeparablePenalty { prior.penalty }
    var statement: PriorStatement {
      var statement = prior.statement
      statement.penaltyLetters = [#"\lambda"#: #"\frac{1}{2 \tau^2}"#]
      return statement
    }
    func negativeLogDensity(of z: Double) -> Double { prior.negativeLogDensity(of: z) }
    static func examples() -> [WrongStrength] { [] }
  }
}
