import Checkers
import SymbolicLite

/// Walks through a note in reading order and keeps what is in force: scope, section, run-in head,
/// the numbering of steps. What comes out is a list of records, one for everything that was read.
struct NoteContext {
  /// What was declared before the first `##`, and holds in the whole note.
  var noteScope = Scope()
  /// What holds in the current section.
  var scope = Scope()
  var isInSection = false
  /// Side conditions of the sentence that leads to the next display.
  var pendingConditions: [RelationSyntaxInFormula] = []
  var head = Head(kind: .claim, label: "untitled", number: 0)
  var stepNumber = 0
  var records: [Record] = []
  /// What the row that is being read holds under.
  var rowConditions: [Relation] = []
  /// What the free indices of the row have to meet.
  var indexConditions: [RelationSyntax] = []
  /// Assumptions of the section that were not understood, and where they stand.
  var distrusted: [Distrusted] = []
  /// What was not understood of the sentence in front of a display, for that display alone.
  var passingDoubts: [Distrusted] = []
  /// The word that the assumption at hand cannot be read past.
  var obstacle: String?
  /// What an "If" of the section added: "Otherwise" ends it.
  var conditions: [Relation] = []
  /// What the section assumes by its sentences: "we now drop this assumption" ends it.
  var assumed: [Relation] = []
  /// Names that were bounded in passing; "$\\mu \\in \\mathbb{R}$" in a later sentence wins.
  var loose: Set<String> = []
  /// The bounded and the known names in front of the sentence at hand.
  var looseBefore: Set<String> = []
  var knownBefore: Set<String> = []
  /// Whether "for all", "for every" stands in front of the formula at hand.
  var isQuantified = false
  /// Whether "since" or "so" stands there.
  var isInferred = false
  /// The names that the sentence at hand put into sets, and whether the set was a narrow one.
  var setsOfSentence: [String: Bool] = [:]
  /// The scope in front of the last "If".
  var beforeCondition: Scope?
  /// What the sentence in front of the one at hand assumed.
  var assumedBefore: [Relation] = []
  /// "Fix $j$": it no longer stands for all places.
  var fixedIndices: Set<Character> = []
  var fixedInNote: Set<Character> = []
  var lastLine = 1
  /// How long what was said holds.
  var lifetime = AssumptionLifetime()
  /// The last formula of the note that declared a matrix: "X with rows xᵢ".
  var lastMatrix: String?
  /// What the prose mentioned since the last heading or head.
  var mentions: [Mention] = []
  /// Where the steps of the display right in front stand among the records.
  var stepsOfDisplay: Range<Int>?
  /// What holds in the next display alone, said in words: "For positive $a$,".
  var pendingFacts: [Relation] = []
  /// Whether the sentence that leads to the next display, or is being read, names something:
  /// "Define", "where".
  var isNaming = false
  /// Conditions of the row at hand that hold for some places of an index only.
  var pickedConditions: [Relation] = []
  /// Whether the formula at hand speaks of some places of its index only.
  var isOfSomePlaces = false
  /// What was said of open functions "for all t", and not at one point.
  var laws: Set<Relation> = []

  struct Head {
    var kind: StepReport.Kind
    var label: String
    /// Counts heads and headings.
    var number: Int
    /// Where a run-in head stands.
    var place: Place?
  }

  struct Distrusted {
    var relation: Relation
    var line: Int
    /// Whether it was said before the first section, and stands in all of them.
    var isOfNote = false
  }

  /// A statement together with the formula that it was read from.
  struct RelationSyntaxInFormula {
    var statement: RelationSyntax
    var formula: Formula
    /// Whether the sentence speaks of some places of its index only.
    var isOfSomePlaces = false
  }

  /// Everything that a note holds ends as one of these.
  enum Record: Sendable {
    case declaration(Listed)
    case definition(Listed)
    case stated(Listed)
    case step(PendingStep)
  }

