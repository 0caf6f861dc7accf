import Checkers
import SymbolicLite

/// An objective as a formula in X, y, w, b and the letters of its loss and its penalty, for all sizes n
/// and d. It prints as LaTeX, and its gradient follows by the rules.
public struct ObjectiveFormula: Sendable {
  public let expression: Expression
  public let weights: Symbol
  public let bias: Symbol?
  public let assumptions: [Relation]

  public var latex: String { expression.latex }

  /// - Throws: ``Diagnostic`` where the loss or the penalty is not stated in the language of the notes.
  public init(
    _ loss: any Loss, _ penalty: any Penalty, reduction: Objective.Reduction = .sum,
    hasBias: Bool = false
  ) throws(Diagnostic) {
    if let reason = penalty.statement.reasonUnwritten {
      throw Diagnostic("expected a penalty with a formula, found one that \(reason)", at: 0..<1)
    }
    let price = try ReadLossStatement(loss.statement, targets: loss.targets)
    let read = try ReadStatement(penalty.statement)
    let renamed = Self.letters(of: price, apartFrom: read)
    let design = Expression.matrix("X", "n", "d")
    let targets = Expression.vector("y", "n", in: price.target.domain)
    let index = Index("i", through: "n")
    let bias = hasBias ? Symbol("b") : nil
    let image = (design * .symbol(read.weights))[index]
    let prediction = bias.map { image + .symbol($0) } ?? image
    let each = price.formula.substituting(renamed).substituting([
      price.prediction: prediction, price.target: targets[index],
    ])
    let total = sum(over: index, each.simplified())
    let scaled = reduction == .sum ? total : 1 / .size("n") * total
    expression = scaled + read.formula
    weights = read.weights
    self.bias = bias
    assumptions =
      read.scope.assumptions + price.scope.assumptions.map { $0.substituting(renamed) }
  }

  /// Letters of the loss that the penalty uses for something else.
  private static func letters(
    of loss: ReadLossStatement, apartFrom penalty: ReadStatement
  ) -> [Symbol: Expression] {
    var renamed: [Symbol: Expression] = [:]
    for (name, symbol) in loss.scope.symbols where penalty.scope.symbols[name] != nil {
      guard symbol != loss.prediction, symbol != loss.target else { continue }
      renamed[symbol] = .symbol(Symbol("\(name)_{\\text{loss}}", symbol.shape, in: symbol.domain))
    }
    return renamed
  }

  /// ∇J with respect to the weights, and where the rules hold; nil where no rule applies.
  public var gradient: Derived? { expression.gradient(with: weights) }
}
