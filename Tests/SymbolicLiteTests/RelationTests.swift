import Testing

@testable import SymbolicLite

@Suite struct RelationTests {
  static let v = Expression.vector("v", 2)
  static let x = Expression.scalar("x")
  static let square = Expression.matrix("S", 2, 2)

  static func at(_ x: Int = 1, v: [Int] = [1, 2], square: [Int] = [2, 1, 1, 2])
    -> Environment<Interval>
  {
    point(Interval.self, [(Self.x, [x]), (Self.v, v), (Self.square, square)])
  }

  static let unknown = (log(Expression.integer(3)) / log(9)).equals(0.5)

  @Test("comparisons of vectors")
  func vectors() throws {
    let same = Self.v.equals(Self.v)
    let differ = Self.v.differs(from: .block([[1], [3]]))
    #expect(try same.holds(in: Self.at()))
    #expect(try differ.holds(in: Self.at()))
    #expect(try !Self.v.differs(from: Self.v).holds(in: Self.at()))
    #expect(try (Self.v > .zeros(.vector(2))).holds(in: Self.at()))
    #expect(try !(Self.v > .zeros(.vector(2))).holds(in: Self.at(v: [1, 0])))
    #expect(try (Self.v >= .zeros(.vector(2))).holds(in: Self.at(v: [1, 0])))
  }

  @Test("what enclosures cannot tell is unresolved, unless another part decides")
  func unresolved() throws {
    #expect(throws: Undefined.self) { try Self.unknown.holds(in: Self.at()) }
    #expect(try Relation.any([Self.unknown, Self.x > 0]).holds(in: Self.at()))
    #expect(try !Relation.all([Self.unknown, Self.x < 0]).holds(in: Self.at()))
    #expect(throws: Undefined.self) {
      try Relation.all([Self.unknown, Self.x > 0]).holds(in: Self.at())
    }
    #expect(throws: Undefined.self) {
      try Relation.any([Self.unknown, Self.x < 0]).holds(in: Self.at())
    }
    #expect(try Relation.implies(Self.x < 0, Self.unknown).holds(in: Self.at()))
    #expect(try Relation.equivalent(Self.x < 0, Self.x > 2).holds(in: Self.at()))
  }

  @Test(
    "definiteness by pivots",
    arguments: [
      ([2, 1, 1, 2], true, true), ([1, 1, 1, 1], true, false), ([0, 0, 0, 1], true, false),
      ([0, 1, 1, 0], false, false), ([1, 2, 2, 1], false, false), ([2, 1, 0, 2], false, false),
      ([-1, 0, 0, 1], false, false), ([0, 0, 0, 0], true, false), ([1, 0, 0, -1], false, false),
    ] as [([Int], Bool, Bool)])
  func definite(square: [Int], semi: Bool, strict: Bool) throws {
    let zero = Expression.zeros(.matrix(2, 2))
    let point = Self.at(square: square)
    #expect(try Relation.definite(Self.square, strict: false, zero).holds(in: point) == semi)
    #expect(try Relation.definite(Self.square, strict: true, zero).holds(in: point) == strict)
  }

  @Test("membership")
  func membership() throws {
    let interval = { (left: Bool, right: Bool) in
      Relation.member(Self.x, .interval(0, 1, openLeft: left, openRight: right))
    }
    #expect(try interval(false, false).holds(in: Self.at(1)))
    #expect(try !interval(false, true).holds(in: Self.at(1)))
    #expect(try !interval(true, false).holds(in: Self.at(0)))
    #expect(try !interval(false, false).holds(in: Self.at(2)))
    let labels = Relation.member(Self.x, .finite([-1, 1]))
    #expect(try labels.holds(in: Self.at(1)))
    #expect(try !labels.holds(in: Self.at(2)))
    #expect(try Relation.notMember(Self.x, .finite([-1, 1])).holds(in: Self.at(0)))
    let u = Symbol("u", .vector(2))
    let ball = SetExpression.builder(u, norm2(.symbol(u)) <= 1)
    #expect(try Relation.member(Self.v, ball).holds(in: Self.at(v: [0, 1])))
    #expect(try !Relation.member(Self.v, ball).holds(in: Self.at(v: [1, 1])))
    let byCases = SetExpression.cases(
      [SetBranch(.finite([5]), if: Self.x > 4)], otherwise: .reals(.scalar))
    #expect(try Relation.member(Self.x, byCases).holds(in: Self.at(5)))
    #expect(try !Relation.member(Self.x, byCases).holds(in: Self.at(6)))
    #expect(try Relation.member(Self.x, byCases).holds(in: Self.at(0)))
    let image = SetExpression.image(2, .interval(0, 1, openLeft: false, openRight: false))
    #expect(try Relation.member(Self.x, image).holds(in: Self.at(2)))
    #expect(try !Relation.member(Self.x, image).holds(in: Self.at(3)))
  }

  @Test("for every value of an index")
  func forAll() throws {
    let i = Index("i", through: 2)
    let positive = Relation.forAll(i, Self.v[i] > 0)
    #expect(try positive.holds(in: Self.at()))
    #expect(try !positive.holds(in: Self.at(v: [1, 0])))
  }
}
