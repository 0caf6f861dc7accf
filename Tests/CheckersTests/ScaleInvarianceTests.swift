import SymbolicLite
import Testing

@testable import Checkers

/// What f(aw) = f(w) says of the gradient, and what it does not.
@Suite struct ScaleInvarianceTests {
  private static let declarations = [
    #"w, v \in \mathbb{R}^d"#, #"\eta > 0"#, #"a, b \in \mathbb{R}"#,
    #"f : \mathbb{R}^d \to \mathbb{R}"#, #"g : \mathbb{R}^d \to \mathbb{R}"#,
  ]
  private static let law = [#"a > 0"#, #"f(aw) = f(w)"#]

  private func proves(_ formula: String, _ assumptions: [String] = law) throws -> Bool {
    let claim = try Written.claim(formula, declaring: Self.declarations, assuming: assumptions)
    return ScaleInvariance.prove(claim) != nil
  }

  @Test(arguments: [
    #"w^\top \nabla f(w) = 0"#, #"v^\top \nabla f(v) = 0"#,
    #"\nabla f(aw) = \frac1a \nabla f(w)"#, #"\nabla f(2w) = \tfrac12 \nabla f(w)"#,
    #"\nabla f(w / \eta) = \eta \nabla f(w)"#, #"f(3v) = f(v)"#,
    #"\|w - \eta \nabla f(w)\|_2^2 = \|w\|_2^2 + \eta^2 \|\nabla f(w)\|_2^2"#,
    #"\|w - \eta \nabla f(w)\|_2 \ge \|w\|_2"#,
  ])
  func follows(formula: String) throws {
    #expect(try proves(formula))
  }

  @Test(arguments: [
    #"v^\top \nabla f(w) = 0"#, #"\nabla f(aw) = \nabla f(w)"#, #"\nabla f(aw) = a \nabla f(w)"#,
    #"\nabla f(w) = 0"#, #"\nabla f(-w) = -\nabla f(w)"#, #"f(-w) = f(w)"#, #"f(bw) = f(w)"#,
    #"\nabla f(bw) = \tfrac1b \nabla f(w)"#, #"w^\top \nabla g(w) = 0"#, #"g(aw) = g(w)"#,
    #"\|w - \eta \nabla f(w)\|_2^2 = \|w\|_2^2"#, #"\|w - \eta \nabla f(w)\|_2 \le \|w\|_2"#,
  ])
  func doesNotFollow(formula: String) throws {
    #expect(try !proves(formula))
  }

  /// The same equation where it is no law: of one vector, of some factors, on a sphere.
  @Test(arguments: [
    [#"f(2w) = f(w)"#], [#"f(v) = f(w)"#], [#"a > 0"#, #"a < 1"#, #"f(aw) = f(w)"#],
    [#"a > 1"#, #"f(aw) = f(w)"#], [#"a > 0"#, #"\|w\|_2 = 1"#, #"f(aw) = f(w)"#],
    [#"a > 0"#, #"f(aw) = a f(w)"#], [#"a > 0"#, #"f(aw) = g(w)"#],
    [#"a > 0"#, #"a = \|w\|_2"#, #"f(aw) = f(w)"#],
  ])
  func isNoLaw(assumptions: [String]) throws {
    #expect(try !proves(#"w^\top \nabla f(w) = 0"#, assumptions))
    #expect(try !proves(#"\nabla f(3w) = \tfrac13 \nabla f(w)"#, assumptions))
  }
}
