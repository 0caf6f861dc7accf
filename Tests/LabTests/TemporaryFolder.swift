import Foundation

/// A folder of its own for one test, gone with the last reference to it.
final class TemporaryFolder {
  let path: String

  /// - Parameter files: paths below the folder; each file holds one line of prose.
  init(files: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lab-\(UUID())")
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files { try write("Prose.\n", to: file) }
  }

  func write(_ text: String, to file: String) throws {
    let url = URL(fileURLWithPath: path).appending(path: file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
