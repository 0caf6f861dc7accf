/// The rank of a matrix of doubles as it is written, without rounding: doubles are whole numbers times
/// powers of two, and those have a remainder modulo the prime p = 2⁶¹ − 1.
///
/// The rank modulo p is never above the rank over ℚ, and below it only where p divides every minor of
/// that size, which nothing but a design made for it does.
///
/// Costs n·d·rank multiplications.
enum ExactRank {
  private static let p: UInt64 = (1 << 61) - 1

  /// Whether the columns, all of one length, have a rank above this.
  static func exceeds(_ bound: Int, columns: [[Double]]) -> Bool {
    var pivots: [(row: Int, column: [UInt64])] = []
    for column in columns {
      var rest = column.map(remainder)
      for pivot in pivots where rest[pivot.row] != 0 {
        // Pivots are 1 in their rows.
        let factor = p - rest[pivot.row]
        for i in rest.indices where pivot.column[i] != 0 {
          rest[i] = add(rest[i], multiply(factor, pivot.column[i]))
        }
      }
      guard let row = rest.firstIndex(where: { $0 != 0 }) else { continue }
      if pivots.count == bound { return true }
      let scale = power(rest[row], p - 2)
      pivots.append((row, rest.map { multiply(scale, $0) }))
    }
    return false
  }

  /// x modulo p for finite x; 2⁶¹ = 1 makes powers of two easy.
  private static func remainder(_ x: Double) -> UInt64 {
    guard x.isFinite, x != 0 else { return 0 }
    let whole = UInt64(x.significand * 0x1p52)
    let shift = ((x.exponent - 52) % 61 + 61) % 61
    let value = multiply(whole, 1 << UInt64(shift))
    return x < 0 && value > 0 ? p - value : value
  }

  private static func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= p ? sum - p : sum
  }

  private static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return add((low & p) % p, (high << 3 | low >> 61) % p)
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, rest) = (UInt64(1), base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      rest >>= 1
    }
    return result
  }
}
