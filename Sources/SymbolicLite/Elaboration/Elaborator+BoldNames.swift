/// `\mathbf{w}` beside a `w` that is another symbol.
extension Elaborator {
  /// The bold vector whose entries a plain letter with an index means, where that letter by itself is
  /// a number.
  func boldVector(of name: String) -> String? {
    let bold = "\\mathbf{\(name)}"
    guard let symbol = scope.symbols[bold], !symbol.shape.isScalar else { return nil }
    return bold
  }

  /// The bold form of a letter, where only that is declared.
  func boldSymbol(of name: String) -> String? {
    let bold = "\\mathbf{\(name)}"
    return scope.symbols[bold] != nil && !scope.declares(name) ? bold : nil
  }
}
