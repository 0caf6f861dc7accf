/// Why a parameter, a vector or a data set was refused. The text prints the number and the bound.
/// Positions are written as subscripts, counted from 0.
public enum InvalidInput: Error, Hashable, Sendable {
  /// A number outside of its bounds; `bound` reads on after "must be".
  case number(name: String, value: Double, bound: String)
  /// An entry outside of its bounds, NaN and infinities included.
  case entry(name: String, index: Int, value: Double, bound: String)
  case empty(name: String)
  /// Another number of entries than there have to be; `entries` says of what.
  case count(name: String, found: Int, expected: Int, of: String)
  /// A matrix that differs from its transpose, with the two entries.
  case asymmetric(name: String, row: Int, column: Int, Double, Double)
  /// A matrix without full column rank: its smallest singular value, and the largest that counts
  /// as 0.
  case singular(name: String, smallest: Double, bound: Double)
  /// A matrix that is not positive semidefinite: its smallest eigenvalue.
  case indefinite(name: String, eigenvalue: Double, bound: Double)
  /// A text that has to be different from all others of its list.
  case repeated(name: String, text: String)
  case overlap(index: Int, groups: [Int])
  case uncovered(index: Int)
  case outOfRange(index: Int, group: Int, count: Int)
}

extension InvalidInput: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number(let name, let value, let bound): "\(name) must be \(bound), but is \(value)"
    case .entry(let name, let index, let value, let bound):
      "\(name)[\(index)] must be \(bound), but is \(value)"
    case .empty(let name): "\(name) must have at least 1 entry, but has 0"
    case .count(let name, let found, let expected, let entries):
      "\(name) must have \(expected) \(entries), but has \(found)"
    case .asymmetric(let name, let i, let j, let a, let b):
      "\(name) must be symmetric, but \(name)[\(i)][\(j)] is \(a) and \(name)[\(j)][\(i)] is \(b)"
    case .singular(let name, let smallest, let bound):
      "\(name) must have full column rank, but its smallest singular value is \(smallest),"
        + " which is not above \(bound)"
    case .indefinite(let name, let eigenvalue, let bound):
      "\(name) must have no eigenvalue below \(bound), but has \(eigenvalue)"
    case .repeated(let name, let text):
      "\(name) must differ from each other, but \"\(text)\" is there twice"
    case .overlap(let index, let groups):
      "groups must not overlap, but index \(index) is in groups "
        + groups.map { "\($0)" }.joined(separator: " and ")
    case .uncovered(let index): "groups must hold every index, but none holds \(index)"
    case .outOfRange(let index, let group, let count):
      "group \(group) must hold indices from 0 to \(count - 1), but holds \(index)"
    }
  }
}

/// What parameters may be; each function returns its argument, so that an initialiser is a line.
enum Checked {
  static func nonnegative(_ name: String, _ x: Double) throws(InvalidInput) -> Double {
    guard x.isFinite, x >= 0 else {
      throw .number(name: name, value: x, bound: "finite and ≥ 0")
    }
    return x
  }

  static func positive(_ name: String, _ x: Double) throws(InvalidInput) -> Double {
    try above(0, name, x)
  }

  static func above(_ bound: Double, _ name: String, _ x: Double) throws(InvalidInput) -> Double {
    guard x.isFinite, x > bound else {
      let text = bound == bound.rounded() ? String(Int(bound)) : "\(bound)"
      throw .number(name: name, value: x, bound: "finite and > \(text)")
    }
    return x
  }

  /// A number of weights, rows or columns; products of two of them do not overflow.
  static func count(_ name: String, _ x: Int) throws(InvalidInput) -> Int {
    guard x > 0, x < 1 << 31 else {
      throw .number(name: name, value: Double(x), bound: "at least 1 and below 2147483648")
    }
    return x
  }

  static func fraction(_ name: String, _ x: Double) throws(InvalidInput) -> Double {
    guard x >= 0, x <= 1 else { throw .number(name: name, value: x, bound: "in [0, 1]") }
    return x
  }

  /// A share of what was before, as optimisers keep it: in [0, 1).
  static func belowOne(_ name: String, _ x: Double) throws(InvalidInput) -> Double {
    guard x >= 0, x < 1 else { throw .number(name: name, value: x, bound: "in [0, 1)") }
    return x
  }

  /// A vector with at least one entry, all of them finite.
  @discardableResult
  static func vector(_ name: String, _ x: [Double]) throws(InvalidInput) -> [Double] {
    if x.isEmpty { throw .empty(name: name) }
    for (k, entry) in x.enumerated() where !entry.isFinite {
      throw .entry(name: name, index: k, value: entry, bound: "a finite number")
    }
    return x
  }

  /// The same with entries that are not negative.
  static func nonnegative(_ name: String, _ x: [Double]) throws(InvalidInput) -> [Double] {
    try vector(name, x)
    for (k, entry) in x.enumerated() where entry < 0 {
      throw .entry(name: name, index: k, value: entry, bound: "≥ 0")
    }
    return x
  }
}
