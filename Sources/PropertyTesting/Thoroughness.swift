/// How much of the tests a run takes.
///
/// A plain `swift test` is for the desk and *quick*: it takes about a minute on two processors, and
/// leaves out what is listed here and nothing else. `LAB_FULL=1 swift test` is *full* and leaves out
/// nothing; `.ci/run` does that for every change.
///
/// | what                                                        | a quick run takes             |
/// |:------------------------------------------------------------|:------------------------------|
/// | random cases of laws that solve, train or check in each     | the first of them, ``cases``  |
/// | *archives*: long tables of claims kept from past mistakes   | a part of each, ``archive``   |
/// | archives whose entries are functions                        | one in eight, ``archived``    |
/// | proved steps of the notes that are checked again            | a part of them, ``archive``   |
/// | entries that the judge of the notes looks at, and mutants   | a part of each kind           |
///
/// Every note of the course is judged whole in both, and the short tables, which have the main examples
/// and near misses of a kind of claim, are too. No table is left without a case, and where the rows of
/// a table differ in what they demand, each demand keeps one.
///
/// Which part it is depends on `LAB_SEED` and on the length of the table only, so that a failure can be
/// repeated; another seed looks at another part.
public struct Thoroughness: Sendable {
  /// Whether `LAB_FULL` is 1.
  public let isFull: Bool
  let seed: UInt64

  /// What the environment of the process says, printed once.
  public static let ofThisRun: Thoroughness = {
    let found = Thoroughness(variable: LabEnvironment.variableOfTheProcess)
    print(found.notice)
    return found
  }()

  init(variable: (String) -> String?) {
    // A value that cannot be understood fails every law, with a message, and leaves out nothing here.
    let settings = try? Settings(cases: 1, seed: 1, variable: variable)
    isFull = settings?.isFull ?? true
    seed = settings?.seed ?? 1
  }

  var notice: String {
    isFull
      ? "full run: all archives, all cases"
      : "quick run: a part of the archives and of the cases (LAB_SEED=\(seed)); LAB_FULL=1 takes all"
  }

  /// How many random cases a law tries: `full` of them, or the first `quick`.
  public static func cases(_ full: Int, quick: Int) -> Int {
    ofThisRun.isFull ? full : min(quick, full)
  }

  /// Whether this run takes a test of this name, of which a quick one takes one in eight.
  func takes(_ name: String) -> Bool {
    if isFull { return true }
    // FNV-1a, the same on every machine, which Hasher is not.
    let mixed = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    var random = SplitMix64(seed: seed, case: Int(truncatingIfNeeded: mixed))
    return random.next(below: 8) == 0
  }

  /// The positions of a part: the first of each kind in an order drawn from the seed, and as many more as
  /// make up the number.
  func chosen<Kind: Hashable>(_ kinds: [Kind], atLeast: Int, oneIn share: Int) -> [Int] {
    let number = max(atLeast, (kinds.count + share - 1) / max(share, 1))
    if isFull || kinds.count <= number { return Array(kinds.indices) }
    var random = SplitMix64(seed: seed, case: kinds.count)
    var order = Array(kinds.indices)
    for k in order.indices.dropLast() {
      order.swapAt(k, k + random.next(below: order.count - k))
    }
    var seen: Set<Kind> = []
    let first = order.filter { seen.insert(kinds[$0]).inserted }
    let others = order.filter { !first.contains($0) }
    return (first + others.prefix(max(0, number - first.count))).sorted()
  }
}

extension Collection {
  /// The rows of an archive that this run looks at, in their order; all of them in a full run.
  ///
  /// - Parameter atLeast: tables that are no longer than this are taken whole; of longer ones it is one
  ///   row in `share`, rounded up, and at least so many.
  public func archive(atLeast: Int = 2, oneIn share: Int = 6) -> [Element] {
    archive(atLeast: atLeast, oneIn: share) { _ in 0 }
  }

  /// The same for rows that demand different things: of each `kind` there is one at least.
  public func archive<Kind: Hashable>(
    atLeast: Int = 2, oneIn share: Int = 6, eachKind kind: (Element) -> Kind
  ) -> [Element] {
    let rows = Array(self)
    return Thoroughness.ofThisRun.chosen(rows.map(kind), atLeast: atLeast, oneIn: share)
      .map { rows[$0] }
  }
}
