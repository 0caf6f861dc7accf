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

/// `lab … | head` must not kill the process; the write fails instead, and `write` stops there.
func ignoreBrokenPipes() {
  signal(SIGPIPE, SIG_IGN)
}

enum Stream {
  case standardOutput, standardError

  fileprivate var descriptor: Int32 { self == .standardOutput ? STDOUT_FILENO : STDERR_FILENO }
}

/// Writes all of `text`, or as much of it as the reader takes.
func write(_ text: String, to stream: Stream) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(stream.descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return }
    bytes = bytes.dropFirst(count)
  }
}
