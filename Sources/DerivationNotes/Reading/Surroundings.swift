/// What a sentence or a display stands in: the quotes and list items that hold it, and which part of
/// the note between two rules.
struct Surroundings: Sendable, Hashable {
  /// The numbers of the quotes around it, outermost first; each quote of a note has its own.
  var quotes: [Int] = []
  var items: [Int] = []
  /// How many rules `---` stand above it.
  var part = 0
}

extension Containers {
  /// The quotes and the items that are open.
  var open: (quotes: [Int], items: [Int]) {
    var (quotes, items): ([Int], [Int]) = ([], [])
    for container in stack {
      switch container {
      case .quote(let number): quotes.append(number)
      case .item(let number, _): items.append(number)
      }
    }
    return (quotes, items)
  }
}
