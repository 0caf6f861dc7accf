import PropertyTesting
import SymbolicLite
import Testing

@testable import Checkers

private typealias L = Letters

/// Every rule with a true inequality that it has to certify and a false one that it must not.
@Suite struct InequalityProofTests {
  private let v: Expression = .vector("v", "d")
  private let b: Expression = .scalar("b")
  private let gamma: Expression = .scalar("\\gamma")
  private let rho: Expression = .scalar("\\rho")
  private let j = Index("j", through: "d")
  private let d: Expression = .size("d")

  private func proves(_ relation: Relation, _ assumptions: [Relation] = []) -> Bool {
    InequalityProver.prove(Claim(relation, assuming: assumptions)) != nil
  }

  @Test func squares() {
    #expect(proves(L.a.squared >= 0))
    #expect(!proves(L.a.squared > 0))
    #expect(proves(L.a.squared > 0, [L.a.differs(from: 0)]))
    #expect(proves(L.a.squared + b.squared >= 2 * L.a * b))
    #expect(!proves(L.a.squared + b.squared >= 3 * L.a * b))
    #expect(!proves(L.a.squared + b.squared > 2 * L.a * b))
    #expect(proves(L.a + 1 > L.a))
    #expect(!proves(L.lambda * L.a.squared >= 0))
    #expect(proves(L.lambda * L.a.squared >= 0, L.positive))
    #expect(!proves(L.lambda * L.a.squared > 0, L.positive))
  }

  @Test func meansAndMajorisers() {
    let positive = [gamma > 0, rho > 0]
    #expect(proves((gamma + rho) / 2 >= sqrt(gamma * rho), positive))
    #expect(!proves((gamma + rho) / 2 > sqrt(gamma * rho), positive))
    #expect(!proves((gamma + rho) / 3 >= sqrt(gamma * rho), positive))
    let bound = L.z.squared / (2 * abs(b)) + abs(b) / 2
    #expect(proves(abs(L.z) <= bound, [b.differs(from: 0)]))
    #expect(!proves(abs(L.z) <= L.z.squared / (2 * abs(b)) + abs(b) / 3, [b.differs(from: 0)]))
    #expect(proves(positivePart(1 - L.a) <= (2 - L.a).squared / 4))
    #expect(!proves(positivePart(1 - L.a) <= (2 - L.a).squared / 5))
  }

  @Test(.archived("InequalityProof.norms"))
  func norms() {
    #expect(proves(norm2(L.w) <= norm1(L.w)))
    #expect(!proves(norm1(L.w) <= norm2(L.w)))
    #expect(proves(norm1(L.w) <= sqrt(d) * norm2(L.w)))
    #expect(proves(norm(L.w, .infinity) <= norm2(L.w)))
    #expect(proves(sqrt(d) * norm2(L.w) <= d * norm(L.w, .infinity)))
    #expect(!proves(norm2(L.w) <= norm(L.w, .infinity)))
    #expect(proves(norm2(L.w + v) <= norm2(L.w) + norm2(v)))
    #expect(!proves(norm2(L.w + v) >= norm2(L.w) + norm2(v)))
    #expect(!proves(norm2(L.w + v) < norm2(L.w) + norm2(v)))
    #expect(proves(abs(norm1(L.w) - norm1(v)) <= norm1(L.w - v)))
    #expect(proves(norm2(L.w - L.u) <= norm2(L.w - v) + norm2(v - L.u)))
    #expect(!proves(norm2(L.w - L.u) <= norm2(L.w - v) + norm2(v + L.u)))
    #expect(proves(norm(L.w, .lq(3)) <= norm2(L.w)))
    #expect(!proves(norm(L.w, .lq(3)) >= norm2(L.w)))
    #expect(proves(norm1(L.w) <= sqrt(norm(L.w, .l0)) * norm2(L.w)))
    #expect(!proves(norm1(-L.w) < norm1(L.w)))
    #expect(proves(norm2(L.x * L.w) <= norm(L.x, .frobenius) * norm2(L.w)))
  }

  @Test func innerProducts() {
    #expect(proves(abs(dot(L.w, v)) <= norm2(L.w) * norm2(v)))
    #expect(!proves(abs(dot(L.w, v)) >= norm2(L.w) * norm2(v)))
    #expect(!proves(abs(dot(L.w, v)) < norm2(L.w) * norm2(v)))
    #expect(proves(dot(L.w, v).squared <= dot(L.w, L.w) * dot(v, v)))
    #expect(proves(dot(L.w, v) <= norm1(L.w) * norm(v, .infinity)))
    #expect(!proves(dot(L.w, v) <= norm(L.w, .infinity) * norm(v, .infinity)))
    #expect(proves(norm1(L.w) >= norm1(v) + dot(sign(v), L.w - v)))
    #expect(!proves(norm1(L.w) <= norm1(v) + dot(sign(v), L.w - v)))
    let mean = sum(over: j, L.w[j]) / d
    #expect(proves(mean.squared <= sum(over: j, L.w[j].squared) / d))
    #expect(!proves(mean.squared <= sum(over: j, L.w[j].squared) / d / 2))
    #expect(proves(abs(dot(v, L.w)) <= norm2(L.w), [norm2(v).equals(1)]))
    #expect(!proves(abs(dot(v, L.w)) <= norm2(L.w), [norm2(v).equals(2)]))
  }

