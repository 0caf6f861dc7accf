/// One recorded decision of a generator.
enum Choice: Sendable, Hashable {
  /// The n-th of finitely many possibilities; the first, 0, is the simplest.
  case index(Int)
  /// A finite number; 0 is the simplest.
  case real(Double)

  /// Bits, not values, are compared: −0 is another choice than 0.
  static func == (a: Choice, b: Choice) -> Bool {
    switch (a, b) {
    case (.index(let m), .index(let n)): m == n
    case (.real(let x), .real(let y)): x.bitPattern == y.bitPattern
    default: false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .index(let n): hasher.combine(n)
    case .real(let x): hasher.combine(x.bitPattern)
    }
  }

  var isZero: Bool {
    switch self {
    case .index(let n): n == 0
    case .real(let x): x.bitPattern == 0
    }
  }

  var real: Double? {
    guard case .real(let x) = self else { return nil }
    return x
  }
}

/// What a choice may be.
enum Slot: Sendable, Hashable {
  case index(below: Int)
  case real(RealRange)
}

/// A choice, what it may be, and the coordinates it belongs to.
struct Draw: Sendable {
  let choice: Choice
  let slot: Slot
  var tags: [Tag]
}

/// One index of one axis: whatever was drawn for row 2, or for coordinate 3.
struct Tag: Sendable, Hashable {
  let axis: Int
  let index: Int
}
