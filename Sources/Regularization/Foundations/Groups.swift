/// A partition of the weights: every index from 0 to count − 1 is in exactly one group.
public struct Groups: Hashable, Sendable {
  public let members: [[Int]]
  public let count: Int

  /// - Throws: ``InvalidInput`` where there is no group, a group is empty, holds an index outside of
  ///   0 ..< count or one of another group, and where an index is in no group.
  public init(_ members: [[Int]], count: Int) throws(InvalidInput) {
    let count = try Checked.count("count", count)
    var home = [Int?](repeating: nil, count: count)
    for (k, group) in members.enumerated() {
      if group.isEmpty { throw .empty(name: "group \(k)") }
      for index in group {
        guard home.indices.contains(index) else {
          throw .outOfRange(index: index, group: k, count: count)
        }
        if let other = home[index] { throw .overlap(index: index, groups: [other, k]) }
        home[index] = k
      }
    }
    for (index, group) in home.enumerated() where group == nil { throw .uncovered(index: index) }
    (self.members, self.count) = (members, count)
  }

  /// Gₖⱼ = 1 where weight j is in group k, else 0.
  public var membership: Matrix {
    var result = Matrix(
      rows: members.count, columns: count,
      [Double](repeating: 0, count: members.count * count))
    for (k, group) in members.enumerated() { for j in group { result[k, j] = 1 } }
    return result
  }

  /// √(size of the group): groups of independent noise then compete on equal terms.
  public var rootSizes: [Double] { members.map { Double($0.count).squareRoot() } }

  /// One weight for each group: as given, or the roots of the sizes.
  func weights(_ given: [Double]?) throws(InvalidInput) -> [Double] {
    guard let given else { return rootSizes }
    guard given.count == members.count else {
      throw .count(name: "ρ", found: given.count, expected: members.count, of: "entries")
    }
    return try Checked.nonnegative("ρ", given)
  }

  func part(_ group: [Int], of w: [Double]) -> [Double] { SubgradientSet.take(group, of: w) }
}

/// v·max(0, 1 − τ/‖v‖): the prox of τ‖·‖₂, which is 0 for short v.
func shrinkLength(of v: [Double], by tau: Double) -> [Double] {
  let length = norm2(v)
  guard length > tau else { return v.map { _ in 0 } }
  return v.map { $0 * (1 - tau / length) }
}
