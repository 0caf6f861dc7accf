import Checkers
import Foundation
import SymbolicLite
import Testing

/// The README's example of a checked gradient, run as it stands there.
@Suite struct ReadmeExampleTests {
  @Test func theExampleSaysWhatTheReadmeSays() throws {
    // README begins
    let rows = [[1.0, 2], [3, -1], [0.5, 1]]
    let y = [1.0, 0, 2]

    let loss = RecordedFunction { w in
      var total: Variable = 0
      for (row, target) in zip(rows, y) { total += 0.5 * (dot(row, w) - target).raised(to: 2) }
      return total / 3
    }
    let penalty = RecordedFunction { w in abs(w[0]) + abs(w[1]) }

    let verdict = checkGradient(
      of: [Term("loss", loss, samples: 3), Term("penalty", penalty, weight: 1e-8)], at: [0.5, 0]
    ) { w, weights in
      var gradient = [weights[1], 0.0]  // sign(0.5) = 1, and 0 at the kink
      for (row, target) in zip(rows, y) {
        let residual = row[0] * w[0] + row[1] * w[1] - target
        for j in 0..<2 { gradient[j] += weights[0] * residual * row[j] }  // 1/n forgotten
      }
      return gradient
    }
    // README ends
    #expect(verdict.refutation?.diagnosis == "the loss lacks the factor 1/n")
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let readme = try String(
      contentsOf: tests.appending(path: "../../../README.md").standardizedFileURL, encoding: .utf8)
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let first = try #require(lines.firstIndex(of: "// README begins"))
    let last = try #require(lines.firstIndex(of: "// README ends"))
    for line in lines[(first + 1)..<last] where !line.isEmpty {
      #expect(readme.contains(line), "\(line)")
    }
    #expect(readme.contains("the loss lacks the factor 1/n"))
  }
}
