import DerivationNotes
import Testing

@testable import lab

@Suite struct InvocationTests {
  @Test(
    "what the arguments mean",
    arguments: [
      ([], .verify(Options())),
      (["verify"], .verify(Options())),
      (["a.md"], .verify(options(paths: ["a.md"]))),
      (["verify", "b", "-", "a.md"], .verify(options(paths: ["b", "-", "a.md"]))),
      // Only the first word is a command, and none behind `--`.
      (["verify", "bench"], .verify(options(paths: ["bench"]))),
      (["a.md", "verify"], .verify(options(paths: ["a.md", "verify"]))),
      (["--", "bench"], .verify(options(paths: ["bench"]))),
      (["a", "--", "--quiet", "-", "--"], .verify(options(paths: ["a", "--quiet", "-", "--"]))),
      (["--format", "json", "a"], .verify(options(paths: ["a"], format: .json))),
      (["--format=github"], .verify(options(format: .github))),
      (["--format=json", "--format=text"], .verify(options(format: .text))),
      (["--seed", "18446744073709551615"], .verify(options(seed: .max))),
      (["--seed=0", "--samples=7"], .verify(options(seed: 0, samples: 7))),
      (["--only", "ridge gradient"], .verify(options(only: "ridge gradient"))),
      // A label may start with one dash, and with two when it is attached.
      (["--only", "-x"], .verify(options(only: "-x"))),
      (["--only=--x=y"], .verify(options(only: "--x=y"))),
      (["--quiet", "--quiet"], .verify(options(detail: .quiet))),
      (["a", "--verbose", "b"], .verify(options(paths: ["a", "b"], detail: .verbose))),
      (["bench", "a", "--samples", "3"], .bench(options(paths: ["a"], samples: 3))),
      (["--seed", "2", "bench"], .bench(options(seed: 2))),
      (["--help"], .help), (["-h"], .help), (["help"], .help), (["bench", "--help"], .help),
      (["--version"], .version),
    ] as [([String], Invocation)])
  func meaning(arguments: [String], expected: Invocation) throws {
    #expect(try Invocation(arguments) == expected)
  }

  @Test(
    "what is wrong with them",
    arguments: [
      (
        ["--foramt", "json"], "expected an option, found '--foramt'", "did you mean --format?"
      ),
      (
        ["--QUIET"], "expected an option, found '--QUIET'", "did you mean --quiet?"
      ),
      (
        ["-x"], "expected an option, found '-x'",
        "lab --help lists the options; a path that starts with '-' goes after '--'"
      ),
      (
        ["--format", "jsn"], "expected text, json or github after --format, found 'jsn'",
        "did you mean json?"
      ),
      (["--format=xml"], "expected text, json or github after --format, found 'xml'", nil),
      (
        ["--format"], "expected text, json or github after --format, found the end of the command",
        nil
      ),
      (["--only", "--quiet"], "expected a label after --only, found '--quiet'", nil),
      (["--only="], "expected a label after --only, found nothing", nil),
      (
        ["--seed", "-1"],
        "expected a whole number from 0 to 18446744073709551615 after --seed, found '-1'", nil
      ),
      (
        ["--seed=18446744073709551616"],
        "expected a whole number from 0 to 18446744073709551615 after --seed, "
          + "found '18446744073709551616'", nil
      ),
      (
        ["--samples", "0"], "expected a whole number from 1 to 100000 after --samples, found '0'",
        nil
      ),
      (
        ["--samples=1e3"],
        "expected a whole number from 1 to 100000 after --samples, found '1e3'", nil
      ),
      (
        ["--quiet", "--verbose"], "expected one of --quiet and --verbose, found both", nil
      ),
      (["--quiet=yes"], "expected no value for --quiet, found 'yes'", nil),
      (
        ["bench", "--format", "json"],
        "expected --seed, --samples or --only with lab bench, found --format",
        "lab bench always prints its table"
      ),
      (
        ["bench", "--quiet"], "expected --seed, --samples or --only with lab bench, found --quiet",
        "lab bench always prints its table"
      ),
      (["a", ""], "expected a path, found nothing", nil),
    ] as [([String], String, String?)])
  func errors(arguments: [String], message: String, hint: String?) throws {
    #expect(throws: UsageError(message, hint: hint)) { try Invocation(arguments) }
  }

  @Test(
    "the nearest word",
    arguments: [
      ("--sed", "--seed"), ("--verbsoe", "--verbose"), ("--smples", "--samples"), ("--xyzzy", nil),
      ("", nil), (String(repeating: "-", count: 10_000), nil),
    ])
  func nearest(word: String, expected: String?) {
    #expect(nearestWord(to: word, in: Usage.options) == expected)
  }
}

private func options(
  paths: [String] = [], format: Options.Format? = nil,
  detail: TextReport.Detail = .normal, seed: UInt64? = nil, samples: Int? = nil,
  only: String? = nil
) -> Options {
  var options = Options()
  options.paths = paths
  options.format = format
  options.detail = detail
  if let seed { options.verifier.seed = seed }
  if let samples { options.verifier.samples = samples }
  options.verifier.only = only
  return options
}
