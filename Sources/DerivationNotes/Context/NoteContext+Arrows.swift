import SymbolicLite

/// Arrows in prose.
extension NoteContext {
  /// "Assume that P ⇒ Q" assumes neither P nor Q.
  mutating func assume(
    _ row: RowSyntax, in formula: Formula, role: SentenceRole.Role, isDoubted: Bool
  ) {
    guard role != .mention, role != .declaration else { return }
    do throws(Diagnostic) {
      guard role == .assumption, !isDoubted, row.connectives.count == 1, row.conditions.isEmpty
      else {
        throw Diagnostic(
          "expected an assumption with one arrow at most, said as it is, found another",
          at: row.range, hint: "write one sentence for each assumption")
      }
      var elaborator = Elaborator(scope)
      scope.assume(
        try elaborator.connected(row.statements[0], row.connectives[0], row.statements[1]))
      records.append(.declaration(listed(formula, row.range, remark: "assumption")))
    } catch {
      unreadable(error, in: formula)
    }
  }
}
