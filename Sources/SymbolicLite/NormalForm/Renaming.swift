/// A replacement of positions. `depth` counts the formulas between a position and the terms that the
/// renaming was asked for.
struct Renaming {
  let reach: (Int) -> UInt32
  let change: (Position, Int) -> Position

  /// `mask` says which atoms can be left alone, by how many formulas in they stand.
  init(_ mask: Reach, _ change: @escaping (Position, Int) -> Position) {
    reach = mask.bits
    self.change = change
  }

  enum Reach {
    case own, temporaries, free, ownAndOutside, outside, everything
  }

  /// The own summation indices of the terms.
  static func bounds(_ number: @escaping (Int) -> Int) -> Renaming {
    Renaming(.own) { position, depth in
      if case .bound(depth, let k) = position { .bound(depth, number(k)) } else { position }
    }
  }

  static func boundPositions(_ target: @escaping (Int, Int) -> Position) -> Renaming {
    Renaming(.own) { position, depth in
      if case .bound(depth, let k) = position { target(depth, k) } else { position }
    }
  }

  static func temporary(
    _ index: Position, _ target: @escaping (Int) -> Position
  ) -> Renaming {
    Renaming(.temporaries) { position, depth in
      position == index ? target(depth) : position
    }
  }

  static func holes(_ target: @escaping (Int) -> Position) -> Renaming {
    Renaming(.own) { position, depth in
      guard case .hole(depth, let k) = position else { return position }
      return target(k).deeper(by: depth)
    }
  }

  static func free(_ target: @escaping (Index) -> Position?) -> Renaming {
    Renaming(.free) { position, depth in
      guard case .free(let index) = position, let new = target(index) else { return position }
      return new.deeper(by: depth)
    }
  }

  /// What moves a formula from inside an atom into the term around it: its own indices are numbered
  /// on from `offset`, and what it said of that term it now says one step nearer.
  static func unwrapping(after offset: Int, holes: [Position] = []) -> Renaming {
    Renaming(.ownAndOutside) { position, depth in
      switch position {
      case .bound(depth, let k): .bound(depth, offset + k)
      case .bound(let outer, let k) where outer > depth: .bound(outer - 1, k)
      case .hole(depth, let k) where k < holes.count: holes[k].deeper(by: depth)
      case .hole(let outer, let k) where outer > depth: .hole(outer - 1, k)
      default: position
      }
    }
  }
}

extension Position {
  /// The same position named from inside further formulas.
  func deeper(by depth: Int) -> Position {
    guard depth > 0 else { return self }
    return map { position in
      switch position {
      case .bound(let own, let k): .bound(own + depth, k)
      case .hole(let own, let k): .hole(own + depth, k)
      default: position
      }
    }
  }
}

extension Renaming {
  /// From inside an atom that stands inside an atom to inside an atom: what is said of the term
  /// around comes one step nearer. The own indices stay.
  static var outOfOneLevel: Renaming {
    Renaming(.outside) { position, depth in
      switch position {
      case .bound(let outer, let k) where outer > depth + 1: .bound(outer - 1, k)
      case .hole(let outer, let k) where outer > depth + 1: .hole(outer - 1, k)
      default: position
      }
    }
  }
}

extension Renaming.Reach {
  fileprivate var bits: (Int) -> UInt32 {
    switch self {
    case .own: { 1 << UInt32($0 + 1) }
    case .temporaries: { _ in 1 }
    case .free: { _ in 1 << 31 }
    case .ownAndOutside: { ~((1 << UInt32($0 + 1)) - 1) & ~(1 << 31) }
    case .outside: { ~((1 << UInt32($0 + 2)) - 1) & ~(1 << 31) }
    case .everything: { _ in ~0 }
    }
  }
}
