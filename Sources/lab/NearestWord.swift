/// The candidate that `word` was most likely meant to be, or nil when none is near: at most one
/// slip for every three characters.
func nearestWord(to word: String, in candidates: some Sequence<String>) -> String? {
  // A word longer than any candidate by far cannot be a slip, however much of it there is.
  guard word.count <= 200 else { return nil }
  let allowed = max(1, word.count / 3)
  var best: (word: String, slips: Int)?
  for candidate in candidates {
    let slips = slips(from: Array(word.lowercased()), to: Array(candidate.lowercased()))
    if slips <= allowed, slips < best?.slips ?? .max { best = (candidate, slips) }
  }
  return best?.word
}

/// How many letters have to be inserted, dropped, replaced or swapped with their neighbour
/// (optimal string alignment).
private func slips(from a: [Character], to b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var count = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        count = min(count, beforeLast[j - 1] + 1)
      }
      row.append(count)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
