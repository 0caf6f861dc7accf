import PropertyTesting
import Regularization
import Testing

/// A case that a law is tried on: two vectors of weights, a direction, a step of the prox and a number
/// to choose by. A law takes what it needs.
struct LawCase: Sendable {
  let w: [Double]
  let v: [Double]
  /// No entry is 0: a direction that meets no symmetry by accident.
  let direction: [Double]
  let step: Double
  let turn: Int

  var count: Int { w.count }
  func pick(_ count: Int) -> Int { turn % max(1, count) }

  /// The first cases of a penalty, as they are drawn for a law.
  static func samples(for penalty: any Penalty, count: Int) throws -> [LawCase] {
    try Gen<LawCase>.cases(for: penalty).samples(count)
  }
}

extension Gen where Value == LawCase {
  /// Kinks are drawn on purpose: zeros, equal neighbours, vectors of zeros, and the numbers at which the
  /// formulas of the penalty change.
  static func cases(for penalty: any Penalty) -> Gen {
    let entry = Gen<Double>.entry(landmarks: landmarks(of: penalty))
    let counts = penalty.dimension.map { $0...$0 } ?? 1...5
    return Gen { source in
      let axis = try source.axis(counts)
      func weights(_ name: String) throws -> [Double] {
        try source.draw(Gen<[Double]> { try $0.weights(axis, of: entry) }.named(name))
      }
      let (w, v) = (try weights("w"), try weights("v"))
      let direction = try source.draw(
        Gen<[Double]> { source in
          try source.forEach(axis) { _ in
            try source.draw(.sign) * source.draw(.real(in: 0.25...1.25))
          }
        }.named("u"))
      let steps = Gen<Double>.oneOf(.element(of: [1, 0.5, 2]), .real(in: 0.25...2.25))
      return LawCase(
        w: w, v: v, direction: direction, step: try source.draw(steps.named("t")),
        turn: try source.draw(.int(in: 0...59)))
    }
  }

  /// The letters of a penalty, their sums and products.
  private static func landmarks(of penalty: any Penalty) -> [Double] {
    let numbers = penalty.letters.values.flatMap { quantity -> [Double] in
      switch quantity {
      case .number(let x): [x]
      case .vector(let x): x
      case .matrix: []
      }
    }
    let pairs = numbers.flatMap { a in numbers.flatMap { [a * $0, a + $0] } }
    return [1] + Set((numbers + pairs).filter { $0 > 0 && $0 < 20 }).sorted()
  }
}

extension Gen where Value == Double {
  /// 0, a landmark, a half or a multiple of 1/64 up to 4, each as likely: whatever is not at a kink is
  /// far enough from it for a difference quotient.
  fileprivate static func entry(landmarks: [Double]) -> Gen {
    .oneOf(
      .always(0), .element(of: landmarks.flatMap { [$0, -$0] }),
      Gen<Int>.int(in: -6...6).map { Double($0) / 2 },
      Gen<Int>.int(in: -256...256).map { Double($0) / 64 })
  }
}

extension ChoiceSource {
  fileprivate func weights(_ axis: Axis, of entry: Gen<Double>) throws -> [Double] {
    let isZero = try draw(.int(in: 0...9)) == 9
    var last: Double?
    return try forEach(axis) { _ in
      let repeats = try draw(.int(in: 0...5)) == 5
      let fresh = try draw(entry)
      let value = isZero ? 0 : repeats ? last ?? fresh : fresh
      last = value
      return value
    }
  }
}
