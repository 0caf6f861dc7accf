/// The words of the command line.
enum Usage {
  static let commands = ["verify", "bench", "derive", "explain", "fit", "path", "cv", "help"]
  static let options = [
    "--format", "--seed", "--samples", "--only", "--quiet", "--verbose", "--help", "--version",
  ]
  static let valueNames = [
    "--format": "text, json or github", "--seed": "a number", "--samples": "a number",
    "--only": "a label", "--wrt": "a symbol", "--let": "a declaration",
    "--data": "diabetes, prostate, breast-cancer or a file", "--target": "a column",
    "--loss": "squared, logistic or squared-hinge", "--penalty": "lasso, ridge or elastic-net",
    "--lambda": "a number", "--l1-ratio": "a number", "--folds": "a number",
    "--count": "a number",
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
           lab fit --data NAME --lambda L …  the coefficients of a penalised model
           lab path --data NAME …            the same over a grid of λ
           lab cv --data NAME …              the λ that cross-validation chooses
           lab bench solvers                 time the solvers

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

    lab fit, path and cv minimise ½‖Xw + b − y‖² + λ(α‖w‖₁ + ½(1 − α)‖w‖²), or another loss:
      --data NAME|FILE.csv       diabetes, prostate, breast-cancer, or a table with a header
      --target COLUMN            what is predicted; a file needs it
      --loss NAME                squared, logistic or squared-hinge
      --penalty NAME             lasso (α = 1), ridge (α = 0) or elastic-net (α by --l1-ratio)
      --lambda L, --l1-ratio A   λ for fit, α for the elastic net (½ if not given)
      --standardize              columns with mean 0 and deviation 1; path and cv always do
      --mean                     1/n before the sum of losses
      --count N, --folds K       of path and cv, how many λ (100); of cv, how many folds (10)
      --format text|json|svg     svg draws a path

    Exit codes: 0 all as expected; 1 a claim refuted or undecided, or a False claim not
    refuted; 2 unreadable math or bad usage.

    """
}
