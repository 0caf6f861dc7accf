import SymbolicLite

/// Values for one symbol, within the bounds that the assumptions set where the point stands.
extension Sampler {
  /// Counters are drawn up to here, the small ones more often.
  static let largestNatural = 12

  func value(
    of symbol: Symbol, at point: Point, style: Style, tie: Double, _ dice: inout Dice
  ) -> Tensor<Double>? {
    guard let rows = point.count(symbol.shape.rows),
      let columns = point.count(symbol.shape.columns),
      rows >= 1, columns >= 1
    else { return nil }
    let form = structure(of: symbol)
    switch form {
    case .orthonormalColumns: return dice.orthonormal(rows, columns)
    case .orthonormalRows: return dice.orthonormal(columns, rows).map(transposed)
    case .symmetric(let domain) where rows == columns: return dice.symmetric(rows, domain)
    case .above(let lower, let strict) where rows == columns:
      guard let base = try? lower.evaluate(in: point.doubles()), base.elements.count == rows * rows
      else { return nil }
      // What is added commutes with the lower matrix only by chance.
      let rest = dice.above(rows, strict: strict)
      return Tensor(
        rows: rows, columns: rows, zip(base.elements, rest.elements).map { $0 + $1 })
    default: break
    }
    var own = style
    // One tiny or huge symbol among ordinary ones shows more than all of them together.
    if style == .tiny || style == .huge, dice.oneIn(2) { own = .integers }
    var tensor = free(symbol, rows, columns, own, tie, &dice)
    let all = bounds(on: symbol, at: point, count: rows * columns)
    for entry in tensor.elements.indices {
      guard let one = all[entry] else { continue }
      guard let value = fit(tensor.elements[entry], one, own, tie, symbol.domain, &dice) else {
        return nil
      }
      tensor.elements[entry] = value
    }
    return tensor
  }

  private func free(
    _ symbol: Symbol, _ rows: Int, _ columns: Int, _ style: Style, _ tie: Double,
    _ dice: inout Dice
  ) -> Tensor<Double> {
    switch symbol.domain {
    case .natural:
      return Tensor(
        rows: rows, columns: columns,
        (0..<rows * columns).map { _ in
          Double(dice.integer(0...(dice.oneIn(2) ? Self.largestNatural : 4)))
        })
    case .finite(let choices):
      let values = choices.map { Double($0.numerator) / Double($0.denominator) }
      return Tensor(
        rows: rows, columns: columns,
        (0..<rows * columns).map { _ in dice.pick(values) ?? 0 })
    default:
      if symbol.shape.isScalar { return Tensor(style.draw(&dice, tie: tie)) }
      if columns == 1 { return dice.vector(rows, style, tie: tie) }
      return dice.matrix(rows, columns, style, tie: tie)
    }
  }

  /// A number like `wish` that meets the bounds.
  private func fit(
    _ wish: Double, _ bounds: Bounds, _ style: Style, _ tie: Double, _ domain: Domain,
    _ dice: inout Dice
  ) -> Double? {
    if case .finite = domain { return bounds.contains(wish) ? wish : nil }
    if bounds.contains(wish) { return wish }
    if domain == .natural {
      return dice.pick((0...Self.largestNatural).map(Double.init).filter(bounds.contains))
    }
    if bounds.contains(-wish) { return -wish }
    if style == .general {
      if bounds.lower.isFinite, !bounds.upper.isFinite {
        let value = bounds.lower + 3 * dice.fraction()
        if bounds.contains(value) { return value }
      }
      if bounds.lower.isFinite, bounds.upper.isFinite {
        let value = bounds.lower + (bounds.upper - bounds.lower) * dice.fraction()
        if bounds.contains(value) { return value }
      }
    }
    let marks = bounds.landmarks(&dice)
    return style == .simple ? marks.first : dice.pick(marks)
  }

  /// The bounds that comparisons with an expression over the values drawn so far set on the entries
  /// of a symbol; `nil` for an entry without any.
  private func bounds(on symbol: Symbol, at point: Point, count: Int) -> [Bounds?] {
    var result = [Bounds?](repeating: nil, count: count)
    guard let stated = problem.bounds[symbol], !stated.isEmpty else { return result }
    var environment = point.intervals()
    for one in stated where one.needs.allSatisfy({ point.values[$0] != nil }) {
      for assignment in point.assignments(of: one.indices) {
        environment.indices = assignment
        apply(one.bound, in: environment, to: &result)
      }
    }
    return result
  }

  private func apply(
    _ bound: EntryBound, in environment: Environment<Interval>, to result: inout [Bounds?]
  ) {
    guard let value = try? bound.value.evaluate(in: environment) else { return }
    var entries = Array(result.indices)
    if let place = bound.entry {
      guard let position = try? place.evaluate(in: environment).elements.first, position.isPoint,
        let entry = Int(exactly: position.lower - 1), result.indices.contains(entry)
      else { return }
      entries = [entry]
    } else if bound.comparison == .notEqual, result.count > 1 {
      return  // says only that not all entries are equal
    }
    for entry in entries {
      guard
        let limit = value.elements.count == 1
          ? value.elements.first
          : value.elements.indices.contains(entry) ? value.elements[entry] : nil
      else { continue }
      var bounds = result[entry] ?? Bounds()
      bounds.narrow(bound.comparison, limit)
      result[entry] = bounds
    }
  }

  private func transposed(_ tensor: Tensor<Double>) -> Tensor<Double> {
    var result = Tensor<Double>(rows: tensor.columns, columns: tensor.rows, tensor.elements)
    for row in 0..<tensor.rows {
      for column in 0..<tensor.columns { result[column, row] = tensor[row, column] }
    }
    return result
  }
}
