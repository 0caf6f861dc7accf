extension Gen {
  /// Sorts the cases: the label of each is counted, and `LAB_TABLE=1` prints the table. `nil`
  /// counts for nothing.
  public func classify(_ label: @escaping @Sendable (Value) throws -> String?) -> Gen {
    Gen { source in
      let value = try produce(source)
      if let label = try label(value) { source.labels.insert(label) }
      return value
    }
  }

  /// Counts the cases that satisfy `condition` under `label` and demands that they be at least
  /// `share` of all. So a law cannot pass on cases that never come near what it is about.
  ///
  /// The law fails when the share that was met is too small to be an accident: when even the upper
  /// end of its 3σ interval (E. B. Wilson, *Probable inference*, J. Am. Stat. Assoc. 22 (1927),
  /// 209–212) lies below the demand. A demand close to the true share therefore does not make a
  /// law fail now and then with another seed. A draw throws ``InvalidGenerator`` for a share outside
  /// of [0, 1].
  public func cover(
    _ label: String, _ share: Double, _ condition: @escaping @Sendable (Value) throws -> Bool
  ) -> Gen {
    Gen { source in
      guard (0...1).contains(share) else {
        throw InvalidGenerator(
          name: "cover", reason: "a share has to be from 0 to 1, but is \(share)")
      }
      let value = try produce(source)
      source.demands[label] = share
      if try condition(value) { source.labels.insert(label) }
      return value
    }
  }
}
