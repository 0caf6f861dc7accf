import SymbolicLite

/// Whether linear inequalities contradict each other, exactly: Fourier–Motzkin elimination over the
/// rationals. Products of symbols are variables of their own, so that "infeasible" is always right
/// and "feasible" may be too generous.
struct LinearArithmetic {
  struct Constraint: Hashable {
    /// ∑ cₖxₖ + constant, which is > 0, ≥ 0 or = 0.
    var coefficients: [Int: Rational]
    var constant: Rational
    var signs: Signs
  }

  private static let limit = 300

  /// False only where no values meet all constraints.
  static func isFeasible(_ constraints: [Constraint]) -> Bool {
    var current: [Constraint] = []
    for item in constraints {
      switch item.signs {
      case []: return false
      case .positive, .nonnegative, .zero: current.append(item)
      case .negative, .nonpositive:
        guard let turned = item.scaled(by: Rational(-1)) else { continue }
        current.append(turned)
      default: break
      }
    }
    while let variable = current.lazy.compactMap({ $0.coefficients.keys.min() }).min() {
      guard let next = eliminate(variable, current), next.count <= limit else { return true }
      current = next
      if current.contains(where: \.isContradiction) { return false }
      current.removeAll { $0.coefficients.isEmpty }
    }
    return !current.contains(where: \.isContradiction)
  }

  private static func eliminate(_ variable: Int, _ all: [Constraint]) -> [Constraint]? {
    let involved = all.filter { $0.coefficients[variable] != nil }
    var result = all.filter { $0.coefficients[variable] == nil }
    if let equation = involved.first(where: { $0.signs == .zero }) {
      for other in involved where other != equation {
        guard let sum = cancel(variable, other, equation) else { return nil }
        result.append(sum)
      }
      return result
    }
    let (up, down) = (
      involved.filter { $0.coefficients[variable] ?? .zero > .zero },
      involved.filter { $0.coefficients[variable] ?? .zero < .zero }
    )
    for a in up {
      for b in down {
        guard let sum = cancel(variable, a, b) else { return nil }
        result.append(sum)
      }
    }
    return Array(Set(result))
  }

  /// a + t·b without the variable, with t > 0 where b is no equation.
  private static func cancel(
    _ variable: Int, _ a: Constraint, _ b: Constraint
  ) -> Constraint? {
    guard let p = a.coefficients[variable], let q = b.coefficients[variable],
      let t = (-p).divided(by: q), let scaled = b.scaled(by: t)
    else { return nil }
    var sum = a
    for (key, value) in scaled.coefficients {
      guard let total = (sum.coefficients[key] ?? .zero).adding(value) else { return nil }
      sum.coefficients[key] = total == .zero ? nil : total
    }
    guard let constant = sum.constant.adding(scaled.constant) else { return nil }
    sum.constant = constant
    if b.signs != .zero {
      sum.signs = a.signs == .positive || b.signs == .positive ? .positive : .nonnegative
    }
    return sum
  }
}

extension LinearArithmetic.Constraint {
  fileprivate func scaled(by factor: Rational) -> LinearArithmetic.Constraint? {
    var result = self
    for (key, value) in coefficients {
      guard let product = value.multiplied(by: factor) else { return nil }
      result.coefficients[key] = product
    }
    guard let product = constant.multiplied(by: factor) else { return nil }
    result.constant = product
    if factor < .zero {
      switch signs {
      case .positive: result.signs = .negative
      case .negative: result.signs = .positive
      case .nonnegative: result.signs = .nonpositive
      case .nonpositive: result.signs = .nonnegative
      default: break
      }
    }
    return result
  }

  fileprivate var isContradiction: Bool {
    guard coefficients.isEmpty else { return false }
    switch signs {
    case .positive: return constant <= .zero
    case .nonnegative: return constant < .zero
    case .zero: return constant != .zero
    default: return false
    }
  }
}