  /// A step before it is judged.
  struct PendingStep: Sendable {
    var label: String
    var kind: StepReport.Kind
    var head: Int
    var number: Int
    var place: Place
    var width: Int
    var formula: String
    var content: Content
    /// What the prose says of its symbols without assuming it.
    var mentions: [Mention] = []

    enum Content: Sendable {
      case claim(Claim)
      /// A claim that may rest on an assumption that ended, and what it is without all such.
      case doubted(Claim, without: Claim?, reason: String)
      case unreadable(message: String, hint: String?)
      case unchecked(String)
      /// Nothing to judge where something was promised.
      case empty(String)
    }
  }

  mutating func read(_ document: NoteDocument) {
    // Problems of the file are put where they stand among the elements.
    var problems = document.problems[...]
    let boldLetters = BoldLetters.distinct(in: document)
    let elements = CommonOpenings.rewritten(document.elements)
      .map { $0.keepingBold(boldLetters) }
    var isRead = false
    for (position, element) in elements.enumerated() {
      while let problem = problems.first, problem.place.line < Self.line(of: element) {
        report(problem)
        problems.removeFirst()
      }
      if isRead {
        // It was the condition of the display in front of it.
        isRead = false
        continue
      }
      if case .display = element, elements.indices.contains(position + 1),
        let condition = condition(behindDisplay: elements[position + 1])
      {
        read(.sentence(condition))
        isRead = true
      }
      read(element)
    }
    for problem in problems { report(problem) }
    closeHead()
  }

  private mutating func read(_ element: NoteElement) {
    switch element {
    case .heading(let level, let text, _): enter(level: level, text)
    case .head(let runIn):
      let kind: StepReport.Kind =
        switch runIn.kind {
        case .claim: .claim
        case .falseClaim: .falseClaim
        case .unchecked: .unchecked
        }
      closeHead()
      lifetime.enter(runIn)
      head = Head(kind: kind, label: runIn.label, number: head.number + 1, place: runIn.place)
      stepNumber = 0
      (mentions, stepsOfDisplay) = ([], nil)
    case .sentence(let sentence):
      let former = scope
      read(sentence)
      keepFacts(of: sentence, since: former)
      stepsOfDisplay = nil
    case .display(let display):
      let (former, first) = (scope, records.count)
      attend(display)
      read(display)
      keepFacts(since: former, line: display.lines.lowerBound)
      lifetime.leaveDisplay()
      stepsOfDisplay = first..<records.count
      (pendingConditions, pendingFacts, passingDoubts, isNaming) = ([], [], [], false)
    }
  }

  /// A False head promises a mistake; one without a statement keeps no promise.
  private mutating func closeHead() {
    guard head.kind == .falseClaim, stepNumber == 0, let place = head.place else { return }
    stepNumber = 1
    records.append(
      .step(
        PendingStep(
          label: head.label, kind: .falseClaim, head: head.number, number: 1, place: place,
          width: 1,
          formula: "", content: .empty("no display under this head states anything to refute"))))
  }

  private mutating func enter(level: Int, _ text: String) {
    closeHead()
    head = Head(kind: .claim, label: text, number: head.number + 1)
    stepNumber = 0
    (pendingConditions, pendingFacts, passingDoubts, isNaming) = ([], [], [], false)
    (mentions, stepsOfDisplay) = ([], nil)
    let startsSection = level == 2 || level < 2 && isInSection
    lifetime.enter(heading: level, startsSection: startsSection, isFirst: !isInSection)
    if startsSection {
      if !isInSection {
        noteScope = scope
        for place in distrusted.indices { distrusted[place].isOfNote = true }
      }
      distrusted.removeAll { !$0.isOfNote }
      (conditions, assumed, assumedBefore, beforeCondition) = ([], [], [], nil)
      if isInSection { fixedIndices = fixedInNote } else { fixedInNote = fixedIndices }
      isInSection = true
      scope = noteScope
      scope.inherited = Set(noteScope.symbols.keys)
    }
  }

