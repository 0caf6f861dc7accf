import SymbolicLite

/// A regularised linear model to measure checkers on: n = 50 samples, 20 entries, the last of which
/// is a bias that no penalty touches.
public struct BenchmarkObjective: Hashable, Sendable, CustomStringConvertible {
  public enum Loss: String, CaseIterable, Sendable {
    case squared, logistic
    case squaredHinge = "squared hinge"
    case huber = "Huber"
    var hasThreshold: Bool { self == .squaredHinge || self == .huber }
  }

  public enum Penalty: String, CaseIterable, Sendable {
    case l1 = "L1"
    case l2 = "L2"
    case elasticNet = "elastic net"
    case groupLasso = "group lasso"
    var hasKink: Bool { self != .l2 }
  }

  public var loss: Loss
  public var penalty: Penalty

  public init(_ loss: Loss, _ penalty: Penalty) { (self.loss, self.penalty) = (loss, penalty) }

  public static let all = Loss.allCases.flatMap { loss in
    Penalty.allCases.map { BenchmarkObjective(loss, $0) }
  }

  public var description: String { "\(loss.rawValue) + \(penalty.rawValue)" }

  public static let samples = 50
  public static let entries = 20
  static let bias = entries - 1
  static let groups = [0..<5, 5..<10, 10..<15, 15..<19]

  // MARK: As formulas

  static let symbol = Symbol("w", .vector("d"))
  private static let w: Expression = .symbol(symbol)
  static let x: Expression = .matrix("X", "n", "d")
  static let y: Expression = .vector("y", "n")

  /// The loss as a formula in w, X and y; a mean over the samples.
  public var lossFormula: Expression {
    let (w, x, y, n) = (Self.w, Self.x, Self.y, Expression.size("n"))
    let ones = Expression.ones(.vector("n"))
    switch loss {
    case .squared: return .power(norm2(x * w - y), 2) / (2 * n)
    case .logistic: return dot(ones, log(ones + exp(-hadamard(y, x * w)))) / n
    case .squaredHinge:
      return .power(norm2(positivePart(ones - hadamard(y, x * w))), 2) / (2 * n)
    case .huber:
      let i = Index("i", id: 1, through: "n")
      let rest = dot(x.row(i), w) - y[i]
      let pieces = Expression.cases(
        [Branch(rest.squared / 2, if: abs(rest) <= 1)], otherwise: abs(rest) - 0.5)
      return sum(over: i, pieces) / n
    }
  }

  /// The penalty with weight 1, as a formula in w.
  public var penaltyFormula: Expression {
    let j = Index("j", id: 1, through: Dimension(Self.bias))
    let entry = Self.w[j]
    switch penalty {
    case .l1: return sum(over: j, abs(entry))
    case .l2: return sum(over: j, entry.squared) / 2
    case .elasticNet:
      return 0.5 * sum(over: j, abs(entry)) + 0.25 * sum(over: j, entry.squared)
    case .groupLasso:
      let lengths = Self.groups.map { group -> Expression in
        let k = Index("k", id: 1, through: Dimension(group.count))
        let start = Expression.number(Rational(group.lowerBound))
        return norm2(.tabulate(k, nil, Self.w[.add([.index(k), start])]))
      }
      return .add(lengths)
    }
  }
}

extension BenchmarkObjective {
  /// One data set, for both kinds of targets.
  public struct Data: Sendable {
    public var x: [[Double]]
    /// ±1 for classification, real numbers for regression.
    public var y: [Double]

    var environment: Environment<Double> {
      var result = Environment<Double>(
        sizes: ["n": BenchmarkObjective.samples, "d": BenchmarkObjective.entries])
      result.values[Symbol("X", .matrix("n", "d"))] = Tensor(
        rows: x.count, columns: BenchmarkObjective.entries, x.flatMap { $0 })
      result.values[Symbol("y", .vector("n"))] = Tensor(column: y)
      return result
    }
  }

  /// Loss and penalty, compiled for one data set.
  public func terms(_ data: Data, weight: Double) throws(Undefined) -> [Term] {
    let environment = data.environment
    let loss = try CompiledFunction(lossFormula, with: Self.symbol, in: environment)
    let penalty = try CompiledFunction(penaltyFormula, with: Self.symbol, in: environment)
    return [
      Term("loss", loss, samples: Self.samples), Term("penalty", penalty, weight: weight),
    ]
  }
}
