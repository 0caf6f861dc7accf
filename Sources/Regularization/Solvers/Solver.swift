/// A method that finds where an objective is smallest. A solution comes with a bound on how far its
/// value can be above the minimum; where the wanted bound is not reached there is no solution, but an
/// error that holds the best point.
public protocol Solver: Sendable, CustomStringConvertible {
  /// - Throws: ``SolverError`` where the solver is not for this objective, where there is no minimum,
  ///   where the bound is not reached, and where the search was stopped.
  func minimise(
    _ objective: Objective, settings: SolverSettings
  ) throws(SolverError) -> Solution
}

extension Solver {
  public func minimise(_ objective: Objective) throws(SolverError) -> Solution {
    try minimise(objective, settings: SolverSettings())
  }
}

/// How good a solution has to be, how long to look for it, and who is told.
public struct SolverSettings: Sendable {
  /// The bound on J(ŵ, b̂) − min J that is wanted, as a share of J at w = 0 (with the intercept at the
  /// mean of y for the squared loss). For the squared loss without intercept that is ½‖y‖².
  public var gap: Double
  /// The most iterations; what one is, the solver says.
  public var iterations: Int
  /// Is told now and then how the search stands; answers false to stop it.
  public var watch: (@Sendable (Progress) -> Bool)?

  public struct Progress: Hashable, Sendable {
    public let iterations: Int
    /// The bound so far, in units of J.
    public let gap: Double
  }

  public init(
    gap: Double = 1e-10, iterations: Int = 100_000,
    watch: (@Sendable (Progress) -> Bool)? = nil
  ) {
    (self.gap, self.iterations, self.watch) = (gap, iterations, watch)
  }

  /// Whether to go on: nobody has stopped the search or cancelled the task that it runs in.
  func goesOn(_ iterations: Int, _ gap: Double) -> Bool {
    !Task.isCancelled && watch?(Progress(iterations: iterations, gap: gap)) ?? true
  }
}
