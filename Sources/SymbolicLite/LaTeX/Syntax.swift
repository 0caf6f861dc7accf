/// A formula as it is written: brackets, scripts and operators in place, but no letter has a meaning
/// yet. Whether `J(w)` calls a function or multiplies is for the elaborator, which knows the
/// declarations; this tree keeps juxtaposed things side by side in `product`.
public indirect enum SyntaxKind: Hashable, Sendable {
  /// `12`, `0.5`, `.5`, as written.
  case number(String)
  /// A letter or a word as one name, decorations included, in canonical spelling: `w`, `\lambda`,
  /// `\hat{w}`, `\text{Data Loss}`. Fonts that carry no meaning (`\mathbf`, `\boldsymbol`, `\bm`, `\mathit`)
  /// are dropped from single letters: `\mathbf{w}` is `w`. A digit in bold, `\mathbf 1`, is the name `\mathbf{1}`;
  /// `\mathcal{N}`, `\mathbb{R}`, `\mathbb{E}`, `\mathcal{L}`, `\mathscr` keep their font.
  case name(String)
  /// `\log`, `\operatorname{sign}`, `\text{tr}`, `\mathrm{diag}`, `\sgn`: a known function's name in
  /// canonical spelling without the backslash (`sign`, `log`, `exp`, `tanh`, `tr`, `diag`, `det`,
  /// `prox`, `proj`, `max`, `min`, `argmin`, `argmax`, `Var`, `E`, `relu`, `Laplace`, `Bernoulli`, `rank`, `dom`, …).
  case function(String)
  /// `\nabla`, `\partial`, `\sum`, `\prod`, `\infty`, `\cdot`-like placeholder inside brackets (`|\cdot|`, `p(\cdot)`), `\dots`, `\top`.
  case nabla
  case partial
  case sum
  case productSign
  case infinity
  case placeholder
  case dots
  case top
  /// A bare `T` as a superscript: a transpose, unless the note declares T as something else.
  case capitalT
  /// `{}^{T}`-like empty base, `{}`.
  case empty

  /// Base with any of subscript, superscript, primes. `x^{T}`, `x^\top`, `x^{\mathsf T}` have
  /// the superscript `top`; `f'` has primes 1.
  /// A star, plus or minus that stands alone
  /// as a script (`w^*`, `0^+`, `(z)_+`) is the name `*`, `+` or `-`.
  case scripted(Syntax, sub: Syntax?, sup: Syntax?, primes: Int)
  /// `\hat w`, `\tilde w`, `\bar w` on something that is not one letter are refused; on one letter they are part of its name.
  /// Items side by side, with the operators that stand between them.
  case product([Factor])
  /// Terms with their signs; always at least two terms or one with a sign in front.
  case terms([Term])
  case fraction(Syntax, Syntax)
  /// `\sqrt[k]{x}`; the degree is nil for a square root.
  case root(degree: Syntax?, Syntax)
  /// A bracketed list: `(a, b)`, `[a, b]`, `\{a, b\}`, with the two delimiters as written (so that
  /// `(0, 1]` keeps its sides) and the separators.
  case bracket(open: String, close: String, BracketContent)
  case magnitude(Syntax)
  /// `\|x\|`; its subscript stands in a `scripted` around it.
  case norm(Syntax)
  /// `\langle a, b \rangle`.
  case inner(Syntax, Syntax)
  /// `\begin{bmatrix}`, `pmatrix`, `matrix`, `[A; B]`.
  case matrix([[Syntax]])
  /// `\begin{cases}`: each row a value and its condition; `nil` stands for `\text{otherwise}` (or no condition).
  case cases([CaseRow])
  /// A statement used inside a formula, where one may stand: `\{v : \|v\| \le 1\}`, the subscript `i=1` or `k \ne j` of a sum, the condition of a case.
  case relation(RelationSyntax)
  /// `a, b` without brackets, in a subscript (`W_{ij}` is the product `i j`; `W_{i,j}` is this) or a declaration.
  case list([Syntax])
}

extension SyntaxKind {
  /// `\top` and its kin, and the bare T.
  public var isTranspose: Bool { self == .top || self == .capitalT }
}

