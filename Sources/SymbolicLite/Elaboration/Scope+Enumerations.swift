/// `a_1, \dots, a_n \in \mathbb{R}`: the members of a family, listed.
extension Scope {
  /// Declares a listed family, where the statement begins with one; the name it declared, or nil.
  mutating func declareListed(
    _ statement: RelationSyntax, hints: DeclarationHints
  ) throws(Diagnostic) -> [String]? {
    guard let list = statement.sides.first.flatMap(Self.listedFamily), !declares(list.base) else {
      return nil
    }
    var single = statement
    single.sides[0] = list.member
    var changed = self
    guard let key = NameKey.text(list.member), symbols[key] == nil,
      let names = try changed.declare(single, hints: hints), names == [key],
      let size = Elaborator(self).dimension(list.last), changed.gather(key, through: [size])
    else { return nil }
    self = changed
    return [list.base]
  }

  private struct Listed {
    var base: String
    /// `a_i`.
    var member: Syntax
    /// n of `a_n`.
    var last: Syntax
  }

  private static func listedFamily(_ syntax: Syntax) -> Listed? {
    guard case .list(let items) = bare(syntax).kind, (3...5).contains(items.count),
      items[items.count - 2].kind == .dots, let end = items.last
    else { return nil }
    let members = items.dropLast(2).map(bare) + [bare(end)]
    var subs: [Syntax] = []
    var bases: Set<String> = []
    for member in members {
      guard case .scripted(let base, let sub?, nil, 0) = member.kind, let name = NameKey.text(base)
      else { return nil }
      subs.append(sub)
      bases.insert(name)
    }
    for (position, sub) in subs.dropLast().enumerated() {
      guard NameKey.text(sub) == String(position + 1) else { return nil }
    }
    guard bases.count == 1, let base = bases.first, let last = subs.last,
      case .scripted(let head, _, _, _) = members[0].kind
    else { return nil }
    let index = Syntax(.name("i"), last.range)
    let member = Syntax(.scripted(head, sub: index, sup: nil, primes: 0), syntax.range)
    return Listed(base: base, member: member, last: last)
  }
}
