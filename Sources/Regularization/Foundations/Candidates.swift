/// The cheapest of a few places, by ½(u − v)² + t·r(u): where r is not convex, a stationary point need
/// not be a minimum. Of equally cheap ones the first.
func cheapest(
  _ places: [Double], to v: Double, step t: Double, _ r: (Double) -> Double
) -> Double {
  func cost(_ u: Double) -> Double { (u - v) / 2 * (u - v) + t * r(u) }
  guard var best = places.first else { return v }
  var least = cost(best)
  for place in places.dropFirst() {
    let next = cost(place)
    if next < least { (best, least) = (place, next) }
  }
  return best
}
