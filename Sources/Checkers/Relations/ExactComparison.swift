import SymbolicLite

extension Examiner {
  /// Decides in exact fractions what enclosures cannot: 0.1 · 3 against 0.30000000000000004, and both
  /// sides of an identity with an inverse. `nil` where a side has a root, a derivative or another
  /// value that is no fraction of 128 bits.
  func compareExactly(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, _ here: Situation
  ) -> Finding? {
    guard let point = here.fractions else { return nil }
    do throws(Undefined) {
      let a = try Self.fractions(left, at: point)
      let b = try Self.fractions(right, at: point)
      guard a.count == b.count else { return nil }
      let holds = zip(a, b).map { Self.holds($0, comparison, $1) }
      // Vectors differ where one entry differs; every other relation holds entry by entry.
      if comparison == .notEqual ? holds.contains(true) : !holds.contains(false) {
        return .agrees(width: 0)
      }
      return .fails(
        Failure(
          left: Self.printed(a), right: Self.printed(b),
          difference: Self.printed(zip(a, b).map { $0.subtracting($1) ?? .zero })))
    } catch {
      return nil
    }
  }

  private static func fractions(
    _ side: Expression, at point: Environment<ExactNumber>
  ) throws(Undefined) -> [Rational] {
    var result: [Rational] = []
    for element in try side.evaluate(in: point).elements { result.append(try element.value()) }
    return result
  }

  private static func holds(_ a: Rational, _ comparison: Comparison, _ b: Rational) -> Bool {
    switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  private static func printed(_ values: [Rational]) -> String {
    values.count == 1 ? "\(values[0])" : "(\(values.map { "\($0)" }.joined(separator: ", ")))"
  }
}

extension Situation {
  /// The point in exact fractions; doubles are fractions already.
  var fractions: Environment<ExactNumber>? {
    var values = SymbolValues<ExactNumber>()
    for (symbol, tensor) in intervals.values {
      var elements: [ExactNumber] = []
      for interval in tensor.elements {
        guard interval.isPoint, let value = Rational(exactly: interval.lower) else { return nil }
        elements.append(ExactNumber(value))
      }
      values[symbol] = Tensor(rows: tensor.rows, columns: tensor.columns, elements)
    }
    var functions: [OpaqueFunction: Environment<ExactNumber>.Instance] = [:]
    for (function, instance) in intervals.functions {
      functions[function] = .init(instance.variable, instance.body)
    }
    return Environment(
      sizes: intervals.sizes, values: values, indices: intervals.indices, functions: functions)
  }
}
