import Foundation
import Testing

@testable import lab

@Suite struct ExplainCommandTests {
  private static let note = #"""
    # Ridge regression

    Let $X \in \mathbb{R}^{n \times d}$, $y \in \mathbb{R}^n$, $w \in \mathbb{R}^d$ and $\lambda > 0$. Write

    $$ J(w) := \tfrac12 \|Xw - y\|_2^2 + \tfrac{\lambda}{2} \|w\|_2^2 . $$

    **Claim (ridge gradient).** The chain rule gives

    $$
    \begin{aligned}
    \nabla J(w) &= X^\top (Xw - y) + \lambda w \\
                &= (X^\top X - \lambda I) w - X^\top y .
    \end{aligned}
    $$
    """#

  private func explained(_ place: String) throws -> Command.Result {
    let folder = try TemporaryFolder(files: [])
    try folder.write(Self.note, to: "ridge.md")
    return try Command.run(["explain", place], in: folder.path)
  }

  @Test func aProof() throws {
    let result = try explained("ridge.md:11")
    // What the points say closes the report; how many there are, is not the point here.
    let all = result.output.components(separatedBy: "\n")
    let lines = all.prefix { !$0.hasPrefix("  points") }
    #expect(all.dropFirst(lines.count).first?.hasSuffix("points, d and n from 1 to 9") == true)
    #expect(
      lines.joined(separator: "\n") == #"""
        11:13: proved: ridge gradient, step 1: normal form
          left                \nabla_w \left( \frac{1}{2} \|Xw - y\|_2^2 + \frac{\lambda}{2} \|w\|_2^2 \right)
          right               X^\top (Xw - y) + \lambda w
          left, worked out    X^\top (Xw - y) + \lambda w
          assuming            \lambda > 0
          normal form, left   X^\top Xw - X^\top y + \lambda w
          normal form, right  X^\top Xw - X^\top y + \lambda w
          proof               normal form
        """#)
    #expect(result.exitCode == 0)
  }

  @Test func aRefutation() throws {
    let result = try explained("ridge.md:12:13")
    #expect(
      result.output == #"""
        12:13: refuted: ridge gradient, step 2
          left                X^\top (Xw - y) + \lambda w
          right               (X^\top X - \lambda I)w - X^\top y
          assuming            \lambda > 0
          normal form, left   X^\top Xw - X^\top y + \lambda w
          normal form, right  X^\top Xw - X^\top y - \lambda w
          proof               none found
          points              at n = d = 1, X = 0, w = 1, y = 0, λ = 1: left 1, right -1
                              left - right = 2λw
                              the sign of the term λw is wrong

        """#)
    #expect(result.exitCode == 0)
  }

  @Test func theRulesOfAProof() throws {
    let folder = try TemporaryFolder(files: [])
    let note = #"""
      Let $z \in \mathbb{R}$ and $\lambda > 0$.

      **Claim.**

      $$ \sqrt{\lambda z^2} = \sqrt{\lambda} \, |z| $$

      $$ \lambda + z^2 > 0 $$
      """#
    try folder.write(note, to: "root.md")
    let root = try Command.run(["explain", "root.md:5"], in: folder.path).output
    #expect(root.contains("rules               absolute value: |u| = u sign(u)\n"))
    #expect(root.contains("root of a product: "))
    #expect(root.contains("where u ≥ 0; here λ > 0\n"))
    let report = try Command.run(["verify", "--verbose", "root.md"], in: folder.path).output
    #expect(report.contains("= by absolute value, root of a product (λ > 0), root of a square\n"))
    #expect(report.contains("= by signs of the terms (λ > 0)\n"))
  }

  @Test func whatIsNoStep() throws {
    let result = try explained("ridge.md:5")
    #expect(
      result.errors == """
        lab: error: expected a line with a step, found none on line 5 of 'ridge.md'
          = hint: the nearest step is on line 11

        """)
    #expect(result.exitCode == 2)
    #expect(
      try explained("ridge.md").errors == "lab: error: expected FILE:LINE, found 'ridge.md'\n")
    #expect(
      try explained("gone.md:3").errors
        == "lab: error: expected a note that can be read, found 'gone.md'\n")
  }
}
