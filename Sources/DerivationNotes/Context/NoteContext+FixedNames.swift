import Checkers
import SymbolicLite

/// Functions that have a meaning in the field: a plain `=` behind them claims something that the lab
/// cannot judge, unless the sentence in front says that they are being named.
extension NoteContext {
  /// Why a fresh name that is applied to something is not defined by `=`; nil where it is.
  func meaning(
    of head: Scope.DefinitionHead, _ statement: RelationSyntax, _ formula: Formula
  ) -> Diagnostic? {
    guard head.isApplied, !isNaming, let left = statement.sides.first else { return nil }
    let text = formula.text(left.range)
    guard let name = KnownFunction.name(text, in: scope) else { return nil }
    if name == "\\sigma", isSigmoid(head, statement, text) { return nil }
    return Diagnostic(
      "expected a function that is defined, found `\(name)`, which is not known",
      at: left.range, hint: "write := to define it")
  }

  /// `\sigma(z) = 1/(1+e^{-z})` in any of its forms.
  private func isSigmoid(
    _ head: Scope.DefinitionHead, _ statement: RelationSyntax, _ text: String
  ) -> Bool {
    var changed = scope
    guard statement.sides.count > 1, let argument = KnownFunction.argument(of: text),
      let definition = try? changed.define(head, as: statement.sides[1]),
      case .expression(let body) = definition.body, body.shape.isScalar,
      let parameter = definition.parameters.first
    else { return false }
    if changed.symbols[argument] == nil { changed.symbols[argument] = parameter }
    guard case .expression(let known)? = try? changed.denotation("\\frac{1}{1+e^{-\(argument)}}")
    else { return false }
    return Judge(samples: 40).accepts(Claim(.compare(body, .equal, known)))
  }
}

/// Names of functions that mean something without a definition.
private enum KnownFunction {
  /// The name in front of the brackets, where it has a meaning of its own.
  static func name(_ text: String, in scope: Scope) -> String? {
    let solid = text.filter { !$0.isWhitespace }
    guard let open = solid.lastIndex(of: "(") ?? solid.firstIndex(of: "(") else { return nil }
    let base = String(solid[..<open])
    for command in ["\\operatorname{", "\\operatorname*{", "\\mathrm{", "\\text{", "\\textrm{"]
    where base.hasPrefix(command) {
      let word = String(base.dropFirst(command.count).prefix { $0 != "}" })
      let isText = command.hasPrefix("\\text")
      return isText && !textbook.contains(word.lowercased()) || isObjective(word) ? nil : word
    }
    return letter(base, argument(of: solid), in: scope) ? base : nil
  }

  static func argument(of text: String) -> String? {
    let solid = text.filter { !$0.isWhitespace }
    guard let open = solid.firstIndex(of: "("), solid.last == ")" else { return nil }
    return String(solid[solid.index(after: open)...].dropLast())
  }

  private static func letter(_ base: String, _ argument: String?, in scope: Scope) -> Bool {
    let symbol = argument.flatMap { scope.symbols[$0] }
    let isMatrix = symbol.map { !$0.shape.isScalar && !$0.shape.isVector } ?? false
    switch base {
    case "\\sigma", "\\Gamma", "\\Phi": return symbol?.shape.isScalar ?? true
    case "\\rho", "\\kappa": return isMatrix
    case "P", "H", "\\Pr", "\\mathbb{P}", "\\mathbbP":
      return argument.map { scope.distributions[$0] != nil } ?? false
    default:
      return isMatrix
        && ["\\lambda_", "\\sigma_", "s_"].contains { base.hasPrefix($0) }
    }
  }

  /// A name for what is minimised or measured is the author's own: `\operatorname{RSS}(w)`.
  private static func isObjective(_ word: String) -> Bool {
    let word = word.lowercased()
    return [
      "loss", "cost", "risk", "obj", "rss", "mse", "sse", "reg", "pen", "energy", "fit", "ridge",
      "lasso", "score", "gap",
    ].contains { word.hasPrefix($0) || word.hasSuffix($0) }
  }

  private static let textbook: Set<String> = [
    "softmax", "softplus", "sigmoid", "logistic", "logit", "cond", "nnz", "round", "floor", "ceil",
    "sinc", "kl", "erfc", "gamma", "beta", "var", "prob", "relu", "elu", "gelu", "argmax",
    "argmin", "sort", "sgn", "sign", "max", "min", "abs", "exp", "log",
  ]
}
