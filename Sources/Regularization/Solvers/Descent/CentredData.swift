/// Squared loss with an intercept is squared loss on centred columns and targets: at the minimum
/// b = ȳ − m·w, whatever w is. Columns are centred where they are used, so that X is not copied.
///
/// Everything is scaled by powers of two such that squares neither overflow nor vanish:
/// X = `unit`·(what is stored), y = `targetUnit`·(what is stored).
struct CentredData: Sendable {
  let design: Matrix
  /// Means of the stored columns, 0 without an intercept.
  let means: [Double]
  /// Targets without their mean.
  let targets: [Double]
  let targetMean: Double
  let unit: Double
  let targetUnit: Double

  var rows: Int { design.rows }
  var columns: Int { design.columns }

  /// - Parameter isScaled: false keeps both units at 1.
  init(design: Matrix, targets y: [Double], hasBias: Bool, isScaled: Bool = true) {
    // Sizes between these need no scaling, and X no copy.
    func power(_ size: Double) -> Double {
      !isScaled || size == 0 || (0x1p-200...0x1p200).contains(size)
        ? 1 : Double(sign: .plus, exponent: max(size.exponent, -1021), significand: 1)
    }
    let unit = power(design.largest)
    let targetUnit = power(y.reduce(0) { max($0, $1.magnitude) })
    let scaled = design.scaled(by: 1 / unit)
    (self.unit, self.targetUnit, self.design) = (unit, targetUnit, scaled)
    let targets = targetUnit == 1 ? y : y.map { $0 / targetUnit }
    targetMean = hasBias ? Standardisation.mean(targets) : 0
    let middle = targetMean
    self.targets = hasBias ? targets.map { $0 - middle } : targets
    means =
      hasBias
      ? (0..<scaled.columns).map { Self.mean(scaled, $0) }
      : [Double](repeating: 0, count: scaled.columns)
  }

  /// The mean of a column; that of equal numbers is the number itself, so that centring leaves 0.
  private static func mean(_ design: Matrix, _ j: Int) -> Double {
    design.withEntries { entries in
      let column = entries + j * design.rows
      let (count, first) = (design.rows, column[0])
      var sum = 0.0
      for i in 0..<count { sum += column[i] - first }
      let mean = first + sum / Double(count)
      var rest = 0.0
      for i in 0..<count { rest += column[i] - mean }
      return mean + rest / Double(count)
    }
  }

  /// y − Xw over the columns listed, all of them centred.
  func residual(_ weights: [Double], columns chosen: some Sequence<Int>) -> [Double] {
    var r = targets
    design.withEntries { entries in
      for j in chosen where weights[j] != 0 {
        Kernels.add(-weights[j], entries + j * rows, less: means[j], to: &r, rows)
      }
    }
    return r
  }

  /// Xw with centred columns.
  func image(_ weights: [Double]) -> [Double] {
    var z = [Double](repeating: 0, count: rows)
    design.withEntries { entries in
      for (j, weight) in weights.enumerated() where weight != 0 {
        Kernels.add(weight, entries + j * rows, less: means[j], to: &z, rows)
      }
    }
    return z
  }

  /// xⱼᵀr of the columns listed, written to their places.
  func correlate(_ r: [Double], columns chosen: some Sequence<Int>, into c: inout [Double]) {
    design.withEntries { entries in
      for j in chosen { c[j] = Kernels.dot(entries + j * rows, less: means[j], r, rows) }
    }
  }

  /// Column j, centred.
  func column(_ j: Int) -> [Double] {
    let m = means[j]
    return design.column(j).map { $0 - m }
  }

  /// The intercept that belongs to w, in the units of the stored numbers.
  func intercept(_ weights: [Double]) -> Double { targetMean - dot(weights, means) }
}
