/// The memory that a plan runs in, for one number system. All places come from the compiler of
/// plans, which lays them out; nothing here is indexed by input.
final class PlanRun<N: PlanNumber> {
  let plan: Plan
  let values: UnsafeMutablePointer<N>
  /// How the result changes with each place; filled by ``pullBack()``.
  let adjoints: UnsafeMutablePointer<N>
  /// How each place changes along a direction; filled by ``push(along:)``.
  let tangents: UnsafeMutablePointer<N>

  /// Which way kinks are resolved, by the place of the result: the slope of |u| or (u)₊ at u = 0,
  /// the share of the first of two equal numbers. Without an entry it may be anything between.
  var choices: [Int: Double] = [:]
  /// The same for a Euclidean length at 0: a vector not longer than 1.
  var lengthChoices: [Int: [Double]] = [:]
  /// The result of an operation that takes the other side of its threshold: how a diagnosis tries
  /// out that mistake.
  var swapped: Int?

  init(_ plan: Plan) {
    self.plan = plan
    let length = max(plan.length, 1)
    values = .allocate(capacity: length)
    adjoints = .allocate(capacity: length)
    tangents = .allocate(capacity: length)
    for memory in [values, adjoints, tangents] { memory.initialize(repeating: N(0), count: length) }
    for (place, numbers) in plan.constants {
      for (k, number) in numbers.enumerated() { values[place + k] = N(number) }
    }
    for (place, value) in plan.literals { values[place] = N(value) }
    for instruction in plan.prologue { execute(instruction) }
  }

  deinit {
    values.deallocate()
    adjoints.deallocate()
    tangents.deallocate()
  }

  /// The value at a point.
  func run(at point: [N]) -> N {
    for k in 0..<min(plan.count, point.count) { values[k] = point[k] }
    for instruction in plan.body { execute(instruction) }
    return values[plan.result]
  }

  /// Whether the closure that was recorded may go another way beside this point.
  var branchTies: Bool {
    plan.branches.contains { (values[$0.left] - values[$0.right]).touchesZero }
  }

  /// The gradient at the point of the last run.
  func gradient() -> [N] {
    pullBack(from: plan.result, through: plan.body.count)
    return (0..<plan.count).map { adjoints[$0] }
  }

  /// Reverse sweep: from one place back to the variable, through the first `count` operations.
  func pullBack(from place: Int, through count: Int, seeds: Int = 1) {
    adjoints.update(repeating: N(0), count: plan.count)
    for range in plan.moving {
      (adjoints + range.lowerBound).update(repeating: N(0), count: range.count)
    }
    for k in 0..<seeds { adjoints[place + k] = N(1) }
    var k = count
    while k > 0 {
      k -= 1
      pull(plan.body[k])
    }
  }

  /// Forward sweep: the one-sided slope along a direction at the point of the last run. Kinks are
  /// resolved the way the direction goes, and stay so for the next ``gradient()``.
  func push(along direction: [N]) -> N {
    choices = [:]
    lengthChoices = [:]
    for (k, number) in direction.prefix(plan.count).enumerated() { tangents[k] = number }
    for instruction in plan.body { push(instruction) }
    return tangents[plan.result]
  }
}
