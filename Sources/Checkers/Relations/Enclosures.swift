import SymbolicLite

/// Comparing enclosures, entry by entry. No tolerance: disjoint enclosures refute, and what is too
/// wide to mean anything says nothing.
enum Enclosures {
  /// An enclosure wider than this share of its terms does not count as agreement. Rounding leaves
  /// about 1e−15; what is wider comes from cancellation or from a library function at its limits.
  static let widest = 1e-6

  /// Why a point is left out at which the sides may be the same or not.
  static let tooClose = "the two sides are too close to tell"

  /// `left comparison right`. `scale` gives the size of the terms, asked for only where a side is
  /// so small that its own size is no measure.
  static func compare(
    _ left: Tensor<Interval>, _ comparison: Comparison, _ right: Tensor<Interval>,
    scale: () -> Double
  ) -> Finding {
    guard left.rows == right.rows, left.columns == right.columns else {
      return .leftOut("the two sides have different shapes")
    }
    let pairs = Array(zip(left.elements, right.elements))
    if comparison == .notEqual { return differ(pairs, left, right) }
    if let bad = pairs.first(where: { contradicts($0, comparison, $1) }) {
      return .fails(failure(left, right, at: bad))
    }
    guard let width = relativeWidth(pairs, scale: scale) else {
      return .leftOut("the enclosures are too wide to tell")
    }
    if comparison != .equal, !pairs.allSatisfy({ confirms($0, comparison, $1) }) {
      return .leftOut(tooClose)
    }
    return .agrees(width: width)
  }

  /// Whether the comparison is false for every choice of numbers in the enclosures.
  static func contradicts(_ a: Interval, _ comparison: Comparison, _ b: Interval) -> Bool {
    switch comparison {
    case .equal: !a.intersects(b)
    case .notEqual: a.isPoint && b.isPoint && a.lower == b.lower
    case .less: a.lower >= b.upper
    case .lessOrEqual: a.lower > b.upper
    case .greater: a.upper <= b.lower
    case .greaterOrEqual: a.upper < b.lower
    }
  }

  /// Whether the comparison is true for every choice of numbers in the enclosures.
  static func confirms(_ a: Interval, _ comparison: Comparison, _ b: Interval) -> Bool {
    contradicts(a, comparison.negated, b)
  }

  /// The widest enclosure as a share of the numbers in it and of the terms; `nil` if it is too wide.
  static func relativeWidth(_ pairs: [(Interval, Interval)], scale: () -> Double) -> Double? {
    let width = pairs.map { max($0.width, $1.width) }.max() ?? 0
    if width == 0 { return 0 }
    guard width.isFinite else { return nil }
    let size = pairs.map { max(max(-$0.lower, $0.upper), max(-$1.lower, $1.upper)) }.max() ?? 0
    var relative = size > 0 ? width / size : .infinity
    if relative > widest {
      let terms = scale()
      if terms.isFinite, terms > 0 { relative = min(relative, width / terms) }
    }
    return relative <= widest ? relative : nil
  }

  /// Vectors differ where one entry differs.
  private static func differ(
    _ pairs: [(Interval, Interval)], _ left: Tensor<Interval>, _ right: Tensor<Interval>
  ) -> Finding {
    if pairs.contains(where: { !$0.intersects($1) }) { return .agrees(width: 0) }
    if pairs.allSatisfy({ $0.isPoint && $1.isPoint }) {
      return .fails(Failure(left: printed(left), right: printed(right), difference: "0"))
    }
    return .leftOut(tooClose)
  }

  private static func failure(
    _ left: Tensor<Interval>, _ right: Tensor<Interval>, at bad: (Interval, Interval)
  ) -> Failure {
    let gaps = zip(left.elements, right.elements).map { $0 - $1 }
    let difference = Tensor<Interval>(rows: left.rows, columns: left.columns, gaps)
    return Failure(left: printed(left), right: printed(right), difference: printed(difference))
  }
}
