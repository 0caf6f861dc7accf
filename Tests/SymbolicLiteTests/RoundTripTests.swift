import SymbolicLite
import Testing

@Suite("Written formulas are read back")
struct RoundTripTests {
  @Test("the reader finds the same value in what the writer wrote", arguments: WriterTests.rows)
  func writtenFormulas(row: WriterTests.Row) throws {
    try check(row.formula)
  }

  /// Hessians are read as Hw + w, where both sizes of a lone I or eⱼ can be told. Left out is the
  /// derivative of a block of constants, whose sizes nothing written tells.
  @Test("gradients and Hessians too", arguments: CalculusTests.rows)
  func derivatives(row: DerivativeRow) throws {
    guard case .symbol(let variable) = row.variable else { return }
    try check(row.formula)
    if row.formula.contains(where: \.isBlock), variable.shape.isScalar { return }
    try check(try #require(row.formula.gradient(with: variable)).expression)
    if variable.shape.isVector {
      let hessian = try #require(row.formula.hessian(with: variable)).expression
      try check(hessian * row.variable + row.variable)
    }
  }

  /// Both formulas have equal values at a point, and are written alike.
  private func check(_ formula: Expression) throws {
    let source = formula.latex
    let read: Expression
    do {
      var parser = LaTeXParser(Array(source))
      let rows = try parser.parseDisplay()
      let statement = try #require(rows.first?.statements.first)
      var elaborator = Elaborator(scope)
      guard case .expression(let found) = try elaborator.stated(try #require(statement.sides.first))
      else {
        Issue.record("\(source) was read as a set")
        return
      }
      read = found
    } catch let problem as Diagnostic {
      Issue.record("\(source): \(problem.message) at \(problem.range)")
      return
    }
    #expect(read.latex == source)
    #expect(read.freeSymbols == formula.freeSymbols, "\(source)")
    for seed in 1...2 as ClosedRange<UInt64> {
      let point = CalculusTests.samplePoint(seed: seed, free: formula.freeIndices)
      guard let value = try? formula.evaluate(in: point) else { continue }
      let other = CalculusTests.samplePoint(seed: seed, free: read.freeIndices)
      let again = try read.evaluate(in: other)
      for (a, b) in zip(value.elements, again.elements) {
        #expect((a - b).magnitude <= 1e-9 * Swift.max(1, a.magnitude), "\(source)")
      }
    }
  }

  private var scope: Scope {
    var scope = Scope()
    let (n, d) = (Dimension("n"), Dimension("d"))
    for symbol in [
      Symbol("X", .matrix(n, d)), Symbol("A", .matrix(d, d)), Symbol("w", .vector(d)),
      Symbol("y", .vector(n)), Symbol("\\lambda"), Symbol("z"), Symbol("w_{t}", .vector(d)),
    ] {
      scope.symbols[symbol.name] = symbol
    }
    scope.parts["x"] = Part(of: .matrix("X", n, d), isRow: true)
    scope.openFunctions["L"] = OpaqueFunction("L", of: .vector(d))
    scope.sizes = ["n", "d"]
    return scope
  }
}

extension Expression {
  fileprivate var isBlock: Bool {
    if case .block = self { return true }
    return false
  }
}
