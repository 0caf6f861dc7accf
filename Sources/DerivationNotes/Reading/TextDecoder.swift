/// Bytes to valid UTF-8.
enum TextDecoder {
  struct Fault {
    var message: String
    /// In the decoded bytes.
    var offset: Int
    var hint: String?
  }

  /// So many runs of bad bytes are reported one by one; a picture has thousands.
  static let reportedRuns = 8

  static func decode(_ raw: [UInt8]) -> (bytes: [UInt8], faults: [Fault]) {
    var bytes: [UInt8] = []
    var faults: [Fault] = []
    var (runs, sawNull) = (0, false)
    let start = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var (copied, i) = (start, start)
    while i < raw.count {
      let length = validLength(raw, at: i)
      if length > 0 {
        i += length
        continue
      }
      bytes += raw[copied..<i]
      if raw[i] == 0 {
        if !sawNull { faults.append(Fault(message: null, offset: bytes.count)) }
        sawNull = true
        i += 1
      } else {
        runs += 1
        if runs <= reportedRuns { faults.append(fault(raw, at: i, offset: bytes.count)) }
        while i < raw.count, raw[i] != 0, validLength(raw, at: i) == 0 { i += 1 }
        if runs == reportedRuns + 1 { faults.append(Fault(message: more, offset: bytes.count)) }
      }
      bytes += [0xEF, 0xBF, 0xBD]
      copied = i
    }
    return copied == 0 ? (raw, faults) : (bytes + raw[copied...], faults)
  }

  private static let null = "expected text, found a NUL byte"
  private static let more = "expected UTF-8 text, found more bad bytes from here on"

  private static func fault(_ raw: [UInt8], at i: Int, offset: Int) -> Fault {
    let digits = String(raw[i], radix: 16, uppercase: true)
    let isWide = i == 0 && (raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]))
    return Fault(
      message: "expected UTF-8 text, found byte 0x\(digits)", offset: offset,
      hint: isWide ? "this looks like UTF-16: save the note as UTF-8" : nil)
  }

  /// The length of the character that starts here by the table of well-formed UTF-8; 0 where none
  /// does (a NUL counts as none).
  private static func validLength(_ raw: [UInt8], at i: Int) -> Int {
    let lead = raw[i]
    if lead < 0x80 { return lead == 0 ? 0 : 1 }
    let (length, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)  // no surrogates
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)  // up to U+10FFFF
    default: return 0
    }
    guard i + length <= raw.count, second.contains(raw[i + 1]) else { return 0 }
    for k in 2..<max(length, 2) where raw[i + k] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
