import Checkers
import SymbolicLite

/// What follows from a formula by the rules of calculus, each line judged like a step of a note.
public struct Derivation: Sendable {
  public struct Line: Sendable {
    /// `gradient`, `subdifferential`, `Hessian`, `curvature`.
    public var name: String
    public var latex: String
    public var text: String
    /// Where the rules hold, as LaTeX; empty for everywhere.
    public var conditions: [String]
    public var verdict: StepReport.Verdict
    public var evidence: String
    /// Why it holds, where there is a certificate.
    public var certificate: Certificate?
  }

  /// What was asked about, as it was read.
  public var latex: String
  public var text: String
  public var variable: String
  public var lines: [Line]
  /// What no rule covers.
  public var gaps: [String]

  /// - Parameters:
  ///   - source: a number in LaTeX.
  ///   - variable: the declared symbol to differentiate by.
  ///   - declarations: declarations, definitions and assumptions, one formula each.
  public init(
    of source: String, withRespectTo variable: String, where declarations: [String],
    options: VerifierOptions = VerifierOptions()
  ) throws(UnreadFormula) {
    var reading = FormulaReading()
    for declaration in declarations { try reading.introduce(declaration) }
    guard let symbol = reading.scope.symbols[variable] else {
      throw UnreadFormula(
        variable, "expected a declared symbol to differentiate by",
        hint: "declare it, as in --let \"\(variable) \\in \\mathbb{R}^d\"")
    }
    let formula = try reading.number(source)
    (latex, text, self.variable) = (formula.latex, formula.text, variable)
    (lines, gaps) = ([], [])
    let work = DerivationWork(
      formula: formula, symbol: symbol, assumptions: reading.scope.assumptions,
      judge: Judge(seed: options.seed, samples: options.samples))
    for (name, line) in [
      ("gradient", work.gradient), ("subdifferential", work.subdifferential),
      ("Hessian", work.hessian), ("curvature", work.curvature),
    ] {
      if let line { lines.append(line) } else { gaps.append(name) }
    }
    // A smooth function needs no subdifferential.
    if work.isSmooth { gaps.removeAll { $0 == "subdifferential" } }
  }
}

/// The rules at work on one formula.
private struct DerivationWork {
  let formula: Expression
  let symbol: Symbol
  let assumptions: [Relation]
  let judge: Judge

  private var place: Expression { .symbol(symbol) }
  var isSmooth: Bool { formula.gradient(with: symbol)?.validWhere.isEmpty == true }

  var gradient: Derivation.Line? {
    guard let derived = formula.gradient(with: symbol) else { return nil }
    let value = written(derived.expression)
    return line(
      "gradient", value.latex, value.text, derived.validWhere,
      .compare(.gradient(of: formula, with: symbol, at: place), .equal, value))
  }

  var subdifferential: Derivation.Line? {
    guard !isSmooth, let set = formula.subdifferential(with: symbol) else { return nil }
    return line(
      "subdifferential", set.latex, set.text, [],
      .equalSets(.subdifferential(of: formula, with: symbol, at: place), set))
  }

  var hessian: Derivation.Line? {
    guard let derived = formula.hessian(with: symbol) else { return nil }
    let value = written(derived.expression)
    let claimed: Expression =
      symbol.shape.isScalar
      ? .derivative(
        of: .derivative(of: formula, with: symbol, at: place), with: symbol, at: place)
      : .hessian(of: formula, with: symbol, at: place)
    return line(
      "Hessian", value.latex, value.text, derived.validWhere, .compare(claimed, .equal, value))
  }

  /// The points look at the chord over any two places: f((u + v)/2) beside (f(u) + f(v))/2.
  var curvature: Derivation.Line? {
    guard let (curvature, certificate) = formula.curvature(in: symbol, assuming: assumptions)
    else { return nil }
    let taken = Set(formula.freeSymbols.map(\.name))
    let names = ["u", "v", "u'", "v'", "u''", "v''"].filter { !taken.contains($0) }
    let ends = names.prefix(2).map {
      Expression.symbol(Symbol($0, symbol.shape, in: symbol.domain))
    }
    guard ends.count == 2 else { return nil }
    let two = Expression.number(Rational(2))
    let middle = formula.substituting([symbol: .divide(.add(ends), two)])
    let chord = Expression.divide(.add(ends.map { formula.substituting([symbol: $0]) }), two)
    let relation: Relation
    switch curvature {
    case .constant, .affine: relation = .compare(middle, .equal, chord)
    case .convex, .strictlyConvex: relation = .compare(middle, .lessOrEqual, chord)
    case .concave, .strictlyConcave: relation = .compare(middle, .greaterOrEqual, chord)
    }
    let name = curvature.words
    var result = line("curvature", "\\text{\(name)}", name, [], relation)
    result.certificate = certificate
    return result
  }

  /// In matrix notation, where sums over indices have one.
  private func written(_ value: Expression) -> Expression {
    let usesIndices = value.contains {
      switch $0 {
      case .fold(.sum, _, _, _, _, _), .tabulate: true
      default: false
      }
    }
    guard usesIndices,
      let matrix = Account.matrixNotation(of: value, assuming: assumptions),
      matrix.shape == value.shape
    else { return value }
    return matrix
  }

  private func line(
    _ name: String, _ latex: String, _ text: String, _ conditions: [Relation],
    _ relation: Relation
  ) -> Derivation.Line {
    var step = StepReport(
      label: name, line: 1, column: 1, sourceLine: "", formula: latex, verdict: .undecided,
      evidence: "")
    step.record(judge.judge(Claim(relation, assuming: assumptions)))
    var places: [String] = []
    for condition in conditions.map(\.latex) where !places.contains(condition) {
      places.append(condition)
    }
    return Derivation.Line(
      name: name, latex: latex, text: text, conditions: places,
      verdict: step.verdict, evidence: step.evidence)
  }
}

extension Curvature {
  fileprivate var words: String {
    switch self {
    case .constant: "constant"
    case .affine: "affine"
    case .convex: "convex"
    case .strictlyConvex: "strictly convex"
    case .concave: "concave"
    case .strictlyConcave: "strictly concave"
    }
  }
}
