extension ChoiceSource {
  /// A vector with one number for every coordinate of the axis.
  ///
  /// One vector in four is degenerate on purpose: zero, constant, or (where there are `others`, of
  /// the same length) a copy of one of them, its negative, almost it, a multiple of it, or the sum
  /// of two. This is a matter of what is drawn, not of what is possible: each of these vectors is
  /// recorded number by number like any other, and shrinks so.
  public func vector(
    _ axis: Axis, of entry: Gen<Double> = .real, near others: [[Double]] = []
  ) throws -> [Double] {
    let wish = degenerateVector(count: axis.count, others: others)
    return try forEach(axis) { index in
      suggestion = wish?[index]
      defer { suggestion = nil }
      return try draw(entry)
    }
  }

  /// A matrix as a list of its rows. Its columns are drawn one after the other, each as a `vector`
  /// among the ones before: equal, negated, nearly equal, dependent and zero columns all occur.
  public func matrix(
    rows: Axis, columns: Axis, of entry: Gen<Double> = .real
  ) throws -> [[Double]] {
    var drawn: [[Double]] = []
    _ = try forEachColumn(columns) { _ in
      drawn.append(try vector(rows, of: entry, near: drawn))
    }
    return transposed(drawn, rows: rows.count)
  }

  private func degenerateVector(count: Int, others: [[Double]]) -> [Double]? {
    if isReplaying || random.next(below: 4) != 0 { return nil }
    let others = others.filter { $0.count == count }
    let constant = Double(random.next(below: 5)) - 2
    guard !others.isEmpty, random.next(below: 4) != 0 else {
      return [Double](repeating: constant, count: count)
    }
    func other() -> [Double] { others[random.next(below: others.count)] }
    let x = other()
    switch random.next(below: 6) {
    case 0, 1: return x
    case 2: return x.map { -$0 }
    case 3: return x.map { $0 * (1 + 0x1p-30) }
    case 4: return x.map { $0 * constant }
    default: return zip(x, other()).map { $0 + $1 }
    }
  }
}

/// The rows of the matrix with these columns.
func transposed(_ columns: [[Double]], rows: Int) -> [[Double]] {
  (0..<rows).map { i in columns.map { $0[i] } }
}

extension Gen where Value == [Double] {
  /// A vector whose number of entries lies in the range, one to four if nothing is said.
  public static func vector(count: ClosedRange<Int> = 1...4, of entry: Gen<Double> = .real) -> Gen {
    Gen { source in try source.vector(try source.axis(count), of: entry) }
  }

  /// Labels, each 1 or −1.
  public static func signs(count: ClosedRange<Int> = 1...4) -> Gen {
    vector(count: count, of: .sign)
  }
}

extension Gen where Value == ([Double], [Double]) {
  /// Two vectors of one length, called `first` and `second` in reports; often equal, opposite,
  /// nearly equal or parallel. Shrinking deletes a coordinate of both at once.
  public static func vectorPair(
    _ first: String, _ second: String, count: ClosedRange<Int> = 1...4,
    of entry: Gen<Double> = .real
  ) -> Gen {
    Gen { source in
      let axis = try source.axis(count)
      let v = try source.draw(Gen<[Double]> { try $0.vector(axis, of: entry) }.named(first))
      let u = try source.draw(
        Gen<[Double]> { try $0.vector(axis, of: entry, near: [v]) }.named(second))
      return (v, u)
    }
  }
}

extension Gen where Value == [[Double]] {
  /// A matrix, as a list of rows, with numbers of rows and columns of these ranges; more columns
  /// than rows are as likely as fewer.
  public static func matrix(
    rows: ClosedRange<Int> = 1...4, columns: ClosedRange<Int> = 1...4, of entry: Gen<Double> = .real
  ) -> Gen {
    Gen { source in
      let (n, d) = (try source.axis(rows), try source.axis(columns))
      return try source.matrix(rows: n, columns: d, of: entry)
    }
  }
}

extension Gen {
  /// A list of values whose length lies in the range.
  public func array(count: ClosedRange<Int>) -> Gen<[Value]> {
    Gen<[Value]> { source in
      let axis = try source.axis(count)
      return try source.forEach(axis) { _ in try produce(source) }
    }
  }
}
