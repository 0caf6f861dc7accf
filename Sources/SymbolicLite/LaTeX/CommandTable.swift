/// What a control sequence is for. The table is the vocabulary of the reader: a command that is
/// not in it is an error that names the nearest one that is.
enum CommandRole: Sendable {
  /// A letter by name: `\lambda`, `\ell`.
  case letter
  /// A known function, in canonical spelling.
  case function(String)
  case item(SyntaxKind)
  case relation(RelationOperator.Kind)
  case infix(Factor.Link)
  case connective(isEquivalence: Bool, isReversed: Bool)
  /// `\hat`, `\bar`, …: part of the name of the one letter below it.
  case accent(String)
  case fraction
  case root
  /// Read by a rule of its own: `\arg`, `\underset`, `\{`, `\langle`, …
  case special
  /// Known, and not read; the text says what to write instead.
  case refused(String)
}

enum CommandTable {
  static let roles: [String: CommandRole] = {
    var roles: [String: CommandRole] = [:]
    for name in greek.split(separator: " ") { roles[String(name)] = .letter }
    for name in functions.keys { roles[name] = functions[name].map { .function($0) } }
    for (kind, names) in relations {
      for name in names.split(separator: " ") { roles[String(name)] = .relation(kind) }
    }
    for (accent, names) in accents {
      for name in names.split(separator: " ") { roles[String(name)] = .accent(accent) }
    }
    for name in specials.split(separator: " ") { roles[String(name)] = .special }
    return roles.merging(others) { _, new in new }
  }()

  /// Functions by the word that names them, with or without a backslash.
  static let functions: [String: String] = [
    "log": "log", "ln": "log", "exp": "exp", "sign": "sign", "sgn": "sign", "tanh": "tanh",
    "sinh": "sinh", "cosh": "cosh", "sin": "sin", "cos": "cos", "tan": "tan",
    "tr": "tr", "Tr": "tr", "trace": "tr", "diag": "diag", "Diag": "diag", "det": "det",
    "prox": "prox", "proj": "proj", "Proj": "proj", "max": "max", "min": "min",
    "argmin": "argmin", "argmax": "argmax", "inf": "inf", "sup": "sup", "lim": "lim",
    "Var": "Var", "var": "Var", "Cov": "Cov", "cov": "Cov", "relu": "relu", "ReLU": "relu",
    "Laplace": "Laplace", "Bernoulli": "Bernoulli", "rank": "rank", "dom": "dom", "Pr": "Pr",
  ]

  private static let greek = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi \
    omicron pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta \
    Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell imath jmath varkappa digamma dagger
    """

  private static let relations: [(RelationOperator.Kind, String)] = [
    (.equal, "equiv eq"), (.define, "coloneqq triangleq coloneq doteq"),
    (.notEqual, "ne neq"), (.less, "lt"), (.lessOrEqual, "le leq leqslant leqq"),
    (.greater, "gt"), (.greaterOrEqual, "ge geq geqslant geqq"), (.member, "in"),
    (.notMember, "notin"), (.contains, "ni owns"), (.subset, "subseteq subset"),
    (.superset, "supseteq supset"), (.definite, "succ"), (.semidefinite, "succeq succcurlyeq"),
    (.negativeDefinite, "prec"), (.negativeSemidefinite, "preceq preccurlyeq"),
    (.proportional, "propto varpropto"), (.approximately, "approx simeq"),
    (.distributed, "sim"), (.assign, "leftarrow gets"), (.to, "to rightarrow longrightarrow"),
    (.typed, "colon"),
  ]

  private static let accents: [(String, String)] = [
    ("hat", "hat widehat"), ("tilde", "tilde widetilde"), ("bar", "bar overline"),
    ("vec", "vec"), ("dot", "dot"), ("ddot", "ddot"), ("check", "check"), ("breve", "breve"),
  ]

  private static let specials = """
    arg underset overset stackrel over { } | langle rangle forall prime underbrace overbrace \
    ast star wedge land lor vee begin end left right
    """

  private static let others: [String: CommandRole] = [
    "nabla": .item(.nabla), "partial": .item(.partial), "sum": .item(.sum),
    "prod": .item(.productSign), "infty": .item(.infinity), "top": .item(.top),
    "intercal": .item(.top), "dots": .item(.dots), "ldots": .item(.dots), "cdots": .item(.dots),
    "dotsc": .item(.dots), "dotsb": .item(.dots), "vdots": .item(.dots), "ddots": .item(.dots),
    "cdot": .infix(.dot), "times": .infix(.times), "odot": .infix(.hadamard),
    "div": .infix(.slash), "frac": .fraction, "tfrac": .fraction, "dfrac": .fraction,
    "cfrac": .fraction, "sqrt": .root,
    "iff": .connective(isEquivalence: true, isReversed: false),
    "Leftrightarrow": .connective(isEquivalence: true, isReversed: false),
    "Longleftrightarrow": .connective(isEquivalence: true, isReversed: false),
    "implies": .connective(isEquivalence: false, isReversed: false),
    "Rightarrow": .connective(isEquivalence: false, isReversed: false),
    "Longrightarrow": .connective(isEquivalence: false, isReversed: false),
    "impliedby": .connective(isEquivalence: false, isReversed: true),
    "Leftarrow": .connective(isEquivalence: false, isReversed: true),
    "Longleftarrow": .connective(isEquivalence: false, isReversed: true),
    "pm": .refused("write the two signs as two formulas"),
    "mp": .refused("write the two signs as two formulas"),
    "setminus": .refused(#"state what is left out as a condition, such as w \ne 0"#),
    "cup": .refused("name one set at a time"), "cap": .refused("name one set at a time"),
    "circ": .refused(#"write \odot for the entrywise product, f(g(x)) for a composition"#),
    "otimes": .refused(#"write a product of matrices, or \odot for entries"#),
    "mapsto": .refused(#"write f(x) := … for a function"#),
    "exists": .refused("only statements that hold for all values are read"),
    "binom": .refused("write the number out"),
    "lfloor": .refused("rounding is not read"), "lceil": .refused("rounding is not read"),
    "int": .refused("integrals are not read"),
    "rm": .refused(#"write \mathrm{…}"#), "cal": .refused(#"write \mathcal{…}"#),
  ]

  /// The known command nearest to a misspelt one, at most two slips away (one for a short name).
  static func nearest(to name: String) -> String? {
    guard name.count <= 24 else { return nil }
    let allowed = name.count < 4 ? 1 : 2
    let known = Array(roles.keys) + Lexer.commandNames
    let near = known.filter { $0.count > 1 }
      .map { (distance: distance(name, $0), name: $0) }
      .filter { $0.distance <= allowed }
    return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// The least number of insertions, deletions, replacements and swaps of neighbours.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
