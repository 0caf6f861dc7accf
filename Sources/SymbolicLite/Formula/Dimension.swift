/// A size: `3`, `n`, or a sum such as `n + d + 1` (stacked blocks have such sizes).
///
/// Sizes are symbolic in a note and drawn when a point is sampled, so `n` and `d` are different
/// sizes even where a sample happens to give both the value 2.
public struct Dimension: Hashable, Sendable, CustomStringConvertible {
  /// Shared by all copies: formulas are full of shapes, and a copy should cost one reference.
  private final class Content: Sendable {
    let terms: [String: Int]
    let constant: Int
    let name: String?
    let count: Int

    init(_ terms: [String: Int], _ constant: Int) {
      self.terms = terms
      self.constant = constant
      count = terms.count
      let isName = constant == 0 && terms.count == 1 && terms.first?.value == 1
      name = isName ? terms.first?.key : nil
    }
  }

  private let content: Content

  /// How often each named size occurs in the sum; never zero.
  public var terms: [String: Int] { content.terms }
  public var constant: Int { content.constant }

  private init(_ terms: [String: Int], _ constant: Int) { content = Content(terms, constant) }

  /// The fixed size `count`.
  public init(_ count: Int) { self.init([:], count) }

  /// The size called `name`, as in ℝⁿ.
  public init(_ name: String) { self.init([name: 1], 0) }

  public static let one = Dimension(1)

  // Most sizes are 1 or one name; comparing dictionaries is left for the rest.
  public static func == (a: Dimension, b: Dimension) -> Bool {
    let (one, other) = (a.content, b.content)
    if one === other { return true }
    guard one.constant == other.constant, one.count == other.count else { return false }
    return one.count == 0 || one.name == other.name && (one.name != nil || one.terms == other.terms)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(content.constant)
    hasher.combine(content.count)
  }

  /// The name, where the size is exactly one named size.
  public var name: String? { content.name }

  /// The number, where the size is a fixed one.
  public var fixed: Int? { content.count == 0 ? content.constant : nil }

  public static func + (a: Dimension, b: Dimension) -> Dimension {
    Dimension(a.terms.merging(b.terms, uniquingKeysWith: +), a.constant + b.constant)
  }

  /// The size that is left when `other` is taken away; nil where nothing would be left.
  public func subtracting(_ other: Dimension) -> Dimension? {
    var rest = terms
    for (name, count) in other.terms {
      let left = (rest[name] ?? 0) - count
      guard left >= 0 else { return nil }
      rest[name] = left == 0 ? nil : left
    }
    let number = constant - other.constant
    guard number >= 0, number > 0 || !rest.isEmpty else { return nil }
    return Dimension(rest, number)
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
