/// A point: what sizes, symbols, indices and open functions stand for while a formula is evaluated.
public struct Environment<N: Number>: Sendable {
  public var values: SymbolValues<N>
  public var indices: [Index: Int]
  private(set) var frame: Frame
  public var sizes: [String: Int] {
    get { frame.sizes }
    set { frame = Frame(newValue, frame.functions, frame.solver) }
  }
  public var functions: [OpaqueFunction: Instance] {
    get { frame.functions }
    set { frame = Frame(frame.sizes, newValue, frame.solver) }
  }
  /// How `\arg\min` and `\min` inside a formula are found; without it they are unsupported. A
  /// derivative does not see through it.
  public var solver: Solver? {
    get { frame.solver }
    set { frame = Frame(frame.sizes, frame.functions, newValue) }
  }
  /// How deep in a formula this point is reached: the bound on nesting counts through derivatives
  /// and expectations.
  var depth = 0

  /// Yields a minimiser, whose uniqueness and optimality are the solver's to answer for.
  public typealias Solver =
    @Sendable (Minimisation, Environment<N>) throws(Undefined) -> Tensor<N>

  /// What stays the same while symbols and indices move; shared by all copies.
  final class Frame: Sendable {
    let sizes: [String: Int]
    let functions: [OpaqueFunction: Instance]
    let solver: Solver?

    init(
      _ sizes: [String: Int], _ functions: [OpaqueFunction: Instance], _ solver: Solver?
    ) {
      (self.sizes, self.functions, self.solver) = (sizes, functions, solver)
    }
  }

  /// An open function is tried out as a concrete formula of one variable.
  public struct Instance: Hashable, Sendable {
    public var variable: Symbol
    public var body: Expression
    public init(_ variable: Symbol, _ body: Expression) {
      self.variable = variable
      self.body = body
    }
  }

  public init(
    sizes: [String: Int] = [:], values: [Symbol: Tensor<N>] = [:], indices: [Index: Int] = [:],
    functions: [OpaqueFunction: Instance] = [:]
  ) {
    self.init(
      sizes: sizes, values: SymbolValues(values), indices: indices, functions: functions)
  }

  public init(
    sizes: [String: Int] = [:], values: SymbolValues<N>, indices: [Index: Int] = [:],
    functions: [OpaqueFunction: Instance] = [:]
  ) {
    self.values = values
    self.indices = indices
    frame = Frame(sizes, functions, nil)
  }

  /// The same point with values bound on the way.
  init(_ frame: Frame, _ values: SymbolValues<N>, _ indices: [Index: Int], depth: Int) {
    (self.frame, self.values, self.indices, self.depth) = (frame, values, indices, depth)
  }

  /// The same point in another number system; a solver speaks one system only and stays behind.
  @_specialize(where N == Interval, M == Double)
  public init<M: Number>(_ other: Environment<M>, transform: (M) -> N) {
    self.init(
      sizes: other.sizes, values: SymbolValues(other.values, transform: transform),
      indices: other.indices,
      functions: other.functions.isEmpty
        ? [:] : other.functions.mapValues { Instance($0.variable, $0.body) })
    depth = other.depth
  }

  /// The number that a size stands for here.
  public func count(_ size: Dimension) throws(Undefined) -> Int {
    var total = size.constant
    for (name, times) in size.terms {
      guard let value = sizes[name] else { throw .unsupported("the size \(name) has no value") }
      total += times * value
    }
    return total
  }
}
