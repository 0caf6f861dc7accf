import SymbolicLite

/// A formula with one small part changed, and what that says of the mistake.
struct Mend {
  var formula: Expression
  private let describe: () -> String

  init(formula: Expression, words describe: @escaping () -> String) {
    (self.formula, self.describe) = (formula, describe)
  }

  /// Written only where the change mends the claim.
  var words: String { describe() }
}

/// All small changes of a formula at any depth, in reading order.
///
/// What stands inside a derivative or a minimum is left alone: there the mistake would be another
/// one than the claim shows.
struct Mends {
  private let factors: [Factor]
  private let advice: (Factor, Expression) -> String
  private var list: [Mend] = []
  private static let most = 1500

  init(_ diagnosis: Diagnosis) {
    factors = Factor.all(diagnosis.scalars, diagnosis.examiner.problem.vocabulary.sizes)
    advice = diagnosis.advice
  }

  static func of(_ formula: Expression, _ diagnosis: Diagnosis) -> [Mend] {
    var mends = Mends(diagnosis)
    mends.visit(formula, depth: 0) { $0 }
    return mends.list
  }

  private typealias Rebuild = (Expression) -> Expression

  private mutating func visit(_ node: Expression, depth: Int, _ rebuild: @escaping Rebuild) {
    guard list.count < Self.most, depth < 24 else { return }
    change(node, isTop: depth == 0, rebuild)
    switch node {
    case .gradient, .hessian, .derivative, .oneSidedDerivative, .minimiser, .minimum,
      .expectation, .variance:
      return
    default: break
    }
    for (number, child) in node.children.enumerated() {
      visit(child, depth: depth + 1) { rebuild(node.replacing(child: number, by: $0)) }
    }
  }

  private mutating func offer(
    _ part: Expression, _ words: @autoclosure @escaping () -> String, _ rebuild: Rebuild
  ) {
    list.append(Mend(formula: rebuild(part), words: words))
  }

  private mutating func change(_ node: Expression, isTop: Bool, _ rebuild: Rebuild) {
    switch node {
    case .add(let terms) where !isTop: changeTerms(node, terms, rebuild)
    case .apply(.exp, let u), .power(.e, let u):
      changeExponent(node, u, rebuild)
    case .apply(let function, let u) where function != .magnitude:
      let words = "the sign of $\(u.latex)$ in $\(node.latex)$ is wrong"
      offer(.apply(function, .negate(u)), words, rebuild)
    case .norm(let norm, let a) where !isTop: changeNorm(node, norm, a, rebuild)
    case .power(.norm(let norm, let a), .number(let two)) where two == Rational(2):
      let plain = Expression.norm(norm, a)
      offer(plain, "$\(node.latex)$ should not be squared", rebuild)
    case .cases(let branches, let otherwise): changeCases(branches, otherwise, rebuild)
    case .extremum(let which, let items):
      let other = Expression.extremum(which == .max ? .min : .max, items)
      offer(other, "$\(node.latex)$ should read $\(other.latex)$", rebuild)
    case .symbol, .transpose: changeTranspose(node, rebuild)
    case .block(let rows): changeBlock(rows, rebuild)
    default: break
    }
  }

  private mutating func changeTerms(
    _ node: Expression, _ terms: [Expression], _ rebuild: Rebuild
  ) {
    guard terms.count <= 8 else { return }
    let whole = node.latex
    let place = whole.count <= 60 ? ", in $\(whole)$" : ""
    for (position, term) in terms.enumerated() {
      for factor in factors {
        var changed = terms
        changed[position] = factor.applied(to: term)
        let mend = Mend(formula: rebuild(.add(changed))) { [advice] in
          advice(factor, term) + place
        }
        list.append(mend)
      }
    }
  }

  private mutating func changeExponent(_ node: Expression, _ u: Expression, _ rebuild: Rebuild) {
    for factor in factors {
      if case .nothing = factor.kind { continue }
      let mended = factor.applied(to: u)
      let words =
        if case .sign = factor.kind {
          "the sign of the exponent $\(u.latex)$ is wrong"
        } else {
          "the exponent $\(u.latex)$ should read $\(mended.latex)$"
        }
      offer(.apply(.exp, mended), words, rebuild)
    }
  }

  private mutating func changeNorm(
    _ node: Expression, _ norm: Norm, _ a: Expression, _ rebuild: Rebuild
  ) {
    let square = Expression.power(node, .number(Rational(2)))
    offer(square, "the square is missing: $\(node.latex)$ should read $\(square.latex)$", rebuild)
    let others: [Norm] =
      switch norm {
      case .l1: [.l2, .infinity]
      case .l2: [.l1, .infinity]
      case .infinity: [.l1, .l2]
      default: []
      }
    for other in others {
      let mended = Expression.norm(other, a)
      let words = "$\(node.latex)$ should read $\(mended.latex)$"
      offer(mended, words, rebuild)
    }
  }

