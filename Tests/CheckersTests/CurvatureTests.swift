import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

@Suite struct CurvatureTests {
  private let u: Expression = .scalar("u")
  private let k: Expression = .matrix("K", "d", "d")
  private let b: Expression = .matrix("B", "n", "d")
  private let q: Expression = .scalar("q")
  private let v: Expression = .vector("v", "d")
  private let j = Index("j", through: "d")
  private let i = Index("i", through: "n")

  private func curvature(
    _ e: Expression, _ variable: Expression = L.w, _ assumptions: [Relation] = []
  ) -> Curvature? {
    e.curvature(in: variable.letter, assuming: assumptions)?.curvature
  }

  @Test func linearParts() {
    #expect(curvature(L.lambda) == .constant)
    #expect(curvature(dot(v, L.w) + L.a) == .affine)
    #expect(curvature(sum(over: j, L.w[j])) == .affine)
    #expect(curvature(dot(L.w, L.w) * L.w[1]) == nil)
  }

  @Test func quadraticForms() {
    let zero = Expression.zeros(.matrix("d", "d"))
    #expect(curvature(dot(L.w, L.w)) == .strictlyConvex)
    #expect(curvature(dot(L.w, k * L.w)) == nil)
    #expect(
      curvature(dot(L.w, k * L.w), L.w, [.definite(k, strict: false, zero)]) == .convex)
    #expect(
      curvature(dot(L.w, k * L.w), L.w, [.definite(k, strict: true, zero)]) == .strictlyConvex)
    #expect(curvature(dot(L.w, (b.transposed * b) * L.w)) == .convex)
    #expect(curvature(norm2(L.x * L.w - L.y).power(2)) == .convex)
    #expect(curvature(-norm2(L.x * L.w - L.y).power(2)) == .concave)
    let ridge = norm2(L.x * L.w - L.y).power(2) + L.lambda * norm2(L.w).power(2)
    #expect(curvature(ridge, L.w, L.positive) == .strictlyConvex)
    #expect(curvature(ridge, L.w, [L.lambda >= 0]) == .convex)
    #expect(curvature(ridge) == nil)
    #expect(curvature(u * u - 2 * u * L.z, u) == .strictlyConvex)
    #expect(curvature(u * u * u, u) == nil)
  }

  @Test func normsAndRoots() {
    #expect(curvature(norm1(L.w)) == .convex)
    #expect(curvature(-norm2(L.w)) == .concave)
    #expect(curvature(norm(L.w, .l0)) == nil)
    #expect(curvature(norm(L.w, .lq(q)), L.w, [q >= 1]) == .convex)
    #expect(curvature(norm(L.w, .lq(q)), L.w, [q > 0]) == nil)
    #expect(curvature(sqrt(abs(u)), u) == nil)
    #expect(curvature(sqrt(sum(over: j, L.w[j].squared))) == .convex)
    #expect(curvature(sqrt(norm2(L.w).power(2) + L.a.squared)) == .convex)
    #expect(curvature(L.lambda * norm1(L.w)) == nil)
    #expect(curvature(L.lambda * norm1(L.w), L.w, [L.lambda >= 0]) == .convex)
    #expect(curvature(L.lambda * norm1(L.w), L.w, [L.lambda <= 0]) == .concave)
    #expect(curvature(norm1(L.w) * norm2(L.w)) == nil)
    #expect(curvature(abs(u).power(q), u, [q >= 1]) == .convex)
    #expect(curvature(abs(u).power(q), u, [q > 0]) == nil)
    let mix = L.a * norm1(L.w) + (1 - L.a) / 2 * norm2(L.w).power(2)
    #expect(curvature(mix, L.w, [L.a >= 0, L.a <= 1]) == .convex)
    #expect(curvature(mix, L.w, [L.a >= 0, L.a < 1]) == .strictlyConvex)
    #expect(curvature(mix, L.w, [L.a >= 0]) == nil)
  }

  @Test func losses() {
    #expect(curvature(positivePart(1 - dot(v, L.w))) == .convex)
    #expect(curvature(positivePart(1 - dot(v, L.w)).power(2)) == .convex)
    #expect(curvature(-positivePart(u), u) == .concave)
    #expect(curvature(log(1 + exp(dot(v, L.w)))) == .convex)
    #expect(curvature(exp(-u), u) == .strictlyConvex)
    #expect(curvature(max(u, 1 - u), u) == .convex)
    #expect(curvature(min(u, 1 - u), u) == .concave)
    #expect(curvature(max(u, -u.squared), u) == nil)
    let logistic = sum(over: i, log(1 + exp(dot(L.x.row(i), L.w))) - L.y[i] * dot(L.x.row(i), L.w))
    #expect(curvature(logistic) == .convex)
    let convex = OpaqueFunction("L", of: L.w.shape, isConvex: true)
    #expect(curvature(.call(convex, L.w)) == .convex)
    #expect(curvature(.call(OpaqueFunction("L", of: L.w.shape), L.w)) == nil)
    #expect(curvature(tanh(u), u) == nil)
  }

  private func huber(_ r: Expression, offset: Expression) -> Expression {
    .cases(
      [Branch(r.squared / 2, if: abs(r) <= L.lambda)], otherwise: L.lambda * (abs(r) - offset))
  }

  @Test func definitionsByCases() {
    let right = huber(u, offset: L.lambda / 2)
    #expect(curvature(right, u, L.positive) == .convex)
    // A jump at the join, and a slope that falls there.
    #expect(curvature(huber(u, offset: L.lambda), u, L.positive) == nil)
    let bent = Expression.cases([Branch(u.squared, if: abs(u) <= 1)], otherwise: abs(u))
    #expect(curvature(bent, u) == nil)
    #expect(curvature(huber(dot(v, L.w) - L.a, offset: L.lambda / 2), L.w, L.positive) == .convex)
  }

  @Test func chordsAndTangents() {
    let f = { (w: Expression) in norm1(w) + norm2(L.x * w - L.y).power(2) }
    let between = q * L.w + (1 - q) * v
    let unit = [q >= 0, q <= 1]
    let chord = f(between) <= q * f(L.w) + (1 - q) * f(v)
    #expect(InequalityProver.prove(Claim(chord, assuming: unit)) != nil)
    #expect(InequalityProver.prove(Claim(chord, assuming: [q >= 0])) == nil)
    let off = f(between) <= q * f(L.w) + (1 - q) * f(v) / 2
    #expect(InequalityProver.prove(Claim(off, assuming: unit)) == nil)
    let g = OpaqueFunction("L", of: L.w.shape, isConvex: true)
    let plain = OpaqueFunction("L", of: L.w.shape)
    func tangent(_ l: OpaqueFunction) -> Relation {
      let slope = gradient(of: .call(l, L.w), with: L.w)
      return .call(l, v) >= .call(l, L.w) + dot(slope, v - L.w)
    }
    #expect(InequalityProver.prove(Claim(tangent(g))) != nil)
    #expect(InequalityProver.prove(Claim(tangent(plain))) == nil)
  }

  @Test func theCertificateIsATree() throws {
    let objective = norm2(L.w).power(2) + L.lambda * norm1(L.w)
    let (_, certificate) = try #require(
      objective.curvature(in: L.w.letter, assuming: L.positive))
    let lines = certificate.description.split(separator: "\n")
    #expect(lines.count > 3)
    #expect(lines[0].hasPrefix("strictly convex (sum)"))
  }
}
