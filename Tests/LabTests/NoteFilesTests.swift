import Foundation
import Testing

@testable import lab

@Suite struct NoteFilesTests {
  @Test func aFolderStandsForItsNotesInOrder() throws {
    let folder = try TemporaryFolder(files: [
      "02-b.md", "01-a.md", "10-c.MD", "README.md", "notes.txt", ".hidden.md", ".git/x.md",
      "sub/z.md", "sub/deeper/y.md", "md",
    ])
    let files = NoteFiles([folder.path])
    #expect(
      files.paths
        == ["01-a.md", "02-b.md", "10-c.MD", "README.md", "sub/deeper/y.md", "sub/z.md"].map {
          "\(folder.path)/\($0)"
        })
    #expect(files.errors.isEmpty)
    #expect(NoteFiles([folder.path + "/"]).paths == files.paths)
  }

  @Test func aNoteIsJudgedOnceHoweverOftenItIsNamed() throws {
    let folder = try TemporaryFolder(files: ["a.md", "b.txt"])
    let (note, other) = ("\(folder.path)/a.md", "\(folder.path)/b.txt")
    #expect(NoteFiles([other, note, folder.path, "-", note, "-"]).paths == [other, note, "-"])
  }

  @Test func pathsAreNamedAsAPullRequestNamesThem() throws {
    let folder = try TemporaryFolder(files: ["sub/a.md", "-", "b.md"])
    let paths = ["./sub", "./b.md", "./-", "."]
    let result = try Command.run(["--format", "json"] + paths, in: folder.path)
    #expect(result.notePaths == ["sub/a.md", "b.md", "./-"])
  }

  @Test func aMissingPathIsOneMessageAndTheOthersStay() throws {
    let folder = try TemporaryFolder(files: ["ridge.md"])
    let files = NoteFiles(["\(folder.path)/rigde.md", "\(folder.path)/ridge.md"])
    #expect(files.paths == ["\(folder.path)/ridge.md"])
    #expect(
      files.errors == [
        UsageError(
          "expected a note or a folder, found nothing at '\(folder.path)/rigde.md'",
          hint: "did you mean \(folder.path)/ridge.md?")
      ])
    #expect(
      NoteFiles(["verfy"]).errors == [
        UsageError(
          "expected a note or a folder, found nothing at 'verfy'",
          hint: "did you mean the command verify?")
      ])
  }

  @Test func aFolderWithoutNotesIsAnError() throws {
    let folder = try TemporaryFolder(files: ["a.txt"])
    #expect(
      NoteFiles([folder.path]).errors
        == [UsageError("expected notes (*.md) in the folder '\(folder.path)', found none")])
  }

  @Test func aLinkBackUpIsNotFollowed() throws {
    let folder = try TemporaryFolder(files: ["a.md"])
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/loop", withDestinationPath: folder.path)
    #expect(NoteFiles([folder.path]).paths == ["\(folder.path)/a.md"])
  }

  @Test func aPipeIsNeverOpened() throws {
    let folder = try TemporaryFolder(files: ["a.md"])
    let pipe = "\(folder.path)/x.md"
    #expect(mkfifo(pipe, 0o600) == 0)
    let found = NoteFiles([folder.path])
    #expect(found.paths == ["\(folder.path)/a.md"] && found.errors.isEmpty)
    for path in [pipe, "/dev/null"] {
      #expect(NoteFiles([path]).paths.isEmpty)
      #expect(
        NoteFiles([path]).errors == [
          UsageError(
            "expected a note or a folder, found a pipe, a socket or a device: '\(path)'",
            hint: "'-' reads standard input")
        ])
    }
  }

  @Test func aLinkThatLeadsNowhereIsCalledThat() throws {
    let folder = try TemporaryFolder(files: ["a.md"])
    let (links, note) = (["dangling.md", "self.md"].map { "\(folder.path)/\($0)" }, "a.md")
    for link in links {
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: link == links[0] ? "gone.md" : "self.md")
    }
    let errors = links.map {
      UsageError("expected a note or a folder, found a link that leads nowhere: '\($0)'")
    }
    #expect(NoteFiles(links).errors == errors)
    let found = NoteFiles([folder.path])
    #expect(found.paths == ["\(folder.path)/\(note)"] && found.errors == errors)
  }

  @Test func anOptionBehindTheDashesIsNoSlipOfACommand() {
    #expect(
      NoteFiles(["--help"]).errors
        == [UsageError("expected a note or a folder, found nothing at '--help'")])
  }

  @Test func whatCannotBeReadSaysSo() throws {
    let folder = try TemporaryFolder(files: [])
    #expect(throws: UsageError("expected a note that can be read, found '\(folder.path)/x'")) {
      try readNote("\(folder.path)/x")
    }
  }

  @Test func aNoteThatIsTooLongIsNotCut() throws {
    let folder = try TemporaryFolder(files: ["long.md"])
    let path = "\(folder.path)/long.md"
    try Data(count: 16 << 20).write(to: URL(fileURLWithPath: path))
    #expect(try readNote(path).count == 16 << 20)
    try Data(count: 16 << 20 + 1).write(to: URL(fileURLWithPath: path))
    #expect(throws: UsageError("expected a note of at most 16 MiB, found more in '\(path)'")) {
      try readNote(path)
    }
  }
}
