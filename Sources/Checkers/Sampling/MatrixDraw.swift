import SymbolicLite

/// Matrices with the structure that chance would never give.
extension Dice {
  /// A matrix of independent entries, or one that is zero, rank-deficient, identity-like, with
  /// equal columns, or with orthonormal columns.
  mutating func matrix(_ rows: Int, _ columns: Int, _ style: Style, tie: Double) -> Tensor<Double> {
    var free = independent(rows, columns, style, tie: tie)
    switch below(10) {
    case 0: return Tensor(rows: rows, columns: columns, .init(repeating: 0, count: rows * columns))
    case 1: return orthonormal(rows, columns) ?? free
    case 2:
      for row in 0..<rows {
        for column in 0..<columns { free[row, column] = row == column ? 1 : 0 }
      }
      return free
    case 3 where columns > 1:
      for row in 0..<rows { free[row, columns - 1] = free[row, 0] }
      return free
    case 4:
      let (a, b) = (
        independent(rows, 1, .integers, tie: 1), independent(columns, 1, .integers, tie: 1)
      )
      for row in 0..<rows {
        for column in 0..<columns { free[row, column] = a.elements[row] * b.elements[column] }
      }
      return free
    default: return free
    }
  }

  mutating func independent(
    _ rows: Int, _ columns: Int, _ style: Style, tie: Double
  ) -> Tensor<Double> {
    Tensor(
      rows: rows, columns: columns,
      (0..<rows * columns).map { _ in style.draw(&self, tie: tie) })
  }

  /// A column with a plain direction (a unit vector, all equal, a 3-4-5 triangle), or any.
  mutating func vector(_ count: Int, _ style: Style, tie: Double) -> Tensor<Double> {
    var free = independent(count, 1, style, tie: tie)
    switch below(8) {
    case 0:
      let (place, value) = (below(count), pick([1.0, -1, 2] as [Double]) ?? 1)
      for entry in 0..<count { free.elements[entry] = entry == place ? value : 0 }
    case 1: for entry in 0..<count { free.elements[entry] = free.elements[0] }
    case 2 where count == 4:
      for entry in 0..<4 { free.elements[entry] = oneIn(2) ? 0.5 : -0.5 }
    case 3 where count >= 2:
      for entry in 0..<count { free.elements[entry] = entry == 0 ? 3 : entry == 1 ? -4 : 0 }
    default: break
    }
    return free
  }

  /// Columns that are orthonormal as numbers, not only up to rounding: signed unit vectors, or half
  /// a Hadamard matrix of order 4. `nil` where there are more columns than rows.
  mutating func orthonormal(_ rows: Int, _ columns: Int) -> Tensor<Double>? {
    guard rows >= columns, rows * columns > 0 else { return nil }
    var result = Tensor<Double>(
      rows: rows, columns: columns, .init(repeating: 0, count: rows * columns))
    var places = Array(0..<rows)
    for place in places.indices.reversed() { places.swapAt(place, below(place + 1)) }
    let isHadamard = rows == 4 && oneIn(2)
    for column in 0..<columns {
      let sign: Double = oneIn(2) ? 1 : -1
      if isHadamard {
        let row = places[column]
        for entry in 0..<4 {
          result[entry, column] = sign * ((row & entry).nonzeroBitCount % 2 == 0 ? 0.5 : -0.5)
        }
      } else {
        result[places[column], column] = sign
      }
    }
    return result
  }

  /// B + Bᵀ, BᵀB or BᵀB + cI, exact for the small binary fractions of B.
  mutating func symmetric(_ count: Int, _ domain: Domain) -> Tensor<Double> {
    var result = Tensor<Double>(
      rows: count, columns: count, .init(repeating: 0, count: count * count))
    let scale = pick([1.0, 0.5, 0x1p-6] as [Double]) ?? 1
    let reach = scale == 0x1p-6 ? 150 : 2
    let height = domain == .symmetric ? count : integer(0...count)
    let factor = (0..<height * count).map { _ in Double(integer(-reach...reach)) * scale }
    let shift: Double =
      domain == .positiveDefinite ? pick([1.0, 0.5, 2, 0x1p-6] as [Double]) ?? 1 : 0
    for row in 0..<count {
      for column in 0..<count {
        if domain == .symmetric {
          result[row, column] = factor[row * count + column] + factor[column * count + row]
        } else {
          for k in 0..<height {
            result[row, column] += factor[k * count + row] * factor[k * count + column]
          }
          if row == column { result[row, column] += shift }
        }
      }
    }
    return result
  }

  /// What is added to a matrix for one above it: BBᵀ, or a large multiple of one direction, which
  /// turns the eigenvectors most.
  mutating func above(_ count: Int, strict: Bool) -> Tensor<Double> {
    var result = symmetric(count, strict ? .positiveDefinite : .positiveSemidefinite)
    guard oneIn(2) else { return result }
    let direction = (0..<count).map { _ in Double(integer(-1...2)) }
    let scale = pick([1.0, 16, 256] as [Double]) ?? 1
    for row in 0..<count {
      for column in 0..<count {
        let own: Double = strict && row == column ? 1 : 0
        result[row, column] = scale * direction[row] * direction[column] + own
      }
    }
    return result
  }
}
