#if canImport(Testing)
  import Synchronization
  import Testing

  /// One call of `forAll`: runs the law on cases, listens to its issues, and records one.
  struct LawRun<Value>: Sendable {
    let gen: Gen<Value>
    let sourceLocation: SourceLocation
    let law: @Sendable (Value) async throws -> Void
    let probe: IssueProbe

    init(
      gen: Gen<Value>, sourceLocation: SourceLocation,
      law: @escaping @Sendable (Value) async throws -> Void
    ) {
      (self.gen, self.sourceLocation, self.law) = (gen, sourceLocation, law)
      probe = IssueProbe(test: Test.current?.id)
    }

    /// Runs `body` with the probe between the law and the test.
    func inScope(
      _ body: @escaping @Sendable (LawRun) async throws -> LawReport
    ) async -> LawReport {
      let report = Mutex(LawReport(tally: Tally()))
      do {
        guard let test = Test.current else { throw OutsideTest() }
        let filter = IssueHandlingTrait.compactMapIssues { probe.handle($0) }
        try await filter.provideScope(for: test, testCase: Test.Case.current) {
          let result = try await body(self)
          report.withLock { $0 = result }
        }
      } catch {
        record("\(error)")
      }
      return report.withLock { $0 }
    }

    func search(_ settings: Settings) async -> LawReport {
      let search = Search(gen: gen, cases: settings.cases, seed: settings.seed, judge: judge)
      switch await search.run() {
      case .passed(let tally):
        let report = LawReport(tally: tally)
        if settings.printsTable, !tally.table.isEmpty { printTable(report, settings) }
        return report
      case .broken(let found): await self.report(found, settings)
      case .starved(let tally): record(LawText.starved(tally))
      case .uncovered(let tally): record(LawText.uncovered(tally))
      case .unsolved(let exercise): record(exercise, settings)
      case .generatorFailed(let error): record("the generator failed: \(error)")
      case .cancelled: break
      }
      return LawReport(tally: Tally())
    }

    func replay(_ token: String, _ settings: Settings) async throws -> LawReport {
      let choices = try ReplayToken(token).choices
      guard let description = CaseDescription(of: choices, gen),
        let attempt = try gen.replay(choices)
      else {
        record(LawText.misfit(token))
        return LawReport(tally: Tally())
      }
      if case .unsolved(let exercise) = await judge(attempt.value) {
        record(exercise, settings)
      } else if await !report(attempt.value, LawText.replayed(description)) {
        record(LawText.mended(description))
      }
      return LawReport(tally: Tally())
    }

    private func judge(_ value: Value) async -> Outcome {
      probe.beginCounting()
      var thrown = 0
      var outcome = Outcome.passed
      do {
        try await law(value)
      } catch let discard as Discard {
        outcome = .discarded(discard.reason)
      } catch let exercise as Unsolved {
        outcome = .unsolved(exercise)
      } catch is ExpectationFailedError {
        // #require has recorded its issue already.
      } catch {
        thrown = 1
      }
      let issues = probe.end() + thrown
      if case .unsolved = outcome { return outcome }
      return issues > 0 ? .failed(issues: issues) : outcome
    }

    private func report(_ found: Counterexample<Value>, _ settings: Settings) async {
      guard let description = CaseDescription(of: found.minimal.choices, gen) else {
        record("the generator does not make the same value twice of the same choices")
        return
      }
      let text = LawText.broken(by: found, description, settings)
      if await !report(found.minimal.value, text) {
        record(LawText.unrepeatable(description))
      }
    }

    /// Runs the law once more, letting its first issue through with `comment`; whether there was
    /// one.
    private func report(_ value: Value, _ comment: String) async -> Bool {
      probe.beginReporting(comment)
      do {
        try await law(value)
      } catch is ExpectationFailedError {
        return probe.end() > 0
      } catch  where !(error is Discard) {
        if probe.end() == 0 {
          Issue.record(error, Comment(rawValue: comment), sourceLocation: sourceLocation)
        }
        return true
      } catch {}
      return probe.end() > 0
    }

    private func record(_ text: String) {
      Issue.record(Comment(rawValue: text), sourceLocation: sourceLocation)
    }

    private func record(_ exercise: Unsolved, _ settings: Settings) {
      Issue.record(
        Comment(rawValue: "\(exercise)"), severity: settings.isStrict ? .error : .warning,
        sourceLocation: sourceLocation)
    }

    private func printTable(_ report: LawReport, _ settings: Settings) {
      let name = Test.current?.name ?? "law"
      print("\(name): \(counted(report.cases, "case")) (seed \(settings.seed))\n\(report)")
    }
  }

  /// A law stated where there is no test to report to.
  struct OutsideTest: Error, CustomStringConvertible {
    var description: String { "forAll was not called in the task of a @Test" }
  }
#endif
