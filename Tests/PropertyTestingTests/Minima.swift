@testable import PropertyTesting

/// A search for a case where `holds` is false, without the reporting around it.
func search<each Value>(
  _ gens: repeat Gen<each Value>, cases: Int = 3_000, seed: UInt64,
  holds: @escaping (repeat each Value) -> Bool
) async -> (smallest: String, runs: Int, caseNumber: Int, token: String)? {
  let gen = zip(repeat each gens)
  let search = Search(gen: gen, cases: cases, seed: seed) { values in
    holds(repeat each values) ? .passed : .failed(issues: 1)
  }
  guard case .broken(let found) = await search.run(),
    let description = CaseDescription(of: found.minimal.choices, gen)
  else { return nil }
  let values = description.names.map { "\($0.name) = \($0.text)" }
  return (
    values.joined(separator: ", "), found.runs, found.caseNumber,
    "\(ReplayToken(found.minimal.choices))"
  )
}

/// What is found from the seeds 1, 2, …: the distinct smallest cases, and the most runs needed.
/// `LAB_TABLE=1` prints fewest, median and most.
func minima<each Value>(
  _ gens: repeat Gen<each Value>, seeds: Int = 50, holds: @escaping (repeat each Value) -> Bool
) async -> (smallest: Set<String>, mostRuns: Int) {
  var smallest: Set<String> = []
  var runs: [Int] = []
  for seed in 1...UInt64(seeds) {
    guard let found = await search(repeat each gens, seed: seed, holds: holds) else {
      smallest.insert("nothing found from seed \(seed)")
      continue
    }
    smallest.insert(found.smallest)
    runs.append(found.runs)
  }
  runs.sort()
  if LabEnvironment.variable("LAB_TABLE") == "1", !runs.isEmpty {
    print("\(smallest): \(runs[0])…\(runs[runs.count / 2])…\(runs[runs.count - 1]) runs")
  }
  return (smallest, runs.last ?? 0)
}

/// sign(v)·(|v| − t)₊, the proximal operator of t|·|.
func softThreshold(_ v: Double, _ t: Double) -> Double {
  v > t ? v - t : v < -t ? v + t : 0
}
