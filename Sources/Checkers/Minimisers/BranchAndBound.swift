import SymbolicLite

/// Encloses the global minimum of a function of one number over the whole line, rigorously.
///
/// Boxes are dropped where the objective's enclosure lies above a value that is attained, where the
/// constraint fails throughout, or where the slope has one sign throughout: then no interior point is a minimiser,
/// and the end towards which it falls belongs to a neighbour. The two unbounded ends have to be dropped
/// for the minimum to be attained.
struct BranchAndBound {
  private let problem: PlacedProblem
  private static let budget = 600

  init(_ problem: PlacedProblem) { self.problem = problem }

  struct Optimum {
    /// Contains every minimiser.
    var place: Interval
    var value: Interval
  }

  func optimum() throws(Undefined) -> Optimum {
    guard problem.count == 1 else {
      throw .unsupported("a minimum over more than one number inside a formula")
    }
    var bound = Double.infinity
    for u in samples() { bound = min(bound, upperValue(u)) }
    guard bound < .infinity else { throw .unresolved("no feasible point of the minimum was found") }
    var boxes = initial()
    var work = 0
    while work < BranchAndBound.budget {
      guard let widest = widest(of: boxes) else { break }
      let box = boxes[widest]
      guard box.size > 0x1p-30 * max(0x1p-20, box.place.midpoint.magnitude) else { break }
      boxes.remove(at: widest)
      let before = bound
      for half in box.halves {
        work += 2
        guard let kept = examined(half, below: bound) else { continue }
        bound = min(bound, upperValue(half.midpoint))
        boxes.append(kept)
      }
      // Otherwise all of them have been compared with this bound.
      if bound < before { boxes.removeAll { $0.least > bound } }
    }
    return try enclosed(boxes, bound)
  }

  /// The first of the widest.
  private func widest(of boxes: [Box]) -> Int? {
    var (widest, size): (Int?, Double) = (nil, -.infinity)
    for place in 0..<boxes.count where widest == nil || boxes[place].size > size {
      (widest, size) = (place, boxes[place].size)
    }
    return widest
  }

  private func enclosed(_ boxes: [Box], _ bound: Double) throws(Undefined) -> Optimum {
    guard let first = boxes.first else { throw .unresolved("the minimum was not located") }
    guard boxes.allSatisfy({ $0.place.isBounded }) else {
      throw .undefined("the minimum may not be attained")
    }
    let place = boxes.reduce(first.place) { .hull($0, $1.place) }
    let least = boxes.map(\.least).min() ?? first.least
    guard least <= bound else { throw .unresolved("the minimum was not located") }
    return Optimum(place: place, value: Interval(lower: least, upper: bound))
  }

  private struct Box {
    let place: Interval
    let least: Double
    /// Unbounded boxes come first.
    let size: Double

    init(place: Interval, least: Double) {
      (self.place, self.least) = (place, least)
      size = place.isBounded ? place.upper - place.lower : .infinity
    }

    var halves: [Interval] {
      let middle =
        place.isBounded
        ? place.midpoint : place.upper == .infinity ? place.lower * 16 : place.upper * 16
      guard middle > place.lower, middle < place.upper else { return [place] }
      return [
        Interval(lower: place.lower, upper: middle), Interval(lower: middle, upper: place.upper),
      ]
    }
  }

  /// Sample points that any minimum has to beat: plain numbers and the values of the other symbols.
  private func samples() -> [Double] {
    var result: [Double] = [0, 1, -1, 0.5, 2]
    for (_, tensor) in problem.doubles.values.sorted(by: { $0.key.name < $1.key.name }) {
      result += tensor.elements.prefix(4)
    }
    return result
  }

  private func initial() -> [Box] {
    let reach = 64 * max(1, samples().map(\.magnitude).max() ?? 1)
    let middle = reach * 0x1p-9 * 1.0625  // zero, where kinks are, stays inside a box
    let cuts = [-reach, -middle, middle, reach]
    return [
      Interval(lower: -.infinity, upper: cuts[0]), Interval(lower: cuts[0], upper: cuts[1]),
      Interval(lower: cuts[1], upper: cuts[2]), Interval(lower: cuts[2], upper: cuts[3]),
      Interval(lower: cuts[3], upper: .infinity),
    ].map { Box(place: $0, least: -.infinity) }
  }

  /// The objective at u from above, where u is surely feasible.
  private func upperValue(_ u: Double) -> Double {
    let point = [Interval(u)]
    guard problem.isFeasible(point) == true, let value = try? problem.value(point) else {
      return .infinity
    }
    return value.upper
  }

  private func examined(_ place: Interval, below bound: Double) -> Box? {
    let feasible = problem.isFeasible([place])
    if feasible == false { return nil }
    let least = (try? problem.value([place]).lower) ?? -.infinity
    if least > bound { return nil }
    if feasible == true, place.isBounded,
      let slope = try? problem.slope([place], along: [.one]), slope.lower > 0 || slope.upper < 0
    {
      return nil
    }
    return Box(place: place, least: least)
  }
}
