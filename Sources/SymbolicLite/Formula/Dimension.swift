/// A size: `3`, `n`, or a sum such as `n + d + 1` (stacked blocks have such sizes).
///
/// Sizes are symbolic in a note and drawn when a point is sampled, so `n` and `d` are different
/// sizes even where a sample happens to give both the value 2.
public struct Dimension: Hashable, Sendable, CustomStringConvertible {
  /// How often each named size occurs in the sum; never zero.
  public private(set) var terms: [String: Int]
  public private(set) var constant: Int

  /// The fixed size `count`.
  public init(_ count: Int) {
    terms = [:]
    constant = count
  }

  /// The size called `name`, as in ℝⁿ.
  public init(_ name: String) {
    terms = [name: 1]
    constant = 0
  }

  public static let one = Dimension(1)

  // Most sizes are 1 or one name; comparing dictionaries is left for the rest.
  public static func == (a: Dimension, b: Dimension) -> Bool {
    a.constant == b.constant && a.terms.count == b.terms.count
      && (a.terms.isEmpty || a.terms == b.terms)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(constant)
    hasher.combine(terms.count)
  }

  /// The name, where the size is exactly one named size.
  public var name: String? {
    guard constant == 0, terms.count == 1, let (name, count) = terms.first, count == 1 else {
      return nil
    }
    return name
  }

  /// The number, where the size is a fixed one.
  public var fixed: Int? { terms.isEmpty ? constant : nil }

  public static func + (a: Dimension, b: Dimension) -> Dimension {
    var sum = a
    for (name, count) in b.terms { sum.terms[name, default: 0] += count }
    sum.constant += b.constant
    return sum
  }

  /// The size that is left when `other` is taken away; nil where nothing would be left.
  public func subtracting(_ other: Dimension) -> Dimension? {
    var rest = self
    for (name, count) in other.terms {
      let left = (rest.terms[name] ?? 0) - count
      guard left >= 0 else { return nil }
      rest.terms[name] = left == 0 ? nil : left
    }
    rest.constant -= other.constant
    guard rest.constant >= 0, rest.constant > 0 || !rest.terms.isEmpty else { return nil }
    return rest
  }

  /// The same size with each name replaced as `replace` says (`nil` keeps it).
  public func mapNames(_ replace: (String) -> Dimension?) -> Dimension {
    var result = Dimension(constant)
    for (name, count) in terms {
      let part = replace(name) ?? Dimension(name)
      for _ in 0..<count { result = result + part }
    }
    return result
  }

  public var description: String {
    var parts = terms.sorted { $0.key < $1.key }.map {
      $0.value == 1 ? $0.key : "\($0.value)\($0.key)"
    }
    if constant != 0 || parts.isEmpty { parts.append("\(constant)") }
    return parts.joined(separator: " + ")
  }
}
