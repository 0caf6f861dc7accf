import DerivationNotes
import Testing

/// How long something holds that the prose of a note asserts.
@Suite("How long an assumption holds")
struct AssumptionLifetimeTests {
  static let given = #"""
    Let $a, b, c \in \mathbb{R}$, $w, v \in \mathbb{R}^d$, $A \in \mathbb{R}^{d \times d}$ and
    $X \in \mathbb{R}^{n \times d}$, and let $f : \mathbb{R}^d \to \mathbb{R}$ be smooth.


    """#

  /// The displays that need what is assumed of each letter.
  private static let displays = [
    "#a": #"$$ |a| = a $$"#, "#b": #"$$ |b| = b $$"#, "#A": #"$$ A^\top w = A w $$"#,
    "#X": #"$$ \|X w\|_2 = \|w\|_2 $$"#, "#w": #"$$ \|w\|_1 = \sum_j w_j $$"#,
    "#f": #"$$ f(w) \ge f(v) + \nabla f(v)^\top (w - v) $$"#, "#m": #"$$ |\mu| = \mu $$"#,
  ]

  /// `¶` stands for a blank line.
  private func steps(_ text: String) -> [StepReport] {
    var note = Self.given + text.split(separator: "¶").joined(separator: "\n\n")
    for (mark, display) in Self.displays {
      note = note.split(separator: mark, omittingEmptySubsequences: false)
        .joined(separator: "\n\n\(display)\n\n")
    }
    return report(note).steps
  }

  private func isAccepted(_ step: StepReport?) -> Bool {
    step.map { [.proved, .tested].contains($0.verdict) } ?? false
  }

  @Test(
    "a step behind the end of an assumption is undecided",
    arguments: [
      "### Positive¶Assume $a>0$. #a ### All¶Here #a", "Assume $a>0$. #a ---¶Here #a",
      "*Proof.* Assume $a>0$. #a This proves it. $\\square$¶Here #a",
      "- Suppose $a>0$. Then $|a|=a$.¶- Suppose $b>0$.¶Here #a",
      "> Assume $a>0$.¶That was the book. #a", "> Let $\\mu>0$.¶Here #m",
      "If $a>0$, then #a If $b>0$, then #a", "If $a>0$, then #a Next, #a",
      "**False (x).** Assume $a>0$. Then¶$$ |a|=-a $$¶**Claim (y).** Here #a",
      "**Claim (x).** If $a>0$, then #a **Claim (y).** Here #a",
      "*Remark.* Assume $a>0$.¶**Claim (y).** Here #a",
      "Exercise 3. Assume $a>0$. Show that $|a|=a$. #a",
      "(i) Suppose $a>0$. #a (ii) Suppose $b>0$. #a",
    ])
  func places(_ note: String) {
    let last = steps(note).last
    #expect(!isAccepted(last), "\(note)")
  }

  @Test(
    "what no end stands behind holds",
    arguments: [
      "Assume $a>0$. #a Hence #a", "## Positive¶Assume $a>0$. #a ### More¶Here #a",
      "Assume $a>0$.¶*Proof.* This is the definition. $\\square$¶Here #a",
      "Setup:¶- Assume $a>0$.¶- Assume $b>0$.¶Then #a", "If $a>0$, then #a Moreover, #a",
      "If $a>0$, then #a If moreover $b>0$, then #a",
      "**Claim (x).** Assume $a>0$. Then #a **Claim (y).** Then #a",
      "Let $\\mu>0$ be a number.¶---¶### More¶Here #m",
      "> Let $\\mu>0$. Then¶> $$ |\\mu|=\\mu $$",
    ])
  func standing(_ note: String) {
    let found = steps(note)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy(isAccepted), "\(note): \(found.map(\.evidence))")
  }

  @Test(
    "words that take an assumption back",
    arguments: [
      "Assume $a>0$. #a In fact positivity is not needed: #a",
      "Assume $a>0$. #a We return to the general case. #a",
      "Assume $a>0$. #a We no longer need the sign of $a$. #a",
      "Assume $a>0$. #a The formula extends to the whole real line: #a",
      "Assume $a>0$. #a Some numbers are negative. Still #a",
      "Assume $a>0$. We obtain a contradiction. Therefore #a", "Assume $a>0$. Just kidding. #a",
      "Assume $A$ is symmetric. #A We now drop symmetry. #A",
      "Assume $A$ is symmetric. #A For nonsymmetric matrices likewise #A",
      "Suppose $X^\\top X=I$. #X For correlated designs #X",
      "Suppose $X^\\top X=I$. #X For general designs, #X",
      "Suppose $f$ is convex. #f We now allow nonconvex losses. #f",
      "Assume $w\\ge0$. #w Otherwise, #w",
    ])
  func takenBack(_ note: String) {
    let found = steps(note)
    #expect(!isAccepted(found.last), "\(note)")
  }

  @Test(
    "ordinary prose takes nothing back",
    arguments: [
      "Assume $a>0$. #a The optimality condition is simple in general. The sign is known. #a",
      "Assume $a>0$. #a The negative gradient points downhill; it does not vanish. #a",
      "Assume $w\\ge0$. The absolute values can be dropped. No weight is negative. #w",
      "Suppose $X^\\top X=I$. The lasso does not shrink all weights alike; it subtracts. #X",
      "Suppose $X^\\top X=I$. With this penalty instead of the other one, lengths are kept: #X",
      "Let $A$ be symmetric. Symmetry is used in the second step. By symmetry, #A",
      "Suppose $f$ is convex. The loss need not be smooth in general, but here it is. #f",
      "Let $\\mu>0$. For every $\\mu$ there is one solution. Setting $\\mu=0$ changes it. #m",
    ])
  func ordinary(_ note: String) {
    let found = steps(note)
    #expect(found.count == note.split(separator: "#").count - 1)
    #expect(found.allSatisfy(isAccepted), "\(note): \(found.map(\.evidence))")
  }

  @Test(
    "a letter that is said to be any number",
    arguments: [
      "Assume $a>0$. #a For every real $a$, #a", "Let $\\mu>0$. #m For every $\\mu$, #m",
      "Let $\\mu>0$.¶$$ |\\mu|=\\mu\\quad\\text{for every }\\mu $$",
      "Assume $w\\ge0$. #w Let $w\\in\\mathbb R^d$. #w",
      "Let $A$ be symmetric. #A Now let $A$ be arbitrary. #A",
      "Let $\\mu>0$. #m We allow $\\mu=0$ as well.¶$$ \\mu>0 $$",
      "Let $\\mu$ be any number. There is a $\\mu>0$ that shrinks. #m",
      "With $\\mu>0$ one obtains ridge, with $\\mu<0$ anti-ridge. In both cases, #m",
      "Let $\\mu>0$ until Section 3, and real afterwards. Here #m",
      "For $a>0$ nothing changes: #a", "Suppose that $a>0$ for the true model. #a",
    ])
  func widened(_ note: String) {
    #expect(!isAccepted(steps(note).last), "\(note)")
  }

  @Test("what does not need the assumption is judged without it, and a wrong step is refuted")
  func judgedWithout() {
    let found = steps("> Assume $a>0$.¶Here¶$$ a^2\\ge0 $$¶$$ |a|=-a $$¶#a")
    #expect(found.map { "\($0.verdict)" } == ["proved", "refuted", "undecided"])
    let why = "the assumption in line 4 may no longer hold here: it is quoted"
    #expect(found.last?.evidence == why)
  }

  @Test("what is assumed again holds again")
  func renewed() {
    let note = "If $a>0$, then #a If $b>0$, then #b Assume $a>0$. Then #a"
    #expect(steps(note).map { isAccepted($0) } == [true, true, true])
  }
}
