import SymbolicLite

extension GradientBenchmark {
  /// How finite differences fared.
  public struct Differences: Sendable {
    /// One-sided slopes that were measured from values alone.
    public var slopes = 0
    /// Those whose true value lies outside the bar.
    public var missed = 0
    /// The width of a bar, relative to the slope: the middle one.
    public var medianWidth = 0.0
    public var example: String?
  }

  /// Slopes of losses and penalties from values alone, along axes and random directions, held
  /// against automatic differentiation.
  public func differences(_ column: BenchmarkColumn) -> Differences {
    var result = Differences()
    var widths: [Double] = []
    for number in 0..<draws {
      var draw = BenchmarkDraw(seed: seed &* 0x51_7cc1 &+ UInt64(number) &* 0x1000_0003)
      let objective = BenchmarkObjective.all[number % 16]
      var data = draw.data(objective, column)
      let w = draw.point(column)
      draw.moveToThreshold(&data, objective, column, w)
      guard let terms = try? objective.terms(data, weight: 1) else { continue }
      let isAxis = draw.chance(0.5)
      let v: [Double] =
        isAxis
        ? .unit(number / 16 % w.count, of: w.count) : w.map { _ in draw.random.roundNumber() }
      for term in terms {
        let values = FiniteDifference { term.function.value(at: $0) }
        guard let seen = try? values.slopes(at: w, along: v),
          let told = try? term.function.slopes(at: w, along: v)
        else { continue }
        for (a, b) in [(seen.left, told.left), (seen.right, told.right)] {
          result.slopes += 1
          if b.value != 0 { widths.append(a.error / b.value.magnitude) }
          guard (a.value - b.value).magnitude > a.error + b.error else { continue }
          result.missed += 1
          result.example = "\(objective), \(term.name), draw \(number): \(seen), in truth \(told)"
        }
      }
    }
    widths.sort()
    result.medianWidth = widths.isEmpty ? 0 : widths[widths.count / 2]
    return result
  }
}
