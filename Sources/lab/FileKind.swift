import Foundation

/// What stands at a path, behind links.
enum FileKind {
  case file, folder
  /// A pipe, a socket or a device: reading it may never end.
  case special
  /// A link whose target does not exist, or that leads back to itself.
  case brokenLink
  case nothing

  init(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else {
      self = lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK ? .brokenLink : .nothing
      return
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .special
    }
  }
}
