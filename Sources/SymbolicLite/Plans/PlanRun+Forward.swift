extension PlanRun {
  /// Computes one result from its operands.
  func execute(_ i: Instruction) {
    let isSwapped = i.result == swapped
    switch i.operation {
    case .add: combine(i) { $0 + $1 }
    case .subtract: combine(i) { $0 - $1 }
    case .multiply: combine(i) { $0 * $1 }
    case .divide: combine(i) { $1.nearest == 0 ? N(.nan) : $0 / $1 }
    case .larger: combine(i) { larger($0, $1, isSwapped: isSwapped) }
    case .smaller: combine(i) { -larger(-$0, -$1, isSwapped: isSwapped) }
    case .negate: map(i) { -$0 }
    case .magnitude: map(i) { $0.size }
    case .sign: map(i) { sign(of: $0) }
    case .positivePart: map(i) { positivePart($0, isSwapped: isSwapped) }
    case .exponential: map(i) { N.exponential(of: $0) }
    case .logarithm: map(i) { N.logarithm(of: $0) }
    case .softplus: map(i) { N.softplus($0) }
    case .squareRoot: map(i) { N.root(of: $0) }
    case .hyperbolicTangent: map(i) { N.hyperbolicTangent(of: $0) }
    case .wholePower: map(i) { N.power($0, whole: Int(i.exponent)) }
    case .realPower: map(i) { N.power($0, i.exponent) }
    case .select(let comparison): select(i, comparison, isSwapped: isSwapped)
    case .sum: values[i.result] = sum(i.left, i.rows)
    case .dot: values[i.result] = N.dot(values + i.left, values + i.right, i.rows)
    case .length: values[i.result] = length(values + i.left, i.rows)
    case .product: multiply(i)
    case .copy: copy(i, in: values)
    }
  }

  @inline(__always) private func map(_ i: Instruction, _ transform: (N) -> N) {
    let (from, to) = (values + i.left, values + i.result)
    for k in 0..<i.rows { to[k] = transform(from[k]) }
  }

  @inline(__always) private func combine(_ i: Instruction, _ transform: (N, N) -> N) {
    let (a, b, to) = (values + i.left, values + i.right, values + i.result)
    for k in 0..<i.rows { to[k] = transform(a[k * i.leftStep], b[k * i.rightStep]) }
  }

  /// NaN stays NaN.
  private func larger(_ a: N, _ b: N, isSwapped: Bool) -> N {
    let (x, y) = (a.nearest, b.nearest)
    if x.isNaN || y.isNaN { return a + b }
    let isFirst = (x >= y) != isSwapped
    let (chosen, other) = isFirst ? (a, b) : (b, a)
    return (a - b).touchesZero ? N.covering(chosen, other) : chosen
  }

  private func positivePart(_ x: N, isSwapped: Bool) -> N {
    if x.nearest.isNaN { return x }
    // A number that cannot be told from 0 keeps its error.
    return (x.nearest > 0) != isSwapped || x.touchesZero && !x.isNothing ? x : N(0)
  }

  private func sign(of x: N) -> N {
    if x.nearest.isNaN { return x }
    if x.touchesZero { return x.isNothing ? N(0) : N.between(-1, 1) }
    return N(x.nearest < 0 ? -1 : 1)
  }

  private func select(_ i: Instruction, _ comparison: Comparison, isSwapped: Bool) {
    for k in 0..<i.rows {
      let difference = values[i.third + k * i.thirdStep]
      let first = values[i.left + k * i.leftStep]
      let second = values[i.right + k * i.rightStep]
      let isFirst = comparison.admits(difference.nearest, 0) != isSwapped
      var result = difference.nearest.isNaN ? difference : isFirst ? first : second
      // Where the condition ties the pieces have to meet, or there is no one value.
      if isTie(i, difference) {
        let other = isFirst ? second : first
        result = (first - second).touchesZero ? N.covering(result, other) : N(.nan)
      }
      values[i.result + k] = result
    }
  }

  private func sum(_ start: Int, _ count: Int) -> N {
    var (s0, s1) = (N(0), N(0))
    var k = 0
    while k + 2 <= count {
      s0 += values[start + k]
      s1 += values[start + k + 1]
      k += 2
    }
    return k < count ? s0 + s1 + values[start + k] : s0 + s1
  }

  /// √∑x², scaled by a power of two so that no square leaves the range.
  func length(_ x: UnsafePointer<N>, _ count: Int) -> N {
    var largest = 0.0
    for k in 0..<count { largest = max(largest, x[k].nearest.magnitude) }
    guard largest > 0, largest.isFinite else { return N.root(of: N.dot(x, x, count)) }
    if largest.exponent.magnitude < 400 { return N.root(of: N.dot(x, x, count)) }
    let scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    var total = N(0)
    for k in 0..<count {
      let part = x[k] / N(scale)
      total += part * part
    }
    return N.root(of: total) * N(scale)
  }

  private func multiply(_ i: Instruction) {
    let (a, b, to) = (values + i.left, values + i.right, values + i.result)
    if i.columns == 1 {
      for r in 0..<i.rows { to[r] = N.dot(a + r * i.inner, b, i.inner) }
      return
    }
    for r in 0..<i.rows {
      for c in 0..<i.columns {
        var total = N(0)
        for k in 0..<i.inner { total += a[r * i.inner + k] * b[k * i.columns + c] }
        to[r * i.columns + c] = total
      }
    }
  }

  /// Rows, columns, transposes, diagonals, blocks: entries moved to other places.
  func copy(_ i: Instruction, in memory: UnsafeMutablePointer<N>) {
    for r in 0..<i.rows {
      for c in 0..<i.columns {
        memory[i.result + r * i.resultRowStep + c * i.resultStep] =
          memory[i.left + r * i.rowStep + c * i.leftStep]
      }
    }
  }
}

extension Comparison {
  func admits(_ a: Double, _ b: Double) -> Bool {
    admits(a < b ? .less : a > b ? .greater : .equal)
  }
}
