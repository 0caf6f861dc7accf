import Regularization

/// `lab fit`, `lab path` and `lab cv`: a penalised model of a data set.
struct ModelCommand: Hashable {
  enum Action: String, CaseIterable { case fit, path, cv }
  enum Format: String, CaseIterable { case text, json, svg }
  enum LossName: String, CaseIterable {
    case squared, logistic
    case squaredHinge = "squared-hinge"
  }
  enum PenaltyName: String, CaseIterable {
    case lasso, ridge
    case elasticNet = "elastic-net"
  }

  var action: Action
  var data = ""
  var target: String?
  var loss = LossName.squared
  var penalty = PenaltyName.lasso
  var lambda: Double?
  var ratio: Double?
  var isStandardised = false
  var isMean = false
  var format = Format.text
  var count: Int?
  var folds: Int?
  var seed: UInt64?

  /// α.
  var alpha: Double {
    switch penalty {
    case .lasso: 1
    case .ridge: 0
    case .elasticNet: ratio ?? 0.5
    }
  }

  /// Reads `fit --data NAME --lambda L …`, options in any order.
  init(_ arguments: [String]) throws(UsageError) {
    guard let action = arguments.first.flatMap(Action.init(rawValue:)) else {
      throw UsageError("expected fit, path or cv, found nothing")
    }
    self.action = action
    var rest = arguments.dropFirst()
    var seen: Set<String> = []
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        throw UsageError("expected an option of lab \(action), found '\(argument)'")
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard seen.insert(String(parts[0])).inserted else {
        throw UsageError("expected \(parts[0]) once, found it twice")
      }
      try read(String(parts[0]), parts.count == 2 ? String(parts[1]) : nil, &rest)
    }
    try check()
  }

  static let options = [
    "--data", "--target", "--loss", "--penalty", "--lambda", "--l1-ratio", "--standardize",
    "--mean",
    "--format", "--count", "--folds", "--seed",
  ]

  private mutating func read(
    _ name: String, _ attached: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    func value() throws(UsageError) -> String { try Options.value(of: name, attached, &rest) }
    switch name {
    case "--standardize", "--mean":
      if let attached { throw UsageError("expected no value for \(name), found '\(attached)'") }
      if name == "--mean" { isMean = true } else { isStandardised = true }
    case "--data": data = try value()
    case "--target": target = try value()
    case "--loss": loss = try Self.choice(name, try value())
    case "--penalty": penalty = try Self.choice(name, try value())
    case "--format": format = try Self.choice(name, try value())
    case "--lambda": lambda = try Self.number(name, try value(), in: 0 ... .infinity)
    case "--l1-ratio": ratio = try Self.number(name, try value(), in: 0...1)
    case "--count": count = try Self.whole(name, try value(), in: 2...10_000)
    case "--folds": folds = try Self.whole(name, try value(), in: 2...10_000)
    case "--seed": seed = try Options.seed(try value())
    default:
      throw UsageError(
        "expected an option of lab \(action), found '\(name)'",
        hint: nearestWord(to: name, in: Self.options).map { "did you mean \($0)?" }
          ?? "lab --help lists the options")
    }
  }

  private func check() throws(UsageError) {
    if data.isEmpty { throw UsageError("expected --data with lab \(action), found none") }
    if action == .fit, lambda == nil {
      throw UsageError("expected --lambda with lab fit, found none")
    }
    let misplaced: [(String, Bool)] = [
      ("--lambda", action != .fit && lambda != nil),
      ("--count", action == .fit && count != nil),
      ("--folds", action != .cv && folds != nil),
      ("--seed", action != .cv && seed != nil),
      ("--format svg", action != .path && format == .svg),
      ("--l1-ratio", penalty != .elasticNet && ratio != nil),
    ]
    guard let (name, _) = misplaced.first(where: \.1) else { return }
    let place = name == "--l1-ratio" ? "--penalty \(penalty.rawValue)" : "lab \(action)"
    throw UsageError("expected no \(name) with \(place), found it")
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ text: String
  ) throws(UsageError) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let all = Choice.allCases.map(\.rawValue)
    throw UsageError(
      "expected \(all.joined(separator: ", ")) after \(name), found '\(text)'",
      hint: nearestWord(to: text, in: all).map { "did you mean \($0)?" })
  }

  private static func number(
    _ name: String, _ text: String, in range: ClosedRange<Double>
  ) throws(UsageError) -> Double {
    if let number = Double(text), number.isFinite, range.contains(number) {
      // There is no -0 among strengths.
      return number == 0 ? 0 : number
    }
    let bound = range.upperBound.isFinite ? "from 0 to 1" : "that is 0 or more"
    throw UsageError("expected a number \(bound) after \(name), found '\(text)'")
  }

  private static func whole(
    _ name: String, _ text: String, in range: ClosedRange<Int>
  ) throws(UsageError) -> Int {
    if let number = Int(text), range.contains(number) { return number }
    throw UsageError(
      "expected a whole number from \(range.lowerBound) to \(range.upperBound) after \(name),"
        + " found '\(text)'")
  }
}
