import Checkers
import SymbolicLite

/// A relation that the prose states of declared symbols without assuming it in words that are read:
/// "In the orthonormal case, $X^\top X = I$, we have". Nothing is accepted because of it; but what
/// fails only where it does not hold is not refuted either.
struct Mention: Sendable, Hashable {
  var relation: Relation
  /// As it stands in the note: a formula, or a word such as "symmetric".
  var text: String
  var line: Int

  /// Whether it restricts a symbol of the claim.
  func concerns(_ relation: Relation) -> Bool {
    !self.relation.doubtfulNames.isDisjoint(with: relation.doubtfulNames)
  }
}

extension NoteContext {
  /// How many mentions a step is weighed with; those that stand nearest to it count.
  private static let mostMentions = 6

  /// What was mentioned of the symbols of a claim.
  func mentions(of content: PendingStep.Content) -> [Mention] {
    // A False head promises a mistake: who reads it expects the plain statement to fail.
    guard let claim = content.claim, head.kind == .claim else { return [] }
    return Array(
      mentions.filter { $0.concerns(claim.relation) && !claim.assumptions.contains($0.relation) }
        .suffix(Self.mostMentions))
  }

  /// Keeps the relations of a sentence that were neither assumed nor refused nor concluded.
  mutating func mention(_ sentence: Sentence, _ role: SentenceRole) {
    let known = mentions.count
    for (position, formula) in sentence.formulas.enumerated() {
      let isProviso =
        role.role(of: position) == .sideCondition && role.tokens.tokens.contains(.word("provided"))
      guard isProviso || [.mention, .declaration].contains(role.role(of: position)),
        formula.mayStateSomething,
        !role.isConcluded(position), !role.isRemark(position)
      else { continue }
      mention(formula)
    }
    guard sentence.continuesAfterDisplay, let steps = stepsOfDisplay else { return }
    // "$$ |a| = a $$ for $a ≥ 0$": the display in front is meant.
    let added = Array(mentions[known...])
    for place in steps where records.indices.contains(place) {
      guard case .step(var step) = records[place], let claim = step.content.claim,
        step.kind == .claim
      else { continue }
      step.mentions += added.filter { $0.concerns(claim.relation) }
      records[place] = .step(step)
    }
  }

  private mutating func mention(_ formula: Formula) {
    var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
    guard let rows = try? parser.parseInline() else { return }
    for row in rows where row.connectives.isEmpty {
      for statement in row.statements where statement.isComparison {
        var alone = scope
        guard (try? alone.assume(statement)) != nil else { continue }
        for relation in alone.assumptions where !scope.assumptions.contains(relation) {
          add(
            Mention(
              relation: relation, text: "$\(formula.text(statement.range))$",
              line: formula.place(at: statement.range.lowerBound).line))
        }
      }
    }
  }

  mutating func add(_ mention: Mention) {
    mentions.removeAll { $0.relation == mention.relation }
    mentions.append(mention)
  }

  /// "For positive $a$": a word that restricts a symbol and is not read as an assumption.
  mutating func mention(_ property: StructureProperty, of name: String, in formula: Formula) {
    guard let symbol = scope.symbols[name], let relation = restriction(property, symbol) else {
      return
    }
    add(
      Mention(
        relation: relation, text: "\(property.word) $\(name)$", line: formula.place(at: 0).line))
  }

  /// Words of a remark that were read past: "the matrix $A$ is orthogonal there".
  mutating func mention(wordsOf sentence: Sentence, about number: Int, _ names: [String]) {
    let prose = ProseTokens(sentence.text)
    let properties = Set(prose.tokens.indices.compactMap(prose.word).compactMap(\.structureWord))
    for name in names {
      for property in StructureProperty.allCases where properties.contains(property) {
        mention(property, of: name, in: sentence.formulas[number])
      }
    }
  }
}

extension NoteContext.PendingStep.Content {
  /// The claim to be judged, whether or not all of it still holds.
  var claim: Claim? {
    switch self {
    case .claim(let claim): claim
    case .doubted(let claim, _, _): claim
    default: nil
    }
  }
}

extension RelationSyntax {
  /// Whether it compares values: =, ≠, an order, definiteness.
  fileprivate var isComparison: Bool {
    let other: [RelationOperator.Kind] = [
      .define, .member, .typed, .to, .distributed, .approximately, .assign,
    ]
    return !operators.isEmpty && sides.count == operators.count + 1
      && operators.allSatisfy { !other.contains($0.kind) }
  }
}

extension String {
  /// What a word says of a symbol beside it, whatever stands around it.
  fileprivate var structureWord: StructureProperty? {
    let stems: [(String, StructureProperty)] = [
      ("symmetric", .symmetric), ("orthonormal", .orthonormalColumns), ("orthogonal", .orthogonal),
      ("definite", .positiveDefinite), ("semidefinite", .positiveSemidefinite),
      ("psd", .positiveSemidefinite), ("spd", .positiveDefinite), ("invertible", .invertible),
      ("nonsingular", .invertible), ("nonnegative", .nonnegative), ("positive", .positive),
      ("nonzero", .nonzero), ("rotation", .orthogonal), ("unit", .unitLength),
      ("normalised", .unitLength), ("normalized", .unitLength),
    ]
    return stems.first { $0.0 == self }?.1
  }
}

extension StructureProperty {
  fileprivate var word: String {
    switch self {
    case .symmetric: "symmetric"
    case .positiveSemidefinite: "positive semidefinite"
    case .positiveDefinite: "positive definite"
    case .orthogonal: "orthogonal"
    case .convex: "convex"
    case .invertible: "invertible"
    case .orthonormalColumns, .orthonormalRows: "orthonormal"
    case .fullColumnRank, .fullRowRank, .fullRank: "full rank"
    case .nonnegative: "nonnegative"
    case .positive: "positive"
    case .nonzero, .nonzeroEntries: "nonzero"
    case .unitLength: "unit"
    }
  }
}
