/// `\theta_1 = c \theta_0`, where θ and θ₀ are vectors of one shape: the steps of a method, not the
/// entries of θ, which have no number 0.
extension Scope {
  /// Whether the name is that of a vector whose steps are counted from a declared step 0.
  func hasNumberedSteps(_ base: String) -> Bool {
    guard let symbol = symbols[base], symbol.shape.isVector else { return false }
    let start = "\(base)_{0}"
    if let zeroth = symbols[start] { return zeroth.shape == symbol.shape }
    guard case .expression(let body)? = definitions[start]?.body else { return false }
    return body.shape == symbol.shape
  }

  /// Whether a plain `=` defines a step: `\theta_1`, so far free, with a vector on the right.
  public func isNumberedIterate(_ head: DefinitionHead, as right: Syntax) -> Bool {
    guard head.arguments.isEmpty, symbols[head.key] == nil, definitions[head.key] == nil,
      let base = Self.numbered(head.key), hasNumberedSteps(base), let symbol = symbols[base]
    else { return false }
    var elaborator = Elaborator(self)
    guard case .expression(let body)? = try? elaborator.stated(right) else { return false }
    return body.shape == symbol.shape
  }

  /// θ of `\theta_{12}`.
  private static func numbered(_ key: String) -> String? {
    guard key.hasSuffix("}"), let cut = key.lastIndex(of: "_") else { return nil }
    let digits = key[cut...].dropFirst(2).dropLast()
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return String(key[..<cut])
  }
}

extension Elaborator {
  /// `\theta_2` beside a declared step 0, where no step 2 was defined.
  func refuseStep(_ name: String, _ sub: Syntax?, at range: Range<Int>) throws(Diagnostic) {
    guard case .number(let digits)? = sub?.kind, scope.hasNumberedSteps(name) else { return }
    throw Diagnostic(
      "expected an entry or a step that is defined, found \(name)_\(digits) beside \(name)_0",
      at: range, hint: "define $\(name)_\(digits) := \\dots$, or write $(\(name))_\(digits)$")
  }
}
