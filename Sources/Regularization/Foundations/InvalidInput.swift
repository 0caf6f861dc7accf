/// Why a parameter, a vector or a data set was refused. The text prints the number and the bound.
public enum InvalidInput: Error, Hashable, Sendable {
  /// A number outside of its bounds; `bound` reads on after "must be".
  case number(name: String, value: Double, bound: String)
  /// An entry that is NaN or infinite, counted from 1.
  case notFinite(name: String, entry: Int, value: Double)
  case empty(name: String)
  /// Another number of entries than there have to be; `entries` says of what.
  case count(name: String, found: Int, expected: Int, of: String)
  case asymmetric(name: String, row: Int, column: Int, values: [Double])
  /// A matrix without full rank: its smallest pivot beside the smallest that counts as non-zero.
  case singular(name: String, pivot: Double, bound: Double)
  /// A matrix that is not positive semidefinite: its smallest eigenvalue.
  case indefinite(name: String, eigenvalue: Double, bound: Double)
  /// Groups are counted from 1, weights as well.
  case overlap(weight: Int, groups: [Int])
  case uncovered(weight: Int)
  case outOfRange(weight: Int, group: Int, count: Int)
}

extension InvalidInput: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number(let name, let value, let bound): "\(name) must be \(bound), but is \(value)"
    case .notFinite(let name, let entry, let value):
      "entry \(entry) of \(name) must be a finite number, but is \(value)"
    case .empty(let name): "\(name) must have at least 1 entry, but has 0"
    case .count(let name, let found, let expected, let entries):
      "\(name) must have \(expected) \(entries), but has \(found)"
    case .asymmetric(let name, let row, let column, let values):
      "\(name) must be symmetric, but its entries (\(row), \(column)) and (\(column), \(row)) are "
        + values.map { "\($0)" }.joined(separator: " and ")
    case .singular(let name, let pivot, let bound):
      "\(name) must have full column rank, but its smallest pivot is \(pivot), at most \(bound)"
    case .indefinite(let name, let eigenvalue, let bound):
      "\(name) must have no eigenvalue below \(bound), but has \(eigenvalue)"
    case .overlap(let weight, let groups):
      "weight \(weight) must be in 1 group, but is in groups "
        + groups.map { "\($0)" }.joined(separator: " and ")
    case .uncovered(let weight): "weight \(weight) must be in 1 group, but is in none"
    case .outOfRange(let weight, let group, let count):
      "group \(group) must hold weights from 1 to \(count), but holds \(weight)"
    }
  }
}

/// What parameters may be; each function returns its argument, so that an initialiser is a line.
enum Checked {
  static func finite(_ name: String, _ x: Double) throws(InvalidInput) -> Double {
    guard x.isFinite else { throw .number(name: name, value: x, bound: "a finite number") }
    return x
  }

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

  static func fraction(_ name: String, _ x: Double) throws(InvalidInput) -> Double {
    guard x >= 0, x <= 1 else { throw .number(name: name, value: x, bound: "in [0, 1]") }
    return x
  }

  /// A vector with at least one entry, all of them finite.
  @discardableResult
  static func vector(_ name: String, _ x: [Double]) throws(InvalidInput) -> [Double] {
    if x.isEmpty { throw .empty(name: name) }
    for (k, entry) in x.enumerated() where !entry.isFinite {
      throw .notFinite(name: name, entry: k + 1, value: entry)
    }
    return x
  }
}
