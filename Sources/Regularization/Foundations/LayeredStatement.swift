import SymbolicLite

/// The statement of a sum of penalties over blocks: ∑ₗ Rₗ(Sₗw), each Rₗ with letters of its own. Sₗ picks
/// block l out of w.
enum LayeredStatement {
  /// `\lambda` in layer 2 is `\lambda_{2}`.
  static func indexed(_ name: String, _ layer: Int) -> String { "\(name)_{\(layer)}" }

  /// The S₁, S₂, … of blocks of these sizes, one after the other.
  static func selections(_ counts: [Int]) -> [String: Quantity] {
    let total = counts.reduce(0, +)
    var result: [String: Quantity] = [:]
    var start = 0
    for (k, count) in counts.enumerated() {
      var matrix = Matrix(
        rows: count, columns: total, [Double](repeating: 0, count: count * total))
      for i in 0..<count { matrix[i, start + i] = 1 }
      result[indexed("S", k + 1)] = .matrix(matrix)
      start += count
    }
    return result
  }

  /// Written by the writer of the notes; the gradient follows by the rules. Penalties whose letters
  /// are vectors or matrices have no statement here.
  static func of(_ penalties: [any Penalty]) -> Statement {
    do throws(Diagnostic) {
      var letters: [String] = []
      var parts: [Expression] = []
      var weights = Symbol("w", .vector("d"))
      for (k, penalty) in penalties.enumerated() {
        if let reason = penalty.statement.reasonUnwritten { return .unwritten(reason) }
        let read = try ReadStatement(penalty.statement)
        weights = read.weights
        guard let part = part(read, layer: k + 1, &letters) else {
          return .unwritten("is a sum over layers with letters that are not numbers")
        }
        parts.append(part)
      }
      let sum = parts.count == 1 ? parts[0] : Expression.add(parts)
      guard let gradient = sum.gradient(with: weights) else {
        return .unwritten("is a sum over layers that no rule of calculus takes apart")
      }
      return Statement(
        declarations: letters, formula: sum.latex, gradient: gradient.expression.latex)
    } catch {
      return .unwritten("is a sum over layers that cannot be read: \(error.message)")
    }
  }

  /// Rₗ(Sₗw), and the declarations of its letters.
  private static func part(
    _ read: ReadStatement, layer: Int, _ letters: inout [String]
  ) -> Expression? {
    var renamed: [Symbol: Expression] = [:]
    for (name, symbol) in read.scope.symbols.sorted(by: { $0.key < $1.key }) {
      guard symbol != read.weights, symbol != read.place, symbol != read.step else { continue }
      guard symbol.shape.isScalar else { return nil }
      let own = Symbol(indexed(name, layer), symbol.shape, in: symbol.domain)
      renamed[symbol] = .symbol(own)
      letters.append("\(own.name) \\in \\mathbb{R}")
    }
    // Conditions on the step are for the prox, which has no formula here.
    for assumption in read.scope.assumptions where !assumption.freeSymbols.contains(read.step) {
      letters.append(assumption.substituting(renamed).latex)
    }
    let size = Dimension("d_{\(layer)}")
    let selection = Symbol(indexed("S", layer), .matrix(size, "d"))
    letters.append("\(selection.name) \\in \\mathbb{R}^{d_{\(layer)} \\times d}")
    let block = Symbol("w", .vector(size))
    let own = read.formula.substituting(renamed).renamingSizes { $0 == "d" ? size : nil }
    return own.substituting([block: .symbol(selection) * .symbol(read.weights)])
  }
}