  private mutating func changeTranspose(_ node: Expression, _ rebuild: Rebuild) {
    guard let turned = node.transposedFactor else { return }
    let words = "rows and columns are swapped: $\(node.latex)$ should read $\(turned.latex)$"
    offer(turned, words, rebuild)
  }

  private mutating func changeBlock(_ rows: [[Expression]], _ rebuild: Rebuild) {
    guard rows.count <= 6, rows.allSatisfy({ $0.count == 1 }) else { return }
    for first in rows.indices {
      for second in rows.indices.dropFirst(first + 1)
      where rows[first][0].shape == rows[second][0].shape {
        var swapped = rows
        swapped.swapAt(first, second)
        offer(.block(swapped), "coordinates \(first + 1) and \(second + 1) are swapped", rebuild)
      }
    }
  }

  // MARK: Thresholds

  private mutating func changeCases(
    _ branches: [Branch], _ otherwise: Expression?, _ rebuild: Rebuild
  ) {
    func all(_ change: (Relation) -> Relation) -> Expression {
      .cases(branches.map { Branch($0.value, if: change($0.condition)) }, otherwise: otherwise)
    }
    offer(all(\.turned), "the threshold is on the wrong side", rebuild)
    for (position, branch) in branches.enumerated() {
      var changed = branches
      changed[position].condition = branch.condition.turned
      let words = "the condition $\(branch.condition.latex)$ is on the wrong side"
      offer(.cases(changed, otherwise: otherwise), words, rebuild)
    }
    for (position, branch) in branches.enumerated() {
      for factor in factors.prefix(3) {
        var changed = branches
        changed[position].value = factor.applied(to: branch.value)
        let words = "where $\(branch.condition.latex)$, \(advice(factor, branch.value))"
        offer(.cases(changed, otherwise: otherwise), words, rebuild)
      }
    }
    if branches.count == 2 || otherwise != nil, let first = branches.first {
      var values = branches.map(\.value) + [otherwise].compactMap { $0 }
      if values.count == 2 {
        values.swapAt(0, 1)
        let swapped = Expression.cases(
          [Branch(values[0], if: first.condition)]
            + branches.dropFirst().map {
              Branch(values[1], if: $0.condition)
            }, otherwise: otherwise.map { _ in values[1] })
        offer(swapped, "the two cases are swapped", rebuild)
      }
    }
    guard let threshold = branches.compactMap(\.condition.threshold).first else { return }
    let two = Expression.number(Rational(2))
    let others: [Expression] = [
      .multiply(two, threshold), .divide(threshold, two), .apply(.sqrt, .multiply(two, threshold)),
      .apply(.sqrt, threshold), .power(threshold, two), .divide(.power(threshold, two), two),
    ]
    for other in others {
      let words = "the threshold should be $\(other.latex)$, not $\(threshold.latex)$"
      offer(all { $0.replacing(threshold: threshold, by: other) }, words, rebuild)
    }
  }
}

extension Diagnosis {
  /// A small change of the claimed side, inside one of its terms.
  func mend(_ claimed: Expression, other: Expression) -> String? {
    // Most changes fail at the first points, which are cheap.
    Mends.of(claimed, self).first { agree(other, $0.formula) }?.words
  }
}

extension Expression {
  /// The formula with one of its direct parts replaced.
  func replacing(child number: Int, by part: Expression) -> Expression {
    var position = -1
    return mapChildren {
      position += 1
      return position == number ? part : $0
    }
  }
}

extension Relation {
  /// < for > and so on, in conditions made of comparisons.
  fileprivate var turned: Relation {
    switch self {
    case .compare(let a, let comparison, let b): .compare(a, comparison.turned, b)
    case .all(let parts): .all(parts.map(\.turned))
    case .any(let parts): .any(parts.map(\.turned))
    default: self
    }
  }

  /// What a condition compares with: the bare letters side of |z| > λ.
  fileprivate var threshold: Expression? {
    switch self {
    case .compare(let a, _, let b):
      if case .apply(.magnitude, _) = a { return b }
      if case .apply(.magnitude, _) = b { return a }
      return nil
    case .all(let parts), .any(let parts): return parts.lazy.compactMap(\.threshold).first
    default: return nil
    }
  }

  fileprivate func replacing(threshold: Expression, by other: Expression) -> Relation {
    switch self {
    case .compare(let a, let comparison, let b):
      .compare(a == threshold ? other : a, comparison, b == threshold ? other : b)
    case .all(let parts): .all(parts.map { $0.replacing(threshold: threshold, by: other) })
    case .any(let parts): .any(parts.map { $0.replacing(threshold: threshold, by: other) })
    default: self
    }
  }
}

extension Comparison {
  fileprivate var turned: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
