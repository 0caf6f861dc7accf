/// aᵀb; entries beyond the shorter one count for nothing.
func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

/// ‖a‖₂, scaled by the largest entry so that squares neither overflow nor vanish.
func norm2(_ a: [Double]) -> Double {
  let largest = a.reduce(0) { max($0, $1.magnitude) }
  guard largest > 0, largest.isFinite else { return largest }
  return largest * a.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
}

/// A strength times a size, which is 0 where one of them is: no strength makes no penalty, even
/// where the size has overflown.
func strength(_ s: Double, times size: Double) -> Double { s == 0 || size == 0 ? 0 : s * size }

/// The sign with sign 0 = 0.
func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }

/// The soft threshold, sign(v)·max(|v| − τ, 0): v minus its clip to [−τ, τ].
func softThreshold(_ v: Double, _ tau: Double) -> Double {
  v > tau ? v - tau : v < -tau ? v + tau : 0
}
