/// Says of every step of one note whether its verdict is what its head asks for.
///
/// | kind      | as expected when                                                         |
/// |:----------|:-------------------------------------------------------------------------|
/// | claim     | it is proved or tested, or states nothing to be checked                  |
/// | false     | it is refuted, or it is accepted and another step of its head is refuted |
/// | unchecked | always                                                                   |
///
/// What is undecided or unreadable is never as expected.
public func markExpectations(_ steps: [StepReport]) -> [StepReport] {
  let headsWithRefutation = Set(
    steps.filter { $0.kind == .falseClaim && $0.verdict == .refuted }.map(\.head))
  return steps.map { step in
    var marked = step
    marked.asExpected = isExpected(
      step.verdict, of: step.kind, headHasRefutation: headsWithRefutation.contains(step.head))
    return marked
  }
}

private func isExpected(
  _ verdict: StepReport.Verdict, of kind: StepReport.Kind, headHasRefutation: Bool
) -> Bool {
  switch (verdict, kind) {
  case (.undecided, _), (.unreadable, _): false
  case (_, .unchecked): true
  case (.refuted, .claim): false
  case (.proved, .claim), (.tested, .claim), (.unchecked, .claim): true
  case (.refuted, .falseClaim): true
  case (.proved, .falseClaim), (.tested, .falseClaim), (.unchecked, .falseClaim): headHasRefutation
  }
}
