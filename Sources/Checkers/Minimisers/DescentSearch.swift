import SymbolicLite

/// Looks for points with a small objective. A guide only: whatever it finds is decided by enclosures.
struct DescentSearch {
  private let problem: PlacedProblem
  /// How often the objective is looked at from one start; over one number another search follows.
  private var budget: Int { problem.count == 1 ? 80 : isBrief ? 120 : 300 }
  private let isBrief: Bool
  /// The objective laid out once for all the points that are looked at; `nil` where that is not
  /// possible, such as for a minimum inside it.
  private let compiled: CompiledFunction?

  /// - Parameter isBrief: whether only the best start is followed, and not as far.
  init(_ problem: PlacedProblem, isBrief: Bool = false) {
    self.problem = problem
    self.isBrief = isBrief
    let (objective, variable) = (problem.problem.objective, problem.problem.variable)
    compiled = try? CompiledFunction(objective, with: variable, in: problem.doubles)
  }

  /// The objective in doubles; `nil` where it has no value or the constraint fails.
  private func guess(_ place: [Double], in environment: inout Environment<Double>) -> Double? {
    guard let compiled else { return problem.guess(place, in: &environment) }
    guard problem.permits(place, in: &environment) else { return nil }
    let value = compiled.value(at: place)
    return value.isFinite ? value : nil
  }

  /// A point with the objective there, as far as doubles tell; `nil` where it has no value.
  struct Rival {
    var place: [Double]
    var value: Double?
  }

  /// Good points, the best of each start; simple ones among them as they are, since ties are exact
  /// only there.
  func points(from claimed: [Double]) -> [Rival] {
    let starts = self.starts(claimed).map(rival)
    let ranked = starts.filter { $0.value != nil }
    let followed = isBrief ? 0 : 2
    var ends = ranked.prefix(followed).map(descend)
    if let lowest = ranked.indices.min(by: { (ranked[$0].value ?? 0) < (ranked[$1].value ?? 0) }) {
      // The first ones have been followed already.
      let best = lowest < followed ? ends[lowest] : descend(from: ranked[lowest])
      if lowest >= followed { ends.append(best) }
      for grid in [1.0, 2, 4, 64] {
        ends.append(rival(best.place.map { ($0 * grid).rounded() / grid }))
      }
    }
    return (starts + ends).filter { $0.place != claimed }
  }

  private func rival(_ place: [Double]) -> Rival {
    var environment = problem.doubles
    return Rival(place: place, value: guess(place, in: &environment))
  }

  /// The claimed point first, then zero, its multiples, sparse copies, values of other symbols of the
  /// same shape and a coarse scan of each axis.
  private func starts(_ claimed: [Double]) -> [[Double]] {
    let count = problem.count
    var result = [claimed, [Double](repeating: 0, count: count)]
    result += [0.5, 2, -1].map { factor in claimed.map { $0 * factor } }
    for (symbol, tensor) in problem.doubles.values.sorted(by: { $0.key.name < $1.key.name })
    where symbol != problem.problem.variable {
      if tensor.rows == problem.rows, tensor.columns == problem.columns {
        result += [tensor.elements, tensor.elements.map { -$0 }]
      }
    }
    for entry in 0..<count {
      for value in [0, 1, -1, claimed[entry] + 1, claimed[entry] - 1] {
        var sparse = claimed
        sparse[entry] = value
        result.append(sparse)
      }
    }
    if count == 1 {
      let reach = max(1, claimed[0].magnitude)
      result += (-12...12).map { [reach * Double($0) / 3] }
      result += [[reach * 0x1p20], [-reach * 0x1p20]]
    }
    return result
  }

  private func descend(from start: Rival) -> Rival {
    guard var best = start.value else { return start }
    var point = start.place
    var environment = problem.doubles
    var step = max(0.25, (point.map(\.magnitude).max() ?? 0) / 4)
    let floor = step * 0x1p-30
    let directions = Directions.plain(problem.count)
    var work = 0
    while step > floor && work < budget {
      var moved = false
      work += directions.count
      for direction in directions {
        var next = point
        for entry in 0..<next.count { next[entry] += step * direction[entry] }
        if let value = guess(next, in: &environment), value < best {
          (point, best, moved) = (next, value, true)
        }
      }
      step = moved ? step * 2 : step / 8
    }
    return Rival(place: point, value: best)
  }
}
