import SymbolicLite

/// Which symbols the formulas of one sentence name, and what kind each of them is once the whole
/// sentence is read.
struct NamedFormulas {
  /// The names that each formula declares, or consists of.
  private(set) var names: [Int: [String]] = [:]
  /// The formulas that introduce their names.
  private(set) var declaring: Set<Int> = []
  /// The formulas that state something of what is known already, and the names in them.
  private(set) var stated: Set<String> = []
  var stating: Set<Int> { Set(statements.keys) }
  private var statements: [Int: Set<String>] = [:]
  /// Formulas that are nothing but a shape, or a space.
  private(set) var shapes: Set<Int> = []
  private(set) var spaces: Set<Int> = []
  private var trial: Scope
  private let isNew: Bool

  /// Prose names symbols by short formulas; a long one says more than that.
  private static let longestFormula = 300

  /// - Parameter isNew: whether the sentence may declare anew what stands in front of its section.
  init(_ scope: Scope, isNew: Bool) {
    trial = scope
    self.isNew = isNew
  }

  mutating func read(_ formula: Formula, at position: Int) {
    guard formula.source.count <= Self.longestFormula else { return }
    let text = String(formula.source)
    if !text.contains(where: { "=<>".contains($0) }), !text.contains("\\in") {
      if text.hasPrefix("\\mathbb{R}") || text.hasPrefix("\\mathbb R") {
        spaces.insert(position)
      } else if text.contains("\\times") {
        shapes.insert(position)
      }
    }
    var parser = LaTeXParser(formula.source, keepingBold: formula.boldLetters)
    guard let statements = try? parser.parseInline().flatMap(\.statements) else { return }
    for statement in statements { read(statement, at: position, isOnly: statements.count == 1) }
  }

  private mutating func read(_ statement: RelationSyntax, at position: Int, isOnly: Bool) {
    guard let side = statement.sides.first else { return }
    guard let first = statement.operators.first else {
      let bare = NameSpelling.names(side)
      if isOnly, !bare.isEmpty { names[position] = bare }
      return
    }
    if isNew {
      for name in statement.sides.flatMap(NameSpelling.names) { trial.forget(name) }
    }
    if let declared = try? trial.declare(statement), !declared.isEmpty {
      declaring.insert(position)
      names[position, default: []] += declared
    } else if first.kind != .define, (try? trial.assume(statement)) != nil,
      let relation = trial.assumptions.last
    {
      let found = Set(relation.freeSymbols.map(\.name))
        .union(relation.openFunctions.map(\.name))
      statements[position, default: []].formUnion(found)
      stated.formUnion(found)
    }
  }

  /// Formulas that state something of what the sentence names, and of nothing else.
  var restating: Set<Int> {
    let named = Set(names.values.flatMap { $0 })
    return Set(statements.filter { !$0.value.isEmpty && $0.value.isSubset(of: named) }.keys)
  }

  /// The kind of what each formula names, where all of it is of one kind.
  var kinds: [Int: StructureSentence.Kind] {
    names.compactMapValues { names in
      let found = Set(names.map(kind))
      return found.count == 1 ? found.first ?? nil : nil
    }
  }

  private func kind(of name: String) -> StructureSentence.Kind? {
    if trial.openFunctions[name] != nil { return .function }
    guard let shape = trial.symbols[name]?.shape else { return nil }
    if shape.isScalar { return .scalar }
    if shape.columns == .one { return .vector }
    return shape.isSquare ? .square : .matrix
  }
}
