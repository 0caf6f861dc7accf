/// A plain text of a normal form, for the trace of a proof.
extension Polynomial: CustomStringConvertible {
  package var description: String {
    terms.isEmpty ? "0" : terms.map(\.description).joined(separator: " + ")
  }
}

extension Monomial: CustomStringConvertible {
  package var description: String {
    var parts = factors.map(\.description)
    if coefficient != .one || parts.isEmpty { parts.insert("\(coefficient)", at: 0) }
    let sum =
      bounds.isEmpty
      ? "" : "∑[" + bounds.map(\.description).joined(separator: ",") + "] "
    return sum + parts.joined(separator: "·")
  }
}

extension AtomPower: CustomStringConvertible {
  package var description: String {
    exponent == .one ? atom.description : "\(atom)^(\(exponent))"
  }
}

extension Atom: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .entry(let symbol, let i, let j):
      symbol.shape.isScalar ? symbol.name : "\(symbol.name)[\(i),\(j)]"
    case .size(let name): name
    case .position(let i): "\(i)"
    case .delta(let i, let j): "δ[\(i),\(j)]"
    case .pi: "π"
    case .prime(let p): "\(p)"
    case .sum(let a): "(\(a))"
    case .exp(let a): "exp(\(a))"
    case .log(let a): "log(\(a))"
    case .sign(let a): "sign(\(a))"
    case .zero(let a): "zero(\(a))"
    case .power(let a, let b): "(\(a))^(\(b))"
    case .fold(let fold, let range, let a): "\(fold)[\(range)](\(a))"
    case .call(let function, let list, let a): "∂\(list)\(function.name)(\(a))"
    case .inverse(_, let a, let i, let j, _): "inverse(\(a))[\(i),\(j)]"
    case .determinant(_, let a): "det(\(a))"
    }
  }
}

extension Position: CustomStringConvertible {
  package var description: String {
    switch self {
    case .bound(let depth, let k): depth == 0 ? "\(k)" : "\(k)↑\(depth)"
    case .hole(let depth, let k): depth == 0 ? "_\(k)" : "_\(k)↑\(depth)"
    case .temporary(let k): "t\(k)"
    case .free(let index): index.name
    case .number(let k): "#\(k)"
    case .shifted(let offset, let inner): "\(offset)+\(inner)"
    }
  }
}
