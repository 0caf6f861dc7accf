#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How laws are searched, from the environment:
///
/// | variable     | meaning                                               |
/// |:-------------|:------------------------------------------------------|
/// | `LAB_CASES`  | the number of cases of every law, instead of its own  |
/// | `LAB_SEED`   | the seed of the search, decimal or 0x…                |
/// | `LAB_STRICT` | 1: unsolved exercises are failures                    |
/// | `LAB_TABLE`  | 1: print the table of labels of every law that has one|
/// | `LAB_FULL`   | 1: leave out nothing of what ``Thoroughness`` lists   |
struct Settings: Equatable {
  var cases: Int
  var seed: UInt64
  var isStrict = false
  var printsTable = false
  var isFull = false

  /// A million cases of 5 µs are five seconds; more is a slip of the keyboard.
  static let mostCases = 1_000_000

  init(
    cases: Int, seed: UInt64, variable: (String) -> String? = LabEnvironment.variable
  ) throws(SettingError) {
    guard (1...Self.mostCases).contains(cases) else {
      // A law of no cases would always hold.
      throw SettingError(
        variable: "cases", value: "\(cases)",
        expected: "a whole number from 1 to \(grouped(Self.mostCases))")
    }
    (self.cases, self.seed) = (cases, seed)
    if let text = variable("LAB_CASES") {
      guard let number = Int(text), (1...Self.mostCases).contains(number) else {
        throw SettingError(
          variable: "LAB_CASES", value: text,
          expected: "a whole number from 1 to \(grouped(Self.mostCases))")
      }
      self.cases = number
    }
    if let text = variable("LAB_SEED") {
      let isHex = text.hasPrefix("0x")
      guard let number = UInt64(isHex ? text.dropFirst(2) : text[...], radix: isHex ? 16 : 10)
      else {
        throw SettingError(
          variable: "LAB_SEED", value: text,
          expected: "a whole number from 0 to 2^64 - 1, decimal or 0x…")
      }
      self.seed = number
    }
    isStrict = try Self.flag("LAB_STRICT", variable)
    printsTable = try Self.flag("LAB_TABLE", variable)
    isFull = try Self.flag("LAB_FULL", variable)
  }

  private static func flag(
    _ name: String, _ variable: (String) -> String?
  ) throws(SettingError) -> Bool {
    switch variable(name) {
    case nil, "", "0": return false
    case "1": return true
    case let text?: throw SettingError(variable: name, value: text, expected: "0 or 1")
    }
  }
}

/// A variable of the environment that cannot be understood.
struct SettingError: Error, Equatable, CustomStringConvertible {
  let variable: String
  let value: String
  let expected: String

  var description: String { "\(variable): expected \(expected), found \"\(value)\"" }
}

/// The variables that laws obey.
enum LabEnvironment {
  /// Stands in for the environment of the process in tests of the laws themselves.
  @TaskLocal static var substitute: [String: String]?

  static func variable(_ name: String) -> String? {
    if let substitute { return substitute[name] }
    return variableOfTheProcess(name)
  }

  static func variableOfTheProcess(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
