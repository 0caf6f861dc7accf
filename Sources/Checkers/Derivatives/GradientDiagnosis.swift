import SymbolicLite

/// Words for a refuted gradient: which usual mistake turns the true one into the claimed one.
///
/// A mistake is named only where it explains the whole difference, up to a millionth of it and to
/// rounding. It only adds words and never changes a verdict.
struct GradientDiagnosis {
  private let comparison: ReverseComparison
  private let terms: [Term]
  private let weights: [Double]
  /// The true gradient of each term, with weight 1.
  private let gradients: [[Double]]
  /// Where each term has a kink.
  private let kinks: [Set<Int>]
  private let compiled: [CompiledFunction]

  init(_ prepared: PreparedTerms, weights: [Double], _ comparison: ReverseComparison) {
    (terms, self.weights, self.comparison) = (prepared.terms, weights, comparison)
    compiled = prepared.compiled
    gradients = prepared.gradients.map { $0.entries.map(\.value) }
    kinks = prepared.gradients.map { gradient in
      Set(gradient.reach.indices.filter { gradient.reach[$0] > 4 * gradient.entries[$0].error })
    }
  }

  private var claimed: [Double] { comparison.claimed }
  private var point: [Double] { comparison.point }
  private var difference: [Double] { zip(claimed, comparison.middle).map { $0 - $1 } }

  /// The entries that are off.
  private var wrong: [Int] {
    claimed.indices.filter {
      difference[$0].magnitude > comparison.reach[$0] + comparison.rounding[$0]
    }
  }

  func words() -> String? {
    let wrong = wrong
    if let words = kinkWords(wrong) { return words }
    if wrong.count == 1 { return scaledTerm(touching: wrong[0]) ?? entryWords(wrong[0]) }
    // Entries that are swapped are so in the first term, too, which comes first by itself.
    let isFirst = weights.first != 0
    return (isFirst ? swapped(wrong) : nil) ?? scaledTerm() ?? signsNearZero(wrong)
      ?? swapped(wrong) ?? mistakeInside()
  }

  /// Whether `explanation` is the difference. What a kink allows says little: it counts only where
  /// nothing else is wrong.
  private func explains(_ explanation: [Double], besides more: Set<Int> = []) -> Bool {
    let size = difference.reduce(0) { max($0, $1.magnitude) }
    let kinked = more.union(comparison.kinked)
    let isElsewhere = !wrong.allSatisfy(kinked.contains)
    return claimed.indices.allSatisfy { j in
      if isElsewhere, kinked.contains(j) { return true }
      let rest = (difference[j] - explanation[j]).magnitude
      return rest <= 1e-6 * size + comparison.reach[j] + comparison.rounding[j]
    }
  }

  private func parts(of k: Int) -> [Double] { gradients[k].map { weights[k] * $0 } }

  /// All that is wrong lies at kinks; where every entry by itself would do, it is the vector.
  private func kinkWords(_ wrong: [Int]) -> String? {
    // What is off by much more than the kink reaches is not the kink's fault.
    let kinked = Set(
      comparison.kinked.filter { difference[$0].magnitude <= 16 * comparison.reach[$0] })
    guard !kinked.isEmpty, wrong.allSatisfy(kinked.contains) else { return nil }
    if wrong.isEmpty {
      return "at the kink each entry could be right, but not all together: the vector is too long"
    }
    let entries = wrong.map { "\($0 + 1)" }.joined(separator: ", ")
    let word =
      wrong.count == 1 ? "entry \(entries) is no slope" : "entries \(entries) are no slopes"
    return "\(word) at the kink"
  }

  // MARK: One entry, or two

  private func entryWords(_ j: Int) -> String {
    let entry = "entry \(j + 1)"
    for k in terms.indices where weights[k] != 0 {
      if point[j] != 0, gradients[k][j] == 0, isFree(k, of: j) {
        return "\(entry) is not to be in the \(terms[k].name): a bias is left out of it"
      }
    }
    for k in terms.indices where weights[k] != 0 && gradients[k][j] != 0 {
      let part = weights[k] * gradients[k][j]
      if isNear(difference[j], -2 * part) {
        return "\(entry): the sign of the \(terms[k].name) is wrong"
      }
    }
    return "only \(entry) is wrong, by \(printed(difference[j]))"
  }

