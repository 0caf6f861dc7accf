extension Gen {
  /// Only the values that satisfy `condition`; every shrunk value satisfies it too.
  ///
  /// A refused value is drawn again, at most 200 times in one case for all its filters together;
  /// then the case is discarded. A law whose cases are nearly all discarded fails with a message
  /// that names the filter by `name`, or by its place in the source. Better than a filter that
  /// refuses much is a generator that makes what is asked for.
  public func filter(
    _ name: String? = nil, fileID: StaticString = #fileID, line: UInt = #line,
    _ condition: @escaping @Sendable (Value) throws -> Bool
  ) -> Gen {
    let title = name.map { "\"\($0)\"" } ?? "at \(fileID):\(line)"
    return Gen { source in
      while true {
        let mark = source.mark
        let value = try produce(source)
        if try condition(value) { return value }
        guard !source.isReplaying, source.redraws < ChoiceSource.redrawLimit else {
          throw Rejection.filter(title)
        }
        source.redraws += 1
        source.rewind(to: mark)
      }
    }
  }
}
