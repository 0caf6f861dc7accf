/// How simple a number is to read and to compute with by hand.
///
/// Zero, then whole numbers, then halves, then the rest; among the rest few decimal digits first,
/// then a size near 1 (so that 0.1 comes before 1e-7, and nothing runs down to 5e-324), then small
/// before large and positive before negative.
struct RealSimplicity: Comparable {
  enum Kind: Int {
    case zero
    case whole
    case half
    case other
  }

  let kind: Kind
  let digits: Int
  let distanceFromOne: Int
  let magnitude: Double
  let isNegative: Bool

  init(_ x: Double) {
    magnitude = x.magnitude
    isNegative = x.sign == .minus
    let doubled = 2 * x
    if x == 0 {
      kind = .zero
    } else if x == x.rounded() {
      kind = .whole
    } else if doubled == doubled.rounded() {
      kind = .half
    } else {
      kind = .other
    }
    let decimal = kind == .other ? DecimalText(of: magnitude) : nil
    digits = decimal?.digits ?? 0
    distanceFromOne = decimal?.distanceFromOne ?? 0
  }

  static func < (a: Self, b: Self) -> Bool {
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    if a.digits != b.digits { return a.digits < b.digits }
    if a.distanceFromOne != b.distanceFromOne { return a.distanceFromOne < b.distanceFromOne }
    if a.magnitude != b.magnitude { return a.magnitude < b.magnitude }
    return !a.isNegative && b.isNegative
  }
}

/// The shortest decimal text that reads back as a positive number that is not whole.
private struct DecimalText {
  /// Digits without leading and trailing zeros: two of 0.0120.
  let digits: Int
  /// Zeros between the point and the first digit, or the places of an exponent.
  let distanceFromOne: Int

  init(of x: Double) {
    let text = "\(x)"
    let mantissa = text.prefix { $0 != "e" }
    let exponent = Int(text.dropFirst(mantissa.count + 1)) ?? 0
    let significant = mantissa.filter { $0 != "." }.drop { $0 == "0" }
    digits = significant.count - significant.reversed().prefix { $0 == "0" }.count
    let zeros = mantissa.hasPrefix("0.") ? mantissa.dropFirst(2).prefix { $0 == "0" }.count : 0
    distanceFromOne = abs(exponent) + zeros
  }
}

/// Whether the case of choices `a` is simpler than the case of choices `b`: fewer choices, then
/// fewer that are not zero, then fewer unrounded numbers, then fewer halves, then the first choice
/// that differs decides, small before large. A total order, so shrinking must end.
func isSimpler(_ a: [Choice], than b: [Choice]) -> Bool {
  if a.count != b.count { return a.count < b.count }
  let (left, right) = (Roughness(a), Roughness(b))
  if left.counts != right.counts { return left.counts.lexicographicallyPrecedes(right.counts) }
  for (x, y) in zip(a, b) where x != y { return isSimpler(x, than: y) }
  return false
}

func isSimpler(_ a: Choice, than b: Choice) -> Bool {
  switch (a, b) {
  case (.index(let m), .index(let n)): m < n
  case (.real(let x), .real(let y)): RealSimplicity(x) < RealSimplicity(y)
  case (.index, .real): true
  case (.real, .index): false
  }
}

/// Counts over a whole sequence: not zero, unrounded, halves.
private struct Roughness {
  let counts: [Int]

  init(_ choices: [Choice]) {
    var (nonzero, other, halves) = (0, 0, 0)
    for choice in choices where !choice.isZero {
      nonzero += 1
      guard let x = choice.real, x != x.rounded() else { continue }
      if 2 * x == (2 * x).rounded() { halves += 1 } else { other += 1 }
    }
    counts = [nonzero, other, halves]
  }
}
