/// A word of structure, by how it begins, and the kinds of symbols that it may speak of. Where it
/// stands in no phrase that was understood, nothing is known of them.
struct StructureStem {
  let kinds: Set<StructureSentence.Kind>
  /// Whether it counts only right beside its symbol: "$D$ be a diagonal matrix".
  let isNarrow: Bool
  /// Whether it may speak of the symbol that follows: not so "the columns of $X$".
  let looksAhead: Bool

  /// - Parameter next: the word behind it.
  init?(_ word: String, next: String?) {
    if next == "of", Self.derived.contains(word) {
      kinds = Set(StructureSentence.Kind.allCases)
      (isNarrow, looksAhead) = (true, false)
      return
    }
    guard let row = Self.table.first(where: { row in row.stems.contains { word.contains($0) } })
    else { return nil }
    kinds = row.kinds
    (isNarrow, looksAhead) = (row.isNarrow, true)
  }

  /// "the columns of $X$", "the sum of $A$ and $B$": what the symbol stands for, said in words.
  private static let derived: Set<String> = [
    "column", "columns", "row", "rows", "transpose", "inverse", "sum", "product", "difference",
    "trace", "determinant", "root", "factor", "block", "multiple",
  ]

  private static let table:
    [(stems: [String], kinds: Set<StructureSentence.Kind>, isNarrow: Bool)] =
      [
        (["symmetr", "definite", "skew", "psd", "spd"], [.square, .matrix], false),
        (["orthogon", "orthonorm"], [.square, .matrix, .vector], false),
        (["convex", "concave"], [.function], false),
        (
          [
            "invertib", "singular", "rank", "diagonal", "triang", "idempotent", "projection",
            "projector", "permutation", "unitary", "hermitian", "stochastic", "toeplitz",
            "circulant", "nilpotent", "normalis", "normaliz", "standardis", "standardiz", "centred",
            "centered", "inverse", "cholesky",
          ], [.square, .matrix, .vector], true
        ),
        (
          [
            "lipschitz", "monoton", "homogeneous", "quadratic", "affine", "increasing",
            "decreasing", "periodic", "coercive", "bounded", "even", "odd",
          ], [.function], true
        ),
        (
          [
            "minimis", "minimiz", "maximis", "maximiz", "solution", "eigenv", "stationary", "optim",
          ],
          [.square, .matrix, .vector, .scalar], true
        ),
        (["unit", "nonzero", "nonneg"], [.vector], true),
      ]
}

extension StructureProperty {
  /// Whether a symbol of this kind can have the property at all.
  func suits(_ kind: StructureSentence.Kind) -> Bool {
    switch self {
    case .symmetric, .positiveSemidefinite, .positiveDefinite, .orthogonal, .invertible, .fullRank:
      kind == .square
    case .convex: kind == .function
    case .orthonormalColumns, .orthonormalRows, .fullColumnRank, .fullRowRank:
      kind == .square || kind == .matrix
    case .nonnegative, .positive, .nonzero: kind == .vector || kind == .scalar
    case .nonzeroEntries, .unitLength: kind == .vector
    }
  }

  /// Whether it speaks of numbers, and not of a matrix or a function as a whole.
  var isOfEntries: Bool {
    switch self {
    case .nonnegative, .positive, .nonzero, .nonzeroEntries, .unitLength: true
    default: false
    }
  }
}
