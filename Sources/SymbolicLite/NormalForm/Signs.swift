/// Which of negative, zero and positive a number can be.
package struct Signs: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let negative = Signs(rawValue: 1)
  package static let zero = Signs(rawValue: 2)
  package static let positive = Signs(rawValue: 4)
  package static let any: Signs = [.negative, .zero, .positive]
  package static let nonnegative: Signs = [.zero, .positive]
  package static let nonpositive: Signs = [.zero, .negative]
  package static let nonzero: Signs = [.negative, .positive]

  init(of value: Rational) {
    self = value == .zero ? .zero : value > .zero ? .positive : .negative
  }

  var flipped: Signs {
    var result = intersection(.zero)
    if contains(.negative) { result.insert(.positive) }
    if contains(.positive) { result.insert(.negative) }
    return result
  }

  func times(_ other: Signs) -> Signs {
    var result: Signs = []
    if contains(.positive) { result.formUnion(other) }
    if contains(.negative) { result.formUnion(other.flipped) }
    if contains(.zero), !other.isEmpty { result.insert(.zero) }
    return result
  }

  func plus(_ other: Signs) -> Signs {
    if self == .zero { return other }
    if other == .zero { return self }
    if isSubset(of: .nonnegative), other.isSubset(of: .nonnegative) {
      return self == .positive || other == .positive ? .positive : .nonnegative
    }
    if isSubset(of: .nonpositive), other.isSubset(of: .nonpositive) {
      return self == .negative || other == .negative ? .negative : .nonpositive
    }
    return .any
  }

  /// What a comparison with zero says.
  package init(_ comparison: Comparison) {
    switch comparison {
    case .equal: self = .zero
    case .notEqual: self = .nonzero
    case .less: self = .negative
    case .lessOrEqual: self = .nonpositive
    case .greater: self = .positive
    case .greaterOrEqual: self = .nonnegative
    }
  }
}
