extension Scope {
  /// What the left side of a definition names.
  public struct DefinitionHead: Sendable {
    public var key: String
    var arguments: [Syntax]
    var given: [Syntax]?
    var subscripts: [Symbol]
    var range: Range<Int>

    /// Whether it is applied to arguments: `J(w)`.
    public var isApplied: Bool { !arguments.isEmpty }
  }

  /// The left side of `J(w) := …` or `r = …` as the head of a definition; nil where it is another formula.
  public func definitionHead(_ left: Syntax) -> DefinitionHead? {
    let left = Self.bare(left)
    if case .product(let factors) = left.kind, factors.count == 2, factors[1].link == .juxtaposed,
      case .bracket("(", ")", let content) = factors[1].value.kind,
      Self.isNameLike(factors[0].value)
    {
      switch content {
      case .items(let items) where !items.isEmpty && items.allSatisfy(Self.isNameLike):
        return head(factors[0].value, items, given: nil, at: left.range)
      case .conditional(let items, let given) where items.allSatisfy(Self.isNameLike):
        return head(factors[0].value, items, given: given, at: left.range)
      default: return nil
      }
    }
    guard Self.isNameLike(left) else { return nil }
    return head(left, [], given: nil, at: left.range)
  }

  private func head(
    _ name: Syntax, _ arguments: [Syntax], given: [Syntax]?, at range: Range<Int>
  ) -> DefinitionHead? {
    let (base, scripts) = Scripts.split(Self.bare(name))
    guard case .name(let letter) = base.kind else { return nil }
    if let sub = scripts.sub, scripts.sup == nil, scripts.primes == 0, !arguments.isEmpty,
      let parameters = declaredSymbols(sub)
    {
      return DefinitionHead(
        key: letter, arguments: arguments, given: given, subscripts: parameters, range: range)
    }
    guard let key = NameKey.key(letter, sub: scripts.sub, sup: scripts.sup, primes: scripts.primes)
    else { return nil }
    return DefinitionHead(
      key: key, arguments: arguments, given: given, subscripts: [], range: range)
  }

  private func declaredSymbols(_ sub: Syntax) -> [Symbol]? {
    var items = [sub]
    if case .list(let list) = sub.kind { items = list }
    let found = items.compactMap { NameKey.text($0).flatMap { symbols[$0] } }
    return found.count == items.count ? found : nil
  }

  /// Whether the head's name means nothing yet, so that a plain `=` defines it.
  public func isFresh(_ head: DefinitionHead) -> Bool {
    if head.key == "p", !head.arguments.isEmpty {
      guard symbols["p"] == nil, definitions["p"] == nil else { return false }
      let name = head.arguments.first.flatMap { NameKey.text($0) } ?? ""
      // Once w has a distribution, p(w | X, y) follows by Bayes' rule: = is a claim then.
      return distributions[name] == nil && !densities.values.contains { $0.variable.name == name }
    }
    if declares(head.key) || head.key.hasPrefix("\\mathcal{N}") || head.key.hasPrefix("\\mathbb{") {
      return false
    }
    // a_+ is a positive part and f^{(2)} a derivative that is not read, never new names.
    if head.key.hasSuffix("_{+}") { return false }
    if let cut = head.key.range(of: "^{"), isFunction(String(head.key[..<cut.lowerBound])) {
      return false
    }
    // f'(z) of a function f is its derivative; \lambda' of a number is a name.
    let unprimed = head.key.replacingOccurrences(of: "'", with: "")
    if unprimed != head.key {
      let base = unprimed.prefix { $0 != "_" }
      if isFunction(unprimed) || isFunction(String(base)) { return false }
    }
    if Self.hasFixedMeaning(head) { return false }
    // w_j of a declared w is an entry, unless w_j is an iterate such as w_{t+1}.
    if head.key.hasSuffix("}"), let cut = head.key.range(of: "_{") {
      let base = String(head.key[..<cut.lowerBound])
      if parts[base] != nil { return false }
      // h_{2\lambda}(z) applies the h_\lambda(z) that is defined.
      if let definition = definitions[base], !definition.subscripts.isEmpty, !head.arguments.isEmpty
      {
        return false
      }
      if let symbol = symbols[base], !symbol.shape.isScalar { return isIterate(head.key, base) }
      if let definition = definitions[base], definition.parameters.isEmpty {
        return isIterate(head.key, base)
      }
    }
    return true
  }

  private func isFunction(_ name: String) -> Bool {
    openFunctions[name] != nil || definitions[name].map { !$0.parameters.isEmpty } == true
  }

