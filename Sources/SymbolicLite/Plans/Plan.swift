/// A formula made ready to run: flat memory, a constant part that runs once, and a list of
/// operations on whole vectors and matrices, each a few numbers that say where its operands lie.
///
/// The variable takes up the first `count` places. A gradient runs the same list backwards, so that
/// it costs a small multiple of the value; see ``CompiledFunction``.
struct Plan: Sendable {
  /// How many entries the variable has.
  var count = 0
  /// How much memory a run needs.
  var length = 0
  /// Places that are known before anything runs.
  var constants: [(place: Int, numbers: [Ball])] = []
  /// The same for single numbers, which a recorded closure has many of.
  var literals: [(place: Int, value: Double)] = []
  /// Pairs of places that a recorded closure compared: it may go another way where they tie.
  var branches: [(left: Int, right: Int)] = []
  /// What does not depend on the variable.
  var prologue: [Instruction] = []
  var body: [Instruction] = []
  /// Where the value of the formula comes to lie.
  var result = 0

  mutating func reserve(_ places: Int) -> Int {
    defer { length += places }
    return length
  }

  /// The places that move, apart from the variable itself: a reverse sweep starts with zeros there.
  private(set) var moving: [Range<Int>] = []

  mutating func add(_ instruction: Instruction) {
    guard instruction.isActive else {
      prologue.append(instruction)
      return
    }
    body.append(instruction)
    moving.append(instruction.target)
  }
}

/// One operation of a plan.
struct Instruction: Sendable {
  var operation: Operation
  /// Where the result begins, and the operands.
  var result: Int
  var left: Int
  var right = 0
  /// The third operand of a selection.
  var third = 0
  /// How many entries, or rows of the result; the sizes of a product or a copy.
  var rows: Int
  var inner = 1
  var columns = 1
  /// From one entry to the next: 1 along a vector, 0 for a number that serves all entries.
  var leftStep = 1
  var rightStep = 1
  var thirdStep = 1
  /// Between the rows of a copy's source and target, and between columns of its target.
  var rowStep = 0
  var resultRowStep = 0
  var resultStep = 1
  var exponent = 0.0
  /// A selection without any other case: outside its condition the formula has no value.
  var isLastCase = false
  /// Whether the operand depends on the variable.
  var leftMoves = false
  var rightMoves = false
  var thirdMoves = false

  var isActive: Bool { leftMoves || rightMoves || thirdMoves }

  /// From the first to the last place that it writes.
  var target: Range<Int> {
    switch operation {
    case .sum, .dot, .length: result..<result + 1
    case .product: result..<result + rows * columns
    case .copy: result..<result + (rows - 1) * resultRowStep + (columns - 1) * resultStep + 1
    default: result..<result + rows
    }
  }

  enum Operation: Hashable, Sendable {
    // Entry by entry
    case add, subtract, multiply, divide, larger, smaller
    case negate, magnitude, sign, positivePart, exponential, logarithm, softplus, squareRoot
    case hyperbolicTangent, wholePower, realPower
    /// `left` where `third` meets the comparison with 0, else `right`.
    case select(Comparison)
    // Many entries to one
    case sum, dot, length
    // Matrices
    case product, copy
  }

  static func unary(
    _ operation: Operation, _ a: Int, to result: Int, count: Int, moves: Bool,
    exponent: Double = 0
  ) -> Instruction {
    var made = Instruction(operation: operation, result: result, left: a, rows: count)
    (made.exponent, made.leftMoves) = (exponent, moves)
    return made
  }
}
