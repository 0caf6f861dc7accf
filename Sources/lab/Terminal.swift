import Foundation

/// What is known of the terminal that the command runs in.
struct Terminal: Sendable {
  var hasColour: Bool
  var showsProgress: Bool

  static let none = Terminal(hasColour: false, showsProgress: false)

  /// Colour needs a terminal on standard output that is not dumb, and NO_COLOR unset or empty.
  static var current: Terminal {
    let environment = ProcessInfo.processInfo.environment
    let isDumb = environment["TERM"] == "dumb"
    let refusesColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return Terminal(
      hasColour: isatty(STDOUT_FILENO) == 1 && !isDumb && !refusesColour,
      showsProgress: isatty(STDERR_FILENO) == 1 && !isDumb)
  }
}

/// `lab … | head` must not kill the process; the write fails instead.
func ignoreBrokenPipes() {
  signal(SIGPIPE, SIG_IGN)
}

enum Stream {
  case standardOutput, standardError

  fileprivate var descriptor: Int32 { self == .standardOutput ? STDOUT_FILENO : STDERR_FILENO }
}

/// Writes all of `text`. Returns what kept it from that: a full disk, a closed stream. A reader that
/// left early has taken what it wanted, so that is nothing.
func write(_ text: String, to stream: Stream) -> String? {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(stream.descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else {
      return count < 0 && errno == EPIPE ? nil : String(cString: strerror(errno))
    }
    bytes = bytes.dropFirst(count)
  }
  return nil
}

/// Puts the null device, opened for reading, in the place of a standard output that is closed. A
/// note would otherwise be opened under its number, or something that takes the report.
func reserveStandardOutput() {
  if fcntl(STDOUT_FILENO, F_GETFD) < 0, fcntl(STDIN_FILENO, F_GETFD) >= 0 {
    _ = open("/dev/null", O_RDONLY)
  }
}
