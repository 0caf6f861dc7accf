import Foundation
import Regularization
import Testing

/// What the README shows of the catalogue is what stands in it.
@Suite struct ReadmeCatalogueTests {
  private func text(of path: String) throws -> String {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let file = tests.appending(path: "../../\(path)").standardizedFileURL
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func theExampleIsTheFile() throws {
    let readme = try text(of: "README.md")
    let parts = readme.components(separatedBy: "```swift\n")
    let example = try #require(parts.dropFirst().first { $0.contains("struct HuberPenalty") })
    let code = try #require(example.components(separatedBy: "```").first)
    #expect(try text(of: "Sources/Regularization/Penalties/HuberPenalty.swift").hasSuffix(code))
    #expect(readme.contains("\n    HuberPenalty.self,\n"))
    #expect(
      try text(of: "Sources/Regularization/Catalogue.swift").contains("    HuberPenalty.self,\n"))
  }

  /// The sentence about a prox that forgets the λ.
  @Test func fourLawsSeeTheMistake() async throws {
    let penalty = try HuberPenalty(lambda: 1.5, delta: 0.75)
    let unscaled = try HuberPenalty(lambda: 1, delta: 0.75)
    let mutant = Mutant(penalty, "prox without λ", killers: []) {
      $0.newProx = { v, t throws(InvalidInput) in try unscaled.prox(of: v, step: t) }
    }
    let cases = try LawCase.samples(for: mutant.penalty, count: 40)
    let red = (Law.proxes + Law.written).filter {
      if case .broken = $0.outcome(for: mutant.penalty, in: cases) { true } else { false }
    }
    #expect(
      Set(red.map(\.name))
        == [
          Law.proxIsStationary.name, Law.proxIsBest.name, Law.proxTakesEndpointsBack.name,
          Law.writtenProxIsProx.name,
        ])
  }
}
