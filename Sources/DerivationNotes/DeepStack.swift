import Foundation
import Synchronization

/// Does `work` for every number below `count` on as many threads as there are processors, and
/// returns the results in order.
///
/// Formulas nest up to 200 deep, and each level of a formula costs several calls: the threads get a
/// stack of 64 MiB, where the default of some systems is half a MiB.
///
/// - Parameter progress: called on the caller's thread about five times a second, with the number of
///   results so far.
package func onDeepStacks<Result: Sendable>(
  _ count: Int, progress: (Int) -> Void = { _ in }, work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let queue = WorkQueue<Result>(count: count)
  let threads = min(count, max(1, ProcessInfo.processInfo.activeProcessorCount))
  for _ in 0..<threads {
    let thread = Thread {
      Thread.current.threadDictionary[deepStackMark] = true
      while let position = queue.take() { queue.put(work(position), at: position) }
      queue.finished.signal()
    }
    thread.stackSize = 64 << 20
    thread.start()
  }
  for _ in 0..<threads {
    while queue.finished.wait(timeout: .now() + .milliseconds(200)) == .timedOut {
      progress(queue.done)
    }
  }
  return queue.results
}

/// Does `work` on a thread with a deep stack: on this one if it is such a thread, else on a new one.
package func onDeepStack<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result {
  if Thread.current.threadDictionary[deepStackMark] != nil { return work() }
  return onDeepStacks(1) { _ in work() }.first ?? work()
}

/// The threads with a deep stack carry it in their dictionary.
private let deepStackMark = "DerivationNotes.deepStack"

private final class WorkQueue<Result: Sendable>: Sendable {
  let finished = DispatchSemaphore(value: 0)
  private let count: Int
  private let state = Mutex<(next: Int, results: [Int: Result])>((0, [:]))

  init(count: Int) {
    self.count = count
  }

  func take() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func put(_ result: Result, at position: Int) {
    state.withLock { $0.results[position] = result }
  }

  var done: Int { state.withLock { $0.results.count } }
  var results: [Result] {
    state.withLock { state in (0..<count).compactMap { state.results[$0] } }
  }
}
