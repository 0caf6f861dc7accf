/// Passes that make single numbers, and numbers that hang together, simpler.
extension Shrinker {
  /// Small indices are tried from 0 upwards, large ones by halving.
  func lowerIndices() async {
    for place in best.choices.indices {
      guard case .index(let n)? = choice(place), n > 0 else { continue }
      var floor = 0
      while floor < min(n, 4) {
        if await attempt(.index(floor), at: place) { break }
        floor += 1
      }
      var (passing, failing) = (floor, n)
      while case .index(let now)? = choice(place), now == failing, failing > passing + 1 {
        let middle = passing + (failing - passing) / 2
        if await attempt(.index(middle), at: place) { failing = middle } else { passing = middle }
        if case .index(failing)? = choice(place) { continue }
        break
      }
    }
  }

  /// Lowers an index by one and leaves out one later choice: a count that a generator draws first
  /// goes down together with one of the things it counts.
  func lowerCounts() async {
    guard best.choices.count <= 40 else { return }
    for place in best.choices.indices {
      for gone in best.choices.indices where gone > place {
        guard case .index(let n)? = choice(place), n > 0, choice(gone) != nil else { break }
        var edited = best.choices
        edited[place] = .index(n - 1)
        edited.remove(at: gone)
        await attempt(edited)
      }
    }
  }

  func lowerReals() async {
    for place in best.choices.indices {
      await lower([place])
    }
  }

  /// Numbers of the same size are lowered together: ties and equal columns stay ties.
  func lowerEqualReals() async {
    var places: [Double: [Int]] = [:]
    for (place, choice) in best.choices.enumerated() {
      guard let x = choice.real, x != 0 else { continue }
      places[x.magnitude, default: []].append(place)
    }
    for (_, group) in places.sorted(by: { $0.key < $1.key }) where group.count > 1 {
      await lower(group)
    }
  }

  private func choice(_ place: Int) -> Choice? {
    best.choices.indices.contains(place) ? best.choices[place] : nil
  }

  /// Lowers the size of the numbers at these places, which is one and the same, keeping signs.
  private func lower(_ places: [Int]) async {
    guard let first = places.first, let start = choice(first)?.real, start != 0 else { return }
    for size in smallSizes {
      guard RealSimplicity(size) < RealSimplicity(currentSize(first)) else { break }
      if await setSize(size, at: places) { return }
    }
    await round(places)
    await halveDistance(places)
  }

  private var smallSizes: [Double] { [0, 1, 2, 3, 4] }

  private func currentSize(_ place: Int) -> Double { choice(place)?.real?.magnitude ?? 0 }

  /// Gives the numbers at these places a new size, not their signs.
  private func setSize(_ size: Double, at places: [Int]) async -> Bool {
    var edited = best.choices
    for place in places {
      guard let x = choice(place)?.real else { return false }
      edited[place] = .real(x < 0 ? -size : size)
    }
    return await attempt(edited)
  }

  /// To a whole number, to a half, to few decimal digits.
  private func round(_ places: [Int]) async {
    let x = currentSize(places[0])
    guard RealSimplicity(x).kind.rawValue > RealSimplicity.Kind.whole.rawValue else { return }
    var sizes = [
      x.rounded(.down), x.rounded(.up), (2 * x).rounded(.down) / 2, (2 * x).rounded(.up) / 2,
    ]
    // The simplest numbers of other sizes: 0.1, 0.01, … down to where x is.
    var scale = 10.0
    while scale <= 1e12, x * scale < 1 {
      sizes.append(1 / scale)
      scale *= 10
    }
    for digits in 1...4 {
      sizes += [decimal(x, digits, .down), decimal(x, digits, .up)]
    }
    for size in sizes where RealSimplicity(size) < RealSimplicity(currentSize(places[0])) {
      if await setSize(size, at: places) { return }
    }
  }

  /// Once rounded, towards smaller numbers of the same kind by halving the distance: from 17 to the
  /// smallest whole number that fails, from 0.37 to the smallest two-digit one.
  private func halveDistance(_ places: [Int]) async {
    let x = currentSize(places[0])
    let unit = gridUnit(of: x)
    guard unit > 0, x / unit < 0x1p53 else { return }
    var (passing, failing) = (0.0, (x / unit).rounded())
    if unit == 1 { passing = min(4, failing - 1) }
    while failing - passing > 1 {
      let middle = ((passing + failing) / 2).rounded(.down)
      let size = unit < 0.5 ? middle / (1 / unit).rounded() : middle * unit
      if await setSize(size, at: places) { failing = middle } else { passing = middle }
    }
  }

  /// 1 for whole numbers, ½ for halves, 10⁻ᵏ for numbers of up to four digits, otherwise 0.
  private func gridUnit(of x: Double) -> Double {
    let simplicity = RealSimplicity(x)
    switch simplicity.kind {
    case .zero: return 0
    case .whole: return 1
    case .half: return 0.5
    case .other:
      guard simplicity.digits <= 4, x >= 1e-9 else { return 0 }
      var scale = 1.0
      while scale < 1e13, (x * scale).rounded() / scale != x { scale *= 10 }
      return 1 / scale
    }
  }

  /// `x` > 0 with this many significant decimal digits.
  private func decimal(_ x: Double, _ digits: Int, _ rule: FloatingPointRoundingRule) -> Double {
    var scale = 1.0
    var limit = 1.0
    for _ in 1..<digits { limit *= 10 }
    while x * scale < limit, scale < 1e22 { scale *= 10 }
    return (x * scale).rounded(rule) / scale
  }
}
