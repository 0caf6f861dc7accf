/// A declared letter: its name as LaTeX writes it (`w`, `\lambda`, `\hat{w}`, `w_{t+1}`), its shape
/// and where its values live.
public struct Symbol: Hashable, Sendable {
  public let name: String
  public let shape: Shape
  public let domain: Domain

  public init(_ name: String, _ shape: Shape = .scalar, in domain: Domain = .real) {
    self.name = name
    self.shape = shape
    self.domain = domain
  }

  /// The name nearly always tells symbols apart, and hashes faster than shapes.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
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
  public let name: String
  /// Tells apart two indices of one name in one formula; 0 for an index that is free.
  public let id: Int
  /// What it counts through, `1 … range`.
  public let range: Dimension

  public init(_ name: String, id: Int = 0, through range: Dimension) {
    self.name = name
    self.id = id
    self.range = range
  }
}
