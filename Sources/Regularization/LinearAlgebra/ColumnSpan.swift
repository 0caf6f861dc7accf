/// What columns span, whatever their scales: by pivoted QR of the columns at length 1.
///
/// Columns apart from others by rounding only do not count for ``rank``. Whether they count in exact
/// arithmetic is another question, see ``isExact``.
struct ColumnSpan: Sendable {
  private let qr: PivotedQR
  private let count: Int
  private let rows: Int

  var rank: Int { qr.rank }

  /// - Parameter columns: at least one, all of `rows` entries; where the ones are spanned beside the
  ///   columns given, these are to be centred.
  init(_ columns: [[Double]], rows: Int) {
    var storage: [Double] = []
    storage.reserveCapacity(rows * columns.count)
    for column in columns {
      let size = column.reduce(0) { max($0, $1.magnitude) }
      let scaled = size > 0 ? column.map { $0 / size } : column
      let length = norm2(scaled)
      storage += length > 0 ? scaled.map { $0 / length } : scaled
    }
    qr = PivotedQR(Matrix(rows: rows, columns: columns.count, storage: storage))
    (self.rows, count) = (rows, columns.count)
  }

  /// Whether the rank is that of the columns without any rounding. `written` has the columns before
  /// they were centred, and the ones after them where they were.
  func isExact(written: () -> [[Double]], hasOnes: Bool) -> Bool {
    if rank == count || rank >= rows - (hasOnes ? 1 : 0) { return true }
    return !ExactRank.exceeds(rank + (hasOnes ? 1 : 0), columns: written())
  }

  /// The part of u in the span.
  func along(_ u: [Double]) -> [Double] {
    qr.timesBasis(coordinates(u) + [Double](repeating: 0, count: min(rows, count) - rank))
  }

  /// The length of that part.
  func length(_ u: [Double]) -> Double { norm2(coordinates(u)) }

  private func coordinates(_ u: [Double]) -> [Double] {
    Array(qr.basisTransposedTimes(u).prefix(rank))
  }

  /// How far the span, as computed, can be turned against the one of the columns: ε√n over the least
  /// |Rₖₖ| that counts, sums of n roundings taken as √n of them.
  var turn: Double {
    rank == 0 ? 0 : 4 * .ulpOfOne * Double(rows).squareRoot() / qr.leastPivot
  }
}
