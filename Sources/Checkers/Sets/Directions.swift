import SymbolicLite

/// Directions along which sets and slopes are compared.
enum Directions {
  /// ±eⱼ, every pattern of signs in few dimensions, and some directions without any symmetry.
  static func plain(_ count: Int) -> [[Double]] {
    guard count > 0 else { return [] }
    var result: [[Double]] = []
    for place in 0..<count {
      for sign in [1.0, -1] {
        result.append((0..<count).map { $0 == place ? sign : 0 })
      }
    }
    guard count > 1 else { return result }
    for pattern in 0..<(1 << min(count, 3)) {
      result.append((0..<count).map { (pattern >> ($0 % 3)) & 1 == 0 ? 1 : -1 })
    }
    var dice = Dice(seed: UInt64(count))
    for _ in 0..<4 { result.append((0..<count).map { _ in Double(dice.integer(-8...8)) / 8 }) }
    return result.filter { $0.contains { $0 != 0 } }
  }
}

extension Tensor where N == Double {
  /// A column or matrix with the entries of a direction.
  init(_ direction: [Double], like shape: Tensor<Interval>) {
    self.init(rows: shape.rows, columns: shape.columns, direction)
  }

  var enclosed: Tensor<Interval> {
    Tensor<Interval>(rows: rows, columns: columns, elements.map { Interval($0) })
  }
}

/// ∑ aᵢ bᵢ over all entries.
func inner(_ a: Tensor<Interval>, _ b: Tensor<Interval>) -> Interval {
  zip(a.elements, b.elements).reduce(.zero) { $0 + $1.0 * $1.1 }
}
