extension Evaluator {
  mutating func function(_ expression: Expression) throws(Undefined) -> Value<N> {
    switch expression {
    case .apply(let function, let argument):
      return try value(argument).map { (x: N) throws(Undefined) -> N in try x.applying(function) }
    case .norm(let norm, let argument): return .scalar(try self.norm(norm, of: argument))
    case .trace(let argument): return .scalar(try trace(argument))
    case .determinant(let argument): return .scalar(try square(argument).determinant())
    case .diagonal(let argument): return try diagonal(argument)
    case .extremum(let extremum, let terms): return .scalar(try self.extremum(extremum, terms))
    case .cases(let branches, let otherwise): return try cases(branches, otherwise)
    case .call(let function, let argument): return try call(function, argument)
    default: throw .unsupported("not a function")
    }
  }

  private mutating func norm(_ norm: Norm, of argument: Expression) throws(Undefined) -> N {
    let operand = try value(argument)
    let entries = operand.elements
    switch norm {
    case .infinity where operand.rows > 1 && operand.columns > 1,
      .lq where operand.rows > 1 && operand.columns > 1:
      throw .unsupported("a norm of a matrix that has more than one reading")
    case .l2, .frobenius: return try N.length(entries)
    case .l1:
      var total = N.zero
      for entry in entries { total = total + (try entry.magnitude()) }
      return total
    case .infinity:
      guard var largest = try entries.first?.magnitude() else { return .zero }
      for entry in entries.dropFirst() {
        largest = try N.larger(largest, entry.magnitude())
      }
      return largest
    case .l0:
      var count = 0
      for entry in entries where try N.order(entry, .zero) != .equal { count += 1 }
      return N(Rational(count))
    case .lq(let exponent): return try lq(exponent, entries)
    }
  }

  private mutating func lq(_ exponent: Expression, _ entries: [N]) throws(Undefined) -> N {
    let q = try scalar(exponent)
    guard try N.standing(q, .zero).here == .greater else {
      throw .undefined("‖·‖ with a q that is not positive")
    }
    var total = N.zero
    for entry in entries {
      if let whole = q.whole {
        let size = try whole.isMultiple(of: 2) ? entry : entry.magnitude()
        total = total + (try size.raised(to: whole))
      } else {
        total = total + (try entry.magnitude().raised(to: q))
      }
    }
    if q.whole == 1 { return total }
    return try total.raised(to: N.one.divided(by: q))
  }

  private mutating func square(_ argument: Expression) throws(Undefined) -> Tensor<N> {
    let matrix = try value(argument).tensor
    guard matrix.rows == matrix.columns else { throw .unsupported("expected a square matrix") }
    return matrix
  }

  private mutating func trace(_ argument: Expression) throws(Undefined) -> N {
    let matrix = try square(argument)
    var total = N.zero
    for i in 0..<matrix.rows { total = total + matrix[i, i] }
    return total
  }

  private mutating func diagonal(_ argument: Expression) throws(Undefined) -> Value<N> {
    let value = try value(argument)
    guard case .matrix(let tensor) = value else { return value }
    if tensor.columns == 1 {
      var result = Tensor<N>.identity(tensor.rows)
      for i in 0..<tensor.rows { result[i, i] = tensor.elements[i] }
      return Value(result)
    }
    guard tensor.rows == tensor.columns else { throw .unsupported("diag of no square matrix") }
    return Value(
      rows: tensor.rows, columns: 1, (0..<tensor.rows).map { tensor[$0, $0] })
  }

  private mutating func extremum(
    _ extremum: Extremum, _ terms: [Expression]
  ) throws(Undefined) -> N {
    guard let first = terms.first else { throw .undefined("the extremum of nothing") }
    var result = try scalar(first)
    for term in terms.dropFirst() {
      let next = try scalar(term)
      result = try extremum == .max ? N.larger(result, next) : N.smaller(result, next)
    }
    return result
  }