public struct Syntax: Hashable, Sendable {
  public var kind: SyntaxKind
  /// Where it stands in the formula's source, in characters.
  public var range: Range<Int>
  public init(_ kind: SyntaxKind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

public struct Factor: Hashable, Sendable {
  /// What stands before the factor; `.juxtaposed` for the first.
  public var link: Link
  public var value: Syntax
  public enum Link: Hashable, Sendable { case juxtaposed, dot, times, slash, hadamard }
  public init(_ link: Link, _ value: Syntax) {
    self.link = link
    self.value = value
  }
}

public struct Term: Hashable, Sendable {
  public var isNegative: Bool
  public var value: Syntax
  public init(isNegative: Bool, _ value: Syntax) {
    self.isNegative = isNegative
    self.value = value
  }
}

/// What stands between two brackets.
public enum BracketContent: Hashable, Sendable {
  /// Items between commas (semicolons too); one item is a parenthesis.
  case items([Syntax])
  /// `a \mid b, c`: before and after the bar (also `a | b`, and `;` where a bar is absent is not one).
  case conditional([Syntax], given: [Syntax])
  /// `v : relation` or `v \mid relation`, in braces.
  case builder(Syntax, RelationSyntax)
}

public struct CaseRow: Hashable, Sendable {
  public var value: Syntax
  public var condition: Condition
  public enum Condition: Hashable, Sendable {
    /// All of these hold (`\text{and}`, commas).
    case when([RelationSyntax])
    case otherwise
  }
  public init(_ value: Syntax, _ condition: Condition) {
    self.value = value
    self.condition = condition
  }
}

/// `a = b \le c`: sides and the operators between them. One side and no operator is a bare formula.
public struct RelationSyntax: Hashable, Sendable {
  public var sides: [Syntax]
  public var operators: [RelationOperator]
  /// Relations on the same side of an arrow: `b = 0` in `a = 0 \text{ and } b = 0 \iff …`.
  public var others: [RelationSyntax] = []
  /// Whether one of these is enough (`\text{or}`), or all must hold.
  public var areAlternatives = false
  public init(sides: [Syntax], operators: [RelationOperator]) {
    self.sides = sides
    self.operators = operators
  }
}

public struct RelationOperator: Hashable, Sendable {
  public var kind: Kind
  public var range: Range<Int>
  public enum Kind: String, Hashable, Sendable {
    case equal = "="
    case define = ":="
    case notEqual = "\\ne"
    case less = "<"
    case lessOrEqual = "\\le"
    case greater = ">"
    case greaterOrEqual = "\\ge"
    case member = "\\in"
    case notMember = "\\notin"
    case contains = "\\ni"
    case subset = "\\subseteq"
    case superset = "\\supseteq"
    case definite = "\\succ"
    case semidefinite = "\\succeq"
    case negativeDefinite = "\\prec"
    case negativeSemidefinite = "\\preceq"
    case proportional = "\\propto"
    case approximately = "\\approx"
    case distributed = "\\sim"
    case assign = "\\leftarrow"
    /// `f : A \to B`; the `:` of a function's type, with `\to` as the next operator.
    case typed = ":"
    case to = "\\to"
  }
  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// One row of a display: statements joined by `\iff`/`\implies`, with the conditions it is made under.
public struct RowSyntax: Hashable, Sendable {
  /// The statements in order. A row of an `aligned` that starts with a relation has no first side of
  /// its own (`sides.count == operators.count`): it goes on from the row above.
  public var statements: [RelationSyntax]
  /// Between the statements: `\iff` or `\implies`.
  public var connectives: [Connective]
  /// `\text{for } w \ne 0`, `(w \ne 0)`, `\text{if } …` behind the statement.
  public var conditions: [RelationSyntax]
  /// Words of a side condition that are not formulas ("for all", "and"), for the record.
  public var range: Range<Int>

  public struct Connective: Hashable, Sendable {
    public var isEquivalence: Bool
    public var range: Range<Int>
    public init(isEquivalence: Bool, _ range: Range<Int>) {
      self.isEquivalence = isEquivalence
      self.range = range
    }
  }
  public init(
    statements: [RelationSyntax], connectives: [Connective], conditions: [RelationSyntax],
    range: Range<Int>
  ) {
    self.statements = statements
    self.connectives = connectives
    self.conditions = conditions
    self.range = range
  }
}
