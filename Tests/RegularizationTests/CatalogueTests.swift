import Foundation
import Regularization
import Testing

@Suite struct CatalogueTests {
  /// The files of a folder of the library, as names of types.
  private func files(in folder: String) throws -> Set<String> {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Regularization/\(folder)")
    let names = try FileManager.default.contentsOfDirectory(atPath: sources.path())
    return Set(names.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) })
  }

  @Test func everyPenaltyIsListed() throws {
    let listed = Catalogue.penalties.map { "\($0)" }
    #expect(try files(in: "Penalties") == Set(listed), "one file, one line of the list")
    #expect(listed.count == Set(listed).count)
  }

  @Test func everyEntryHasExamples() throws {
    for type in Catalogue.penalties {
      let names = try Catalogue.everyPenalty().filter { Swift.type(of: $0) == type }
      #expect(!names.isEmpty, "\(type) has no example, so that no law runs on it")
    }
  }
}
