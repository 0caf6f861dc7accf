/// What is wrong with the arguments or with a path: `expected …, found …` and at most one hint.
struct UsageError: Error, Hashable {
  var message: String
  var hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// For standard error, with a line end.
  var text: String {
    "lab: error: \(message)\n" + (hint.map { "  = hint: \($0)\n" } ?? "")
  }
}
