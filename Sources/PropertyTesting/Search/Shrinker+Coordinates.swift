/// Passes that work on whole coordinates: everything that was drawn for one index of an axis.
extension Shrinker {
  /// The places of the choices of every coordinate.
  var coordinates: [Tag: [Int]] {
    var places: [Tag: [Int]] = [:]
    for (place, draw) in best.draws.enumerated() {
      for tag in draw.tags { places[tag, default: []].append(place) }
    }
    return places
  }

  private func ordered(_ tags: some Sequence<Tag>) -> [Tag] {
    tags.sorted { ($0.axis, $0.index) < ($1.axis, $1.index) }
  }

  /// Deletes coordinates, the last first, from all vectors and matrices that have them; then row
  /// and column k at once, for matrices that must stay square.
  func deleteCoordinates() async {
    var pending = ordered(coordinates.keys)
    while let tag = pending.popLast() {
      guard await delete([tag]) else { continue }
      pending = ordered(coordinates.keys)
    }
    for pair in pairs(ordered(coordinates.keys)) { await delete(pair) }
  }

  /// Coordinates of different axes with the same index, the last first.
  private func pairs(_ tags: [Tag]) -> [[Tag]] {
    tags.reversed().flatMap { tag in
      tags.filter { $0.index == tag.index && $0.axis > tag.axis }.map { [tag, $0] }
    }
  }

  @discardableResult
  private func delete(_ tags: [Tag]) async -> Bool {
    let places = coordinates
    let gone = Set(tags.flatMap { places[$0] ?? [] })
    if gone.isEmpty { return false }
    return await attempt(
      best.choices.enumerated().filter { !gone.contains($0.offset) }.map(\.element))
  }

  /// Sets everything of a coordinate to zero but the choice that says it is there; then everything.
  func clearCoordinates() async {
    for tag in ordered(coordinates.keys) {
      guard let places = coordinates[tag], places.count > 2 else { continue }
      await clear(places.dropFirst())
    }
    for place in best.choices.indices.reversed() where !isZero(place) {
      await clear([place])
    }
  }

  private func isZero(_ place: Int) -> Bool {
    !best.choices.indices.contains(place) || best.choices[place].isZero
  }

  private func clear(_ places: some Sequence<Int>) async {
    var edited = best.choices
    for place in places where edited.indices.contains(place) {
      switch best.draws[place].slot {
      case .index: edited[place] = .index(0)
      case .real(let range): edited[place] = .real(range.simplest)
      }
    }
    await attempt(edited)
  }

  /// Swaps neighbouring coordinates where that puts the smaller one first; then also of two axes at
  /// once, for square matrices.
  func sortCoordinates() async {
    let tags = ordered(coordinates.keys)
    for tag in tags { await swapWithNext([tag]) }
    for pair in pairs(tags) { await swapWithNext(pair) }
  }

  private func swapWithNext(_ tags: [Tag]) async {
    var edited = best.choices
    for tag in tags {
      let places = coordinates
      guard let here = places[tag],
        let there = places[Tag(axis: tag.axis, index: tag.index + 1)], here.count == there.count
      else { return }
      for (i, j) in zip(here, there) { edited.swapAt(i, j) }
    }
    await attempt(edited)
  }
}
