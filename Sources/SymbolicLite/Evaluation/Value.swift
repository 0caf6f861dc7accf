/// A number, or a matrix that has more than one entry. Keeping numbers apart keeps them off the heap.
enum Value<N: Number> {
  case scalar(N)
  case matrix(Tensor<N>)

  /// A matrix with one entry is that number.
  init(_ tensor: Tensor<N>) {
    if tensor.elements.count == 1, let only = tensor.elements.first {
      self = .scalar(only)
    } else {
      self = .matrix(tensor)
    }
  }

  init(rows: Int, columns: Int, _ elements: [N]) {
    self.init(Tensor(rows: rows, columns: columns, elements))
  }

  var tensor: Tensor<N> {
    switch self {
    case .scalar(let number): Tensor(number)
    case .matrix(let tensor): tensor
    }
  }

  var rows: Int {
    switch self {
    case .scalar: 1
    case .matrix(let tensor): tensor.rows
    }
  }

  var columns: Int {
    switch self {
    case .scalar: 1
    case .matrix(let tensor): tensor.columns
    }
  }

  var elements: [N] { tensor.elements }

  /// The number, where it is one.
  func number() throws(Undefined) -> N {
    switch self {
    case .scalar(let number): return number
    case .matrix(let tensor):
      throw .unsupported("expected a number, found a \(tensor.rows) × \(tensor.columns) matrix")
    }
  }

  func map(_ transform: (N) throws(Undefined) -> N) throws(Undefined) -> Value {
    switch self {
    case .scalar(let number): return .scalar(try transform(number))
    case .matrix(let tensor): return .matrix(try tensor.map(transform))
    }
  }

  func combined(
    with other: Value, _ transform: (N, N) throws(Undefined) -> N
  ) throws(Undefined) -> Value {
    if case .scalar(let a) = self, case .scalar(let b) = other {
      return .scalar(try transform(a, b))
    }
    guard case .matrix(let a) = self, case .matrix(let b) = other, a.rows == b.rows,
      a.columns == b.columns
    else { throw mismatch(with: other) }
    let (left, right) = (a.elements, b.elements)
    var result: [N] = []
    result.reserveCapacity(left.count)
    for k in 0..<left.count { result.append(try transform(left[k], right[k])) }
    return .matrix(Tensor(rows: a.rows, columns: a.columns, result))
  }

  func mismatch(with other: Value) -> Undefined {
    .unsupported("shapes \(rows) × \(columns) and \(other.rows) × \(other.columns) do not fit")
  }
}

extension Value {
  func plus(_ other: Value) throws(Undefined) -> Value {
    if case .scalar(let a) = self, case .scalar(let b) = other { return .scalar(a + b) }
    return try combined(with: other) { (a: N, b: N) throws(Undefined) -> N in a + b }
  }

  func minus(_ other: Value) throws(Undefined) -> Value {
    if case .scalar(let a) = self, case .scalar(let b) = other { return .scalar(a - b) }
    return try combined(with: other) { (a: N, b: N) throws(Undefined) -> N in a - b }
  }

  func entrywiseProduct(_ other: Value) throws(Undefined) -> Value {
    try combined(with: other) { (a: N, b: N) throws(Undefined) -> N in a * b }
  }

  func negated() -> Value {
    switch self {
    case .scalar(let number): return .scalar(-number)
    case .matrix(var tensor):
      for k in tensor.elements.indices { tensor.elements[k] = -tensor.elements[k] }
      return .matrix(tensor)
    }
  }

  func scaled(by factor: N) -> Value {
    switch self {
    case .scalar(let number): return .scalar(factor * number)
    case .matrix(var tensor):
      for k in tensor.elements.indices { tensor.elements[k] = factor * tensor.elements[k] }
      return .matrix(tensor)
    }
  }

  /// The matrix product; a number on either side scales.
  func times(_ other: Value) throws(Undefined) -> Value {
    switch self {
    case .scalar(let a):
      if case .scalar(let b) = other { return .scalar(a * b) }
      return other.scaled(by: a)
    case .matrix(let a):
      switch other {
      case .scalar(let b): return scaled(by: b)
      case .matrix(let b):
        guard a.columns == b.rows else { throw mismatch(with: other) }
        return Value(a.times(b))
      }
    }
  }

  func transposed() -> Value {
    switch self {
    case .scalar: return self
    case .matrix(let tensor): return .matrix(tensor.transposed())
    }
  }
}
