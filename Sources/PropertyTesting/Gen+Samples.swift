extension Gen {
  /// The first values that a law of this seed would be tried on, for tables and examples. The
  /// environment does not change them.
  ///
  /// - Throws: ``InvalidGenerator`` for a negative count, ``StarvedGenerator`` where filters refuse nearly all values, and what the generator
  ///   throws.
  public func samples(_ count: Int, seed: UInt64 = 1) throws -> [Value] {
    guard (0...Settings.mostCases).contains(count) else {
      throw InvalidGenerator(
        name: "samples",
        reason: "their number has to be from 0 to \(grouped(Settings.mostCases)), but is \(count)")
    }
    var values: [Value] = []
    var number = 0
    while values.count < count {
      // As for laws: one value in ten is enough, fewer are not.
      guard number <= 100 + 11 * values.count else {
        throw StarvedGenerator(values: values.count, tried: number)
      }
      let source = ChoiceSource(random: SplitMix64(seed: seed, case: number))
      number += 1
      do {
        values.append(try produce(source))
      } catch Rejection.endless {
        throw EndlessGenerator()
      } catch is Rejection {
        continue
      }
    }
    return values
  }
}

/// A generator whose filters leave too little.
public struct StarvedGenerator: Error, Equatable, CustomStringConvertible {
  public let values: Int
  public let tried: Int

  public var description: String {
    "the filters of the generator let only \(values) of \(counted(tried, "case")) through"
  }
}
