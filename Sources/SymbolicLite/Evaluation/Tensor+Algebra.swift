extension Tensor {
  /// The matrix product; the inner sizes are equal.
  func times(_ other: Tensor) -> Tensor {
    let (left, right, inner, width) = (elements, other.elements, columns, other.columns)
    var result: [N] = []
    result.reserveCapacity(rows * width)
    for i in 0..<rows {
      for j in 0..<width {
        guard inner > 0 else {
          result.append(.zero)
          continue
        }
        var sum = left[i * inner] * right[j]
        for k in 1..<max(inner, 1) {
          sum = sum + left[i * inner + k] * right[k * width + j]
        }
        result.append(sum)
      }
    }
    return Tensor(rows: rows, columns: width, result)
  }

  func transposed() -> Tensor {
    if rows == 1 || columns == 1 { return Tensor(rows: columns, columns: rows, elements) }
    var result: [N] = []
    result.reserveCapacity(elements.count)
    for j in 0..<columns {
      for i in 0..<rows { result.append(self[i, j]) }
    }
    return Tensor(rows: columns, columns: rows, result)
  }

  static func identity(_ count: Int) -> Tensor {
    var result = Tensor(
      rows: count, columns: count, [N](repeating: .zero, count: count * count))
    for i in 0..<count { result[i, i] = .one }
    return result
  }
}
