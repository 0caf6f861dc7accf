/// Short texts stay as they are, long ones end in `…` after about so many letters. A letter may carry
/// any number of accents, so that what counts are the scalars.
func shortened(_ text: String, to count: Int) -> String {
  let scalars = text.unicodeScalars
  // Most texts are short in bytes already, which is quick to see.
  guard text.utf8.count > count, scalars.dropFirst(count).first != nil else { return text }
  return String(String.UnicodeScalarView(scalars.prefix(max(0, count - 1)))) + "…"
}

/// A message in which each long quote is cut: what stands between `'` and `'` comes from the note.
func shorteningQuotes(_ message: String) -> String {
  guard message.utf8.count > 120 else { return message }
  let parts = message.split(separator: "'", omittingEmptySubsequences: false)
  let cut = parts.enumerated().map { position, part in
    shortened(String(part), to: position % 2 == 1 ? 60 : 160)
  }
  return shortened(cut.joined(separator: "'"), to: 400)
}
