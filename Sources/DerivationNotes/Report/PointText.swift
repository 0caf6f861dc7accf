/// A point as a person writes it: `n = d = 1, X = 0, w = 1, λ = 1`.
///
/// Neighbouring sizes that agree share one value; whatever has a single entry is written as a number.
func pointText(_ entries: [PointEntry]) -> String {
  var parts: [String] = []
  var names: [String] = []
  for (position, entry) in entries.enumerated() {
    names.append(readable(entry.name))
    if case .size = entry.value, entries.indices.contains(position + 1),
      entries[position + 1].value == entry.value
    {
      continue
    }
    parts.append((names + [valueText(entry.value)]).joined(separator: " = "))
    names = []
  }
  return parts.joined(separator: ", ")
}

private let longestVector = 20

private func valueText(_ value: PointEntry.Value) -> String {
  switch value {
  case .size(let count): return String(count)
  case .number(let number): return shortestDecimal(number)
  case .vector(let entries):
    // Of many equal entries, the first and the last say enough.
    if entries.count > longestVector, Set(entries).count == 1, let only = entries.first {
      return "(\(shortestDecimal(only)), …, \(shortestDecimal(only)))"
    }
    let texts = entries.map(shortestDecimal)
    return texts.count == 1 ? texts[0] : "(" + texts.joined(separator: ", ") + ")"
  case .matrix(let rows):
    let texts = rows.map { $0.map(shortestDecimal).joined(separator: ", ") }
    if rows.count == 1, rows[0].count == 1 { return texts[0] }
    return "[" + texts.joined(separator: "; ") + "]"
  case .formula(let latex): return readable(latex)
  }
}

/// No label is shown longer than this.
let longestLabel = 80

extension StepReport {
  /// Where a refuted step fails and what both sides are there; nil for any other step.
  var failure: String? {
    guard verdict == .refuted else { return nil }
    var values: [String] = []
    if let left { values.append("left \(readable(left))") }
    if let right { values.append("right \(readable(right))") }
    let point = counterexample.map(pointText) ?? ""
    let parts = [point.isEmpty ? "" : "at \(point)", values.joined(separator: ", ")]
    let text = parts.filter { !$0.isEmpty }.joined(separator: ": ")
    return text.isEmpty ? nil : text
  }

  /// All there is to say of a step that is not as expected, one remark each, the most telling first.
  var remarks: [String] {
    var remarks: [String] = []
    if kind == .falseClaim && verdict != .unreadable && verdict != .undecided && !asExpected {
      remarks.append("a False display must be refuted, but this one is \(verdict.rawValue)")
    }
    if let failure { remarks.append(failure) }
    if let difference { remarks.append("left - right = \(readable(difference))") }
    if let diagnosis { remarks.append(readable(diagnosis)) }
    // The evidence of the unreadable stands in the title; of a refutation the point says more.
    if verdict != .unreadable && failure == nil { remarks.append(readable(evidence)) }
    if let hint { remarks.append("hint: \(hint)") }
    return remarks.filter { !$0.isEmpty }
  }

  /// `refuted: ridge gradient, step 2`, or for the unreadable what was expected and found.
  var title: String {
    let place = "\(shortened(label, to: longestLabel)), step \(step)"
    return verdict == .unreadable
      ? "unreadable: \(evidence) (\(place))" : "\(verdict.rawValue): \(place)"
  }
}
