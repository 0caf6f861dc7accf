/// A declared letter: its name as LaTeX writes it (`w`, `\lambda`, `\hat{w}`, `w_{t+1}`), its shape
/// and where its values live.
public struct Symbol: Hashable, Sendable {
  /// Shared by all copies: evaluation copies and compares symbols all the time.
  private final class Content: Sendable {
    let name: String
    let shape: Shape
    let domain: Domain
    /// The name nearly always tells symbols apart, and hashes faster than shapes.
    let fingerprint: Int

    init(_ name: String, _ shape: Shape, _ domain: Domain) {
      self.name = name
      self.shape = shape
      self.domain = domain
      fingerprint = name.hashValue
    }
  }

  private let content: Content

  public var name: String { content.name }
  public var shape: Shape { content.shape }
  public var domain: Domain { content.domain }
  /// The same for equal symbols, and nearly always different for others.
  var fingerprint: Int { content.fingerprint }

  public init(_ name: String, _ shape: Shape = .scalar, in domain: Domain = .real) {
    content = Content(name, shape, domain)
  }

  public static func == (a: Symbol, b: Symbol) -> Bool {
    if a.content === b.content { return true }
    return a.content.fingerprint == b.content.fingerprint && a.name == b.name
      && a.shape == b.shape && a.domain == b.domain
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(content.fingerprint) }
}

/// The values that each entry of a symbol may take, or the structure of the whole matrix.
///
/// Bounds such as `λ > 0` are not domains but assumptions: the note may state them anywhere.
public enum Domain: Hashable, Sendable {
  /// Any real numbers.
  case real
  /// Whole numbers, 0 included: step counters and powers.
  case natural
  /// One of finitely many numbers, for each entry: labels in {−1, 1} or {0, 1}.
  case finite([Rational])
  /// A real matrix that equals its transpose.
  case symmetric
  /// Symmetric with vᵀAv ≥ 0 for all v.
  case positiveSemidefinite
  /// Symmetric with vᵀAv > 0 for all v ≠ 0.
  case positiveDefinite

  /// Whether a matrix of this domain equals its transpose.
  public var isSymmetric: Bool {
    switch self {
    case .symmetric, .positiveSemidefinite, .positiveDefinite: true
    case .real, .natural, .finite: false
    }
  }
}

/// A name for a position: the `i` of `xᵢ`, bound by a sum or free in a statement that holds for all.
public struct Index: Hashable, Sendable {
  private final class Content: Sendable {
    let name: String
    let id: Int
    let range: Dimension
    let fingerprint: Int

    init(_ name: String, _ id: Int, _ range: Dimension) {
      self.name = name
      self.id = id
      self.range = range
      fingerprint = name.hashValue ^ id
    }
  }

  private let content: Content

  public var name: String { content.name }
  /// Tells apart two indices of one name in one formula; 0 for an index that is free.
  public var id: Int { content.id }
  /// What it counts through, `1 … range`.
  public var range: Dimension { content.range }

  public init(_ name: String, id: Int = 0, through range: Dimension) {
    content = Content(name, id, range)
  }

  public static func == (a: Index, b: Index) -> Bool {
    if a.content === b.content { return true }
    return a.content.fingerprint == b.content.fingerprint && a.id == b.id && a.name == b.name
      && a.range == b.range
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(content.fingerprint) }
}
