/// What a generator draws from: every decision it makes is recorded, and the record can be edited
/// and played again.
///
/// Shrinking never touches a value. It edits the recorded choices and runs the generator anew, so
/// a shrunk value is always one the generator could have made, through `map`, `filter`, `flatMap`
/// and any code of yours. A class, because a generator passes it on to the generators it is made of.
public final class ChoiceSource {
  /// More choices than this in one case are a generator that does not end.
  static let choiceLimit = 65_536
  /// Redraws of all filters of one case together.
  static let redrawLimit = 200

  var random: SplitMix64
  private let script: [Choice]?

  private(set) var draws: [Draw] = []
  private(set) var reals: [Double] = []
  private(set) var misfits = 0

  /// The coordinates that are being drawn, outermost first. The column of a matrix comes after the
  /// row although columns are drawn one by one, so that tags read like subscripts.
  private var currentTags: [Tag] = []
  private var rowTags: [Tag] = []
  private var columnTags: [Tag] = []
  var axisCount = 0
  var redraws = 0
  var suggestion: Double?

  /// Whether named values are to be written down, which costs time: only for the report.
  var describes = false
  var namingDepth = 0
  var names: [NamedValue] = []
  var labels: Set<String> = []
  var demands: [String: Double] = [:]

  /// A source of fresh random choices.
  init(random: SplitMix64) {
    self.random = random
    script = nil
  }

  /// A source that plays recorded choices. A choice that does not fit is replaced by the nearest
  /// that does, a missing one by the simplest; both are counted as `misfits`.
  init(replaying script: [Choice]) {
    random = SplitMix64(seed: 0)
    self.script = script
  }

  var isReplaying: Bool { script != nil }

  var choices: [Choice] { draws.map(\.choice) }

  /// Whether the script was played to its end and to the letter.
  var fitsScript: Bool { misfits == 0 && draws.count == script?.count }

  private var next: Choice? {
    guard let script, draws.count < script.count else { return nil }
    return script[draws.count]
  }

  private func record(_ choice: Choice, _ slot: Slot) throws {
    guard draws.count < Self.choiceLimit else { throw Rejection.endless }
    draws.append(Draw(choice: choice, slot: slot, tags: currentTags))
  }

  /// One of 0, 1, …, count − 1, each as likely; 0 is the simplest. A fresh choice is `preferred`
  /// where that is given; any choice is `forced` where that is given.
  func index(below count: Int, preferred: Int? = nil, forced: Int? = nil) throws -> Int {
    precondition(count > 0, "an index below \(count) does not exist")
    if count == 1 { return 0 }
    var value = 0
    if script == nil {
      if let wish = forced ?? preferred { value = wish } else { value = random.next(below: count) }
    } else if case .index(let n)? = next {
      value = forced ?? min(n, count - 1)
      if value != n { misfits += 1 }
    } else {
      value = forced ?? 0
      misfits += 1
    }
    try record(.index(value), .index(below: count))
    return value
  }

  /// Marks the choice just made as part of one more coordinate.
  func tagLast(_ tag: Tag) {
    if draws.isEmpty { return }
    draws[draws.count - 1].tags.append(tag)
  }

  /// Runs `body` once for every coordinate of the axis; what it draws belongs to that coordinate.
  public func forEach<T>(_ axis: Axis, _ body: (Int) throws -> T) rethrows -> [T] {
    let outer = rowTags
    defer { retag(outer, columnTags) }
    var values: [T] = []
    values.reserveCapacity(axis.count)
    while values.count < axis.count {
      var tags = outer
      tags.append(Tag(axis: axis.id, index: values.count))
      retag(tags, columnTags)
      values.append(try body(values.count))
    }
    return values
  }

  /// As `forEach`, for the columns of a matrix.
  func forEachColumn<T>(_ axis: Axis, _ body: (Int) throws -> T) rethrows -> [T] {
    let outer = columnTags
    defer { retag(rowTags, outer) }
    var values: [T] = []
    while values.count < axis.count {
      retag(rowTags, outer + [Tag(axis: axis.id, index: values.count)])
      values.append(try body(values.count))
    }
    return values
  }

  private func retag(_ rows: [Tag], _ columns: [Tag]) {
    (rowTags, columnTags, currentTags) = (rows, columns, rows)
    for tag in columns { currentTags.append(tag) }
  }

  /// A number of the range; 0, or else the whole number nearest to it, is the simplest.
  func real(in range: RealRange) throws -> Double {
    if range.lower == range.upper { return range.lower }
    let value: Double
    if script == nil {
      if let wish = suggestion, range.contains(wish) {
        value = wish
      } else {
        value = range.sample(&random, earlier: reals)
      }
      suggestion = nil
    } else if case .real(let x)? = next {
      value = range.clamp(x)
      if value.bitPattern != x.bitPattern { misfits += 1 }
    } else {
      value = range.simplest
      misfits += 1
    }
    try record(.real(value), .real(range))
    reals.append(value)
    return value
  }

  /// Forgets what was drawn since `mark`, for another try.
  func rewind(to mark: Mark) {
    draws.removeLast(draws.count - mark.draws)
    reals.removeLast(reals.count - mark.reals)
    names.removeLast(names.count - mark.names)
    (labels, axisCount, suggestion) = (mark.labels, mark.axes, nil)
  }

  var mark: Mark {
    Mark(
      draws: draws.count, reals: reals.count, names: names.count, axes: axisCount,
      labels: labels)
  }

  struct Mark {
    let draws: Int
    let reals: Int
    let names: Int
    let axes: Int
    let labels: Set<String>
  }
}

/// A generated value that has a name in the report, and the choices it was made of.
struct NamedValue {
  let name: String
  let text: String
  let choices: Range<Int>
}

/// Why a generator gave no value.
enum Rejection: Error, Equatable {
  /// A filter refused every redraw.
  case filter(String)
  /// More choices than any case needs.
  case endless
}
