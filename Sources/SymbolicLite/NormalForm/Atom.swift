/// What a normal form does not look into further, with formulas inside in normal form themselves.
package struct Atom: Hashable, Sendable {
  package let kind: Kind
  /// Equal atoms have equal codes.
  let code: UInt64
  /// The code that renaming of bound indices leaves alone.
  let shape: UInt64
  /// Which renamings reach inside; see ``Position/reach``.
  let reach: UInt32

  package indirect enum Kind: Hashable, Sendable {
    case entry(Symbol, Position, Position)
    case size(String)
    /// The value of an index, counted from 1.
    case position(Position)
    /// 1 where both are the same, else 0.
    case delta(Position, Position)
    case pi
    /// A prime number (or what trial division leaves), below a root.
    case prime(Int)
    /// A sum below a negative or a fractional power.
    case sum(Polynomial)
    case exp(Polynomial)
    case log(Polynomial)
    case sign(Polynomial)
    /// 1 where the formula is zero, else 0.
    case zero(Polynomial)
    /// A power whose exponent is no number; the base may have either sign.
    case power(Polynomial, Polynomial)
    /// max, min or ∏ over the first hole.
    case fold(Fold, Dimension, Polynomial)
    /// An open function or one of its derivatives, of an argument with up to two holes.
    case call(OpaqueFunction, [Position], Polynomial)
    /// An entry of the inverse of the matrix over two holes; the flag says whether it is symmetric.
    case inverse(Dimension, Polynomial, Position, Position, isSymmetric: Bool)
    case determinant(Dimension, Polynomial)
  }

  init(_ kind: Kind) {
    self.kind = kind
    var prints = Fingerprint()
    prints.add(kind)
    code = prints.code
    shape = prints.shape
    reach = prints.reach
  }

  package static func == (a: Atom, b: Atom) -> Bool { a.code == b.code && a.kind == b.kind }
  package func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// The formulas inside.
  var insides: [Polynomial] {
    switch kind {
    case .entry, .size, .position, .delta, .pi, .prime: []
    case .sum(let a), .exp(let a), .log(let a), .sign(let a), .zero(let a), .fold(_, _, let a),
      .call(_, _, let a), .inverse(_, let a, _, _, _), .determinant(_, let a):
      [a]
    case .power(let a, let b): [a, b]
    }
  }

  var positions: [Position] {
    switch kind {
    case .entry(_, let i, let j), .delta(let i, let j), .inverse(_, _, let i, let j, _): [i, j]
    case .position(let i): [i]
    case .call(_, let list, _): list
    default: []
    }
  }
}

private struct Fingerprint {
  var code: UInt64 = 0
  var shape: UInt64 = 0
  var reach: UInt32 = 0

  private mutating func add(_ value: UInt64) {
    code = Code.mix(code, value)
    shape = Code.mix(shape, value)
  }

  private mutating func add(_ position: Position) {
    code = Code.mix(code, position.code)
    shape = Code.mix(shape, position.shape)
    reach |= position.reach
  }

  private mutating func add(_ inside: Polynomial) {
    code = Code.mix(code, inside.code)
    shape = Code.mix(shape, inside.shape)
    reach |= inside.reachFromOutside
  }

  mutating func add(_ kind: Atom.Kind) {
    switch kind {
    case .entry(let symbol, let i, let j):
      add(Code.text(symbol.name))
      add(i)
      add(j)
    case .size(let name): add(Code.mix(2, Code.text(name)))
    case .position(let i):
      add(3)
      add(i)
    case .delta(let i, let j):
      add(4)
      add(i)
      add(j)
    case .pi: add(5)
    case .prime(let p): add(Code.mix(6, UInt64(bitPattern: Int64(p))))
    case .sum(let a): addAll(7, a)
    case .exp(let a): addAll(8, a)
    case .log(let a): addAll(9, a)
    case .sign(let a): addAll(10, a)
    case .zero(let a): addAll(11, a)
    case .power(let a, let b):
      addAll(12, a)
      add(b)
    case .fold(let fold, let range, let a):
      addAll(Code.mix(range.code, fold == .max ? 1 : fold == .min ? 2 : 3), a)
    case .call(let function, let positions, let a):
      addAll(Code.mix(Code.text(function.name), UInt64(positions.count)), a)
      for position in positions { add(position) }
    case .inverse(let size, let a, let i, let j, _):
      addAll(Code.mix(14, size.code), a)
      add(i)
      add(j)
    case .determinant(let size, let a): addAll(Code.mix(15, size.code), a)
    }
  }

  private mutating func addAll(_ tag: UInt64, _ inside: Polynomial) {
    add(tag)
    add(inside)
  }
}
