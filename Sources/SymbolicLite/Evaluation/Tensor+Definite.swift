extension Tensor {
  /// Whether vᵀAv ≥ 0 for all v (`strict`: > 0 for all v ≠ 0), by the signs of the pivots of
  /// A = LDLᵀ. Reads the upper triangle only.
  ///
  /// Elimination without division scales each remaining block by a positive pivot, which changes no
  /// sign and keeps whole numbers exact. A zero pivot needs a zero row.
  func isDefinite(strict: Bool) throws(Undefined) -> Bool {
    var work = self
    for k in 0..<rows {
      let pivot = work[k, k]
      switch try N.order(pivot, .zero) {
      case .less: return false
      case .equal:
        if strict { return false }
        for j in (k + 1)..<max(rows, k + 1) {
          guard try N.order(work[k, j], .zero) == .equal else { return false }
        }
      case .greater:
        for i in (k + 1)..<max(rows, k + 1) {
          for j in i..<rows {
            let entry = work[i, j] * pivot - work[k, i] * work[k, j]
            work[i, j] = rows > 4 ? try entry.divided(by: pivot) : entry
          }
        }
      }
    }
    return true
  }

  /// Whether the matrix equals its transpose, where the enclosures can tell.
  func isSymmetric() throws(Undefined) -> Bool {
    for i in 0..<rows {
      for j in 0..<i {
        guard try N.order(self[i, j], self[j, i]) == .equal else { return false }
      }
    }
    return true
  }
}
