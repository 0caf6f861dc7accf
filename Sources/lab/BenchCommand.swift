import DerivationNotes
import Foundation

/// `lab bench`: how long the verifier takes, by stage and by step.
///
/// The notes are judged one after another, once to warm up and then `rounds` times; every figure is
/// taken over the rounds. It exits as `lab verify` does.
struct BenchCommand {
  var options: Options
  var terminal: Terminal

  private static let rounds = 5

  func run() -> Outcome {
    let files = NoteFiles(options.paths)
    var notes: [(path: String, bytes: [UInt8])] = []
    var errors = files.errors
    for path in files.paths {
      do throws(UsageError) {
        notes.append((path, try readNote(path)))
      } catch {
        errors.append(error)
      }
    }
    let verifier = Verifier(options: options.verifier)
    let (inputs, progress) = (notes, Progress(total: Self.rounds, isShown: terminal.showsProgress))
    let rounds = (0...Self.rounds).map { round in
      progress.show(done: max(0, round - 1))
      // One job: parallel notes would disturb each other's clocks.
      return onDeepStacks(1) { _ in
        inputs.map { verifier.verify(bytes: $0.bytes, path: $0.path) }
      }.joined()
    }
    progress.clear()
    let measured = rounds.dropFirst().map(Array.init)
    let reports = measured.last ?? []
    errors += options.missingLabel(in: reports)
    return Outcome(
      output: notes.isEmpty ? "" : BenchTable(rounds: measured).text,
      errors: errors.map(\.text).joined(),
      exitCode: errors.isEmpty ? Summary(reports).exitCode : 2)
  }
}
