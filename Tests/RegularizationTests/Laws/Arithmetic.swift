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

/// Whether two results of a few dozen operations agree as well as rounding lets them.
func agree(_ a: Double, _ b: Double, scale: Double = 1) -> Bool {
  a == b || (a - b).magnitude <= 1e-11 * max(scale, a.magnitude, b.magnitude)
}

func agree(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { agree($0, $1, scale: max(1, largest(a))) }
}

func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }
