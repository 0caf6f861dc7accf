import SymbolicLite

/// What each name stands for at a point where a claim is false: sizes first, then symbols, indices
/// and open functions, each group by name.
public struct Counterexample: Sendable, CustomStringConvertible {
  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  public struct Entry: Sendable {
    /// The name as LaTeX writes it.
    public var name: String
    public var value: Value
    /// How a tensor was declared: a vector of length 1 is still a vector.
    public var shape: Shape?
    public init(_ name: String, _ value: Value, shape: Shape? = nil) {
      self.name = name
      self.value = value
      self.shape = shape
    }
  }

  public enum Value: Sendable, CustomStringConvertible {
    case count(Int)
    case tensor(Tensor<Double>)
    /// The formula that an open function was tried as, in LaTeX.
    case formula(String)

    public var description: String {
      switch self {
      case .count(let count): "\(count)"
      case .tensor(let tensor): printed(tensor)
      case .formula(let latex): latex
      }
    }
  }

  /// `n = d = 1, X = 0, w = (1, 0)`: sizes with one value are written together.
  public var description: String {
    var parts: [String] = []
    var names: [String] = []
    for (position, entry) in entries.enumerated() {
      names.append(entry.name)
      if case .count(let count) = entry.value, position + 1 < entries.count,
        case .count(count) = entries[position + 1].value
      {
        continue
      }
      parts.append((names + [entry.value.description]).joined(separator: " = "))
      names = []
    }
    return parts.joined(separator: ", ")
  }
}
