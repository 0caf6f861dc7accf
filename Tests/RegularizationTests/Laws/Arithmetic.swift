import Foundation

// `+` joins arrays already.
infix operator .+ : AdditionPrecedence
infix operator .- : AdditionPrecedence

func .+ (a: [Double], b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
func .- (a: [Double], b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }
func * (s: Double, a: [Double]) -> [Double] { a.map { s * $0 } }
func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
func length(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
func largest(_ a: [Double]) -> Double { a.reduce(0) { max($0, $1.magnitude) } }

/// Whether two results of a few dozen operations agree as well as rounding lets them. What is
/// infinite agrees with itself only.
func agree(_ a: Double, _ b: Double, scale: Double = 1) -> Bool {
  if a == b { return true }
  guard a.isFinite, b.isFinite else { return false }
  return (a - b).magnitude <= 1e-11 * max(scale, a.magnitude, b.magnitude)
}

func agree(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { agree($0, $1, scale: max(1, largest(a))) }
}

func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }

/// What one number is of another, in the words of the mistake: ", which is 2 times as much".
func ratio(_ found: Double, to right: Double) -> String {
  let factor = found / right
  guard factor.isFinite, factor != 0 else { return "" }
  let plain: [(Double, String)] = [
    (-1, "has the wrong sign"), (2, "is twice as much"), (0.5, "is half as much"),
    (4, "is four times as much"), (0.25, "is a quarter as much"),
  ]
  for (value, words) in plain where (factor - value).magnitude < 1e-5 { return ", which \(words)" }
  let share = ((factor - 1) * 1e4).rounded() / 100
  guard share != 0, share.magnitude < 50 else { return "" }
  return ", which is \(share.magnitude) % too \(share > 0 ? "much" : "little")"
}