  private mutating func call(
    _ function: OpaqueFunction, _ argument: Expression
  ) throws(Undefined) -> Value<N> {
    guard let instance = functions[function] else {
      throw .unsupported("\(function.name) has no instance")
    }
    let argument = try value(argument)
    return try binding(instance.variable, to: argument) {
      (inner: inout Evaluator) throws(Undefined) -> Value<N> in try inner.value(instance.body)
    }
  }

  /// The branch of the first condition that holds. Where a condition ties and the number system has
  /// a direction, the slope comes from the branches that the direction may lead into.
  private mutating func cases(
    _ branches: [Branch], _ otherwise: Expression?
  ) throws(Undefined) -> Value<N> {
    var here: Expression?
    var beside: [Expression] = []
    var besideIsClosed = false
    var isTie = false
    for branch in branches {
      let truth = try truth(of: branch.condition)
      isTie = isTie || truth.isTie
      if here == nil, truth.here { here = branch.value }
      if !besideIsClosed, truth.beside != false {
        beside.append(branch.value)
        besideIsClosed = truth.beside == true
      }
      if here != nil, besideIsClosed { break }
    }
    if !besideIsClosed, let otherwise { beside.append(otherwise) }
    guard let here = here ?? otherwise else { throw .undefined("no case applies") }
    if N.isRigorous { try checkAgreement(branches) }
    guard isTie else { return try value(here) }
    if !besideIsClosed, otherwise == nil {
      throw .unresolved("the function may be undefined beside this point")
    }
    return try joined(here, beside)
  }

  /// A formula that has two values contradicts itself. What has no value, or cannot be told from the
  /// first that applies, is no contradiction.
  private mutating func checkAgreement(_ branches: [Branch]) throws(Undefined) {
    var holding: [Expression] = []
    let level = depth
    for branch in branches where branches.count > 1 {
      do throws(Undefined) {
        if try truth(of: branch.condition).here { holding.append(branch.value) }
      } catch {
        depth = level
      }
    }
    guard let first = holding.first, holding.count > 1 else { return }
    let known = try value(first)
    for other in holding.dropFirst() {
      do throws(Undefined) {
        if try Self.compare(known, .equal, value(other)).here { continue }
      } catch {
        depth = level
        continue
      }
      throw .twoCases
    }
  }

  private mutating func joined(
    _ here: Expression, _ beside: [Expression]
  ) throws(Undefined) -> Value<N> {
    let value = try value(here)
    var pieces: [Value<N>] = []
    for expression in beside {
      do throws(Undefined) {
        let piece = try self.value(expression)
        guard piece.rows == value.rows, piece.columns == value.columns else {
          throw .unsupported("cases of different shapes")
        }
        pieces.append(piece)
      } catch .undefined(let why) {
        // The formula may well have a limit where it has no value.
        throw .unresolved(why)
      }
    }
    if case .scalar(let number) = value {
      var numbers: [N] = []
      for piece in pieces { numbers.append(try piece.number()) }
      return .scalar(try N.joined(here: number, beside: numbers))
    }
    var result = value.tensor
    let columns = pieces.map(\.elements)
    for k in result.elements.indices {
      result.elements[k] = try N.joined(
        here: result.elements[k], beside: columns.map { $0[k] })
    }
    return Value(result)
  }
}

extension Number {
  func applying(_ function: Elementary) throws(Undefined) -> Self {
    switch function {
    case .magnitude: try magnitude()
    case .sign: try sign()
    case .exp: try exponential()
    case .log: try logarithm()
    case .sqrt: try squareRoot()
    case .tanh: try hyperbolicTangent()
    case .positivePart: try Self.larger(self, .zero)
    }
  }
}

extension Undefined {
  /// What a function by cases throws where it has two values.
  public static var twoCases: Undefined {
    .undefined("two cases hold at once and disagree")
  }
}
