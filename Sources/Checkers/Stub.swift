import SymbolicLite
extension Examiner {
  func member(_ a: Expression, _ s: SetExpression, _ here: Situation) -> Finding { .leftOut("stub") }
  func notMember(_ a: Expression, _ s: SetExpression, _ here: Situation) -> Finding { .leftOut("stub") }
  func equalSets(_ a: SetExpression, _ s: SetExpression, _ here: Situation) -> Finding { .leftOut("stub") }
  func subset(_ a: SetExpression, _ s: SetExpression, _ here: Situation) -> Finding { .leftOut("stub") }
  func optimum(_ a: Expression, _ c: Comparison, _ b: Expression, _ here: Situation) -> Finding? { nil }
}
struct Diagnosis { init(_ e: Examiner, refutedAt: Point) {}; func words() -> String? { nil } }
