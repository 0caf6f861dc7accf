/// Reads a note: bytes of Markdown in, headings, heads, sentences and displays out, in order.
///
/// It never fails: what is wrong with the file stands in the document's `problems`, and reading goes
/// on behind it. The time is linear in the length of the note.
struct NoteReader {
  static func read(_ bytes: [UInt8]) -> NoteDocument {
    var scanner = BlockScanner(NoteSource(bytes))
    return scanner.scan()
  }
}
