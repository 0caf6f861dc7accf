/// A partition of 0, …, count − 1 that only ever grows coarser.
struct Clusters {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  private func root(_ k: Int) -> Int {
    var k = k
    while parent[k] != k { k = parent[k] }
    return k
  }

  func areTogether(_ a: Int, _ b: Int) -> Bool { root(a) == root(b) }

  mutating func join(_ a: Int, _ b: Int) { parent[root(a)] = root(b) }

  /// Each set in increasing order, the sets by their smallest elements.
  var sets: [[Int]] {
    Dictionary(grouping: parent.indices, by: root).values.sorted {
      ($0.first ?? 0) < ($1.first ?? 0)
    }
  }
}
