import SymbolicLite

/// A number that depends on a vector, and that can be differentiated: a compiled formula, or a
/// closure on ``Variable``s.
public protocol DifferentiableFunction: SlopeSource {
  /// NaN or infinite where there is no value.
  func value(at w: [Double]) -> Double
  /// A plan that holds at a point, and around it where nothing ties.
  func compiled(at w: [Double]) throws(Undefined) -> CompiledFunction
}

extension DifferentiableFunction {
  /// The slopes from both sides by automatic differentiation. A closure that compares two equal
  /// numbers has been recorded on one side only; there its values have to do.
  public func slopes(at w: [Double], along v: [Double]) throws(Undefined) -> Slopes {
    let function = try compiled(at: w)
    if try function.branchTies(at: w) {
      return try FiniteDifference { value(at: $0) }.slopes(at: w, along: v)
    }
    try expectValues(beside: w, along: v)
    let right = try function.slope(at: w, along: v)
    let left = try function.slope(at: w, along: v.map { -$0 })
    return Slopes(left: Measured(-left.value, error: left.error), right: right)
  }

  /// A derivative does not see that a function ends at the point: that of an indicator on the edge
  /// of its set, say.
  private func expectValues(beside w: [Double], along v: [Double]) throws(Undefined) {
    let length = v.reduce(0) { max($0, $1.magnitude) }
    let whole = w.reduce(0) { max($0, $1.magnitude) }
    guard length > 0, length.isFinite else { return }
    let h = 0x1p-45 * (whole > 0 ? whole : 1) / length
    for step in [h, -h] where !value(at: zip(w, v).map { $0 + step * $1 }).isFinite {
      throw .undefined("the function has no finite value right beside this point")
    }
  }

  public func subgradient(
    at w: [Double], furthestAlong v: [Double]
  ) throws(Undefined) -> [Double]? {
    let function = try compiled(at: w)
    if try function.branchTies(at: w) { return nil }
    let entries: [Measured] = try function.subgradient(at: w, furthestAlong: v)
    return entries.map(\.value)
  }

  /// Coordinates belong together where they move one and the same kink.
  public func kinkClusters(
    at w: [Double], among kinked: [Int]
  ) throws(Undefined) -> [[Int]] {
    let function = try compiled(at: w)
    if try function.branchTies(at: w) {
      return try FiniteDifference { value(at: $0) }.kinkClusters(at: w, among: kinked)
    }
    var clusters = Clusters(count: w.count)
    for moved in try function.kinks(at: w) {
      for j in moved.dropFirst() { clusters.join(moved[0], j) }
    }
    let among = Set(kinked)
    return clusters.sets.map { $0.filter(among.contains) }.filter { !$0.isEmpty }
  }
}

extension CompiledFunction: DifferentiableFunction {
  public func compiled(at w: [Double]) throws(Undefined) -> CompiledFunction {
    guard w.count == count else {
      throw .unsupported("a point of \(w.count) numbers where \(count) are needed")
    }
    return self
  }
}

/// A plain Swift closure, written once and called with numbers that remember how they came about.
public final class RecordedFunction: DifferentiableFunction {
  private let body: ([Variable]) -> Variable
  private var last: (point: [Double], function: CompiledFunction)?

  public init(_ body: @escaping ([Variable]) -> Variable) { self.body = body }

  /// Runs the closure itself, on constants: a second opinion that no recording can lead astray.
  public func value(at w: [Double]) -> Double { body(w.map { Variable($0) }).value }

  public func compiled(at w: [Double]) throws(Undefined) -> CompiledFunction {
    if let last, last.point == w { return last.function }
    let function = CompiledFunction(recording: body, at: w)
    last = (w, function)
    return function
  }
}
