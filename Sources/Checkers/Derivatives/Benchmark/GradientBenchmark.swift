import SymbolicLite

/// Counts what the gradient check does on many right and wrong gradients of 16 objectives.
///
/// Everything is drawn from the seed, so a count can be repeated anywhere.
public struct GradientBenchmark: Sendable {
  public var seed: UInt64
  /// How many gradients are drawn in each cell of the tables.
  public var draws: Int

  public init(seed: UInt64 = 1, draws: Int) {
    self.seed = seed
    self.draws = draws
  }

  /// What became of the gradients in one cell.
  public struct Count: Sendable, Hashable {
    public var tested = 0
    public var refuted = 0
    public var undecided = 0
    /// Of the refuted, those whose diagnosis names the mistake.
    public var named = 0
    /// One that came out otherwise than it should.
    public var example: String?
    public init() {}
    public var total: Int { tested + refuted + undecided }
  }

  /// Right gradients: all should be *tested*.
  public func right(_ column: BenchmarkColumn) -> Count {
    count { draw, number in
      let objective = BenchmarkObjective.all[number % 16]
      let weight = Self.weights[number / 16 % Self.weights.count]
      return trial(objective, column, nil, weight: weight, &draw)
    } isGood: {
      $0 == "tested"
    }
  }

  /// Wrong gradients of one family at one weight λ: none may be *tested*.
  public func wrong(_ mistake: PlantedMistake, weight: Double) -> Count {
    let objectives = BenchmarkObjective.all.filter(mistake.applies)
    return count { draw, number in
      let column = mistake.column ?? BenchmarkColumn.allCases[number / objectives.count % 5]
      return trial(objectives[number % objectives.count], column, mistake, weight: weight, &draw)
    } isGood: {
      $0 == "refuted"
    }
  }

  /// A relative error in one entry, at generic points.
  public func relativeError(_ size: Double) -> Count {
    count { draw, number in
      let weight = Self.weights[number / 16 % Self.weights.count]
      return trial(
        BenchmarkObjective.all[number % 16], .generic, .wrongEntry, weight: weight, &draw,
        size: size)
    } isGood: {
      $0 == "refuted"
    }
  }

  /// λ from 1e-1 to 1e-8.
  public static let weights = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8]

  private func count(
    _ body: (inout BenchmarkDraw, Int) -> (Verdict, PlantedMistake?, String),
    isGood: (String) -> Bool
  ) -> Count {
    var result = Count()
    for number in 0..<draws {
      var draw = BenchmarkDraw(seed: seed &* 0x9e37_79b9 &+ UInt64(number) &* 0x1000_0001)
      let (verdict, mistake, place) = body(&draw, number)
      let kind: String
      switch verdict {
      case .refuted(let refutation):
        kind = "refuted"
        result.refuted += 1
        let names = mistake?.name.split(separator: "|") ?? []
        if names.contains(where: { refutation.diagnosis?.contains($0) ?? false }) {
          result.named += 1
        } else if mistake != nil, result.example == nil {
          result.example = "\(place): \(refutation.diagnosis ?? "no diagnosis")"
        }
      case .undecided:
        kind = "undecided"
        result.undecided += 1
      default:
        kind = "tested"
        result.tested += 1
      }
      if !isGood(kind) { result.example = "\(place), draw \(number): \(verdict)" }
    }
    return result
  }

  private func trial(
    _ objective: BenchmarkObjective, _ column: BenchmarkColumn, _ mistake: PlantedMistake?,
    weight: Double, _ draw: inout BenchmarkDraw, size: Double? = nil
  ) -> (Verdict, PlantedMistake?, String) {
    var data = draw.data(objective, column)
    var w = draw.point(column)
    let hit = Int.random(in: 0..<BenchmarkObjective.bias, using: &draw.random)
    if mistake == .signNearZero { w[hit] = 0.01 * (draw.chance(0.5) ? 1 : -1) * (1 + hit.share) }
    if mistake == .kinkValue || mistake == .groupTooLong {
      for j in BenchmarkObjective.groups[hit % 4] { w[j] = 0 }
    }
    draw.moveToThreshold(&data, objective, column, w)
    var gradient = BenchmarkGradient(objective: objective, data: data, mistake: mistake)
    gradient.atZero = draw.subgradientAtZero(objective.penalty)
    gradient.hit = hit
    gradient.other = (hit + 1 + Int.random(in: 0..<10, using: &draw.random)) % 19
    gradient.size = size ?? mistake.map { Self.size(of: $0, &draw) } ?? 0
    let place = "\(objective), \(column.rawValue), λ = \(weight)"
    do throws(Undefined) {
      let terms = try objective.terms(data, weight: weight)
      return (checkGradient(of: terms, at: w, claimed: { gradient($0, $1) }), mistake, place)
    } catch {
      return (.undecided(error.description), mistake, place)
    }
  }

  private static func size(of mistake: PlantedMistake, _ draw: inout BenchmarkDraw) -> Double {
    switch mistake {
    case .wrongEntry: [1, -0.1, 1e-3, -1e-6][Int(draw.random.next() % 4)]
    case .signNearZero: 0.02
    case .groupTooLong: [1.5, 1.01][Int(draw.random.next() % 2)]
    default: 1
    }
  }
}

extension PlantedMistake {
  /// Where it shows, if not everywhere.
  fileprivate var column: BenchmarkColumn? {
    switch self {
    case .kinkValue, .groupTooLong: .atKinks
    case .signNearZero, .wrongSide, .swappedEntries, .wrongEntry, .missingCrossTerm,
      .biasPenalised, .transposed:
      .generic
    default: nil
    }
  }
}

extension Int {
  /// A number from 0 to 1 that goes with an entry.
  fileprivate var share: Double { Double(self % 16) / 16 }
}
