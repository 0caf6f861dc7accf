/// Where an entry stands: the i of wᵢ.
///
/// Bound positions are nameless. A term numbers its own summation indices from 0; a formula inside an
/// atom of that term (the u of exp u) has its own, and speaks of those outside by how many formulas
/// lie between: `bound(1, 0)` is the first index of the term around it.
package enum Position: Hashable, Sendable {
  case bound(Int, Int)
  /// An argument of a template: the row or column at which a matrix inside an atom is read.
  case hole(Int, Int)
  /// An index whose sum is not formed yet.
  case temporary(Int)
  /// Any value of an index: what is shown, is shown for all.
  case free(Index)
  case number(Int)
  /// A position inside a block, counted from behind the blocks before it.
  indirect case shifted(Dimension, Position)

  var code: UInt64 {
    switch self {
    case .bound(let depth, let k):
      Code.mix(1, Code.mix(UInt64(bitPattern: Int64(depth)), UInt64(bitPattern: Int64(k))))
    case .hole(let depth, let k):
      Code.mix(2, Code.mix(UInt64(bitPattern: Int64(depth)), UInt64(bitPattern: Int64(k))))
    case .temporary(let k): Code.mix(3, UInt64(bitPattern: Int64(k)))
    case .free(let index):
      Code.mix(Code.mix(4, UInt64(bitPattern: Int64(index.id))), Code.text(index.name))
    case .number(let k): Code.mix(5, UInt64(bitPattern: Int64(k)))
    case .shifted(let offset, let inner): Code.mix(inner.code, offset.code)
    }
  }

  /// The code without the numbers of indices, which renaming changes.
  var shape: UInt64 {
    switch self {
    case .bound, .temporary: 7
    case .shifted(let offset, let inner): Code.mix(inner.shape, offset.code)
    default: code
    }
  }

  /// Which renamings can change it: bit 0 for temporaries, bit 1 + k for what lies k formulas out.
  var reach: UInt32 {
    switch self {
    case .temporary: 1
    case .bound(let depth, _), .hole(let depth, _): 1 << UInt32(min(depth, 29) + 1)
    case .free: 1 << 31
    case .number: 0
    case .shifted(_, let inner): inner.reach
    }
  }

  func map(_ change: (Position) -> Position) -> Position {
    if case .shifted(let offset, let inner) = self { return .shifted(offset, inner.map(change)) }
    return change(self)
  }

  var innermost: Position {
    if case .shifted(_, let inner) = self { inner.innermost } else { self }
  }
}

/// Fingerprints that are the same in every run. They only order and tell apart: whether two things
/// are equal is always decided by comparing them.
enum Code {
  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var z = (a &* 0x9E37_79B9_7F4A_7C15) ^ (b &+ 0x632B_E59B_D9B4_E019)
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  static func text(_ text: String) -> UInt64 {
    var result: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { result = (result ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return result
  }

  static func number(_ value: Rational) -> UInt64 {
    mix(UInt64(truncatingIfNeeded: value.numerator), UInt64(truncatingIfNeeded: value.denominator))
  }
}

extension Dimension {
  var code: UInt64 {
    var sum = Code.mix(11, UInt64(bitPattern: Int64(constant)))
    for (name, count) in terms {
      sum &+= Code.mix(Code.text(name), UInt64(bitPattern: Int64(count)))
    }
    return sum
  }
}
