import DerivationNotes
import Testing

/// What prose declares, assumes and defines, and how displays become steps.
@Suite("A note in context")
struct NoteContextTests {
  @Test("assumptions hold to the end of their section")
  func scopeOfAssumptions() {
    let found = verdicts(
      """
      # Signs

      Let $a \\in \\mathbb{R}$.

      ## One

      Assume $a > 0$.

      $$ |a| = a $$

      ## Two

      $$ |a| = a $$
      """)
    #expect(found == ["tested", "refuted"] || found == ["proved", "refuted"])
  }

  @Test("what stands behind \"then\" is no assumption")
  func conclusions() {
    let found = verdicts(
      """
      Let $a, b \\in \\mathbb{R}$. If $a > 0$, then $b > 0$ and so on.

      $$ |b| = b $$
      """)
    #expect(found == ["refuted"])
  }

  @Test("a condition behind a row holds for that row alone")
  func sideConditions() {
    let found = verdicts(
      """
      Let $a \\in \\mathbb{R}$.

      $$ |a| = a \\quad \\text{for } a \\ge 0 $$

      $$ |a| = a $$
      """)
    #expect(found.first != "refuted" && found.last == "refuted")
  }

  @Test("\"for … :\" in front of a display is a condition of it")
  func leadingConditions() {
    let found = verdicts(
      """
      Let $a \\in \\mathbb{R}$. For $a \\ge 0$ we have

      $$ |a| = a $$

      and in general

      $$ |a| = a $$
      """)
    #expect(found.first != "refuted" && found.last == "refuted")
  }

  @Test("a reason is not an assumption")
  func reasons() {
    let found = verdicts(
      """
      Let $a \\in \\mathbb{R}$.

      $$ |a| = a \\quad \\text{since } a \\ge 0 $$
      """)
    #expect(found == ["refuted"])
  }

  @Test("contradictory assumptions decide nothing, not even a = a")
  func contradiction() {
    let found = verdicts(
      """
      Let $a \\in \\mathbb{R}$. Assume $a > 0$. Assume $a < 0$.

      $$ a = a $$

      $$ a = a + 1 $$
      """)
    #expect(found == ["undecided", "undecided"])
  }

  @Test("undefined never agrees with undefined")
  func undefinedEverywhere() {
    let found = verdicts(
      """
      Let $a \\in \\mathbb{R}$.

      $$ \\frac{a}{0} = \\frac{a}{0} $$

      $$ \\log(-1 - a^2) = \\log(-1 - a^2) $$
      """)
    #expect(found == ["undecided", "undecided"])
  }

  @Test("the first link of a chain may define, the others claim")
  func definitionByEquals() {
    let note = report(
      """
      Let $a, b \\in \\mathbb{R}$.

      $$ s = (a + b)^2 = a^2 + 2ab + b^2 = a^2 + b^2 $$
      """)
    #expect(note.definitions.map(\.remark) == ["definition by ="])
    #expect(note.steps.count == 2)
    #expect(note.steps.first?.verdict != .refuted && note.steps.last?.verdict == .refuted)
  }

  @Test("rows of an aligned block are steps, and the wrong one is marked at the & of its sign")
  func alignedRows() {
    let note = report(
      """
      Let $a \\in \\mathbb{R}$.

      **Claim (square).**

      $$
      \\begin{aligned}
      (a + 1)^2 &= a^2 + 2a + 1 \\\\
                &= a (a + 2) + 2 \\\\
                &= a^2 + 2a + 2
      \\end{aligned}
      $$
      """)
    #expect(note.steps.map { $0.verdict == .refuted } == [false, true, false])
    #expect(note.steps.map(\.step) == [1, 2, 3])
    let wrong = note.steps[1]
    #expect((wrong.line, wrong.column, wrong.label) == (8, 11, "square"))
  }

  @Test("under a False head one refuted step is enough, and none is not")
  func falseHeads() {
    let note = report(
      """
      Let $a \\in \\mathbb{R}$.

      **False (one of two).**

      $$ a + a = 2a $$

      $$ a + a = 3a $$

      **False (none).**

      $$ a + a = 2a $$
      """)
    #expect(note.steps.map(\.asExpected) == [true, true, false])
  }

  @Test("rows of a matrix, examples and entries by their words in the text")
  func parts() {
    let found = verdicts(
      """
      Let $X \\in \\mathbb{R}^{n \\times d}$ with rows $x_i$, $w \\in \\mathbb{R}^d$ and $y \\in \\mathbb{R}^n$.

      $$ \\sum_i (x_i^\\top w - y_i)^2 = \\|Xw - y\\|_2^2 $$

      $$ \\sum_i x_i y_i = X^\\top y $$

      $$ \\sum_i x_i y_i = 2 X^\\top y $$
      """)
    #expect(found.dropLast().allSatisfy { $0 != "refuted" && $0 != "unreadable" })
    #expect(found.last == "refuted")
  }

  @Test("the sign of approximation is left unchecked, an objective is stated")
  func otherDisplays() {
    let note = report(
      """
      Let $w \\in \\mathbb{R}^d$.

      $$ \\min_w \\|w\\|_2^2 $$

      $$ \\|w\\|_2 \\approx \\|w\\|_1 $$
      """)
    #expect(note.expressions.count == 1)
    #expect(note.steps.map(\.verdict) == [.unchecked])
  }

  @Test("what is declared in a section is gone in the next")
  func sections() {
    let note = report(
      """
      # Note

      ## One

      Let $a \\in \\mathbb{R}$.

      $$ a = a $$

      ## Two

      $$ a = a $$

      Let $a \\in \\mathbb{R}^d$.

      $$ a = a $$
      """)
    #expect(note.steps.map { $0.verdict == .unreadable } == [false, true, false])
  }

  @Test("+ C must not depend on what the statement is about")
  func constants() {
    let found = verdicts(
      """
      Let $w \\in \\mathbb{R}^d$ and $\\tau > 0$.

      $$ -\\log \\mathcal{N}(w \\mid 0, \\tau^2 I) = \\frac{1}{2\\tau^2} \\|w\\|_2^2 + C $$

      $$ -\\log \\mathcal{N}(w \\mid 0, \\tau^2 I) = \\frac{1}{\\tau^2} \\|w\\|_2^2 + C $$

      $$ \\mathcal{N}(w \\mid 0, \\tau^2 I) \\propto \\exp\\left(-\\frac{1}{2\\tau^2} \\|w\\|_2^2\\right) $$

      $$ \\mathcal{N}(w \\mid 0, \\tau^2 I) \\propto \\exp\\left(-\\frac{1}{2\\tau} \\|w\\|_2^2\\right) $$
      """)
    #expect(found.map { $0 == "refuted" } == [false, true, false, true])
  }
}
