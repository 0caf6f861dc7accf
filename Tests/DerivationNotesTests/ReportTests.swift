import Testing

@testable import DerivationNotes

@Suite struct TextReportTests {
  @Test func aNoteIsReportedRowByRowAndItsMistakesInTheFormOfCompilers() {
    let expected = #"""
      Derivations/02-ridge.md
        defined   r = y - Xw              definition by =, line 5
        proved    ridge gradient 1        normal form
        tested    degrees of freedom 2    120 points, n and d from 1 to 4
        refuted   missing one half 1      as expected: at w = (0.5, 0), L = w²: left (1, 0), right (0.5, 0)
        unchecked prior 1
      Derivations/02-ridge.md:24:13: refuted: ridge gradient, step 2
         24 |             &= (X^\top X - \lambda I) w - X^\top y .
            |             ^
            = at n = d = 1, X = 0, y = 0, w = 1, λ = 1: left 1, right -1
            = left - right = 2λw
            = the sign of the term λw is wrong

      1 note, 5 steps: 1 proved, 1 tested, 2 refuted, 1 unchecked; 1 not as expected

      """#
    #expect(TextReport().text([ReportSamples.ridge]) == expected)
  }

  @Test func quietLeavesTheUnexpectedAndTheSummary() {
    let expected = """
      a,b:c.md:14:6: unreadable: expected '}' to close the '{', found the end of the formula (half open, step 1)
         14 | J =\t\\frac{1}{2n
            |    \t ^^
            = hint: did you mean \\frac{1}{2n}?
      a,b:c.md:9:3: proved: not a mistake, step 1
          9 | a = a
            |   ^
            = a False display must be refuted, but this one is proved
            = normal form
      a,b:c.md:11:3: undecided: empty, step 1
         11 | a = b
            |   ^
            = no admissible point
      1 note, 3 steps: 1 proved, 1 undecided, 1 unreadable; 3 not as expected

      """
    #expect(TextReport(detail: .quiet).text([ReportSamples.trouble]) == expected)
  }

  @Test func verboseAddsTheEvidenceAndWhatIsOnlyListed() {
    var note = ReportSamples.ridge
    note.steps = markExpectations([ReportSamples.gradient, ReportSamples.missingHalf])
    let expected = #"""
      Derivations/02-ridge.md
        declared  \lambda > 0                 line 3
        defined   r = y - Xw                  definition by =, line 5
        defined   J(w) := \tfrac12 \|r\|^2    line 6
        stated    \min_w J(w)                 line 8
        proved    ridge gradient 1            normal form
                  = used λ > 0
        refuted   missing one half 1          as expected: at w = (0.5, 0), L = w²: left (1, 0), right (0.5, 0)
                  = left - right = λw
                  = the term λw should read 2 λw

      1 note, 2 steps: 1 proved, 1 refuted; all as expected

      """#
    #expect(TextReport(detail: .verbose).text([note]) == expected)
  }

  @Test func verboseSaysHowAMistakeWasFound() {
    var step = ReportSamples.wrongSign
    step.details = [#"assumed $\lambda > 0$"#]
    let text = TextReport(detail: .verbose).text([NoteReport(path: "a.md", steps: [step])])
    #expect(
      text.contains(
        """
              = the sign of the term λw is wrong
              = at 1 of 7 points
              = assumed λ > 0

        """))
  }

  @Test func whatCannotBeReadIsToldTwoHundredTimes() {
    let steps = markExpectations(
      Array(repeating: ReportSamples.unclosed, count: 250) + [ReportSamples.wrongSign])
    let note = NoteReport(path: "a.md", steps: steps)
    for text in [TextReport().text([note]), GitHubReport().text([note])] {
      #expect(text.split(separator: "half open").count == 201)
      #expect(text.contains("\n… and 50 more that cannot be read\n"))
      // Verdicts are never left out.
      #expect(text.contains("the sign of the term"))
    }
    #expect(JSONReport(seed: 1).text([note]).split(separator: "half open").count == 251)
  }

  @Test func aLetterWithManyAccentsStaysShort() {
    var step = ReportSamples.unclosed
    step.sourceLine = "e" + String(repeating: "\u{301}", count: 10_000) + " = 1"
    step.label = step.sourceLine
    let note = NoteReport(path: "a.md", steps: [step])
    #expect(TextReport().text([note]).utf8.count < 1000)
  }

  @Test func verboseShowsFormulasWholeAndTheCounterexampleOnce() throws {
    let formula = "J(w) := " + String(repeating: "w + ", count: 30) + "w"
    let note = NoteReport(
      path: "a.md", definitions: [Listed(formula: formula, line: 1, column: 1)])
    #expect(TextReport(detail: .verbose).text([note]).contains(formula))
    let report = Verifier().verify(bytes: Array("$$ 1 = 2 $$\n".utf8), path: "b.md")
    let text = TextReport(detail: .verbose).text([report])
    #expect(text.split(separator: "left 1, right 2").count == 2)
  }

  @Test func aLabelCannotMoveTheCursor() {
    var step = ReportSamples.nowhere
    step.label = "a\u{1B}[2J\nb"
    let text = TextReport(detail: .quiet).text([NoteReport(path: "\u{7}.md", steps: [step])])
    #expect(text.hasPrefix("\u{FFFD}.md:11:3: undecided: a\u{FFFD}[2J b, step 1\n"))
  }

  @Test func aNoteWithoutDisplaysSaysSo() {
    #expect(
      TextReport().text([NoteReport(path: "README.md")]) == """
        README.md
          nothing to check

        1 note, 0 steps

        """)
    #expect(TextReport(detail: .quiet).text([]) == "0 notes, 0 steps\n")
  }

  @Test func colourPaintsVerdictsOnly() {
    var note = ReportSamples.ridge
    note.definitions = []
    note.steps = markExpectations([ReportSamples.gradient])
    #expect(
      TextReport(isColoured: true).text([note])
        == "\u{1B}[1mDerivations/02-ridge.md\u{1B}[0m\n"
        + "  \u{1B}[32mproved    \u{1B}[0mridge gradient 1    normal form\n\n"
        + "\u{1B}[32m1 note, 1 step: 1 proved; all as expected\u{1B}[0m\n")
  }
}

@Suite struct JSONReportTests {
  @Test func theDocumentedKeysStandInTheDocumentedOrder() {
    var note = ReportSamples.ridge
    note.steps = markExpectations([ReportSamples.gradient, ReportSamples.missingHalf])
    let expected =
      #"{"version":1,"seed":18446744073709551615,"notes":[{"path":"Derivations/02-ridge.md","#
      + #""declarations":[{"formula":"\\lambda > 0","line":3,"column":92,"remark":""}],"#
      + #""definitions":[{"formula":"r = y - Xw","line":5,"column":4,"remark":"definition by ="},"#
      + #"{"formula":"J(w) := \\tfrac12\n  \\|r\\|^2","line":6,"column":4,"remark":""}],"#
      + #""expressions":[{"formula":"\\min_w J(w)","line":8,"column":4,"remark":""}],"#
      + #""steps":[{"label":"ridge gradient","kind":"claim","step":1,"line":23,"column":14,"#
      + #""formula":"\\nabla J(w) = X^\\top (Xw - y) + \\lambda w","verdict":"proved","#
      + #""asExpected":true,"evidence":"normal form; used $\\lambda > 0$","samples":0,"#
      + #""counterexample":null,"diagnosis":null,"milliseconds":1.235},"#
      + #"{"label":"missing one half","kind":"false","step":1,"line":40,"column":31,"#
      + #""formula":"\\nabla_w \\lambda \\|w\\|_2^2 = \\lambda w","verdict":"refuted","#
      + #""asExpected":true,"evidence":"at 1 of 2 points; left (1, 0); right (0.5, 0); "#
      + #"left - right = \\lambda w","samples":2,"counterexample":{"w":[0.5,0],"L":"w^2"},"#
      + #""diagnosis":"the term $\\lambda w$ should read $2 \\lambda w$","milliseconds":0}]}],"#
      + #""summary":{"proved":1,"tested":0,"refuted":1,"undecided":0,"unreadable":0,"#
      + #""unchecked":0,"asExpected":true}}"# + "\n"
    #expect(JSONReport(seed: .max).text([note]) == expected)
  }

  @Test func namesLoseTheBackslashOfASingleCommandOnly() {
    var step = ReportSamples.wrongSign
    step.counterexample = [
      PointEntry(#"\lambda"#, .number(1)), PointEntry(#"\hat{w}"#, .matrix([[1, -0.5]])),
      PointEntry("n", .size(3)),
    ]
    let text = JSONReport(seed: 1).text([NoteReport(path: "a", steps: [step])])
    #expect(text.contains(#""counterexample":{"lambda":1,"\\hat{w}":[[1,-0.5]],"n":3}"#))
  }

  @Test(
    "numbers are as short as they can be and read back the same",
    arguments: [
      (1, "1"), (0.1, "0.1"), (-2.5, "-2.5"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
      (0.1 + 0.2, "0.30000000000000004"), (.infinity, #""inf""#),
    ] as [(Double, String)])
  func numbers(number: Double, text: String) {
    #expect(JSONValue.number(number).text == text)
    if number.isFinite { #expect(Double(text) == number) }
  }

  @Test func stringsAreEscaped() {
    let text = JSONValue.string("\"\\\n\r\t\u{1}\u{1F}é∑𝟙").text
    #expect(text == #""\"\\\n\r\t\u0001\u001fé∑𝟙""#)
    #expect(JSONValue.string("\r\n").text == #""\r\n""#)
  }
}

@Suite struct GitHubReportTests {
  @Test func onlyTheUnexpectedIsMarkedAndEverySeparatorIsEscaped() {
    var unclosed = ReportSamples.unclosed
    unclosed.label = "50%, half: open"
    unclosed.formula = "J\r\n= 1"
    let note = NoteReport(
      path: "a,b:c.md", steps: markExpectations([unclosed, ReportSamples.gradient]))
    let expected =
      "::error file=a%2Cb%3Ac.md,line=14,col=6,endColumn=7,"
      + "title=unreadable%3A 50%25%2C half%3A open%2C step 1::J%0D%0A= 1%0A"
      + "expected '}' to close the '{', found the end of the formula%0A"
      + "hint: did you mean \\frac{1}{2n}?\n"
      + "1 note, 2 steps: 1 proved, 1 unreadable; 1 not as expected\n"
    #expect(GitHubReport().text([note]) == expected)
  }

  @Test func aRefutationIsToldInFull() {
    let note = NoteReport(path: "r.md", steps: [ReportSamples.wrongSign])
    let expected =
      "::error file=r.md,line=24,col=13,endColumn=13,title=refuted%3A ridge gradient%2C step 2::"
      + #"= (X^\top X - \lambda I) w - X^\top y%0A"#
      + "at n = d = 1, X = 0, y = 0, w = 1, λ = 1: left 1, right -1%0Aleft - right = 2λw%0A"
      + "the sign of the term λw is wrong\n"
      + "1 note, 1 step: 1 refuted; 1 not as expected\n"
    #expect(GitHubReport().text([note]) == expected)
  }
}
