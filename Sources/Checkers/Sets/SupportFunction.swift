import SymbolicLite

extension Examiner {
  /// sup { ⟨g, v⟩ : g in the set }, enclosed. For a subdifferential of a convex function this is the
  /// slope of the function along v. Infinite where the set is unbounded along v.
  func support(
    of set: ConcreteSet, along v: Tensor<Interval>, _ here: Situation
  ) throws(Undefined) -> Interval {
    switch set {
    case .finite(let elements):
      guard let first = elements.first else { throw .undefined("the empty set has no support") }
      var largest = inner(first, v)
      for element in elements.dropFirst() { largest = try .larger(largest, inner(element, v)) }
      return largest
    case .box(let lower, let upper, _, _): return try boxSupport(lower, upper, v)
    case .ball(let norm, let centre, let radius, _):
      return inner(centre, v) + radius * (try dual(norm, v))
    case .subdifferential(let body, let symbol, let place):
      guard place.rows == v.rows, place.columns == v.columns else {
        throw .unsupported("a direction of another shape")
      }
      return try body.directionalDerivative(with: symbol, at: place, along: v, in: here.intervals)
        .slope
    case .sum(let a, let b):
      return try support(of: a, along: v, here) + support(of: b, along: v, here)
    case .image(let matrix, let inner):
      return try support(of: inner, along: pulledBack(v, matrix), here)
    case .reals, .builder, .minimisers:
      throw .unsupported("the support of a set that is known only element by element")
    }
  }

  private func boxSupport(
    _ lower: Tensor<Interval>, _ upper: Tensor<Interval>, _ v: Tensor<Interval>
  ) throws(Undefined) -> Interval {
    guard [lower, upper].allSatisfy({ [1, v.elements.count].contains($0.elements.count) }) else {
      throw .unsupported("a direction of another shape")
    }
    var total = Interval.zero
    for entry in v.elements.indices {
      let direction = v.elements[entry]
      if direction == .zero { continue }
      let low = lower.elements[lower.elements.count == 1 ? 0 : entry]
      let high = upper.elements[upper.elements.count == 1 ? 0 : entry]
      total = total + (try .larger(low * direction, high * direction))
    }
    return total
  }

  /// The norm that a ball's support is measured by.
  private func dual(_ norm: Norm, _ v: Tensor<Interval>) throws(Undefined) -> Interval {
    switch norm {
    case .l2, .frobenius: return try .length(v.elements)
    case .l1:
      var largest = Interval.zero
      for entry in v.elements { largest = try .larger(largest, entry.magnitude()) }
      return largest
    case .infinity:
      var total = Interval.zero
      for entry in v.elements { total = total + (try entry.magnitude()) }
      return total
    case .l0, .lq: throw .unsupported("a ball of this norm")
    }
  }

  /// Mᵀv, or c·v for a number c.
  private func pulledBack(
    _ v: Tensor<Interval>, _ matrix: Tensor<Interval>
  ) throws(Undefined) -> Tensor<Interval> {
    if matrix.elements.count == 1, let factor = matrix.elements.first {
      return Tensor(rows: v.rows, columns: v.columns, v.elements.map { factor * $0 })
    }
    guard matrix.rows == v.rows, v.columns == 1 else {
      throw .unsupported("the image of a set of matrices")
    }
    let entries = (0..<matrix.columns).map { column in
      (0..<matrix.rows).reduce(Interval.zero) { $0 + matrix[$1, column] * v[$1, 0] }
    }
    return Tensor(rows: matrix.columns, columns: 1, entries)
  }

  /// Rows and columns of the elements; `nil` where the set does not say.
  func elementShape(_ set: SetExpression, _ here: Situation) -> (rows: Int, columns: Int)? {
    let shape: Shape? =
      switch set {
      case .finite(let elements): elements.first?.shape
      case .interval(let low, let high, _, _): low.shape.isScalar ? high.shape : low.shape
      case .builder(let symbol, _): symbol.shape
      case .reals(let shape): shape
      case .subdifferential(_, let symbol, _): symbol.shape
      case .minimisers(let problem): problem.variable.shape
      case .sum, .image, .cases: nil
      }
    if let shape, let rows = here.point.count(shape.rows),
      let columns = here.point.count(shape.columns)
    {
      return (rows, columns)
    }
    switch set {
    case .sum(let a, let b): return elementShape(a, here) ?? elementShape(b, here)
    case .cases(let branches, let otherwise):
      return branches.lazy.compactMap { elementShape($0.value, here) }.first
        ?? otherwise.flatMap { elementShape($0, here) }
    case .image(let matrix, let inner):
      if matrix.shape.isScalar { return elementShape(inner, here) }
      return here.point.count(matrix.shape.rows).map { ($0, 1) }
    default: return nil
    }
  }
}
