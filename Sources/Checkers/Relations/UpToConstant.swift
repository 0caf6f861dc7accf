import SymbolicLite

extension Examiner {
  /// `left = right + constant`: the difference must not move while the symbols do.
  func equalUpToConstant(
    _ left: Expression, _ right: Expression, freeOf symbols: [Symbol], _ here: Situation
  ) -> Finding {
    let removal = UnknownRemoval(freeOf: symbols)
    let (left, right) = (removal.summed(left), removal.summed(right))
    let difference = Expression.add([left, .negate(right)])
    let moving = symbols.filter { difference.freeSymbols.contains($0) }
    guard !moving.isEmpty else { return .leftOut("neither side depends on what it is free of") }
    let one: Tensor<Interval>
    do throws(Undefined) {
      one = try difference.evaluate(in: here.intervals)
    } catch {
      return .leftOut(error.reason)
    }
    return withReferences(moving, here) { there throws(Undefined) in
      let two = try difference.evaluate(in: there.intervals)
      let finding = Enclosures.compare(one, .equal, two) {
        max(difference.termScale(in: here.doubles), difference.termScale(in: there.doubles))
      }
      guard case .fails = finding else { return finding }
      return .fails(
        Failure(
          left: printed(try left.evaluate(in: here.intervals)),
          right: printed(try right.evaluate(in: here.intervals)),
          reason: "left - right is \(printed(one)) here and \(printed(two)) at "
            + "\(describe(moving, there)): no constant"))
    }
  }

  /// `left = factor · right`: cross-multiplied, so that nothing is divided by.
  func proportional(
    _ left: Expression, _ right: Expression, freeOf symbols: [Symbol], _ here: Situation
  ) -> Finding {
    let removal = UnknownRemoval(freeOf: symbols)
    let (left, right) = (removal.multiplied(left), removal.multiplied(right))
    let free = left.freeSymbols.union(right.freeSymbols)
    let moving = symbols.filter(free.contains)
    guard !moving.isEmpty else { return .leftOut("neither side depends on what it is free of") }
    let (a, b): (Tensor<Interval>, Tensor<Interval>)
    do throws(Undefined) {
      (a, b) = (try left.evaluate(in: here.intervals), try right.evaluate(in: here.intervals))
    } catch {
      return .leftOut(error.reason)
    }
    return withReferences(moving, here) { there throws(Undefined) in
      let (c, d) = (try left.evaluate(in: there.intervals), try right.evaluate(in: there.intervals))
      let parallel = cross(a, b, a, b)
      if case .fails = parallel { return parallel }
      let finding = cross(a, b, c, d)
      if case .fails = finding {
        return .fails(
          Failure(
            left: printed(a), right: printed(b),
            reason: "at \(describe(moving, there)) they are \(printed(c)) and \(printed(d)): "
              + "the factor changes"))
      }
      guard [a, b, c, d].allSatisfy(\.isSurelyNotZero) else {
        return .leftOut("a side is zero: any factor would do")
      }
      return finding
    }
  }

  /// a = k·b and c = k·d for one number k: aᵢ dⱼ = cⱼ bᵢ for all i, j.
  private func cross(
    _ a: Tensor<Interval>, _ b: Tensor<Interval>, _ c: Tensor<Interval>, _ d: Tensor<Interval>
  ) -> Finding {
    var (one, two): ([Interval], [Interval]) = ([], [])
    guard a.elements.count == b.elements.count else {
      return .leftOut("the two sides have different shapes")
    }
    for i in a.elements.indices {
      for j in c.elements.indices {
        one.append(a.elements[i] * d.elements[j])
        two.append(c.elements[j] * b.elements[i])
      }
    }
    let wrap = { Tensor<Interval>(rows: $0.count, columns: 1, $0) }
    return Enclosures.compare(wrap(one), .equal, wrap(two)) { 0 }
  }

  /// Compares the point with others that differ from it only in `moving`.
  private func withReferences(
    _ moving: [Symbol], _ here: Situation,
    compare: (Situation) throws(Undefined) -> Finding
  ) -> Finding {
    var result: Finding = .leftOut("no second point to compare with was found")
    for reference in references(moving, here.point) {
      do throws(Undefined) {
        let finding = try compare(here.with(reference))
        switch (result, finding) {
        case (_, .fails): return finding
        case (.leftOut, _): result = finding
        case (.agrees(let one), .agrees(let two)): result = .agrees(width: max(one, two))
        default: break
        }
      } catch {
        if case .leftOut = result { result = .leftOut(error.reason) }
      }
    }
    return result
  }

  /// Admissible points that differ from `point` only in `moving`: plain ones first.
  private func references(_ moving: [Symbol], _ point: Point) -> [Point] {
    var result: [Point] = []
    for plain in [0.0, 1, 2] where moving.allSatisfy({ $0.domain == .real }) {
      var other = point
      for symbol in moving {
        for entry in 0..<(point.values[symbol]?.elements.count ?? 0) {
          other.set(symbol, entry: entry, to: plain * Double(entry + 1))
        }
      }
      result.append(other)
    }
    for (turn, style) in [Style.integers, .sparse, .general, .simple].enumerated() {
      var dice = Dice(seed: sampler.seed &+ UInt64(turn))
      var other = point
      for symbol in moving {
        let value = sampler.value(of: symbol, at: point, style: style, tie: 1, &dice)
        other.values[symbol] = value ?? other.values[symbol]
      }
      result.append(other)
    }
    return result.filter(sampler.isAdmissible)
  }

  private func describe(_ symbols: [Symbol], _ there: Situation) -> String {
    symbols.compactMap { symbol in
      there.point.values[symbol].map { "\(symbol.name) = \(printed($0))" }
    }.joined(separator: ", ")
  }
}

extension Tensor where N == Interval {
  fileprivate var isSurelyNotZero: Bool {
    elements.contains { $0.lower > 0 || $0.upper < 0 }
  }
}
