import SymbolicLite

extension Examiner {
  /// `a` is a minimiser, and the only one where `isUnique` says so.
  func minimiser(
    _ problem: Minimisation, is claimed: Expression, isUnique: Bool, _ here: Situation
  ) -> Finding {
    do throws(Undefined) {
      guard let placed = PlacedProblem(problem, here) else {
        return .leftOut("the variable of the minimum has no size")
      }
      let value = try claimed.evaluate(in: here.intervals)
      guard value.rows == placed.rows, value.columns == placed.columns else {
        return .leftOut("the claimed point has another shape than the variable")
      }
      let a = value.elements
      if placed.isFeasible(a) == false {
        return .fails(
          Failure(
            left: "elsewhere", right: printed(value),
            reason: "the right point does not meet the constraint"))
      }
      let rivals = DescentSearch(placed, isBrief: isBrief).points(from: value.middles.elements)
      let atA: Interval
      do throws(Undefined) {
        atA = try placed.value(a)
      } catch {
        let isElsewhereDefined = rivals.contains {
          (try? placed.value($0.place.enclosed)) != nil
        }
        if case .undefined(let why) = error, a.allSatisfy(\.isPoint), isElsewhereDefined {
          return .fails(
            Failure(
              left: "elsewhere", right: printed(value),
              reason: "the objective is not defined at the right point: \(why)"))
        }
        throw error
      }
      if let failure = beaten(placed, a, atA, by: rivals, isUnique: isUnique) {
        return .fails(failure)
      }
      let finding = slopes(placed, a, rivals)
      guard case .agrees(let width) = finding, !isBrief else { return finding }
      return certified(placed, a, atA, width, isUnique: isUnique)
    } catch {
      return .leftOut(error.reason)
    }
  }

  /// A feasible point with a smaller objective, or with the same one where only one is claimed.
  private func beaten(
    _ placed: PlacedProblem, _ a: [Interval], _ atA: Interval, by rivals: [DescentSearch.Rival],
    isUnique: Bool
  ) -> Failure? {
    var best: (place: [Double], value: Interval, isTie: Bool)?
    for rival in rivals where seemsToBeat(rival, atA) {
      let u = rival.place.enclosed
      guard placed.isFeasible(u) == true, let atU = try? placed.value(u) else { continue }
      let isOther = zip(u, a).contains { !$0.intersects($1) }
      let isLower = atU.upper < atA.lower
      let isTie = isUnique && isOther && atU.isPoint && atU == atA
      guard isLower || isTie else { continue }
      // The lowest point found is what the claim should have said, or close to it.
      if let known = best, known.value.upper <= atU.upper { continue }
      best = (rival.place, atU, isTie && !isLower)
    }
    return best.map { found in
      Failure(
        left: printed(placed.tensor(found.place)), right: printed(placed.tensor(a)),
        reason: Self.reason(found.value, atA, isTie: found.isTie))
    }
  }

  /// What doubles see clearly above needs no enclosure.
  private func seemsToBeat(_ rival: DescentSearch.Rival, _ atA: Interval) -> Bool {
    guard let value = rival.value else { return false }
    return value <= atA.upper + 1e-9 * max(value.magnitude, atA.upper.magnitude)
  }

  private static func reason(_ better: Interval, _ claimed: Interval, isTie: Bool) -> String {
    isTie
      ? "the objective is \(printed(claimed.middle)) at both: the minimiser is not unique"
      : "the objective is \(printed(better.middle)) at the left point and "
        + "\(printed(claimed.middle)) at the right one"
  }

  /// The one-sided slopes at `a`: a negative one refutes, and all have to be narrow to agree.
  private func slopes(
    _ placed: PlacedProblem, _ a: [Interval], _ rivals: [DescentSearch.Rival]
  ) -> Finding {
    let middles = a.map(\.middle)
    var directions = Directions.plain(placed.count)
    if placed.problem.constraint != nil { directions = [] }
    for rival in rivals where placed.isFeasible(rival.place.enclosed) == true {
      let towards = zip(rival.place, middles).map(-)
      // Towards a feasible point of a convex set one stays inside.
      if towards.contains(where: { $0 != 0 }), towards.allSatisfy(\.isFinite) {
        directions.append(towards)
      }
    }
    var (width, reason): (Double, String?) = (0, nil)
    for direction in directions.prefix(isBrief ? 10 : 40) {
      do throws(Undefined) {
        let v = direction.enclosed
        let slope = try placed.slope(a, along: v)
        if slope.upper < 0, placed.problem.constraint == nil {
          return .fails(
            Failure(
              left: "elsewhere", right: printed(placed.tensor(a)),
              reason: "the objective falls from the right point along "
                + "\(printed(placed.tensor(direction))), with slope \(printed(slope.middle))"))
        }
        if slope.upper < 0 { reason = "a descent direction under a constraint" }
        if slope.lower >= 0 { continue }
        let scale = bend(placed, middles, direction)
        guard let one = Enclosures.relativeWidth([(slope, slope)], scale: { scale }) else {
          reason = "the enclosures of the slopes are too wide to tell"
          continue
        }
        width = max(width, one)
      } catch {
        reason = error.reason
      }
    }
    return reason.map { .leftOut($0) } ?? .agrees(width: width)
  }

  /// What slopes are measured by: how much they change within one step.
  private func bend(_ placed: PlacedProblem, _ a: [Double], _ v: [Double]) -> Double {
    let next = zip(a, v).map { $0 + $1 }
    return (try? placed.slope(next.enclosed, along: v.enclosed))?.midpoint.magnitude ?? 0
  }

  /// In one dimension a global search closes the gap that slopes leave: a function that is not convex.
  private func certified(
    _ placed: PlacedProblem, _ a: [Interval], _ atA: Interval, _ width: Double,
    isUnique: Bool
  ) -> Finding {
    if isUnique, !rises(placed, a, atA) { return .leftOut("there may be other minimisers") }
    guard placed.count == 1, let place = a.first else {
      return isBent(placed) ? .leftOut("the objective is not convex") : .agrees(width: width)
    }
    guard let optimum = try? BranchAndBound(placed).optimum() else {
      return isBent(placed) ? .leftOut("the objective is not convex") : .agrees(width: width)
    }
    if optimum.value.upper < atA.lower || !optimum.place.intersects(place) {
      return .fails(
        Failure(
          left: printed(optimum.place.middle), right: printed(place.middle),
          reason: Self.reason(optimum.value, atA, isTie: optimum.value.intersects(atA))))
    }
    if isUnique, optimum.place.width > 0.01 * max(1, place.midpoint.magnitude) {
      return .leftOut("there may be other minimisers")
    }
    return .agrees(width: width)
  }

  /// Whether the objective is really larger one step away in every direction that is tried: where it
  /// is flat, the minimiser is not the only one.
  private func rises(_ placed: PlacedProblem, _ a: [Interval], _ atA: Interval) -> Bool {
    Directions.plain(placed.count).prefix(24).allSatisfy { direction in
      let u = zip(a, direction.enclosed).map { $0 + $1 }
      if placed.isFeasible(u) == false { return true }
      do throws(Undefined) {
        return try placed.value(u).lower > atA.upper
      } catch {
        // Outside of its domain the objective has no minimiser.
        if case .undefined = error { return true }
        return false
      }
    }
  }

  private func isBent(_ placed: PlacedProblem) -> Bool {
    let point = Situation(environments: placed.intervals, placed.doubles)
    let zero = [Interval](repeating: .zero, count: placed.count)
    return isBent(placed.problem.objective, placed.problem.variable, placed.tensor(zero), point)
  }
}
