import Foundation

extension Double: PlanNumber {
  init(_ constant: Ball) { self = constant.middle }

  static func exponential(of x: Double) -> Double { Foundation.exp(x) }
  static func logarithm(of x: Double) -> Double { x > 0 ? Foundation.log(x) : .nan }
  static func root(of x: Double) -> Double { sqrt(x) }
  static func hyperbolicTangent(of x: Double) -> Double { Foundation.tanh(x) }
  static func softplus(_ x: Double) -> Double { Swift.max(x, 0) + log1p(Foundation.exp(-abs(x))) }
  static func logistic(_ x: Double) -> Double {
    let small = Foundation.exp(-abs(x))
    return (x < 0 ? small : 1) / (1 + small)
  }
  static func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }

  var nearest: Double { self }
  var touchesZero: Bool { self == 0 }
  var isNothing: Bool { self == 0 }
  static func between(_ low: Double, _ high: Double) -> Double { (low + high) / 2 }
}
