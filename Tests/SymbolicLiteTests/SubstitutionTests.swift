import SymbolicLite
import Testing

private let size = Dimension("d")
private let vector = Symbol("w", .vector(size))
private let other = Symbol("v", .vector(size))
private let lambda = Symbol("\\lambda")
private let index = Index("i", through: size)

/// ∑ᵢ over the whole range, of `body`.
private func sum(_ index: Index, _ body: Expression) -> Expression {
  .fold(
    .sum, index, lower: .number(.one), upper: .size(index.range), condition: nil, body)
}

private func entry(_ a: Expression, _ i: Index) -> Expression {
  .entry(a, .index(i), .number(.one))
}

@Suite("Names and substitution")
struct SubstitutionTests {
  @Test("a gradient binds its symbol in the body but not at the point")
  func gradientBinds() {
    let body = Expression.multiply(.symbol(lambda), .norm(.l1, .symbol(vector)))
    let elsewhere = Expression.gradient(of: body, with: vector, at: .symbol(other))
    #expect(elsewhere.freeSymbols == [lambda, other])
    let here = Expression.gradient(of: body, with: vector, at: .symbol(vector))
    #expect(here.freeSymbols == [lambda, vector])
    let least = Expression.minimum(Minimisation(body, over: vector))
    #expect(least.freeSymbols == [lambda])
    #expect(
      SetExpression.builder(vector, .compare(body, .equal, .symbol(lambda))).freeSymbols == [lambda]
    )
  }

  @Test("a sum binds its index in the body but not in its bounds")
  func sumBinds() {
    let open = Expression.fold(
      .sum, index, lower: .index(index), upper: .size(size), condition: nil,
      entry(.symbol(vector), index))
    #expect(open.freeIndices == [index])
    #expect(sum(index, entry(.symbol(vector), index)).freeIndices.isEmpty)
    #expect(Relation.forAll(index, .compare(.index(index), .less, .pi)).freeIndices.isEmpty)
  }

  @Test("only free occurrences are replaced")
  func freeOnly() {
    let gradient = Expression.gradient(
      of: .norm(.l2, .symbol(vector)), with: vector, at: .symbol(vector))
    let replaced = gradient.substituting([vector: .symbol(other)])
    #expect(
      replaced
        == .gradient(of: .norm(.l2, .symbol(vector)), with: vector, at: .symbol(other)))
  }

  @Test("a replacement's index is not captured by a sum")
  func indexCapture() {
    let scaled = sum(index, .multiply(.symbol(lambda), entry(.symbol(vector), index)))
    let replaced = scaled.substituting([lambda: entry(.symbol(other), index)])
    #expect(replaced.freeIndices == [index])
    let inner = Index("i", id: 1, through: size)
    #expect(
      replaced
        == sum(inner, .multiply(entry(.symbol(other), index), entry(.symbol(vector), inner))))
  }

  @Test("a replacement's symbol is not captured by a gradient")
  func symbolCapture() {
    let body = Expression.multiply(.symbol(lambda), .norm(.l2, .symbol(vector)))
    let gradient = Expression.gradient(of: body, with: vector, at: .symbol(other))
    let replaced = gradient.substituting([lambda: .norm(.l1, .symbol(vector))])
    #expect(replaced.freeSymbols == [vector, other])
    let fresh = Symbol("w'", .vector(size))
    let expected = Expression.multiply(
      .norm(.l1, .symbol(vector)), .norm(.l2, .symbol(fresh)))
    #expect(replaced == .gradient(of: expected, with: fresh, at: .symbol(other)))
  }

  @Test("substitution is simultaneous")
  func simultaneous() {
    let sum = Expression.add([.symbol(vector), .symbol(other)])
    let swapped = sum.substituting([vector: .symbol(other), other: .symbol(vector)])
    #expect(swapped == .add([.symbol(other), .symbol(vector)]))
  }

  @Test("an open function becomes a formula, in nested calls too, without capture")
  func functions() {
    let open = OpaqueFunction("f", of: .scalar)
    let argument = Symbol("z")
    let nested = Expression.call(open, .call(open, .symbol(lambda)))
    let body = Expression.add([.symbol(argument), .symbol(argument)])
    let once = Expression.add([.symbol(lambda), .symbol(lambda)])
    #expect(nested.substituting(functions: [open: (argument, body)]) == .add([once, once]))

    let bound = Expression.derivative(
      of: .call(open, .symbol(lambda)), with: lambda, at: .number(.one))
    let captured = bound.substituting(
      functions: [open: (argument, .multiply(.symbol(lambda), .symbol(argument)))])
    #expect(captured.freeSymbols == [lambda])
  }

  @Test("sizes are renamed inside shapes and ranges")
  func sizes() {
    let total = sum(index, entry(.symbol(vector), index))
    #expect(total.sizeNames == ["d"])
    let fixed = total.renamingSizes { $0 == "d" ? Dimension(3) : nil }
    #expect(fixed.sizeNames.isEmpty)
    let three = Index("i", through: Dimension(3))
    #expect(fixed == sum(three, entry(.symbol(Symbol("w", .vector(Dimension(3)))), three)))
  }

  @Test("formulas that differ only in bound names have one canonical form, others do not")
  func canonical() {
    let k = Index("k", id: 4, through: size)
    let a = sum(index, entry(.symbol(vector), index))
    #expect(a != sum(k, entry(.symbol(vector), k)))
    #expect(a.canonicalised() == sum(k, entry(.symbol(vector), k)).canonicalised())
    #expect(a.canonicalised() != sum(k, entry(.symbol(other), k)).canonicalised())

    let i = entry(.symbol(vector), index)
    #expect(sum(k, .multiply(i, entry(.symbol(other), k))).canonicalised().freeIndices == [index])

    let first = Expression.minimum(Minimisation(.norm(.l1, .symbol(vector)), over: vector))
    let second = Expression.minimum(Minimisation(.norm(.l1, .symbol(other)), over: other))
    #expect(first.canonicalised() == second.canonicalised())
  }

  @Test("walks reach expressions inside conditions and sets")
  func walks() {
    let branch = Branch(
      .number(.one), if: .member(.symbol(lambda), .finite([.number(.zero), .pi])))
    let cases = Expression.cases([branch], otherwise: .e)
    #expect(cases.children == [.number(.one), .symbol(lambda), .number(.zero), .pi, .e])
    #expect(cases.nodeCount == 6)
    #expect(cases.contains { $0 == .pi })
    #expect(!cases.contains { $0 == .symbol(vector) })
  }
}
