/// What the names of a note mean at one place of it: declarations, definitions and assumptions that
/// are in force there.
public struct Scope: Sendable {
  public var symbols: [String: Symbol] = [:]
  public var definitions: [String: Definition] = [:]
  /// `i = 1, …, n`: letters that count through a size.
  public var indices: [String: Index] = [:]
  /// `x` where the note says "rows xᵢ of X".
  public var parts: [String: Part] = [:]
  public var openFunctions: [String: OpaqueFunction] = [:]
  public var distributions: [String: RandomSymbol] = [:]
  /// Densities that the note defines itself, `p(w \mid X) := …`, by ``Density/key(_:given:)``.
  public var densities: [String: Density] = [:]
  /// The letters that stand in a declared shape.
  public var sizes: Set<String> = []
  public var assumptions: [Relation] = []
  /// The symbols that were found to be members of a family.
  var gathered: [Gathered] = []
  /// Names declared in front of the section, which the section may declare anew.
  public var inherited: Set<String> = []

  public init() {}

  /// Makes an inherited name free for a declaration of the section's own: nothing that was said of
  /// the old symbol holds of the new one.
  public mutating func forget(_ name: String) {
    guard inherited.remove(name) != nil, let old = symbols.removeValue(forKey: name) else { return }
    assumptions.removeAll { $0.freeSymbols.contains(old) }
    distributions[name] = nil
  }

  /// Forgets a number that was only bounded in passing, and what was said of it.
  public mutating func drop(_ name: String) {
    guard let old = symbols[name], old.shape.isScalar else { return }
    symbols[name] = nil
    assumptions.removeAll { $0.freeSymbols.contains(old) }
  }

  /// Whether the name means anything here.
  public func declares(_ name: String) -> Bool {
    symbols[name] != nil || definitions[name] != nil || openFunctions[name] != nil
      || sizes.contains(name) || indices[name] != nil || parts[name] != nil
  }

  /// The symbol that statements are about where nothing else tells: w, θ or β, whichever is declared.
  public var defaultSubjects: [Symbol] {
    ["w", "\\mathbf{w}", "\\theta", "\\beta"].compactMap { symbols[$0] }
  }
}

/// `J(w) := …`, `r := y − Xw`, `S_λ(z) := …`, or a set `C := {v : …}`.
public struct Definition: Sendable, Hashable {
  public var name: String
  /// Parameters in brackets, in order; empty for a name that stands for a value.
  public var parameters: [Symbol]
  /// Declared symbols in the subscript, which `S_{λ/2}(z)` may replace.
  public var subscripts: [Symbol]
  public var body: Denotation

  public init(name: String, parameters: [Symbol], subscripts: [Symbol], body: Denotation) {
    self.name = name
    self.parameters = parameters
    self.subscripts = subscripts
    self.body = body
  }
}

/// What a piece of a formula can be.
public enum Denotation: Sendable, Hashable {
  case expression(Expression)
  case set(SetExpression)
}

/// `x_i` as row or column i of a declared matrix.
public struct Part: Sendable, Hashable {
  public var matrix: Expression
  public var isRow: Bool
  public init(of matrix: Expression, isRow: Bool) {
    self.matrix = matrix
    self.isRow = isRow
  }
}

/// `p(variable | given) := value`.
public struct Density: Sendable, Hashable {
  public var variable: Symbol
  public var given: [String]
  public var value: Expression
  public init(of variable: Symbol, given: [String], _ value: Expression) {
    self.variable = variable
    self.given = given
    self.value = value
  }

  /// `w|X,y`: the variable and, in alphabetical order, what is given.
  static func key(_ name: String, given: Set<String>) -> String {
    name + "|" + given.sorted().joined(separator: ",")
  }
}
