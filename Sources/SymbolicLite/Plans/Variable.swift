/// A number that remembers how it came about: what a plain Swift closure calculates with so that it
/// can be differentiated.
///
/// `{ w in 0.5 * w[0] * w[0] + abs(w[1]) }` is such a closure. Numbers that depend on none of the
/// variables are added, multiplied and compared as doubles are. Comparisons work on values; a
/// closure that compares is recorded afresh at every point, and known to bend where two numbers
/// tie.
public struct Variable: Sendable {
  public let value: Double
  /// Where it is recorded; `nil` for a constant.
  let recorder: Recorder?
  let place: Int

  public init(_ value: Double) {
    self.value = value
    recorder = nil
    place = 0
  }

  init(_ value: Double, in recorder: Recorder, at place: Int) {
    self.value = value
    self.recorder = recorder
    self.place = place
  }

  /// What a closure did, in order. A recording belongs to the one call that it was made for.
  final class Recorder: @unchecked Sendable {
    var plan = Plan()

    init(count: Int) {
      plan.count = count
      plan.length = count
    }

    func place(of variable: Variable) -> Int {
      if variable.recorder === self { return variable.place }
      let place = plan.reserve(1)
      plan.literals.append((place, variable.value))
      return place
    }

    func add(
      _ operation: Instruction.Operation, _ a: Variable, _ b: Variable? = nil, value: Double,
      exponent: Double = 0
    ) -> Variable {
      let (left, right) = (place(of: a), b.map { place(of: $0) } ?? 0)
      var made = Instruction(
        operation: operation, result: plan.reserve(1), left: left, rows: 1)
      (made.right, made.exponent) = (right, exponent)
      (made.leftMoves, made.rightMoves) = (a.recorder != nil, b?.recorder != nil)
      plan.add(made)
      return Variable(value, in: self, at: made.result)
    }

    func addReduction(
      _ operation: Instruction.Operation, _ a: [Variable], _ b: [Variable]? = nil, value: Double
    ) -> Variable {
      var made = Instruction(
        operation: operation, result: 0, left: contiguous(a), rows: a.count)
      made.leftMoves = a.contains { $0.recorder != nil }
      if let b {
        made.right = contiguous(b)
        made.rightMoves = b.contains { $0.recorder != nil }
      }
      made.result = plan.reserve(1)
      plan.add(made)
      return Variable(value, in: self, at: made.result)
    }

    /// Where the numbers lie side by side, copied there if need be.
    private func contiguous(_ numbers: [Variable]) -> Int {
      let first = numbers.first?.place ?? 0
      let lie = numbers.enumerated().allSatisfy { k, number in
        number.recorder === self && number.place == first + k
      }
      if lie { return first }
      let start = plan.reserve(numbers.count)
      for (k, number) in numbers.enumerated() {
        guard number.recorder === self else {
          plan.literals.append((start + k, number.value))
          continue
        }
        var made = Instruction(
          operation: .copy, result: start + k, left: number.place, rows: 1)
        made.leftMoves = true
        plan.add(made)
      }
      return start
    }
  }

  private static func recorder(_ a: Variable, _ b: Variable) -> Recorder? {
    a.recorder ?? b.recorder
  }

  static func combine(
    _ operation: Instruction.Operation, _ a: Variable, _ b: Variable, _ value: Double
  ) -> Variable {
    recorder(a, b)?.add(operation, a, b, value: value) ?? Variable(value)
  }

  func applying(
    _ operation: Instruction.Operation, _ value: Double, exponent: Double = 0
  ) -> Variable {
    recorder?.add(operation, self, value: value, exponent: exponent) ?? Variable(value)
  }

  static func reduce(
    _ operation: Instruction.Operation, _ a: [Variable], _ b: [Variable]? = nil, value: Double
  ) -> Variable {
    let recorder = a.lazy.compactMap(\.recorder).first ?? b?.lazy.compactMap(\.recorder).first
    return recorder?.addReduction(operation, a, b, value: value) ?? Variable(value)
  }
}

extension CompiledFunction {
  /// Records what a closure does at a point; what it compared decides which way it goes.
  public convenience init(
    recording body: ([Variable]) -> Variable, at point: [Double]
  ) {
    let recorder = Variable.Recorder(count: point.count)
    let variables = point.enumerated().map { Variable($1, in: recorder, at: $0) }
    let result = body(variables)
    recorder.plan.result = recorder.place(of: result)
    self.init(recorder.plan)
  }
}