  /// Whether a term does not depend on an entry while it does on others.
  private func isFree(_ k: Int, of j: Int) -> Bool {
    guard terms.count > 1 || gradients[k].contains(where: { $0 != 0 }) else { return false }
    var moved = point
    moved[j] = 3 * point[j] + 1
    guard let there = try? compiled[k].subgradient(at: moved) else { return false }
    return there[j] == 0 && there == gradients[k]
  }

  private func isNear(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-6 * max(a.magnitude, b.magnitude)
  }

  private func swapped(_ wrong: [Int]) -> String? {
    guard wrong.count == 2 else { return nil }
    let (i, j) = (wrong[0], wrong[1])
    let middle = comparison.middle
    guard isNear(claimed[i], middle[j]), isNear(claimed[j], middle[i]) else { return nil }
    return "entries \(i + 1) and \(j + 1) are swapped"
  }

  // MARK: One term

  /// One term with another factor in front, or one that should not be there.
  private func scaledTerm(touching only: Int? = nil) -> String? {
    for k in terms.indices {
      let part = weights[k] == 0 ? gradients[k] : parts(of: k)
      let square = part.reduce(0) { $0 + $1 * $1 }
      guard square > 0 else { continue }
      let kinked = kinks[k].union(comparison.kinked)
      let seen = part.indices.filter { !kinked.contains($0) && part[$0] != 0 }
      if let only, seen != [only] { continue }
      let basis = seen.isEmpty ? Array(part.indices) : seen
      let change =
        basis.reduce(0) { $0 + difference[$1] * part[$1] }
        / basis.reduce(0) { $0 + part[$1] * part[$1] }
      guard explains(part.map { change * $0 }, besides: kinked) else { continue }
      return weights[k] == 0
        ? "the \(terms[k].name) does not go with its weight: it is there although the weight is 0"
        : words(for: 1 + change, term: k)
    }
    return nil
  }

  private func words(for factor: Double, term k: Int) -> String {
    let name = terms[k].name
    let samples = terms.compactMap { $0.samples }.first.map(Double.init)
    if factor.magnitude < 1e-6 { return "the \(name) is missing" }
    if isNear(factor, -1) { return "the sign of the \(name) is wrong" }
    if let samples, isNear(factor, samples) { return "the \(name) lacks the factor 1/n" }
    if let samples, isNear(factor, 1 / samples) { return "the \(name) has a factor 1/n too many" }
    if weights[k] != 1, isNear(factor, 1 / weights[k]) {
      return "the \(name) lacks its weight \(printed(weights[k]))"
    }
    if weights[k] != 1, isNear(factor, weights[k]) {
      return "the \(name) has its weight \(printed(weights[k])) twice"
    }
    let simple = [2.0, 0.5, 3, 4, 0.25, -2, -0.5].first { isNear(factor, $0) }
    return "the \(name) is \(printed(simple ?? factor)) times what it should be"
  }

  /// −2 times a term, in some entries only, all of them smaller than those that are right.
  private func signsNearZero(_ wrong: [Int]) -> String? {
    for k in terms.indices where weights[k] != 0 {
      let part = parts(of: k)
      var explanation = [Double](repeating: 0, count: claimed.count)
      for j in wrong { explanation[j] = -2 * part[j] }
      guard explains(explanation), !wrong.isEmpty else { continue }
      let largest = wrong.reduce(0) { max($0, point[$1].magnitude) }
      let others = point.indices.filter { !wrong.contains($0) && part[$0] != 0 }
      let isNear = others.allSatisfy { point[$0].magnitude > largest }
      let place =
        isNear ? "near zero, where |wⱼ| ≤ \(printed(largest))" : "in \(wrong.count) entries"
      return "the sign of the \(terms[k].name) is wrong \(place)"
    }
    return nil
  }

  private func mistakeInside() -> String? {
    for k in terms.indices where weights[k] != 0 {
      for mistake in compiled[k].mistakes(at: point) {
        let change = zip(mistake.gradient, gradients[k]).map { weights[k] * ($0 - $1) }
        if explains(change) { return "in the \(terms[k].name): \(mistake.words)" }
      }
    }
    return nil
  }
}
