/// A note cut into what the verifier reads, in the order in which it stands.
struct NoteDocument: Sendable {
  var elements: [NoteElement]
  /// What is wrong with the file itself (an unclosed `$$`, an unclosed fence), by place.
  var problems: [NoteProblem]
}

enum NoteElement: Sendable {
  /// A heading `#`, `##`, … with its level and its text without markup.
  case heading(level: Int, text: String, at: Place)
  /// `**Claim (label).**` and its kin, at the start of a paragraph.
  case head(RunInHead)
  /// One sentence of prose with the inline formulas in it.
  case sentence(Sentence)
  case display(Display)
}

struct RunInHead: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case claim, falseClaim, unchecked }
  var kind: Kind
  /// `Claim`, `Lemma`, …, as written.
  var word: String
  /// The text in parentheses; the word itself where there is none.
  var label: String
  var place: Place
}

/// A sentence of prose. The inline formulas are in `formulas`; in `text` each is replaced by `$`.
///
/// A dollar sign that is no formula stands in `text` as `＄`, so that the `$` count the formulas.
/// Emphasis is dropped and white space collapsed.
struct Sentence: Sendable {
  var text: String
  var formulas: [Formula]
  /// Which paragraph of the note it belongs to, so that "the paragraph that leads to a display" is known.
  var paragraph: Int
  /// Whether the paragraph runs on into the next display without a blank line or ends in one of `:` `,`, so that the sentence introduces it.
  var leadsToDisplay: Bool
  /// Whether it goes on with a sentence that the display above interrupted: "If …, $$…$$ then …".
  var continuesAfterDisplay: Bool
  var surroundings = Surroundings()
}

/// A displayed formula, whole, without its `$$` or fence.
struct Display: Sendable {
  var formula: Formula
  /// Lines of the file that the display covers, delimiters included, from 1.
  var lines: ClosedRange<Int>
  var surroundings = Surroundings()
}

/// The source of one formula and where each of its characters stands in the file.
struct Formula: Sendable {
  var source: [Character]
  /// The place of each character of `source`, and of the end: one more than `source.count`.
  var places: [Place]
  /// Letters whose bold form is another name than the plain one.
  var boldLetters: Set<Character> = []
}

/// A place in a note: line and column count characters from 1.
struct Place: Sendable, Hashable {
  var line: Int
  var column: Int
}

struct NoteProblem: Sendable {
  var message: String
  var place: Place
  var hint: String?
}
