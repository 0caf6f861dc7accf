/// A dimension of a case: `count` coordinates, rows or columns.
///
/// Everything drawn for coordinate j, in whatever vectors and matrices, carries the mark of that
/// coordinate. So shrinking can delete coordinate j from all of them at once: column j of X together
/// with wⱼ, or row i together with yᵢ.
public struct Axis: Sendable, Hashable {
  public let count: Int
  let id: Int
}

extension ChoiceSource {
  /// A dimension with a count of the range, each as likely; a smaller count is simpler. Throws
  /// ``InvalidGenerator`` for counts below 0 or above 65,536.
  public func axis(_ counts: ClosedRange<Int>) throws -> Axis {
    guard counts.lowerBound >= 0, counts.upperBound <= Self.choiceLimit else {
      let wrong = counts.lowerBound < 0 ? counts.lowerBound : counts.upperBound
      throw InvalidGenerator(
        name: "a count",
        reason: "it has to be from 0 to \(grouped(Self.choiceLimit)), but may be \(wrong)")
    }
    axisCount += 1
    let id = axisCount
    guard counts.lowerBound < counts.upperBound else {
      return Axis(count: counts.lowerBound, id: id)
    }
    let wanted =
      counts.lowerBound
      + (isReplaying ? 0 : random.next(below: counts.count))
    // "Another?" before every coordinate and once at the end, even where the answer is forced: the
    // record then has one shape, and deleting any coordinate's choices leaves a proper record.
    var count = 0
    while true {
      let forced = count < counts.lowerBound ? 1 : count == counts.upperBound ? 0 : nil
      let another = try index(below: 2, preferred: count < wanted ? 1 : 0, forced: forced)
      guard another == 1 else { return Axis(count: count, id: id) }
      tagLast(Tag(axis: id, index: count))
      count += 1
    }
  }

  /// A value of another generator.
  public func draw<Value>(_ gen: Gen<Value>) throws -> Value { try gen.produce(self) }
}
