import DerivationNotes
import Foundation

/// `lab verify`: judges the notes and reports.
struct VerifyCommand {
  var options: Options
  var terminal: Terminal

  func run() -> Outcome {
    let files = NoteFiles(options.paths)
    return outcome(judge(files.paths), errors: files.errors)
  }

  /// What is said of these notes, and of the paths that led to none.
  func outcome(_ results: [Result<NoteReport, UsageError>], errors: [UsageError]) -> Outcome {
    var reports: [NoteReport] = []
    var errors = errors
    for result in results {
      switch result {
      case .success(let report): reports.append(report)
      case .failure(let error): errors.append(error)
      }
    }
    errors += options.missingLabel(in: reports)
    let exitCode = errors.isEmpty ? Summary(reports).exitCode : 2
    return Outcome(
      output: reports.isEmpty && format == .text ? "" : text(reports),
      errors: errors.map(\.text).joined(), exitCode: exitCode)
  }

  private func judge(_ paths: [String]) -> [Result<NoteReport, UsageError>] {
    let verifier = Verifier(options: options.verifier)
    let progress = Progress(total: paths.count, isShown: terminal.showsProgress)
    defer { progress.clear() }
    // Large notes first, so that no processor waits long for the last one.
    let order = paths.indices.sorted { (size(of: paths[$0]), $1) > (size(of: paths[$1]), $0) }
    let reports = onDeepStacks(paths.count, progress: progress.show) { position in
      let path = paths[order[position]]
      return Result { () throws(UsageError) in
        verifier.verify(bytes: try readNote(path), path: path == "-" ? "<stdin>" : path)
      }
    }
    return zip(order, reports).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  private var format: Options.Format { options.format ?? .text }

  private func text(_ reports: [NoteReport]) -> String {
    switch format {
    case .text:
      TextReport(detail: options.detail, isColoured: terminal.hasColour).text(reports)
    case .json: JSONReport(seed: options.verifier.seed).text(reports)
    case .github: GitHubReport().text(reports)
    }
  }
}

/// A line on standard error that says how far the work is, once it has lasted a second.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown
  }

  func show(done: Int) {
    guard isShown, isLate else { return }
    _ = write("\r\u{1B}[Klab: \(done) of \(total) notes", to: .standardError)
  }

  func clear() {
    if isShown, isLate { _ = write("\r\u{1B}[K", to: .standardError) }
  }

  private var isLate: Bool { ContinuousClock.now - start > .seconds(1) }
}
