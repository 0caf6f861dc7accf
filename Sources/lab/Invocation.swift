import DerivationNotes

/// A command with its options, as read from the arguments.
enum Invocation: Hashable {
  case help
  case version
  case verify(Options)
  case bench(Options)
  case benchGradients(GradientBenchCommand)
  case derive(DeriveCommand)
  case explain(ExplainCommand)

  /// Reads `[verify|bench] [PATH…] [options]`, in any order; `--name value` and `--name=value` both
  /// work, what follows `--` is a path, and the last of two equal options counts. `derive`,
  /// `explain` and `bench gradients` come first and read their own arguments.
  init(_ arguments: [String]) throws(UsageError) {
    if !arguments.contains(where: ["--help", "-h", "--version"].contains) {
      switch arguments.first {
      case "derive":
        self = .derive(try DeriveCommand(arguments.dropFirst()))
        return
      case "explain":
        self = .explain(try ExplainCommand(arguments.dropFirst()))
        return
      case "bench" where arguments.dropFirst().first == "gradients":
        self = .benchGradients(try GradientBenchCommand(arguments.dropFirst(2)))
        return
      default: break
      }
    }
    var command: String?
    var options = Options()
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        options.paths += rest
        break
      } else if argument == "--help" || argument == "-h" {
        self = .help
        return
      } else if argument == "--version" {
        self = .version
        return
      } else if argument.hasPrefix("-") && argument != "-" {
        try options.read(argument, before: &rest)
      } else if command == nil && options.paths.isEmpty && Usage.commands.contains(argument) {
        command = argument
      } else {
        options.paths.append(argument)
      }
    }
    guard !options.paths.contains("") else {
      throw UsageError("expected a path, found nothing")
    }
    switch command {
    case "help": self = .help
    case "bench":
      try options.requireBenchOptions()
      self = .bench(options)
    default: self = .verify(options)
    }
  }
}
