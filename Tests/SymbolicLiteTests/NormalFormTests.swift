import Testing

@testable import SymbolicLite

/// Two formulas with one normal form are equal; the forms of different formulas differ.
@Suite struct NormalFormTests {
  static let x = Expression.matrix("X", "n", "d")
  static let y = Expression.vector("y", "n")
  static let w = Expression.vector("w", "d")
  static let v = Expression.vector("v", "d")
  static let a = Expression.matrix("A", "d", "d")
  static let s = Expression.matrix("S", "d", "d", in: .positiveDefinite)
  static let z = Expression.scalar("z")
  static let t = Expression.scalar("t")
  static let i = Index("i", through: "n")
  static let j = Index("j", through: "d")
  static let k = Index("k", through: "d")

  static func form(_ e: Expression, _ algebra: Algebra = Algebra()) throws -> Polynomial {
    let row = Index("row", id: -1, through: e.shape.rows)
    let column = Index("column", id: -2, through: e.shape.columns)
    return try Lowering(algebra).entry(
      e, e.shape.rows == .one ? .number(1) : .free(row),
      e.shape.columns == .one ? .number(1) : .free(column))
  }

  static let equal: [(Expression, Expression)] = [
    (z + t, t + z), ((z + t).power(2), z.power(2) + 2 * z * t + t.power(2)),
    ((x * w).transposed * y, w.transposed * (x.transposed * y)),
    (norm2(x * w).power(2), w.transposed * x.transposed * x * w),
    (trace(a * a.transposed), norm(a, .frobenius).power(2)),
    (trace(a * s), trace(s * a)), (s, s.transposed),
    (sum(over: j, w[j]), sum(over: k, w[k])),
    (sum(over: j, sum(over: k, w[j] * v[k])), sum(over: k, v[k]) * sum(over: j, w[j])),
    (sum(over: j, sum(over: k, a[j, k] * w[j] * w[k])), w.transposed * a.transposed * w),
    (sum(over: i, z), .size("n") * z),
    (s * s.inverse, .identity("d")), (a.transposed.inverse, a.inverse.transposed),
    ((2 * a).inverse, 0.5 * a.inverse), (diag(w) * v, hadamard(w, v)),
    (abs(z), z * sign(z)), (sign(z * t), sign(z) * sign(t)), (abs(z).power(2), z.power(2)),
    (positivePart(z) - positivePart(-z), z), (max(z, t) + min(z, t), z + t),
    (exp(z) * exp(t), exp(z + t)), (exp(z).power(-2), exp(-2 * z)), (log(exp(z)), z),
    (sqrt(8), 2 * sqrt(2)), (sqrt(z.power(2)), abs(z)), (log(8), 3 * log(2)),
    (z / t / z, 1 / t), ((z / t + 1) * t, z + t), (1 / (1 + exp(-z)), exp(z) / (1 + exp(z))),
    (norm1(-2 * w), 2 * norm1(w)), (norm(w, .infinity), norm(-w, .infinity)),
  ]

  @Test("equal formulas have one form", arguments: equal.indices)
  func equalForms(number: Int) throws {
    let (left, right) = Self.equal[number]
    let algebra = Algebra()
    #expect(try Self.form(left, algebra) == Self.form(right, algebra))
  }

  static let different: [(Expression, Expression)] = [
    (z, t), (z.power(2), z.power(3)), (a, a.transposed), (a * s, s * a),
    (sum(over: j, w[j].power(2)), sum(over: j, w[j]).power(2)), (a.inverse, a),
    (abs(z), z), (sign(z).power(2), 1), (max(z, t), z), (sqrt(z.power(2)), z),
    (exp(z + t), exp(z) + exp(t)), (log(z * t), log(z) + log(t)), (norm1(w), norm2(w)),
    (trace(a * a), norm(a, .frobenius).power(2)), (x.transposed * x, .identity("d")),
    (sum(over: j, sum(over: k, a[j, k] * a[k, j])), sum(over: j, sum(over: k, a[j, k].power(2)))),
  ]

