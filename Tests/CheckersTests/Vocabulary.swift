import SymbolicLite

@testable import Checkers

/// The letters that the tests are written in.
enum Letters {
  static let x: Expression = .matrix("X", "n", "d")
  static let y: Expression = .vector("y", "n")
  static let w: Expression = .vector("w", "d")
  static let u: Expression = .vector("u", "d")
  static let z: Expression = .scalar("z")
  static let a: Expression = .scalar("a")
  static let lambda: Expression = .scalar("\\lambda")
  static let positive: [Relation] = [lambda > 0]
}

extension Expression {
  /// The symbol that the expression is.
  var letter: Symbol {
    if case .symbol(let symbol) = self { symbol } else { Symbol("?") }
  }
}

extension Verdict {
  var isTested: Bool { if case .tested = self { true } else { false } }
  var isUndecided: Bool { if case .undecided = self { true } else { false } }
  var isRefuted: Bool { refutation != nil }
  var refutation: Refutation? {
    if case .refuted(let refutation) = self { refutation } else { nil }
  }
}

/// What the points alone say, whatever can be proved.
func judged(_ relation: Relation, assuming assumptions: [Relation] = []) -> Verdict {
  unoptimisedJudge.sampled(Claim(relation, assuming: assumptions))
}

/// Without optimisation fewer points have to do; what a mistake needs is among the first of them.
var unoptimisedJudge: Judge {
  #if DEBUG
    Judge(samples: 32)
  #else
    Judge()
  #endif
}
