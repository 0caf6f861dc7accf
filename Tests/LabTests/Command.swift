import Foundation
import Testing

/// Runs the `lab` that was built beside the tests.
enum Command {
  struct Result: Equatable {
    var output: String
    var errors: String
    var exitCode: Int32

    /// The notes of a JSON report, in order.
    var notePaths: [String] {
      output.components(separatedBy: #"{"path":""#).dropFirst().map {
        String($0.prefix { $0 != "\"" })
      }
    }
  }

  /// - Parameter closesOutput: whether nobody reads what the command prints.
  /// - Parameter outputPath: a file that takes it instead.
  static func run(
    _ arguments: [String], in folder: String? = nil, input: String = "", closesOutput: Bool = false,
    outputPath: String? = nil
  ) throws -> Result {
    let process = Process()
    let lab: URL = try #require(executable, "lab is not built beside the tests")
    process.executableURL = lab
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    if let outputPath { process.standardOutput = FileHandle(forWritingAtPath: outputPath) }
    process.standardError = errors
    if closesOutput { try output.fileHandleForReading.close() }
    try process.run()
    // Writing nothing to a command that has already left would still be a broken pipe.
    if !input.isEmpty { try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try standardInput.fileHandleForWriting.close()
    // What the command prints here fits into a pipe, so that one stream can wait for the other.
    let printed =
      closesOutput || outputPath != nil ? nil : try output.fileHandleForReading.readToEnd()
    let complaints = try errors.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return Result(
      output: String(decoding: printed ?? Data(), as: UTF8.self),
      errors: String(decoding: complaints ?? Data(), as: UTF8.self),
      exitCode: process.terminationStatus)
  }

  /// Tests run from the folder of products on Linux, from a bundle in it on macOS.
  static var executable: URL? {
    let starts = [Bundle.main.executableURL] + Bundle.allBundles.map(\.bundleURL)
    for start in starts.compactMap({ $0 }) {
      var folder = start
      for _ in 0..<6 {
        folder = folder.deletingLastPathComponent()
        let candidate = folder.appending(path: "lab")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
          !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate.path)
        {
          return candidate
        }
      }
    }
    return nil
  }
}
