/// The words of the command line.
enum Usage {
  static let commands = ["verify", "bench", "derive", "explain", "help"]
  static let options = [
    "--format", "--seed", "--samples", "--only", "--quiet", "--verbose", "--help", "--version",
  ]
  static let valueNames = [
    "--format": "text, json or github", "--seed": "a number", "--samples": "a number",
    "--only": "a label", "--wrt": "a symbol", "--let": "a declaration",
  ]

  static let version = "lab 1.0.0\n"

  static let help = """
    lab checks the mathematics of derivation notes: Markdown with LaTeX.

    Usage: lab [verify] [PATH…] [options]    judge every displayed step
           lab bench [PATH…] [options]       time it
           lab bench gradients               right and wrong gradients, and what is made of them
           lab explain FILE:LINE             how the verdict on a step came about
           lab derive FORMULA [--wrt w] [--let DECLARATION]…
                                             gradient, Hessian, curvature, each judged

    A PATH is a note or a folder of notes (*.md); '-' is standard input. Without one:
    Derivations. What follows '--' is a path, even if it starts with '-'.

      --format text|json|github  for people, for programs, for annotations on a pull request
      --seed N                   which points are drawn; the same seed draws the same
      --samples N                at how many points a step is compared
      --only LABEL               only the steps with this label
      --quiet                    only what is not as expected, and the summary
      --verbose                  the evidence of every step
      --help, --version

    lab derive takes --format text|json; explain, derive and bench gradients take
    --seed and --samples.

    Exit codes: 0 all as expected; 1 a claim refuted or undecided, or a False claim not
    refuted; 2 unreadable math or bad usage.

    """
}
