import Foundation

/// The notes that a list of paths stands for, in the order in which they are reported.
struct NoteFiles {
  /// Paths of notes, each once; `-` is standard input.
  private(set) var paths: [String] = []
  /// A message for each path that cannot be followed; the other notes are still judged.
  private(set) var errors: [UsageError] = []

  init(_ arguments: [String]) {
    for path in arguments.isEmpty ? [Self.home] : arguments {
      add(Self.plain(path), isDefault: arguments.isEmpty)
    }
    var seen: Set<String> = []
    paths = paths.filter { seen.insert($0).inserted }
  }

  /// Where a project keeps its notes.
  private static let home = "Derivations"

  private mutating func add(_ path: String, isDefault: Bool) {
    guard path != "-" else {
      paths.append(path)
      return
    }
    switch FileKind(path) {
    case .file: paths.append(path)
    case .folder:
      let found = notes(below: path, depth: 0)
      if found.isEmpty {
        errors.append(UsageError("expected notes (*.md) in the folder '\(path)', found none"))
      }
      paths += found
    case .special:
      errors.append(
        UsageError(
          "expected a note or a folder, found a pipe, a socket or a device: '\(path)'",
          hint: "'-' reads standard input"))
    case .brokenLink: errors.append(Self.brokenLink(path))
    case .nothing: errors.append(Self.missing(path, isDefault: isDefault))
    }
  }

  /// All `*.md` of a folder and its subfolders, by name, hidden ones left out, and pipes and devices
  /// too. A link to a folder is not followed: it may lead back up.
  private mutating func notes(below folder: String, depth: Int) -> [String] {
    guard depth < 64 else {
      errors.append(UsageError("expected folders at most 64 deep, found deeper ones: '\(folder)'"))
      return []
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      errors.append(UsageError("expected a folder that can be read, found '\(folder)'"))
      return []
    }
    var found: [String] = []
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !name.hasPrefix(".") {
      let path = Self.join(folder, name)
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      if attributes?[.type] as? FileAttributeType == .typeDirectory {
        found += notes(below: path, depth: depth + 1)
      } else if name.lowercased().hasSuffix(".md") {
        switch FileKind(path) {
        case .file: found.append(path)
        case .brokenLink: errors.append(Self.brokenLink(path))
        case .folder, .special, .nothing: break
        }
      }
    }
    return found
  }

  /// Annotations on a pull request need `a.md` where a shell completes `./a.md`. A file that is named
  /// `-` keeps its `./`.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("./") && path.count > 2 && path != "./-" ? String(path.dropFirst(2)) : path
  }

  private static func join(_ folder: String, _ name: String) -> String {
    if folder == "." || folder == "./" { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func brokenLink(_ path: String) -> UsageError {
    UsageError("expected a note or a folder, found a link that leads nowhere: '\(path)'")
  }

  private static func missing(_ path: String, isDefault: Bool) -> UsageError {
    if isDefault {
      return UsageError(
        "expected a folder '\(path)' here, found none",
        hint: "run lab in the project's folder, or name a note: lab PATH")
    }
    // An option behind '--' is no slip of a command.
    let command = path.hasPrefix("-") ? nil : nearestWord(to: path, in: Usage.commands)
    let sibling = nearestSibling(of: path)
    return UsageError(
      "expected a note or a folder, found nothing at '\(path)'",
      hint: (sibling ?? command.map { "the command \($0)" }).map { "did you mean \($0)?" })
  }

  /// The existing file or folder whose name is nearest to that of `path`, in the same folder.
  private static func nearestSibling(of path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, !name.isEmpty else { return nil }
    let folder = parts.dropLast().joined(separator: "/")
    let place = parts.count == 1 ? "." : folder.isEmpty ? "/" : folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return nearestWord(to: String(name), in: names.sorted()).map { join(place, $0) }
  }
}

/// The bytes of a note; `-` reads standard input.
func readNote(_ path: String) throws(UsageError) -> [UInt8] {
  let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
  // One byte more than a note may have, so that a longer one is noticed and not cut.
  guard let file, let data = try? file.read(upToCount: longestNote + 1) ?? Data() else {
    throw UsageError("expected a note that can be read, found '\(path)'")
  }
  guard data.count <= longestNote else {
    throw UsageError("expected a note of at most \(longestNote >> 20) MiB, found more in '\(path)'")
  }
  return Array(data)
}

private let longestNote = 16 << 20
