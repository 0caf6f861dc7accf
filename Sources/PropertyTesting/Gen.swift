/// A generator: a recipe that makes a `Value` from choices.
///
/// Combine the ready ones, or write your own as a closure that draws what it needs. It is run again
/// for every shrunk case, so it must depend on nothing but what it draws:
///
/// ```swift
/// struct Ridge { let design: [[Double]], targets: [Double], lambda: Double }
///
/// let ridge = Gen { source in
///   let (n, d) = (try source.axis(1...6), try source.axis(1...4))
///   return Ridge(
///     design: try source.matrix(rows: n, columns: d),
///     targets: try source.vector(n),
///     lambda: try source.draw(.positive))
/// }
/// ```
public struct Gen<Value>: Sendable {
  let produce: @Sendable (ChoiceSource) throws -> Value

  public init(_ produce: @escaping @Sendable (ChoiceSource) throws -> Value) {
    self.produce = produce
  }

  /// The generator of the images under `transform`; shrinks as the original does.
  public func map<T>(_ transform: @escaping @Sendable (Value) throws -> T) -> Gen<T> {
    Gen<T> { source in try transform(produce(source)) }
  }

  /// Draws a value, then draws from the generator made of it.
  public func flatMap<T>(_ next: @escaping @Sendable (Value) throws -> Gen<T>) -> Gen<T> {
    Gen<T> { source in try next(produce(source)).produce(source) }
  }

  /// Gives the value a name in reports: `v = [1]`. A name inside a named value is not shown.
  public func named(_ name: String) -> Gen {
    Gen { source in
      let start = source.draws.count
      source.namingDepth += 1
      defer { source.namingDepth -= 1 }
      let value = try produce(source)
      if source.describes, source.namingDepth == 1 {
        source.names.append(
          NamedValue(
            name: name, text: plainText(value), choices: start..<source.draws.count))
      }
      return value
    }
  }
}

/// The generator of tuples, one component from each generator, in this order.
public func zip<each Value>(_ gens: repeat Gen<each Value>) -> Gen<(repeat each Value)> {
  Gen<(repeat each Value)> { source in
    (repeat try (each gens).produce(source))
  }
}
