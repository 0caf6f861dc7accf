/// Entries, rows, blocks and cases.
extension Writer {
  func writeParts(_ expression: Expression) -> Written {
    switch expression {
    case .entry(let a, let i, let j):
      let isVector = a.shape.columns == .one
      let positions = isVector ? text(i) : positions(i, j)
      return Written(notation.subscripted(text(a, atLeast: .atom), positions), .scripted)
    case .row(let a, let i): return writeRow(a, i)
    case .column(let a, let j):
      return write(.multiply(a, .unit(j, a.shape.columns)))
    case .block(let rows): return Written(notation.block(rows.map { $0.map(text) }))
    case .tabulate(let row, let column, let body): return writeTable(row, column, body)
    case .cases(let branches, let otherwise):
      var rows: [(value: String, condition: String?)] = branches.map {
        (text($0.value), text($0.condition))
      }
      if let otherwise { rows.append((text(otherwise), nil)) }
      return Written(notation.cases(rows), .prefix)
    default: return write(expression)
    }
  }

  /// A vector given by its entries, as the sum of entries times unit vectors.
  private func writeTable(_ row: Index, _ column: Index?, _ body: Expression) -> Written {
    func sum(_ index: Index, _ term: Expression) -> Expression {
      .fold(
        .sum, index, lower: .number(.one), upper: .size(index.range), condition: nil, term)
    }
    let down = Expression.unit(.index(row), row.range)
    guard let column else { return write(sum(row, .multiply(body, down))) }
    let across = Expression.transpose(.unit(.index(column), column.range))
    return write(sum(row, sum(column, .multiply(.multiply(body, down), across))))
  }

  /// `x_i` for row i of a capital `X`, where `x` is not taken; otherwise by a unit vector.
  private func writeRow(_ a: Expression, _ i: Expression) -> Written {
    if case .symbol(let symbol) = a, symbol.name.count == 1,
      symbol.name != symbol.name.lowercased(), !takenNames.contains(symbol.name.lowercased())
    {
      return Written(notation.subscripted(symbol.name.lowercased(), text(i)), .scripted)
    }
    return write(.multiply(.transpose(a), .unit(i, a.shape.rows)))
  }

  /// `ij` for two letters, with a comma for anything longer.
  private func positions(_ i: Expression, _ j: Expression) -> String {
    let (row, column) = (text(i), text(j))
    let areLetters = [row, column].allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
    return areLetters ? row + column : "\(row),\(column)"
  }
}
