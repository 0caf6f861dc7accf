import Foundation
import Testing

@testable import lab

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ModelCommandTests {
  private func run(_ line: String) -> Outcome {
    Main.run(line.split(separator: " ").map(String.init), terminal: .none)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func aFitIsPrintedWithItsObjectiveAndItsGap() throws {
    let outcome = run("fit --data diabetes --standardize --penalty lasso --lambda 5000")
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    let lines = outcome.output.components(separatedBy: "\n")
    #expect(
      lines.prefix(3) == [
        "diabetes: 442 rows, 10 columns, standardised, target progression",
        "minimised: ½‖Xw + b − y‖² + λ‖w‖₁", "λ = 5000",
      ])
    #expect(lines.contains("sex        0"))
    #expect(lines.contains("non-zeros  4 of 10"))
    let readme = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../README.md").standardizedFileURL, encoding: .utf8)
    #expect(readme.contains(lines.prefix(3).map { "    " + $0 }.joined(separator: "\n")))
  }

  @Test func jsonHasItsKeysInOrder() throws {
    let text = run("fit --data=prostate --penalty ridge --lambda=2.5 --format json").output
    let keys = [
      "data", "rows", "columns", "loss", "penalty", "lambda", "l1Ratio", "standardized",
      "intercept", "coefficients", "nonZeros", "objective", "gap", "iterations",
    ]
    let places = keys.compactMap { text.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == keys.count && places == places.sorted())
    let fit = try object(text)
    #expect(Set(fit.keys) == Set(keys))
    #expect(fit["lambda"] as? Double == 2.5 && fit["l1Ratio"] as? Double == 0)
    let coefficients = try #require(fit["coefficients"] as? [String: Double])
    #expect(
      coefficients.count == 8 && coefficients["lcavol"] != nil && coefficients["train"] == nil)
  }

  @Test func aPathShowsWhoEntersAndWhoLeaves() throws {
    let text = run("path --data diabetes --count 4").output
    let events = text.components(separatedBy: "\n").filter { $0.contains(" at λ = ") }
    #expect(
      events.map { $0.components(separatedBy: " at ")[0] } == [
        "bmi enters", "ltg enters", "bp enters", "hdl enters", "sex enters", "glu enters",
        "tc enters", "tch enters", "ldl enters", "age enters", "hdl leaves", "hdl enters",
      ])
    let path = try object(run("path --data diabetes --count 4 --format json").output)
    let points = try #require(path["path"] as? [[String: Any]])
    #expect(points.compactMap { $0["nonZeros"] as? Int } == [0, 5, 8, 10])
  }

  @Test func aPathCanBeDrawn() throws {
    let svg = run("path --data prostate --count 5 --format svg").output
    let parser = XMLParser(data: Data(svg.utf8))
    #expect(parser.parse())
    #expect(svg.contains(">lcavol</text>"))
    #expect(svg.components(separatedBy: "<polyline").count == 1 + 1 + 8)
  }

  @Test func aDrawingIsXMLWhateverColumnsAreCalled() throws {
    let folder = try TemporaryFolder(files: [])
    let names = ["a\u{1}\u{7}b", "]]>", "<&>\"'", "\u{FFFF}ü\u{0}", "]]&gt;"]
    let header = names.map { $0.replacingOccurrences(of: "\"", with: "") } + ["y"]
    try folder.write(
      header.joined(separator: ",") + "\n1,2,3,1,0,3\n2,1,5,0,1,5\n4,4,1,2,2,1\n5,1,1,3,1,2\n",
      to: "t.csv")
    let svg = run("path --data \(folder.path)/t.csv --target y --count 3 --format svg").output
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg.contains(">a\u{FFFD}\u{FFFD}b</text>"))
    #expect(svg.contains(">]]&gt;</text>") && svg.contains(">]]&amp;gt;</text>"))
    #expect(!svg.contains("]]>"))
  }

  @Test func aStrengthOfMinusZeroIsZero() throws {
    let outcome = run("fit --data prostate --penalty ridge --lambda -0 --format json")
    #expect(outcome.exitCode == 0 && outcome.output.contains("\"lambda\":0,"))
    #expect(!outcome.output.contains("-0,"))
  }

  @Test func crossValidationChoosesTheSameForTheSameSeed() throws {
    let line = "cv --data prostate --count 7 --folds 5 --format json --seed"
    let (one, again) = (run(line + " 3").output, run(line + " 3").output)
    #expect(one == again && one != run(line + " 4").output)
    let result = try object(one)
    let best = try #require(result["bestLambda"] as? Double)
    let chosen = try #require(result["chosenLambda"] as? Double)
    #expect(chosen >= best)
    #expect((result["grid"] as? [Any])?.count == 7)
  }

  @Test func otherLossesAreFitted() throws {
    for loss in ["logistic", "squared-hinge"] {
      for penalty in ["lasso", "ridge", "elastic-net"] {
        let outcome = run(
          "fit --data prostate --target svi --standardize --lambda 2 --format json --mean"
            + " --loss \(loss) --penalty \(penalty)")
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(try object(outcome.output)["mean"] as? Bool == true)
      }
    }
  }

  @Test func filesAreRead() throws {
    let folder = try TemporaryFolder(files: [])
    try folder.write("a,b,y\n1,2,3\n2,1,5\n4,4,1\n", to: "t.csv")
    try folder.write("a,y\n1,\n", to: "hole.csv")
    let file = folder.path + "/t.csv"
    #expect(run("fit --data \(file) --target y --lambda 0.1").exitCode == 0)
    #expect(run("fit --data \(file) --target q --lambda 0.1").errors.contains("a column named q"))
    #expect(
      run("fit --data \(file) --lambda 0.1").errors
        == "lab: error: expected --target with a file, found none\n")
    #expect(
      run("fit --data \(folder.path)/hole.csv --target y --lambda 0.1").errors.hasSuffix(
        "hole.csv:2, field 2 (y): expected a finite number, found nothing\n"))
  }

  @Test(
    "what is wrong with the arguments",
    arguments: [
      ("fit", "expected --data with lab fit, found none\n"),
      ("fit --data diabetes", "expected --lambda with lab fit, found none\n"),
      (
        "fit --data diabetes --lambda -1",
        "expected a number that is 0 or more after --lambda, found '-1'\n"
      ),
      (
        "fit --data diabetes --lambda inf",
        "expected a number that is 0 or more after --lambda, found 'inf'\n"
      ),
      (
        "path --data diabetes --l1-ratio 0.5",
        "expected no --l1-ratio with --penalty lasso, found it\n"
      ),
      (
        "path --data diabetes --penalty elastic-net --l1-ratio 2",
        "expected a number from 0 to 1 after --l1-ratio, found '2'\n"
      ),
      ("path --data diabetes --lambda 1", "expected no --lambda with lab path, found it\n"),
      ("fit --data diabetes --lambda 1 --folds 3", "expected no --folds with lab fit, found it\n"),
      ("cv --data diabetes --format svg", "expected no --format svg with lab cv, found it\n"),
      (
        "path --data diabetes --penalty lass",
        "expected lasso, ridge, elastic-net after --penalty, found 'lass'\n"
          + "  = hint: did you mean lasso?\n"
      ),
      (
        "path --data diabetes --counts 3",
        "expected an option of lab path, found '--counts'\n  = hint: did you mean --count?\n"
      ),
      ("fit --data prostate --lambda 1 --lambda=2", "expected --lambda once, found it twice\n"),
      ("fit --mean --data prostate --lambda 1 --mean", "expected --mean once, found it twice\n"),
      ("cv x", "expected an option of lab cv, found 'x'\n"),
      (
        "path --data diabets",
        "expected diabetes, prostate, breast-cancer or a readable file after --data,"
          + " found 'diabets'; did you mean diabetes?\n"
      ),
      ("path --data diabetes --loss logistic", "y[0] must be 0 or 1, but is 151.0\n"),
      (
        "cv --data prostate --folds 98",
        "the number of folds must be from 2 to the number of rows, 97, but is 98.0\n"
      ),
    ])
  func errors(line: String, message: String) {
    let outcome = run(line)
    #expect(outcome.errors == "lab: error: " + message)
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty)
  }
}