  @Test("different formulas have different forms", arguments: different.indices)
  func differentForms(number: Int) throws {
    let (left, right) = Self.different[number]
    let algebra = Algebra()
    #expect(try Self.form(left, algebra) != Self.form(right, algebra))
  }

  @Test("indices have no names: a chain in any order of summation")
  func chains() throws {
    let (a, j, k, l) = (Self.a, Self.j, Self.k, Index("l", through: "d"))
    let forwards = sum(over: j, sum(over: k, sum(over: l, a[j, k] * a[k, l] * a[l, j])))
    let backwards = sum(over: l, sum(over: j, sum(over: k, a[k, l] * a[l, j] * a[j, k])))
    let turned = sum(over: l, sum(over: j, sum(over: k, a[k, l] * a[j, l] * a[j, k])))
    #expect(try Self.form(forwards) == Self.form(backwards))
    #expect(try Self.form(forwards) == Self.form(trace(a * a * a)))
    #expect(try Self.form(forwards) != Self.form(turned))
  }

  @Test("too much work is given up, not guessed")
  func workLimit() {
    let sum = (1...9).reduce(Self.z) { $0 + .scalar("q\($1)") }
    #expect(throws: GivenUp.tooLarge) { try Self.form(sum.power(9), Algebra(work: 5_000)) }
  }

  @Test("numbers too large for 128 bits are given up")
  func overflow() {
    let large = Expression.number(Rational(Int.max)).power(2)
    #expect(throws: GivenUp.overflow) { try Self.form(large * large * Self.z) }
  }

  @Test("a block is read only where an index stays within it")
  func blocks() throws {
    let stack = Expression.block([[Self.w], [Self.v]])
    #expect(
      try Self.form(norm2(stack).power(2))
        == Self.form(norm2(Self.w).power(2) + norm2(Self.v).power(2)))
    #expect(throws: GivenUp.self) { try Self.form(norm(stack, .infinity)) }
    let zeros = Expression.block([[Self.w], [.zeros(.vector("n"))]])
    let same = Expression.multiply(.identity(zeros.shape.rows), zeros)
    #expect(throws: GivenUp.self) { try Self.form(norm2(same)) }
  }

  @Test("a branch that may be undefined is not weighed inside a sum")
  func branches() {
    let body = Expression.cases(
      [Branch(0, if: Self.w[Self.j].equals(0))], otherwise: 1 / Self.w[Self.j])
    #expect(throws: GivenUp.self) { try Self.form(sum(over: Self.j, body)) }
  }

  @Test("what is assumed decides signs")
  func facts() throws {
    var facts = Facts()
    let z = try Self.form(Self.z)
    facts.signs.append(Facts.Sign(formula: z, signs: .positive, universal: []))
    let algebra = Algebra(facts: facts)
    #expect(try Self.form(abs(Self.z), algebra) == z)
    #expect(try Self.form(abs(-3 * Self.z), algebra) == Self.form(3 * Self.z, algebra))
    #expect(try Self.form(abs(Self.t), algebra) != Self.form(Self.t, algebra))
    #expect(algebra.signs(of: try Self.form(1 + Self.z + exp(Self.t), algebra)) == .positive)
    #expect(algebra.signs(of: try Self.form(Self.z - 1, algebra)) == .any)
  }

  @Test("a sum of numbers that are not zero may be zero")
  func signsOfSums() throws {
    let w = try Self.form(Self.w[Self.j])
    var facts = Facts()
    facts.signs.append(Facts.Sign(formula: w, signs: .nonzero, universal: [Self.j]))
    let algebra = Algebra(facts: facts)
    #expect(algebra.signs(of: w) == .nonzero)
    #expect(algebra.signs(of: try Self.form(sum(over: Self.j, Self.w[Self.j]))) == .any)
  }
}
