extension Rational {
  /// A decimal number, exactly: "12", "0.500001", ".5", "-3.25". At least one digit, and one behind
  /// a point; ASCII digits only. `nil` for anything else and where the fraction leaves 128 bits.
  public init?(decimal text: String) {
    let isNegative = text.hasPrefix("-")
    var digits = Substring(text).utf8.dropFirst(isNegative ? 1 : 0)
    if digits.contains(UInt8(ascii: ".")) {
      guard let last = digits.last, last != UInt8(ascii: ".") else { return nil }
      // Trailing zeros behind the point carry nothing and would overflow.
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    }
    guard !digits.isEmpty else { return nil }

    var (numerator, denominator) = (Int128(0), Int128(1))
    var pointSeen = false
    for byte in digits {
      if byte == UInt8(ascii: "."), !pointSeen {
        pointSeen = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let tenfold = numerator.multipliedReportingOverflow(by: 10)
      let digit = Int128(byte - UInt8(ascii: "0"))
      let sum = tenfold.partialValue.addingReportingOverflow(digit)
      guard !tenfold.overflow, !sum.overflow else { return nil }
      numerator = sum.partialValue
      if pointSeen {
        let scale = denominator.multipliedReportingOverflow(by: 10)
        guard !scale.overflow else { return nil }
        denominator = scale.partialValue
      }
    }
    self.init(isNegative ? -numerator : numerator, over: denominator)
  }
}
