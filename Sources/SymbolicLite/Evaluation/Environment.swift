/// A point: what sizes, symbols, indices and open functions stand for while a formula is evaluated.
public struct Environment<N: Number>: Sendable {
  public var sizes: [String: Int]
  public var values: [Symbol: Tensor<N>]
  public var indices: [Index: Int]
  public var functions: [OpaqueFunction: Instance]

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
    self.sizes = sizes
    self.values = values
    self.indices = indices
    self.functions = functions
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
