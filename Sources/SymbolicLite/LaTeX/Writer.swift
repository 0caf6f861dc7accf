extension Expression {
  /// The formula in textbook notation with few brackets, as a note would write it.
  ///
  /// The reader reads it back as the same value: products associate to the left, a fraction of whole
  /// numbers may come back as a division, and bound names are unique but not the original ones. What
  /// a note cannot write comes out readable for people only: a derivative at a point other than its
  /// symbol (`\left. … \right|_{w = v}`) and expectations over a part of the random symbols. Row `i`
  /// of `X` is `x_i`, which a note has to declare. `I`, `0` and `e_j` do not carry their sizes: what
  /// stands beside them has to tell.
  public var latex: String { Writer(LaTeXNotation(), naming: self).write(self).text }

  /// One line of Unicode for a terminal: `Xᵀ(Xw − y) + λw`.
  public var text: String { Writer(TextNotation(), naming: self).write(self).text }
}

/// A piece of output and how tightly it holds together.
struct Written {
  var text: String
  var binding: Binding

  enum Binding: Int, Comparable {
    case sum
    /// Open to the right: `\sum_i a_i`, `\nabla_w (…)`; fine as a last factor.
    case prefix
    case product
    /// A power or a fraction: a factor, but no base of a power.
    case power
    /// Takes a superscript but no second subscript: `w_j^2`.
    case scripted
    case atom
    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  init(_ text: String, _ binding: Binding = .atom) {
    self.text = text
    self.binding = binding
  }
}

/// Writes formulas in one notation, with a name for every index in scope.
struct Writer {
  let notation: any WriterNotation
  var indexNames: [Index: String] = [:]
  var takenNames: Set<String>

  init(_ notation: any WriterNotation, naming whole: some FormulaPart) {
    self.notation = notation
    takenNames = whole.symbolNames
    for index in whole.freeIndices.sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) }) {
      _ = name(for: index)
    }
  }

  /// Gives a bound index its own name, or the next letter that is not in use where it stands.
  mutating func name(for index: Index) -> String {
    let letters = [index.name, "i", "j", "k", "l", "m", "p", "q", "r", "s"]
    var name = letters.first { !takenNames.contains($0) } ?? index.name
    while takenNames.contains(name) { name += "'" }
    takenNames.insert(name)
    indexNames[index] = name
    return name
  }

  func text(_ expression: Expression) -> String { write(expression).text }

  /// Bracketed unless it binds at least so tightly.
  func text(_ expression: Expression, atLeast binding: Written.Binding) -> String {
    let written = write(expression)
    return written.binding < binding ? notation.bracket(written.text) : written.text
  }

  func write(_ expression: Expression) -> Written {
    switch expression {
    case .add, .negate, .multiply, .hadamard, .divide, .number: writeAlgebra(expression)
    case .power(let a, let exponent):
      Written(notation.raised(text(a, atLeast: .scripted), text(exponent)), .power)
    case .matrixPower(let a, let exponent):
      Written(notation.raised(text(a, atLeast: .scripted), text(.integer(exponent))), .power)
    case .transpose(let a): Written(notation.transposed(text(a, atLeast: .scripted)), .power)
    case .pi: Written(notation.name(#"\pi"#))
    case .e: Written("e")
    case .size(let size):
      Written(size.description, size.fixed == nil && size.name == nil ? .sum : .atom)
    case .index(let index): Written(indexNames[index] ?? index.name)
    case .symbol(let symbol): writeName(symbol.name)
    case .zeros: Written("0")
    case .ones(let shape): writeOnes(shape)
    case .identity: Written("I")
    case .unit(let position, _):
      Written(notation.subscripted("e", text(position)), .scripted)
    case .apply(let function, let a): writeFunction(function, a)
    case .norm(let norm, let a): Written(notation.norm(text(a), mark(norm)), .scripted)
    case .trace(let a): call("tr", [a])
    case .determinant(let a): call("det", [a])
    case .diagonal(let a): call("diag", [a])
    case .extremum(let which, let items): call(which == .max ? "max" : "min", items)
    case .call(let function, let a):
      Written(notation.name(function.name) + notation.bracket(text(a)))
    case .entry, .row, .column, .block, .tabulate, .cases: writeParts(expression)
    default: writeBinder(expression)
    }
  }

  /// A name with scripts of its own takes no further ones without brackets.
  private func writeName(_ name: String) -> Written {
    let binding: Written.Binding =
      name.contains { "^'".contains($0) } ? .power : name.contains("_") ? .scripted : .atom
    return Written(notation.name(name), binding)
  }

  private func writeOnes(_ shape: Shape) -> Written {
    let one = notation.name(#"\mathbf{1}"#)
    if shape.columns == .one { return Written(one) }
    let row = notation.transposed(one)
    return shape.rows == .one ? Written(row, .power) : Written("\(one) \(row)", .product)
  }

  private func writeFunction(_ function: Elementary, _ argument: Expression) -> Written {
    switch function {
    case .magnitude: Written(notation.magnitude(text(argument)))
    case .positivePart:
      Written(notation.subscripted(notation.bracket(text(argument)), "+"), .scripted)
    case .sqrt: Written(notation.root(text(argument)))
    case .sign, .exp, .log, .tanh: call(function.rawValue, [argument])
    }
  }

  func call(_ name: String, _ arguments: [Expression]) -> Written {
    let list = arguments.map(text).joined(separator: ", ")
    return Written(notation.function(name) + notation.bracket(list), .power)
  }

  private func mark(_ norm: Norm) -> String {
    switch norm {
    case .l0: "0"
    case .l1: "1"
    case .l2: "2"
    case .infinity: #"\infty"#
    case .frobenius: "F"
    case .lq(let q): text(q)
    }
  }
}
