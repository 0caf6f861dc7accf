/// Why a solver has no solution to give.
public enum SolverError: Error, Hashable, Sendable {
  case invalid(InvalidInput)
  /// The solver is not for this objective; `needs` says what it is for.
  case unsuited(solver: String, needs: String)
  /// The objective has an infimum that no point reaches.
  case noMinimum(reason: String)
  /// The bound stayed above the wanted one; the best point found.
  case missedGap(wanted: Double, best: Solution)
  /// The search was stopped from outside; the best point so far.
  case stopped(best: Solution)

  /// The best point that was found, where there is one.
  public var best: Solution? {
    switch self {
    case .missedGap(_, let best), .stopped(let best): best
    case .invalid, .unsuited, .noMinimum: nil
    }
  }
}

extension SolverError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalid(let reason): "\(reason)"
    case .unsuited(let solver, let needs): "\(solver) needs \(needs)"
    case .noMinimum(let reason): "there is no minimum: \(reason)"
    case .missedGap(let wanted, let best):
      best.gap.isFinite
        ? "the gap is at most \(best.gap) after \(best.iterations) iterations,"
          + " which is above the wanted \(wanted)"
        : "no bound on the gap after \(best.iterations) iterations; wanted is \(wanted)"
    case .stopped(let best):
      best.gap.isFinite
        ? "stopped after \(best.iterations) iterations with a gap of at most \(best.gap)"
        : "stopped after \(best.iterations) iterations without a bound on the gap"
    }
  }
}

/// Runs what throws ``InvalidInput`` where a ``SolverError`` is due.
func asInvalid<T>(_ body: () throws(InvalidInput) -> T) throws(SolverError) -> T {
  do throws(InvalidInput) { return try body() } catch { throw .invalid(error) }
}

extension SolverSettings {
  /// The solution if its gap is good enough, else the error that says what happened.
  func accept(
    _ found: Solution, wanted: Double, wasStopped: Bool = false
  ) throws(SolverError) -> Solution {
    // ∞ ≤ ∞ would say that the point is good.
    guard found.value.isFinite, wanted != .infinity else {
      throw .noMinimum(reason: "the objective is larger than any double; scale the data")
    }
    if found.gap <= wanted, found.isFinite { return found }
    if wasStopped { throw .stopped(best: found) }
    throw .missedGap(wanted: wanted, best: found)
  }
}
