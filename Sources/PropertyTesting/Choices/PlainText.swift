/// A number as people write it: 1 and not 1.0; otherwise the shortest text that reads back.
func plain(_ x: Double) -> String {
  let text = "\(x)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

func plain(_ row: [Double]) -> String {
  "[" + row.map { plain($0) }.joined(separator: ", ") + "]"
}

/// Any generated value as text: numbers, vectors and matrices plainly, the rest as it describes
/// itself.
func plainText(_ value: Any) -> String {
  switch value {
  case let x as Double: plain(x)
  case let v as [Double]: plain(v)
  case let m as [[Double]]: "[" + m.map { plain($0) }.joined(separator: ", ") + "]"
  default: String(describing: value)
  }
}

/// 12345 as "12,345".
func grouped(_ n: Int) -> String {
  var text = ""
  for (place, digit) in String(n).reversed().enumerated() {
    if place > 0, place % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return String(text.reversed())
}

/// A share as a percentage with one digit after the point: 3.0 %.
func percentage(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10) %"
}

/// "1 run", "2 runs".
func counted(_ n: Int, _ noun: String) -> String {
  "\(grouped(n)) \(noun)\(n == 1 ? "" : "s")"
}
