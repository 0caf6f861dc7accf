@testable import DerivationNotes

/// A hand-made report with one step of every verdict, in the shape in which the verifier makes it.
enum ReportSamples {
  static let ridge = NoteReport(
    path: "Derivations/02-ridge.md",
    declarations: [Listed(formula: #"\lambda > 0"#, line: 3, column: 92)],
    definitions: [
      Listed(formula: "r = y - Xw", line: 5, column: 4, remark: "definition by ="),
      Listed(formula: "J(w) := \\tfrac12\n  \\|r\\|^2", line: 6, column: 4),
    ],
    expressions: [Listed(formula: #"\min_w J(w)"#, line: 8, column: 4)],
    steps: markExpectations([gradient, freedom, wrongSign, missingHalf, prior]),
    labels: ["ridge gradient", "degrees of freedom", "missing one half", "prior"])

  static let gradient = StepReport(
    label: "ridge gradient", head: 0, step: 1, line: 23, column: 14,
    sourceLine: #"\nabla J(w) &= X^\top (Xw - y) + \lambda w \\"#,
    formula: #"\nabla J(w) = X^\top (Xw - y) + \lambda w"#, verdict: .proved,
    evidence: "normal form", details: [#"used $\lambda > 0$"#], milliseconds: 1.23456)

  static let wrongSign = StepReport(
    label: "ridge gradient", head: 0, step: 2, line: 24, column: 13,
    sourceLine: #"            &= (X^\top X - \lambda I) w - X^\top y ."#,
    formula: #"= (X^\top X - \lambda I) w - X^\top y"#, verdict: .refuted,
    evidence: "at 1 of 7 points",
    samples: 7,
    counterexample: [
      PointEntry("n", .size(1)), PointEntry("d", .size(1)), PointEntry("X", .matrix([[0]])),
      PointEntry("y", .vector([0])), PointEntry("w", .vector([1])),
      PointEntry(#"\lambda"#, .number(1)),
    ],
    left: "1", right: "-1", difference: #"2\lambda w"#,
    diagnosis: #"the sign of the term $\lambda w$ is wrong"#, milliseconds: 2)

  static let freedom = StepReport(
    label: "degrees of freedom", head: 1, step: 2, line: 30, column: 5, sourceLine: "a = b",
    formula: "a = b", verdict: .tested, evidence: "120 points, n and d from 1 to 4", samples: 120)

  static let missingHalf = StepReport(
    label: "missing one half", kind: .falseClaim, head: 2, step: 1, line: 40, column: 31,
    sourceLine: #"$$ \nabla_w \lambda \|w\|_2^2 = \lambda w $$"#,
    formula: #"\nabla_w \lambda \|w\|_2^2 = \lambda w"#, verdict: .refuted,
    evidence: "at 1 of 2 points", samples: 2,
    counterexample: [
      PointEntry("w", .vector([0.5, 0])), PointEntry("L", .formula("w^2")),
    ],
    left: "(1, 0)", right: "(0.5, 0)", difference: #"\lambda w"#,
    diagnosis: #"the term $\lambda w$ should read $2 \lambda w$"#)

  static let prior = StepReport(
    label: "prior", kind: .unchecked, head: 3, step: 1, line: 50, column: 1, sourceLine: "p",
    formula: "p", verdict: .unchecked, evidence: "")

  static let unclosed = StepReport(
    label: "half open", head: 4, step: 1, line: 14, column: 6, width: 2,
    sourceLine: "J =\t\\frac{1}{2n", formula: "J =\t\\frac{1}{2n", verdict: .unreadable,
    evidence: "expected '}' to close the '{', found the end of the formula",
    hint: #"did you mean \frac{1}{2n}?"#)

  static let accepted = StepReport(
    label: "not a mistake", kind: .falseClaim, head: 5, step: 1, line: 9, column: 3,
    sourceLine: "a = a", formula: "a = a", verdict: .proved, evidence: "normal form")

  static let nowhere = StepReport(
    label: "empty", head: 6, step: 1, line: 11, column: 3, sourceLine: "a = b", formula: "a = b",
    verdict: .undecided, evidence: "no admissible point")

  static let trouble = NoteReport(
    path: "a,b:c.md", steps: markExpectations([unclosed, accepted, nowhere]),
    labels: ["half open", "not a mistake", "empty"])
}
