import SymbolicLite
import Testing
@testable import Checkers
private typealias L = Letters
@Suite struct Timing {
  @Test func timing() {
    let clock = ContinuousClock()
    let ridge = norm2(L.X * L.w - L.y).power(2) / 2 + L.lambda / 2 * norm2(L.w).power(2)
    let u: Expression = .scalar("u")
    let soft = sign(L.z) * max(abs(L.z) - L.lambda, 0)
    let shrink = Minimisation((u - L.z).power(2) / 2 + L.lambda * abs(u), over: u.letter)
    let sol = (L.X.transposed * L.X + L.lambda * .identity("d")).inverse * L.X.transposed * L.y
    let c = Expression.unknown(UnknownConstant("C", freeOf: [L.w.letter]))
    let list: [(String, Relation)] = [
      ("gradient", gradient(of: ridge, with: L.w).equals(L.X.transposed * (L.X * L.w - L.y) + L.lambda * L.w)),
      ("gradwrong", gradient(of: ridge, with: L.w).equals(L.X.transposed * (L.X * L.w - L.y) - L.lambda * L.w)),
      ("norms", norm2(L.w) <= norm1(L.w)),
      ("argmin", argmin(over: L.w, ridge).equals(sol)),
      ("soft", Expression.minimiser(shrink).equals(soft)),
      ("nested", abs(Expression.minimiser(shrink)) <= abs(L.z)),
      ("subdiff", .equalSets(.subdifferential(of: norm1(L.w), with: L.w.letter, at: .zeros(L.w.shape)), .interval(-(.ones(L.w.shape)), .ones(L.w.shape), openLeft: false, openRight: false))),
      ("psd", .definite(L.X.transposed * L.X, strict: false, .zeros(.matrix("d", "d")))),
      ("const", .equalUpToConstant(norm2(L.w).power(2), norm2(L.w).power(2) + c, freeOf: [L.w.letter])),
      ("prop", .proportional(exp(-norm2(L.w).power(2) + L.z), exp(-norm2(L.w).power(2)), freeOf: [L.w.letter])),
      ("normal", .implies((L.X.transposed * L.X * L.w).equals(L.X.transposed * L.y), (L.X.transposed * (L.X * L.w - L.y)).equals(.zeros(L.w.shape)))),
      ("contra", .implies(.all([L.z > 1, L.z < 0]), L.z.equals(1))),
    ]
    for (name, relation) in list {
      let start = clock.now
      let verdict = judged(relation, assuming: L.positive)
      print(name, clock.now - start, "\(verdict)".prefix(230))
    }
  }
}
