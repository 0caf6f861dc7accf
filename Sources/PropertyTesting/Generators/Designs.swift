/// What a design matrix X (n rows, d columns) is like.
public enum Design: Sendable, Hashable, CaseIterable {
  /// Any matrix; a good part with zero, equal, opposite, nearly equal and dependent columns.
  case general
  /// Columns that are a common direction plus a smaller one of their own, down to 10⁻⁶ of its size.
  case correlated
  /// The last column is 0 or a multiple of an earlier one by ±1, ±2 or ½: rank below d exactly,
  /// without rounding, whatever n is.
  case rankDeficient
  /// Columns of length one at right angles, XᵀX = I up to rounding; there are at least d rows.
  case orthonormal
  /// Columns with units a million times apart, powers of a thousand from 10⁻⁶ to 10⁶.
  case badlyScaled
}

extension ChoiceSource {
  /// Axes for a design of the given kind: an orthonormal one gets no fewer rows than columns.
  public func designAxes(
    _ kind: Design, rows: ClosedRange<Int>, columns: ClosedRange<Int>
  ) throws -> (rows: Axis, columns: Axis) {
    let d = try axis(columns)
    let least = kind == .orthonormal ? max(rows.lowerBound, d.count) : rows.lowerBound
    return (try axis(least...max(least, rows.upperBound)), d)
  }

  /// A design over axes that other vectors share, as a list of rows. An `.orthonormal` one needs
  /// n ≥ d, see `designAxes`; its columns past the n-th are zero.
  public func design(
    _ kind: Design, _ rows: Axis, _ columns: Axis, of entry: Gen<Double> = .real
  ) throws -> [[Double]] {
    switch kind {
    case .general: return try matrix(rows: rows, columns: columns, of: entry)
    case .correlated: return try correlated(rows, columns, of: entry)
    case .rankDeficient: return try rankDeficient(rows, columns, of: entry)
    case .badlyScaled: return try badlyScaled(rows, columns, of: entry)
    case .orthonormal:
      let basis = try orthonormalBasis(rows)
      let zero = [Double](repeating: 0, count: rows.count)
      let chosen = (0..<columns.count).map { $0 < basis.count ? basis[$0] : zero }
      return transposed(chosen, rows: rows.count)
    }
  }

  private func correlated(_ rows: Axis, _ columns: Axis, of entry: Gen<Double>) throws -> [[Double]]
  {
    let sizes = [1, 0.1, 1e-3, 1e-6]
    let size = sizes[try index(below: sizes.count)]
    let common = try vector(rows, of: entry)
    let drawn = try forEachColumn(columns) { _ in
      let own = try vector(rows, of: entry)
      return Swift.zip(common, own).map { $0 + size * $1 }
    }
    return transposed(drawn, rows: rows.count)
  }

  private func rankDeficient(
    _ rows: Axis, _ columns: Axis, of entry: Gen<Double>
  ) throws -> [[Double]] {
    let factors: [Double] = [0, 1, -1, 2, -2, 0.5]
    let factor = factors[try index(below: factors.count)]
    var drawn: [[Double]] = []
    _ = try forEachColumn(columns) { j in
      if j < columns.count - 1 {
        drawn.append(try vector(rows, of: entry, near: drawn))
      } else if drawn.isEmpty {
        drawn.append([Double](repeating: 0, count: rows.count))
      } else {
        let copied = drawn[try index(below: drawn.count)]
        drawn.append(copied.map { factor == 0 ? 0 : factor * $0 })
      }
    }
    return transposed(drawn, rows: rows.count)
  }

  private func badlyScaled(
    _ rows: Axis, _ columns: Axis, of entry: Gen<Double>
  ) throws -> [[Double]] {
    let units: [Double] = [1, 1e3, 1e-3, 1e6, 1e-6]
    let drawn = try forEachColumn(columns) { _ in
      let unit = units[try index(below: units.count)]
      return try vector(rows, of: entry).map { unit * $0 }
    }
    return transposed(drawn, rows: rows.count)
  }
}

extension Gen where Value == [[Double]] {
  /// A design matrix of the given kind, as a list of rows.
  public static func design(
    _ kind: Design, rows: ClosedRange<Int> = 1...5, columns: ClosedRange<Int> = 1...4,
    of entry: Gen<Double> = .real
  ) -> Gen {
    Gen { source in
      let (n, d) = try source.designAxes(kind, rows: rows, columns: columns)
      return try source.design(kind, n, d, of: entry)
    }
  }
}
