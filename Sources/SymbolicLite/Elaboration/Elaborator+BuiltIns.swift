extension Elaborator {
  /// `e`, `\pi`, `I`, `I_{ij}` and `\delta_{ij}`, `\mathbf{1}`, `e_j`: names with a meaning of their own where the note declares nothing else.
  mutating func builtIn(
    _ name: String, _ scripts: Scripts, at range: Range<Int>
  ) throws(Diagnostic) -> Typed? {
    var left = scripts
    let result: Typed
    if let sub = scripts.sub, let value = try indicator(name, sub, at: range) {
      left.sub = nil
      return try apply(left, on: value, at: range)
    }
    switch name {
    case "\\pi":
      result = Typed(expression: .pi, shape: .scalar, range: range)
    case "e":
      if let sub = scripts.sub {
        left.sub = nil
        let length = unknownSize(of: "the unit vector", at: range)
        let place = try position(sub, in: length)
        result = Typed(expression: .unit(place, length), shape: .vector(length), range: range)
      } else if let sup = scripts.sup, !sup.kind.isTranspose {
        let exponent = try expression(sup)
        guard scripts.primes == 0 else { return nil }
        try expectNoMatrixFunction(exponent)
        return Typed(
          expression: .apply(.exp, exponent.expression), shape: exponent.shape, range: range)
      } else {
        result = Typed(expression: .e, shape: .scalar, range: range)
      }
    case "I", "\\mathbb{I}", "\\delta":
      if let places = places(in: scripts.sub) {
        left.sub = nil
        let length = unknownSize(of: "the identity", at: range)
        let entry = Expression.entry(
          .identity(length), try position(places.0, in: length), try position(places.1, in: length))
        result = Typed(expression: entry, shape: .scalar, range: range)
        break
      }
      guard name != "\\delta" else { return nil }
      let length = try size(from: &left, of: "I", at: range)
      result = Typed(
        expression: .identity(length), shape: .matrix(length, length), range: range)
    case "\\mathbf{1}", "\\mathbb{1}", "\\mathbf{0}":
      let length = try size(from: &left, of: name, at: range)
      let shape = Shape.vector(length)
      result = Typed(
        expression: name == "\\mathbf{0}" ? .zeros(shape) : .ones(shape), shape: shape, range: range
      )
    case "\\mathbb{R}":
      throw Diagnostic(
        "expected a number, vector or matrix, found the set \\mathbb{R}", at: range)
    default: return nil
    }
    return try apply(left, on: result, at: range)
  }

  /// The two letters of `I_{ij}` and of Kronecker's `\delta_{i,j}`.
  private func places(in sub: Syntax?) -> (Syntax, Syntax)? {
    var parts: [Syntax] = []
    switch sub?.kind {
    case .list(let items): parts = items
    case .product(let factors): parts = factors.map(\.value)
    default: break
    }
    // I_{nd} is no entry.
    let isPlain = parts.allSatisfy {
      if case .name(let name) = $0.kind { !scope.sizes.contains(name) } else { false }
    }
    return parts.count == 2 && isPlain ? (parts[0], parts[1]) : nil
  }

  /// The size in a subscript, `I_d`, or a new unknown one.
  private mutating func size(
    from scripts: inout Scripts, of what: String, at range: Range<Int>
  ) throws(Diagnostic) -> Dimension {
    guard let sub = scripts.sub else { return unknownSize(of: what, at: range) }
    scripts.sub = nil
    guard let size = dimension(sub) else {
      throw Diagnostic("expected a size below \(what), found another formula", at: sub.range)
    }
    return size
  }

  /// A size as it is written in a shape or subscript: `d`, `3`, `n + d`.
  public func dimension(_ syntax: Syntax) -> Dimension? {
    switch syntax.kind {
    case .number(let text):
      guard let whole = Int(text), whole >= 1, whole <= 1000 else { return nil }
      return Dimension(whole)
    case .name(let name): return Dimension(name)
    case .scripted(_, _, sup: nil, _):
      // d_1 is one size; 2^d is no size that the lab knows.
      return NameKey.text(syntax).map { Dimension($0) }
    case .terms(let terms):
      var total = Dimension(0)
      for term in terms {
        guard !term.isNegative, let part = dimension(term.value) else { return nil }
        total = total + part
      }
      return total
    case .product(let factors):
      if factors.count == 1 { return dimension(factors[0].value) }
      // 2n is n + n.
      if factors.count == 2, case .number(let text) = factors[0].value.kind, let count = Int(text),
        (1...100).contains(count), let part = dimension(factors[1].value)
      {
        return (0..<count).reduce(Dimension(0)) { total, _ in total + part }
      }
      return nil
    default: return nil
    }
  }
}