  @Test func thresholds() {
    func soft(_ x: Expression) -> Expression { sign(x) * max(abs(x) - L.lambda, 0) }
    #expect(proves(max(abs(L.z) - L.lambda, 0) <= abs(L.z), L.positive))
    #expect(proves(abs(soft(L.z) - soft(b)) <= abs(L.z - b), L.positive))
    #expect(!proves(abs(soft(L.z) - soft(b)) <= abs(L.z - b) / 2, L.positive))
    #expect(proves(soft(L.z).equals(L.z - max(-L.lambda, min(L.lambda, L.z))), L.positive))
    #expect(!proves(soft(L.z).equals(L.z - max(-L.lambda, min(L.lambda, L.z)))))
    let zero = Relation.equivalent(soft(L.z).equals(0), abs(L.z) <= L.lambda)
    #expect(proves(zero, L.positive))
    #expect(!proves(.equivalent(soft(L.z).equals(0), abs(L.z) < L.lambda), L.positive))
    #expect(proves(positivePart(1 - L.a) >= (1 - sign(L.a)) / 2))
    #expect(!proves(positivePart(1 - L.a) >= (1 - sign(L.a)) / 1.9))
  }

  @Test func fractions() {
    let shrunk = L.a.squared / (L.a.squared + L.lambda)
    #expect(proves(shrunk < 1, L.positive))
    #expect(proves(shrunk > 0, L.positive + [L.a.differs(from: 0)]))
    #expect(!proves(shrunk > 0, L.positive))
    #expect(proves(1 / (1 + rho) <= 1 / (1 + gamma), [gamma > 0, rho >= gamma]))
    #expect(!proves(1 / (1 + rho) <= 1 / (1 + gamma), [gamma > 0, rho > 0]))
    let sigmoid = 1 / (1 + exp(-L.z))
    #expect(proves(sigmoid > 0) && proves(sigmoid < 1))
    #expect(proves(sigmoid * (1 - sigmoid) <= 0.25))
    #expect(!proves(sigmoid * (1 - sigmoid) <= 0.24999))
    #expect(!proves(sigmoid <= 0.99))
    #expect(proves(derivative(of: sigmoid, with: L.z) <= 0.25))
    #expect(!proves(derivative(of: sigmoid, with: L.z) < 0.25))
    #expect(proves(log(1 + gamma) < gamma, [gamma > 0]))
    #expect(proves(log(1 + exp(L.z)) > max(L.z, 0)))
    #expect(proves(log(1 + exp(L.z)) <= max(L.z, 0) + log(2)))
    #expect(!proves(log(1 + exp(L.z)) < max(L.z, 0) + log(2)))
    #expect(proves(1 - tanh(L.z).squared <= 1))
  }

  @Test func definiteness() {
    let zero = Expression.zeros(.matrix("d", "d"))
    let identity = Expression.identity("d")
    let gram = L.x.transposed * L.x
    #expect(proves(.definite(gram, strict: false, zero)))
    #expect(!proves(.definite(gram, strict: true, zero)))
    #expect(proves(.definite(gram + L.lambda * identity, strict: true, zero), L.positive))
    #expect(!proves(.definite(gram + L.lambda * identity, strict: true, zero)))
    #expect(!proves(.definite(gram - L.lambda * identity, strict: false, zero), L.positive))
    let k: Expression = .matrix("K", "d", "d")
    let semidefinite = Relation.definite(k, strict: false, zero)
    #expect(proves(dot(L.w, k * L.w) >= 0, [semidefinite]))
    #expect(!proves(dot(L.w, k * L.w) >= 0))
    let form = dot(v, (gram + L.lambda * identity) * v)
    #expect(proves(form >= L.lambda * norm2(v).squared, L.positive))
    #expect(!proves(form > L.lambda * norm2(v).squared, L.positive))
    let p = Expression.vector("p", "n")
    let i = Index("i", through: "n")
    let hessian = L.x.transposed * diag(hadamard(p, .ones(.vector("n")) - p)) * L.x
    #expect(proves(.definite(hessian, strict: false, zero), [p[i] > 0, p[i] < 1]))
    #expect(!proves(.definite(hessian, strict: false, zero), [p[i] > 0]))
  }

  @Test func contradictoryAssumptionsProveNothing() {
    #expect(!proves(L.a > 5, [L.a > 1, L.a < 0]))
    #expect(!proves(.implies(L.a < 0, L.a > 5), [L.a > 1]))
    #expect(!proves(L.a.equals(1), [L.a.squared.equals(-1)]))
  }
}
