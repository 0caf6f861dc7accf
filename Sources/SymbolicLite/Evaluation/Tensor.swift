/// A matrix of numbers, row by row; a number is 1 × 1 and a vector is a column.
public struct Tensor<N: Number>: Sendable {
  public let rows: Int
  public let columns: Int
  public var elements: [N]

  public init(rows: Int, columns: Int, _ elements: [N]) {
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  public init(_ number: N) { self.init(rows: 1, columns: 1, [number]) }

  public subscript(row: Int, column: Int) -> N {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  public func map<M: Number>(
    _ transform: (N) throws(Undefined) -> M
  ) throws(Undefined) -> Tensor<M> {
    var result: [M] = []
    result.reserveCapacity(elements.count)
    for element in elements { result.append(try transform(element)) }
    return Tensor<M>(rows: rows, columns: columns, result)
  }
}
