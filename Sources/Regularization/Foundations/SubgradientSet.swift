/// The closed interval [lower, upper] of slopes at a point; its ends may be infinite.
public struct Slopes: Hashable, Sendable, CustomStringConvertible {
  public let lower: Double
  public let upper: Double

  public init(_ lower: Double, _ upper: Double) { (self.lower, self.upper) = (lower, upper) }
  /// One slope: a derivative.
  public init(_ only: Double) { self.init(only, only) }
  /// All numbers: the slopes where a function jumps up, or leaves with infinite slope.
  public static let all = Slopes(-.infinity, .infinity)

  public var only: Double? { lower == upper ? lower : nil }
  public var description: String { lower == upper ? "{\(lower)}" : "[\(lower), \(upper)]" }

  /// How far g lies outside.
  public func excess(of g: Double) -> Double { max(0, lower - g, g - upper) }
}

/// The set of (regular) subgradients at a point: all g with R′(w; u) ≥ g·u for every direction u. For
/// a convex R it is ∂R(w). It is closed and convex, and may be empty.
///
/// Whoever needs one element chooses it in the open.
public indirect enum SubgradientSet: Hashable, Sendable {
  case empty
  case box([Slopes])
  /// All points at most `radius` away from the set, in Euclidean distance.
  case inflated(SubgradientSet, radius: Double)
  /// {s·a : s ≥ 0}.
  case ray([Double])
  /// A set for each block of entries; the blocks hold every entry once.
  case blocks([Block])
  /// {Dᵀu : uᵢ in the i-th interval} with (Dw)ᵢ = wᵢ₊₁ − wᵢ: the chain of the fused penalty.
  case chain([Slopes])
  /// What singular values have for an interval.
  case spectral(SpectralSet)

  public struct Block: Hashable, Sendable {
    public let entries: [Int]
    public let set: SubgradientSet
    public init(_ entries: [Int], _ set: SubgradientSet) {
      (self.entries, self.set) = (entries, set)
    }
  }

  public static func only(_ g: [Double]) -> SubgradientSet { .box(g.map { Slopes($0) }) }
  public static func ball(count: Int, radius: Double) -> SubgradientSet {
    .inflated(.only([Double](repeating: 0, count: count)), radius: radius)
  }

  /// The gradient, where the set has one element.
  public var onlyElement: [Double]? {
    switch self {
    case .empty: return nil
    case .box(let slopes), .chain(let slopes):
      let values = slopes.compactMap(\.only)
      guard values.count == slopes.count else { return nil }
      if case .chain = self { return Self.chained(values) }
      return values
    case .inflated(let set, let radius): return radius == 0 ? set.onlyElement : nil
    case .spectral(let set): return set.onlyElement
    case .ray(let a): return a.allSatisfy { $0 == 0 } ? a : nil
    case .blocks(let blocks):
      var result = [Double](repeating: 0, count: blocks.reduce(0) { $0 + $1.entries.count })
      for block in blocks {
        guard let part = block.set.onlyElement else { return nil }
        Self.place(part, at: block.entries, in: &result)
      }
      return result
    }
  }

  /// Dᵀu: each difference pulls its two neighbours apart.
  static func chained(_ u: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: u.count + 1)
    for (i, slope) in u.enumerated() {
      result[i] -= slope
      result[i + 1] += slope
    }
    return result
  }

  static func place(_ part: [Double], at entries: [Int], in whole: inout [Double]) {
    for (value, k) in zip(part, entries) where whole.indices.contains(k) { whole[k] = value }
  }

  static func take(_ entries: [Int], of whole: [Double]) -> [Double] {
    entries.map { whole.indices.contains($0) ? whole[$0] : .nan }
  }
}