  /// `w_{t+1}`, `w_0`, `w_{\text{ols}}`: a subscript that is no position in the vector.
  private func isIterate(_ key: String, _ base: String) -> Bool {
    let sub = key.dropFirst(base.count + 2).dropLast()
    if sub.hasPrefix("\\text") || sub == "0" || sub.contains("*") { return true }
    let letters = sub.prefix { $0.isLetter || $0 == "\\" }
    if indices[String(letters)] != nil { return false }
    if symbols["\(base)_{\(letters)}"] != nil { return true }
    return !letters.isEmpty && !["i", "j", "k", "l", "m", "r", "s", "p", "q"].contains(letters)
      && !sizes.contains(String(letters))
  }

  /// Reads `head := right` and puts it into the scope; the definition for the record.
  public mutating func define(
    _ head: DefinitionHead, as right: Syntax
  ) throws(Diagnostic) -> Definition {
    if head.key == "p", !head.arguments.isEmpty, symbols["p"] == nil,
      head.given != nil || hasDensity(head) || Self.mentionsDensity(right, depth: 0)
    {
      return try defineDensity(head, right)
    }
    try refuseReserved(head)
    gatherFamilies(in: RelationSyntax(sides: [right], operators: []))
    let read = try readDefinition(head, right)
    let definition = Self.gathered(read)
    if definition.name == head.key { try refuseBasis(head) }
    let head = DefinitionHead(
      key: definition.name, arguments: head.arguments, given: head.given,
      subscripts: head.subscripts, range: head.range)
    if let known = definitions[head.key] {
      guard known == definition else {
        throw Diagnostic(
          "expected a name that is not defined yet, found \(head.key)", at: head.range,
          hint: "choose another name, or open a new section with ##")
      }
      return known
    }
    if let symbol = symbols[head.key] {
      guard case .expression(let body) = definition.body, body.shape == symbol.shape,
        definition.parameters.isEmpty, !body.freeSymbols.contains(symbol)
      else {
        throw Diagnostic(
          "expected a definition that agrees with the declaration of \(head.key) (\(symbol.shape)), found another",
          at: head.range)
      }
      // What was said of the name would become an assumption about the right side.
      guard !isRestricted(symbol) else {
        throw Diagnostic(
          "expected a name of which nothing is known yet, found \(head.key), which was restricted before",
          at: head.range, hint: "take another letter, or claim = instead of defining")
      }
      symbols[head.key] = nil
    }
    guard openFunctions[head.key] == nil, !sizes.contains(head.key), indices[head.key] == nil else {
      throw Diagnostic(
        "expected a free name, found \(head.key), which is declared already", at: head.range)
    }
    definitions[head.key] = definition
    return definition
  }

  /// π keeps its value. (`w_1 := …` is an iterate, also where w is a vector.)
  private func refuseReserved(_ head: DefinitionHead) throws(Diagnostic) {
    if head.key == "\\pi" {
      throw Diagnostic("expected a free name, found \\pi, which is 3.14159…", at: head.range)
    }
  }

  /// The ones, the identity and the unit vectors keep their meaning too. (`e_i := y_i − …` defines the
  /// vector e.)
  private func refuseBasis(_ head: DefinitionHead) throws(Diagnostic) {
    let base = String(head.key.prefix { $0 != "_" })
    let below = head.key.dropFirst(base.count + 2).dropLast()
    let isBasis = base == "e" && below.count == 1 && below.allSatisfy { "ijkl".contains($0) }
    let isIdentity =
      base == "I" && head.arguments.isEmpty
      && (below.isEmpty || below.count == 1 && below.allSatisfy(\.isLetter))
    guard isBasis || isIdentity || base == "\\mathbf{1}" || base == "\\mathbb{1}",
      symbols[base] == nil, definitions[base] == nil, symbols[head.key] == nil
    else { return }
    throw Diagnostic(
      "expected a free name, found \(head.key), which has a fixed meaning", at: head.range)
  }

  /// `r_i := y_i − …` defines the whole vector r.
  static func gathered(_ definition: Definition) -> Definition {
    guard definition.parameters.isEmpty, case .expression(let body) = definition.body,
      body.shape.isScalar, definition.name.hasSuffix("}"),
      let cut = definition.name.range(of: "_{")
    else { return definition }
    let sub = String(definition.name[cut.upperBound...].dropLast())
    let letters = sub.filter { $0 != "," }.map(String.init)
    let free = body.freeIndices
    let indices = letters.compactMap { letter in free.first { $0.name == letter } }
    guard !indices.isEmpty, indices.count == letters.count, indices.count <= 2,
      free.count == indices.count
    else { return definition }
    return Definition(
      name: String(definition.name[..<cut.lowerBound]), parameters: [], subscripts: [],
      body: .expression(.tabulate(indices[0], indices.count == 2 ? indices[1] : nil, body)))
  }

