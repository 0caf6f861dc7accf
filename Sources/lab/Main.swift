import Foundation

/// `lab`: reads the arguments, runs the command, writes what it has to say, exits.
@main
enum Main {
  static func main() {
    ignoreBrokenPipes()
    reserveStandardOutput()
    var outcome = run(Array(CommandLine.arguments.dropFirst()), terminal: .current)
    if let failure = write(outcome.output, to: .standardOutput) {
      // What nobody can read must not pass for a clean report.
      outcome.errors += UsageError("expected to write the report, found: \(failure)").text
      outcome.exitCode = 2
    }
    _ = write(outcome.errors, to: .standardError)
    exit(outcome.exitCode)
  }

  static func run(_ arguments: [String], terminal: Terminal) -> Outcome {
    do {
      switch try Invocation(arguments) {
      case .help: return Outcome(output: Usage.help)
      case .version: return Outcome(output: Usage.version)
      case .verify(let options): return VerifyCommand(options: options, terminal: terminal).run()
      case .bench(let options): return BenchCommand(options: options, terminal: terminal).run()
      case .benchGradients(let command): return command.run()
      case .derive(let command): return command.run()
      case .explain(let command): return command.run()
      case .model(let command): return command.run()
      case .benchSolvers: return SolverBench().run()
      }
    } catch {
      return Outcome(errors: error.text, exitCode: 2)
    }
  }
}

/// What a command leaves behind.
struct Outcome {
  var output = ""
  var errors = ""
  var exitCode: Int32 = 0
}
