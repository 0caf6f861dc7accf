import Foundation
import SymbolicLite

/// A random smooth function of up to three variables: sums, products, quotients and compositions, of
/// which value and slope are computed together.
indirect enum SmoothFunction {
  case constant(Double)
  case entry(Int)
  case sum(SmoothFunction, SmoothFunction)
  case product(SmoothFunction, SmoothFunction)
  /// a/(1 + b²).
  case quotient(SmoothFunction, SmoothFunction)
  case bent(Bend, SmoothFunction)

  enum Bend: CaseIterable {
    case tanh, sigmoid, sin, softplus, length, atan, square, exponential
  }

  /// A value, its slope along a line, and what rounding may have done to the value.
  struct Sample {
    var value: Double
    var slope = 0.0
    var rounding = 0.0

    /// One more operation has rounded.
    func rounded() -> Sample {
      Sample(
        value: value, slope: slope, rounding: rounding + value.magnitude * .ulpOfOne)
    }
  }

  func sample(at w: [Sample]) -> Sample {
    switch self {
    case .constant(let c): return Sample(value: c)
    case .entry(let j): return w[j]
    case .sum(let a, let b):
      let (x, y) = (a.sample(at: w), b.sample(at: w))
      return Sample(
        value: x.value + y.value, slope: x.slope + y.slope, rounding: x.rounding + y.rounding
      ).rounded()
    case .product(let a, let b): return Self.product(a.sample(at: w), b.sample(at: w))
    case .quotient(let a, let b):
      let y = b.sample(at: w)
      let whole = 1 + y.value * y.value
      let factor = Sample(
        value: 1 / whole, slope: -2 * y.value * y.slope / whole / whole,
        rounding: 2 * y.value.magnitude * y.rounding / whole / whole)
      return Self.product(a.sample(at: w), factor.rounded())
    case .bent(let bend, let a):
      let x = a.sample(at: w)
      let (value, slope) = bend.values(at: x.value)
      return Sample(
        value: value, slope: slope * x.slope, rounding: slope.magnitude * x.rounding
      ).rounded()
    }
  }

  private static func product(_ x: Sample, _ y: Sample) -> Sample {
    Sample(
      value: x.value * y.value, slope: x.slope * y.value + x.value * y.slope,
      rounding: x.rounding * y.value.magnitude + x.value.magnitude * y.rounding
    ).rounded()
  }
}

extension SmoothFunction.Bend {
  fileprivate func values(at a: Double) -> (Double, Double) {
    let tail = exp(-a.magnitude)
    let bell = tail / (1 + tail) / (1 + tail)
    let sigmoid = a >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
    let double = exp(-2 * a.magnitude)
    let steep = 4 * double / (1 + double) / (1 + double)
    switch self {
    case .tanh: return (Foundation.tanh(a), steep)
    case .sigmoid: return (sigmoid, bell)
    case .sin: return (Foundation.sin(a), cos(a))
    case .softplus: return (max(a, 0) + log1p(tail), sigmoid)
    case .length: return (hypot(1, a), a / hypot(1, a))
    case .atan: return (Foundation.atan(a), 1 / (1 + a * a))
    case .square: return (a * a, 2 * a)
    case .exponential:
      let value = exp(Foundation.tanh(a))
      return (value, value * steep)
    }
  }
}

extension SmoothFunction {
  /// A tree of at most so many levels.
  static func random(
    _ random: inout SplitMix64, depth: Int, variables: Int
  ) -> SmoothFunction {
    guard depth > 0 else {
      let factor = SmoothFunction.constant(number(&random))
      if random.next() % 4 == 0 { return factor }
      return .product(factor, .entry(Int(random.next() % UInt64(variables))))
    }
    func part(_ random: inout SplitMix64) -> SmoothFunction {
      Self.random(&random, depth: depth - 1, variables: variables)
    }
    switch random.next() % 8 {
    case 0, 1, 2: return .sum(part(&random), part(&random))
    case 3: return .product(part(&random), part(&random))
    case 4: return .quotient(part(&random), part(&random))
    default:
      let bend = Bend.allCases[Int(random.next() % UInt64(Bend.allCases.count))]
      return .bent(bend, .sum(.constant(number(&random)), part(&random)))
    }
  }

  /// A small whole number, or one of size 10, 1 or 1/100.
  static func number(_ random: inout SplitMix64) -> Double {
    let x = Double.random(in: -2...2, using: &random)
    switch random.next() % 6 {
    case 0: return (1.5 * x).rounded()
    case 1: return 10 * x
    case 2: return 0.01 * x
    default: return x
    }
  }
}