  /// Whether p stands for densities: p(w). A p that is declared, or defined as a number or a vector
  /// (p_j := e^{w_j} / ∑_k e^{w_k}), stands for itself.
  var hasDensities: Bool {
    symbols["p"] == nil && definitions["p"].map { !$0.parameters.isEmpty } != false
  }

  /// Whether p(w) is given by densities; otherwise p is a function like any other.
  private static func mentionsDensity(_ syntax: Syntax, depth: Int) -> Bool {
    guard depth < 40 else { return false }
    switch syntax.kind {
    case .name("\\mathcal{N}"), .function("Laplace"), .function("Bernoulli"): return true
    case .product(let factors):
      return factors.contains { mentionsDensity($0.value, depth: depth + 1) }
    case .terms(let terms): return terms.contains { mentionsDensity($0.value, depth: depth + 1) }
    case .scripted(let base, _, _, _): return mentionsDensity(base, depth: depth + 1)
    case .fraction(let a, let b):
      return mentionsDensity(a, depth: depth + 1) || mentionsDensity(b, depth: depth + 1)
    default: return false
    }
  }

  /// Whether the variable has a density already: p(w) must not mean two things.
  private func hasDensity(_ head: DefinitionHead) -> Bool {
    guard head.arguments.count == 1, let name = NameKey.text(head.arguments[0]) else {
      return false
    }
    return densities[Density.key(name, given: [])] != nil
  }

  private mutating func defineDensity(
    _ head: DefinitionHead, _ right: Syntax
  ) throws(Diagnostic) -> Definition {
    guard head.arguments.count == 1, let name = NameKey.text(head.arguments[0]),
      let symbol = symbols[name]
    else {
      throw Diagnostic(
        "expected the density of one declared symbol, found another form", at: head.range)
    }
    var elaborator = Elaborator(self)
    let value = try elaborator.scalar(right, as: "a density")
    let body = try elaborator.finish(value)
    var given: [String] = []
    for syntax in head.given ?? [] {
      guard let name = NameKey.text(syntax), symbols[name] != nil else {
        throw Diagnostic(
          "expected a declared symbol behind the bar, found a formula", at: syntax.range)
      }
      given.append(name)
    }
    let density = Density(of: symbol, given: given, body)
    let key = Density.key(name, given: Set(given))
    let isWrittenOut = given.isEmpty && definitions["p"]?.parameters == [symbol]
    if isWrittenOut && definitions["p"]?.body != .expression(body)
      || densities[key].map({ $0 != density }) ?? false
    {
      throw Diagnostic("expected one density of \(name), found another", at: head.range)
    }
    densities[key] = density
    return Definition(
      name: "p(\(name))", parameters: [symbol], subscripts: [], body: .expression(body))
  }

  /// Fresh arguments are numbers if the body allows it, else vectors, else matrices.
  private func readDefinition(
    _ head: DefinitionHead, _ right: Syntax
  ) throws(Diagnostic) -> Definition {
    var shapes: [Int] = [0]
    let fresh = head.arguments.compactMap { NameKey.text($0) }.filter { symbols[$0] == nil }
    if !fresh.isEmpty { shapes = [0, 1, 2] }
    var failure: Diagnostic?
    for kind in shapes {
      do {
        return try readDefinition(head, right, freshKind: kind)
      } catch {
        // The first reading, of numbers, has the message that helps.
        failure = failure ?? error
      }
    }
    throw failure ?? Diagnostic("expected a definition, found another formula", at: head.range)
  }

  private func readDefinition(
    _ head: DefinitionHead, _ right: Syntax, freshKind: Int
  ) throws(Diagnostic) -> Definition {
    var elaborator = Elaborator(self)
    var parameters: [Symbol] = []
    for argument in head.arguments {
      guard let name = NameKey.text(argument) else { continue }
      if let symbol = symbols[name] {
        parameters.append(symbol)
        continue
      }
      let shape: Shape
      switch freshKind {
      case 0: shape = .scalar
      case 1: shape = .vector(elaborator.unknownSize(of: name, at: argument.range))
      default:
        shape = .matrix(
          elaborator.unknownSize(of: name, at: argument.range),
          elaborator.unknownSize(of: name, at: argument.range))
      }
      let symbol = Symbol(name, shape)
      elaborator.locals[name] = .symbol(symbol)
      parameters.append(symbol)
    }
    let body = try elaborator.stated(right)
    let known = elaborator
    let resolved = parameters.map { Symbol($0.name, known.resolved($0.shape), in: $0.domain) }
    return Definition(
      name: head.key, parameters: resolved, subscripts: head.subscripts, body: body)
  }
}
