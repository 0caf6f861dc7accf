/// Passes for numbers whose relation matters more than their size.
extension Shrinker {
  private var nonzeroReals: [Int] {
    best.choices.indices.filter { (best.choices[$0].real ?? 0) != 0 }
  }

  /// Divides all numbers by one of them: 0.37 and 0.74 become 1 and 2.
  func rescale() async {
    for place in nonzeroReals {
      guard let divisor = best.choices.indices.contains(place) ? best.choices[place].real : nil,
        divisor != 0, divisor.magnitude != 1
      else { continue }
      await attempt(
        best.choices.map { choice in
          choice.real.map { .real($0 / divisor.magnitude) } ?? choice
        })
    }
  }

  /// Lowers two numbers by the same amount, so that their difference stays: 41 and 42 become 0
  /// and 1.
  func lowerPairs() async {
    let places = nonzeroReals
    guard places.count <= 12 else { return }
    for a in places {
      for b in places where b > a {
        if await moveAll(a, into: b) { continue }
        for target in [0.0, 1, 2] {
          guard let x = real(a), let y = real(b), x.magnitude > target else { continue }
          let shift = x.magnitude - target
          var edited = best.choices
          edited[a] = .real(x < 0 ? -target : target)
          edited[b] = .real(y < 0 ? y + shift : y - shift)
          if await attempt(edited) { break }
        }
      }
    }
  }

  /// Swaps two numbers where that puts the simpler one first.
  func sortReals() async {
    let places = best.choices.indices.filter { best.choices[$0].real != nil }
    guard places.count <= 24 else { return }
    for a in places {
      for b in places where b > a {
        guard best.choices.indices.contains(b), isSimpler(best.choices[b], than: best.choices[a])
        else { continue }
        var edited = best.choices
        edited.swapAt(a, b)
        await attempt(edited)
      }
    }
  }

  /// Adds one number to the other and leaves zero in its place: their sum stays.
  private func moveAll(_ a: Int, into b: Int) async -> Bool {
    guard let x = real(a), let y = real(b), x != 0, y != 0 else { return false }
    var edited = best.choices
    (edited[a], edited[b]) = (.real(0), .real(x + y))
    return await attempt(edited)
  }

  /// Turns negative numbers positive: all, those of one coordinate, two, or one.
  func turnSigns() async {
    let groups = coordinates.sorted { ($0.key.axis, $0.key.index) < ($1.key.axis, $1.key.index) }
    await turn(best.choices.indices)
    for (_, places) in groups { await turn(places) }
    for place in best.choices.indices { await turn([place]) }
    let places = nonzeroReals
    guard places.count <= 12 else { return }
    for a in places {
      for b in places where b > a { await turn([a, b]) }
    }
  }

  private func turn(_ places: some Sequence<Int>) async {
    var edited = best.choices
    for place in places {
      if let x = real(place) { edited[place] = .real(x == 0 ? 0 : -x) }
    }
    if edited != best.choices { await attempt(edited) }
  }

  private func real(_ place: Int) -> Double? {
    best.choices.indices.contains(place) ? best.choices[place].real : nil
  }

  /// Real choices of the minimal case that may take any value of their range: those for which the
  /// law failed at every one of the values tried, whole numbers and bounds among them.
  func freeChoices() async -> [(place: Int, tried: Int)] {
    var free: [(place: Int, tried: Int)] = []
    for (place, draw) in best.draws.enumerated() {
      guard case .real(let range) = draw.slot else { continue }
      var tried = 0
      var alwaysFails = true
      for value in probes(of: range) where alwaysFails {
        var edited = best.choices
        edited[place] = .real(value)
        guard edited != best.choices else { continue }
        tried += 1
        alwaysFails = await fails(edited)
      }
      if alwaysFails, tried > 3 { free.append((place, tried)) }
    }
    return free
  }

  private func probes(of range: RealRange) -> [Double] {
    let candidates = [
      0, 1, -1, 2, -2, 0.5, 0.37, -7.3, 10, 1e-3, 1e3, range.lower, range.upper,
    ]
    var kept: [Double] = []
    for x in candidates where range.contains(x) && !kept.contains(x) { kept.append(x) }
    return kept
  }

  private func fails(_ choices: [Choice]) async -> Bool {
    guard let attempt = try? gen.replay(choices), attempt.choices == choices else { return false }
    if case .failed = await judge(attempt.value) { return true }
    return false
  }
}
