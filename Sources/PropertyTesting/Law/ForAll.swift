#if canImport(Testing)
  import Testing

  /// Tests that `law` holds for all values of the generators, inside a `@Test`.
  ///
  /// ```swift
  /// @Test func `the lasso prox shrinks`() async {
  ///   await forAll(.vector().named("v"), .positive.named("λ")) { v, lambda in
  ///     let p = softThreshold(v, lambda)
  ///     for (p, v) in zip(p, v) { #expect(p.magnitude <= v.magnitude) }
  ///   }
  /// }
  /// ```
  ///
  /// The law states itself with `#expect` and `#require`, or throws. Of all cases that break it one
  /// is reported, once: the smallest that shrinking finds, with its values by name, the numbers that
  /// do not matter, and a token that runs this case alone:
  ///
  /// ```
  /// ✘ … Expectation failed: (p.magnitude → 2.0) <= (v.magnitude → 1.0)
  /// ↳ broken by case 2 of 300 (seed 1); the smallest case found, in 15 runs:
  ///     v = [1]
  ///     λ = 3
  ///   to run this case alone: replay: "1,0,1r,3r"
  /// ```
  ///
  /// A law has one parameter for every generator; a generator of tuples fills one parameter with a
  /// tuple. It runs outside any actor and must be `@Sendable`.
  ///
  /// Measured in debug builds on x86-64 Linux (fastest of five rounds of 300 cases,
  /// `LAB_TABLE=1 swift test --filter CostTests`): a case of a number takes 1.3 µs, of a vector and a
  /// number 6 µs, of linear data up to 5 × 4 about 30 µs, of 20 × 5 about 150 µs; listening to the
  /// issues of the law adds about 1.5 µs a case. On the same machine under a load of three tasks a
  /// processor the longer ones took four to six times as much.
  ///
  /// - Parameters:
  ///   - cases: how many cases; `LAB_CASES` in the environment overrides it.
  ///   - seed: the same seed gives the same cases on every machine; `LAB_SEED` overrides it.
  ///   - replay: a token of an earlier report. Only that case is run, and the test fails if the law
  ///     holds for it, so that a token is not left in by mistake.
  ///   - law: throws `Unsolved` where an exercise is not done, and by `assume` leaves out a case it
  ///     does not speak about. Issues it records in detached tasks are not counted.
  /// - Returns: what the cases were like.
  @discardableResult
  public func forAll<each Value>(
    _ gens: repeat Gen<each Value>, cases: Int = 300, seed: UInt64 = 1, replay: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ law: @escaping @Sendable (repeat each Value) async throws -> Void
  ) async -> LawReport {
    let gen = Gen<(repeat each Value)> { source in
      var place = 0
      return (repeat try source.argument(each gens, &place))
    }
    let run = LawRun(gen: gen, sourceLocation: sourceLocation) { try await law(repeat each $0) }
    return await run.inScope { run in
      let settings = try Settings(cases: cases, seed: seed)
      if let replay { return try await run.replay(replay, settings) }
      return await run.search(settings)
    }
  }

  extension ChoiceSource {
    /// A value for one parameter of a law; it is named by its place unless it names itself.
    fileprivate func argument<Value>(_ gen: Gen<Value>, _ place: inout Int) throws -> Value {
      place += 1
      let (named, start) = (names.count, draws.count)
      let value = try draw(gen)
      if describes, names.count == named {
        names.append(
          NamedValue(
            name: "value \(place)", text: plainText(value), choices: start..<draws.count))
      }
      return value
    }
  }
#endif
