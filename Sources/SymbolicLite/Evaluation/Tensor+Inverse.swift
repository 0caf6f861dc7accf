/// Up to this size determinants are expanded: sums and products only, so that whole numbers stay
/// exact and polynomials stay polynomials.
private let expansionLimit = 4
/// Larger matrices than a note needs would take seconds at every point.
private let inversionLimit = 20

extension Tensor {
  /// The determinant of a square matrix.
  func determinant() throws(Undefined) -> N {
    guard rows > expansionLimit else { return expandedDeterminant() }
    guard rows <= inversionLimit else { throw .unsupported("a determinant of \(rows) rows") }
    var work = self
    var result = N.one
    for k in 0..<rows {
      guard let pivot = try work.pivotRow(k) else { return .zero }
      if pivot != k {
        work.swapRows(pivot, k)
        result = -result
      }
      result = result * work[k, k]
      for i in (k + 1)..<max(rows, k + 1) {
        let factor = try work[i, k].divided(by: work[k, k])
        for j in k..<rows { work[i, j] = work[i, j] - factor * work[k, j] }
      }
    }
    return result
  }

  /// Expansion along the first row; the recursion ends at the expansion limit.
  private func expandedDeterminant() -> N { subdeterminant(Array(0..<rows), Array(0..<columns)) }

  /// The determinant of some rows and columns, as many of one as of the other.
  private func subdeterminant(_ i: [Int], _ j: [Int]) -> N {
    switch i.count {
    case 0: return .one
    case 1: return self[i[0], j[0]]
    case 2: return self[i[0], j[0]] * self[i[1], j[1]] - self[i[0], j[1]] * self[i[1], j[0]]
    default:
      let below = Array(i.dropFirst())
      var sum = N.zero
      for k in j.indices {
        var others = j
        others.remove(at: k)
        let term = self[i[0], j[k]] * subdeterminant(below, others)
        sum = k.isMultiple(of: 2) ? sum + term : sum - term
      }
      return sum
    }
  }

  /// The inverse of a square matrix: adjugate over determinant while that is cheap (one division an
  /// entry), Gauss–Jordan elimination beyond.
  func inverse() throws(Undefined) -> Tensor {
    guard rows > expansionLimit else { return try adjugateInverse() }
    guard rows <= inversionLimit else { throw .unsupported("an inverse of \(rows) rows") }
    var work = self
    var result = Tensor.identity(rows)
    for k in 0..<rows {
      guard let pivot = try work.pivotRow(k) else { throw .undefined("a singular matrix") }
      work.swapRows(pivot, k)
      result.swapRows(pivot, k)
      let head = work[k, k]
      for j in 0..<rows {
        work[k, j] = try work[k, j].divided(by: head)
        result[k, j] = try result[k, j].divided(by: head)
      }
      for i in 0..<rows where i != k {
        let factor = work[i, k]
        for j in 0..<rows {
          work[i, j] = work[i, j] - factor * work[k, j]
          result[i, j] = result[i, j] - factor * result[k, j]
        }
      }
    }
    return result
  }

  private func adjugateInverse() throws(Undefined) -> Tensor {
    let determinant = expandedDeterminant()
    if determinant.isExactlyZero { throw .undefined("a singular matrix") }
    var result = self
    let others = (0..<rows).map { left in (0..<rows).filter { $0 != left } }
    for i in 0..<rows {
      for j in 0..<rows {
        let cofactor = subdeterminant(others[j], others[i])
        result[i, j] = try ((i + j).isMultiple(of: 2) ? cofactor : -cofactor)
          .divided(by: determinant)
      }
    }
    return result
  }

  /// The row from `k` on whose entry in column `k` is the largest of those that are certainly not
  /// zero; `nil` where the column is certainly zero from there on.
  private func pivotRow(_ k: Int) throws(Undefined) -> Int? {
    var best: (row: Int, size: N)?
    var allZero = true
    for i in k..<rows {
      let entry = self[i, k]
      if entry.isExactlyZero { continue }
      allZero = false
      guard let standing = try? N.standing(entry, .zero), standing.here != .equal else { continue }
      let size = standing.here == .less ? -entry : entry
      if let current = best, (try? N.standing(size, current.size))?.here != .greater { continue }
      best = (i, size)
    }
    if best == nil, !allZero { throw .unresolved("whether a matrix is singular") }
    return best?.row
  }

  private mutating func swapRows(_ a: Int, _ b: Int) {
    guard a != b else { return }
    for j in 0..<columns { (self[a, j], self[b, j]) = (self[b, j], self[a, j]) }
  }
}