  // MARK: Records

  mutating func report(_ problem: NoteProblem) {
    stepNumber += 1
    records.append(
      .step(
        PendingStep(
          label: head.label, kind: .claim, head: head.number, number: stepNumber,
          place: problem.place, width: 1, formula: "",
          content: .unreadable(message: problem.message, hint: problem.hint))))
  }

  mutating func unreadable(_ diagnostic: Diagnostic, in formula: Formula) {
    stepNumber += 1
    let start = min(max(diagnostic.range.lowerBound, 0), formula.source.count)
    let end = min(max(diagnostic.range.upperBound, start), formula.source.count)
    let place = formula.place(at: start)
    let last = formula.place(at: max(start, end - 1))
    records.append(
      .step(
        PendingStep(
          label: head.label, kind: head.kind, head: head.number, number: stepNumber, place: place,
          width: last.line == place.line ? min(max(1, last.column - place.column + 1), 80) : 1,
          formula: formula.text(0..<formula.source.count),
          content: head.kind == .unchecked
            ? .unchecked("left unchecked by its head; not read: \(diagnostic.message)")
            : .unreadable(message: diagnostic.message, hint: diagnostic.hint))))
  }

  mutating func step(
    _ content: PendingStep.Content, at range: Range<Int>, text: String, in formula: Formula
  ) {
    stepNumber += 1
    records.append(
      .step(
        PendingStep(
          label: head.label, kind: head.kind, head: head.number, number: stepNumber,
          place: formula.place(at: formula.start(ofRelationAt: range.lowerBound)),
          width: max(1, range.count), formula: text,
          content: head.kind == .unchecked ? Self.unchecked(content) : trusted(content),
          mentions: mentions(of: content))))
  }

  /// A claim about the symbols of an assumption that was not understood stays undecided.
  private func trusted(_ content: PendingStep.Content) -> PendingStep.Content {
    guard let claim = content.claim else { return content }
    let names = claim.relation.doubtfulNames
    let doubt = (distrusted + passingDoubts).first {
      !$0.relation.doubtfulNames.isDisjoint(with: names)
    }
    guard let doubt else { return content }
    return .empty("the assumption in line \(doubt.line) was not understood")
  }

  /// Under an `**Unchecked**` head a claim is left alone; what cannot be read is still said.
  private static func unchecked(_ content: PendingStep.Content) -> PendingStep.Content {
    switch content {
    case .claim, .doubted: .unchecked("left unchecked by its head")
    default: content
    }
  }

  func listed(_ formula: Formula, _ range: Range<Int>, remark: String = "") -> Listed {
    let place = formula.place(at: range.lowerBound)
    return Listed(
      formula: formula.text(range), line: place.line, column: place.column, remark: remark)
  }

  private static func line(of element: NoteElement) -> Int {
    switch element {
    case .heading(_, _, let place): place.line
    case .head(let head): head.place.line
    case .sentence(let sentence): sentence.formulas.first?.places.first?.line ?? 0
    case .display(let display): display.lines.lowerBound
    }
  }
}

extension Formula {
  func place(at offset: Int) -> Place {
    guard let last = places.last else { return Place(line: 1, column: 1) }
    return offset < places.count ? places[max(0, offset)] : last
  }

  /// Where a relation is marked: at the `&` right in front of it, as in `&= …`, if there is one.
  func start(ofRelationAt offset: Int) -> Int {
    guard offset <= source.count else { return offset }
    let mark = source[..<max(0, offset)].lastIndex { $0 != " " }
    return mark.flatMap { source[$0] == "&" ? $0 : nil } ?? offset
  }

  /// A part of the source on one line, without surplus space.
  func text(_ range: Range<Int>) -> String {
    let bounds = range.clamped(to: 0..<source.count)
    let words = String(source[bounds]).split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }
}
