import Foundation
import Testing

@testable import lab

@Suite struct DeriveCommandTests {
  private let ridge = [
    "derive", #"\tfrac12 \|Xw - y\|_2^2 + \tfrac{\lambda}{2} \|w\|_2^2"#, "--wrt", "w",
    "--let", #"X \in \mathbb{R}^{n \times d}"#, "--let", #"y \in \mathbb{R}^n"#,
    "--let", #"w \in \mathbb{R}^d"#, "--let", #"\lambda > 0"#,
  ]

  @Test func everyLineIsJudged() throws {
    let result = try Command.run(ridge)
    // The search for a proof of convexity is not ours to pin down.
    let lines = result.output.components(separatedBy: "\n").map {
      $0.hasPrefix("curvature, ") ? "curvature" : $0
    }
    #expect(
      lines.joined(separator: "\n") == #"""
        f(w) = (1/2)‖Xw − y‖₂² + (λ/2)‖w‖₂²

        gradient, proved: normal form
            X^\top (Xw - y) + \lambda w
            Xᵀ(Xw − y) + λw

        Hessian, proved: normal form
            X^\top X + \lambda I
            XᵀX + λI

        curvature
            strictly convex
              strictly convex (sum): (1/2)‖Xw − y‖₂² + (λ/2)‖w‖₂², knowing λ > 0
                convex (positive multiple): (1/2)‖Xw − y‖₂²
                  convex (power ≥ 1 of a convex function ≥ 0): ‖Xw − y‖₂²
                    convex (norm of an affine map): ‖Xw − y‖₂
                strictly convex (positive multiple): (λ/2)‖w‖₂²
                  strictly convex (power of a Euclidean length): ‖w‖₂²
                    convex (norm of an affine map): ‖w‖₂

        """#)
    #expect(result.errors == "")
    #expect(result.exitCode == 0)
  }

  @Test func aKinkBringsASubdifferential() throws {
    let result = try Command.run([
      "derive", #"\tfrac12 (w - z)^2 + \lambda |w|"#, "--let", #"w, z \in \mathbb{R}"#,
      #"--let=\lambda > 0"#,
    ])
    let titles = result.output.components(separatedBy: "\n").filter {
      !$0.hasPrefix(" ") && !$0.isEmpty
    }
    #expect(titles.first == "f(w) = (1/2)(w − z)² + λ|w|")
    #expect(
      titles.dropFirst().map { String($0.prefix { $0 != ":" }) } == [
        "gradient, proved", "subdifferential, proved", "Hessian, proved", "curvature, proved",
      ])
    #expect(result.output.contains("    where w ≠ 0\n"))
    #expect(result.exitCode == 0)
  }

  @Test func theReadmeShowsWhatIsPrinted() throws {
    let result = try Command.run([
      "derive", #"\lambda \|w\|_2^2"#, "--let", #"w \in \mathbb{R}^d"#, "--let", #"\lambda > 0"#,
    ])
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../README.md").standardizedFileURL
    let readme = try String(contentsOf: file, encoding: .utf8)
    let shown = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    #expect(readme.contains(shown))
  }

  @Test func json() throws {
    let result = try Command.run([
      "derive", "w^2", "--let", #"w \in \mathbb{R}"#, "--format", "json",
    ])
    #expect(
      result.output
        == #"{"version":1,"formula":"w^2","variable":"w","results":["#
        + #"{"name":"gradient","latex":"2w","text":"2w","conditions":[],"verdict":"proved","#
        + #""evidence":"normal form","certificate":null},"#
        + #"{"name":"Hessian","latex":"2","text":"2","conditions":[],"verdict":"proved","#
        + #""evidence":"normal form","certificate":null},"#
        + #"{"name":"curvature","latex":"\\text{strictly convex}","text":"strictly convex","#
        + #""conditions":[],"verdict":"proved","evidence":"positive combination","#
        + #""certificate":{"rule":"strictly convex (Hessian)","formula":"2","children":["#
        + #"{"rule":"signs of the terms","formula":"","children":[]}]}}],"gaps":[]}"# + "\n")
  }

  /// Arguments, and what is said of them.
  private static let slips: [([String], String)] = [
    (
      ["derive"],
      """
      lab: error: expected one formula after derive, found none
        = hint: lab derive "\\|w\\|_2^2" --wrt w --let "w \\in \\mathbb{R}^d"

      """
    ),
    (
      ["derive", "w^2", "--wtr", "w"],
      """
      lab: error: expected an option of lab derive, found '--wtr'
        = hint: did you mean --wrt?

      """
    ),
    (
      ["derive", "w^2", "--format", "github"],
      "lab: error: expected text or json after --format, found 'github'\n"
    ),
    (
      ["derive", "w^2"],
      """
      lab: error: expected a declared symbol to differentiate by
          w
          ^
        = hint: declare it, as in --let "w \\in \\mathbb{R}^d"

      """
    ),
    (
      ["derive", "w^2 + q", "--let", "w \\in \\mathbb{R}"],
      """
      lab: error: expected a declared symbol, found q
          w^2 + q
                ^
        = hint: declare it first, as in $q \\in \\mathbb{R}$

      """
    ),
    (
      ["derive", "2 w", "--let", "w \\in \\mathbb{R}^d"],
      """
      lab: error: expected a number, found a vector of length d
          2 w
          ^^^

      """
    ),
  ]

  @Test("What cannot be read is said, with exit code 2", arguments: 0..<slips.count)
  func whatCannotBeRead(number: Int) throws {
    let (arguments, message) = Self.slips[number]
    let result = try Command.run(arguments)
    #expect(result.errors == message)
    #expect(result.output == "")
    #expect(result.exitCode == 2)
  }
}
