import SymbolicLite

/// Where a claim is wrong, when it is right everywhere else.
extension Diagnosis {
  private struct Sample {
    /// The number that the place is described by, and the others.
    var value: Double
    var point: Point
    var fails: Bool
  }

  private struct Place {
    var words: String
    var holds: (Sample) -> Bool
  }

  /// Wrong in one coordinate only, or with two coordinates swapped.
  func coordinateWords(claimed: Expression, other: Expression) -> String? {
    guard claimed.shape.isVector, case .compare = examiner.problem.relation else { return nil }
    var wrong: Set<Int> = []
    var (compared, isSwapped) = (0, true)
    for point in points where (point.count(claimed.shape.rows) ?? 1) > 1 {
      for assignment in point.assignments(of: examiner.problem.vocabulary.indices) {
        let environment = point.intervals(assignment)
        guard let a = try? other.evaluate(in: environment),
          let b = try? claimed.evaluate(in: environment), a.rows == b.rows
        else { continue }
        compared += 1
        let bad = (0..<a.rows).filter { !a[$0, 0].intersects(b[$0, 0]) }
        wrong.formUnion(bad)
        if bad.count == 2 {
          let fits =
            a[bad[0], 0].intersects(b[bad[1], 0]) && a[bad[1], 0].intersects(b[bad[0], 0])
          isSwapped = isSwapped && fits
        } else if !bad.isEmpty {
          isSwapped = false
        }
      }
    }
    guard compared >= 5 else { return nil }
    let list = wrong.sorted().map { $0 + 1 }
    if list.count == 1 { return "wrong in coordinate \(list[0]) only" }
    if list.count == 2, isSwapped { return "coordinates \(list[0]) and \(list[1]) are swapped" }
    return nil
  }

  /// "wrong only for z < 0": all points that fail lie there, and none that agrees.
  func regionWords() -> String? {
    switch examiner.problem.relation {
    case .compare(_, .equal, _), .equalSets, .member, .subset: break
    default: return nil
    }
    let wide = points + (24..<72).compactMap { examiner.sampler.point($0) }
    for symbol in examiner.problem.vocabulary.symbols
    where symbol.domain == .real && examiner.problem.relation.freeSymbols.contains(symbol) {
      let samples =
        symbol.shape.isScalar
        ? whole(symbol, wide) : symbol.shape.isVector ? entries(symbol, wide) : []
      let wrong = samples.filter(\.fails)
      guard !wrong.isEmpty, samples.count - wrong.count >= 5 else { continue }
      for place in places(symbol) {
        if samples.allSatisfy({ place.holds($0) == $0.fails }) { return place.words }
      }
    }
    return nil
  }

  private func places(_ symbol: Symbol) -> [Place] {
    let name = symbol.shape.isScalar ? symbol.name : "\(symbol.name)_j"
    let kink = isKinked ? "the kink " : ""
    var list = [
      Place(words: "wrong only at \(kink)$\(name) = 0$") { $0.value == 0 },
      Place(words: "wrong only for negative $\(name)$") { $0.value < 0 },
      Place(words: "wrong only for positive $\(name)$") { $0.value > 0 },
      Place(words: "wrong only for $\(name) \\ne 0$") { $0.value != 0 },
      Place(words: "wrong only for $\(name) \\le 0$") { $0.value <= 0 },
      Place(words: "wrong only for $\(name) \\ge 0$") { $0.value >= 0 },
    ]
    // Only what is never negative can be a threshold.
    let thresholds = scalars.filter { letter in
      letter != symbol
        && points.allSatisfy { ($0.values[letter]?.elements.first ?? -1) >= 0 }
    }
    for threshold in thresholds {
      func limit(_ sample: Sample) -> Double {
        sample.point.values[threshold]?.elements.first ?? .nan
      }
      list += [
        Place(words: "wrong only near zero, for $|\(name)| \\le \(threshold.name)$") {
          $0.value.magnitude <= limit($0)
        },
        Place(words: "wrong only near zero, for $|\(name)| < \(threshold.name)$") {
          $0.value.magnitude < limit($0)
        },
        Place(words: "wrong only far from zero, for $|\(name)| > \(threshold.name)$") {
          $0.value.magnitude > limit($0)
        },
        Place(words: "wrong only for $\(name) < -\(threshold.name)$") { $0.value < -limit($0) },
        Place(words: "wrong only for $\(name) > \(threshold.name)$") { $0.value > limit($0) },
        Place(words: "wrong only where $|\(name)| = \(threshold.name)$") {
          $0.value.magnitude == limit($0)
        },
      ]
    }
    list.append(
      Place(words: "wrong only near zero, for $|\(name)| < 1$") { $0.value.magnitude < 1 })
    return list
  }

  private var isKinked: Bool {
    examiner.problem.relation.contains {
      switch $0 {
      case .apply(.magnitude, _), .apply(.sign, _), .apply(.positivePart, _), .extremum, .cases:
        true
      case .norm(.l1, _), .norm(.l2, _), .norm(.infinity, _): true
      default: false
      }
    }
  }

  /// Whether the whole claim fails, beside the value of a number.
  private func whole(_ symbol: Symbol, _ points: [Point]) -> [Sample] {
    points.compactMap { point in
      guard let value = point.values[symbol]?.elements.first else { return nil }
      switch examiner.examine(point) {
      case .fails: return Sample(value: value, point: point, fails: true)
      case .agrees: return Sample(value: value, point: point, fails: false)
      case .leftOut, .blocks: return nil
      }
    }
  }

  /// Which entries of the claim fail, beside the entries of a vector of the same length.
  private func entries(_ symbol: Symbol, _ points: [Point]) -> [Sample] {
    guard case .compare(let left, .equal, let right) = examiner.problem.relation,
      left.shape == symbol.shape, !left.mentionsOptimum, !right.mentionsOptimum,
      examiner.problem.vocabulary.indices.isEmpty
    else { return [] }
    return points.flatMap { point -> [Sample] in
      let environment = point.intervals()
      guard let values = point.values[symbol]?.elements,
        let a = try? left.evaluate(in: environment), let b = try? right.evaluate(in: environment),
        a.elements.count == values.count, b.elements.count == values.count
      else { return [] }
      return values.indices.map {
        Sample(
          value: values[$0], point: point, fails: !a.elements[$0].intersects(b.elements[$0]))
      }
    }
  }
}
