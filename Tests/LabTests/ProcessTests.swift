import Foundation
import Testing

@testable import lab

/// The built command itself: what it prints where, and how it exits.
@Suite struct ProcessTests {
  @Test func helpAndVersionGoToStandardOutput() throws {
    let help = try Command.run(["--help"])
    #expect(help == Command.Result(output: Usage.help, errors: "", exitCode: 0))
    #expect(try Command.run(["--version"]).output == "lab 1.0.0\n")
  }

  @Test func badUsageGoesToStandardErrorAndExitsWith2() throws {
    #expect(
      try Command.run(["--sed", "1"])
        == Command.Result(
          output: "",
          errors: """
            lab: error: expected an option, found '--sed'
              = hint: did you mean --seed?

            """, exitCode: 2))
  }

  @Test func withoutNotesItSaysWhereToRunIt() throws {
    let folder = try TemporaryFolder(files: [])
    #expect(
      try Command.run([], in: folder.path)
        == Command.Result(
          output: "",
          errors: """
            lab: error: expected a folder 'Derivations' here, found none
              = hint: run lab in the project's folder, or name a note: lab PATH

            """, exitCode: 2))
  }

  @Test func notesAreReportedInOrderWhateverFinishesFirst() throws {
    let names = (10..<40).map { "\($0).md" }
    let folder = try TemporaryFolder(files: names)
    let result = try Command.run(["--format", "json", "."], in: folder.path)
    #expect(result.notePaths == names)
  }

  @Test func standardInputIsANoteAndAnUnclosedDisplayExitsWith2() throws {
    let result = try Command.run(["-"], input: "# Open\n\n$$ 1 = 1\n")
    #expect(result.exitCode == 2)
    #expect(result.output.hasPrefix("<stdin>\n<stdin>:"))
    #expect(result.errors.isEmpty)
  }

  @Test func aReaderThatLeavesEarlyIsNotACrash() throws {
    let result = try Command.run(["--help"], closesOutput: true)
    #expect(result.exitCode == 0)
  }

  #if os(Linux)
    @Test func aReportThatIsLostIsAnError() throws {
      let result = try Command.run(["-"], input: "Prose.\n", outputPath: "/dev/full")
      #expect(result.exitCode == 2)
      #expect(result.errors.hasPrefix("lab: error: expected to write the report, found: "))
    }
  #endif

  @Test func aClosedStandardOutputIsAnError() throws {
    let lab = try #require(Command.executable)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" --version >&- 2>/dev/null", lab.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }

  @Test func benchExitsAsVerifyDoes() throws {
    let folder = try TemporaryFolder(files: ["a.md"])
    try folder.write("# Open\n\n$$ 1 = 1\n", to: "open.md")
    #expect(try Command.run(["bench", "open.md"], in: folder.path).exitCode == 2)
    let result = try Command.run(["bench", "--only", "nomatch", "a.md"], in: folder.path)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("expected a label of these notes after --only"))
  }

  @Test func benchPrintsItsTable() throws {
    let folder = try TemporaryFolder(files: ["a.md"])
    let result = try Command.run(["bench", "a.md"], in: folder.path)
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("milliseconds        median        95 %         max\nread "))
  }

  @Test func benchOfGradientsPrintsItsTables() throws {
    let result = try Command.run(["bench", "gradients", "--samples", "2"])
    #expect(result.exitCode == 0, "\(result.output)")
    for title in ["right gradients", "wrong ones accepted", "relative error", "slopes from values"]
    {
      #expect(result.output.contains("\n" + title) || result.output.hasPrefix(title))
    }
    let wrong = try Command.run(["bench", "gradients", "--only", "x"])
    #expect(wrong.exitCode == 2)
    #expect(
      wrong.errors
        == "lab: error: expected --seed or --samples with lab bench gradients, found '--only'\n")
  }
}
