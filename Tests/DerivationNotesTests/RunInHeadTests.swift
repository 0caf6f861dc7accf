import Testing

@testable import DerivationNotes

@Suite struct RunInHeadTests {
  @Test(
    "heads, in the ways people write them",
    arguments: [
      ("**Claim (a b).** Text", "claim Claim (a b)"), ("**Claim.** Text", "claim Claim (Claim)"),
      ("**Claim** (a). Text", "claim Claim (a)"), ("**Claim (a):** Text", "claim Claim (a)"),
      ("**Claim (a)**. Text", "claim Claim (a)"), ("**Claim (a)** Text", "claim Claim (a)"),
      ("**Claim 2 (a).** Text", "claim Claim (a)"), ("__Lemma (a).__ Text", "claim Lemma (a)"),
      ("***Step (a).*** Text", "claim Step (a)"),
      ("**theorem 3.1.** Text", "claim theorem (theorem)"),
      ("**False (a).** Text", "falseClaim False (a)"),
      ("**False claim (a).** Text", "falseClaim False (a)"),
      ("**False claim.** Text", "falseClaim False (False)"),
      ("**UNCHECKED (a).** Text", "unchecked UNCHECKED (a)"),
      ("**Proof.** Text", "claim Proof (Proof)"),
      ("**Proof of Lemma 2.** Text", "claim Proof (Proof)"),
      ("**Claim (f(w), $(0, 1]$, and so on).** Text", "claim Claim (f(w), $(0, 1]$, and so on)"),
      ("**Claim (the best\n$w^*$).** Text", "claim Claim (the best $w^*$)"),
      ("**Claim: a b.** Text", "claim Claim (a b)"), ("**Step 2 — a b.** Text", "claim Step (a b)"),
      ("**Corollary**\nText", "claim Corollary (Corollary)"),
      ("- **Proposition (a).** Text", "claim Proposition (a)"),
      ("> **Claim ().** Text", "claim Claim (Claim)"),
    ])
  func heads(note: String, expected: String) {
    let column = note.hasPrefix("-") || note.hasPrefix(">") ? 3 : 1
    #expect(listing(note) == ["1:\(column) head \(expected)", "¶1 Text"])
  }

  @Test(
    "other bold words are prose",
    arguments: [
      "**Remark.** Text", "**Given.** Text", "**Step back for a moment.** Text",
      "**Claim** that it holds", "**Claims (a).** Text", "Text, as **Claim (a).** says",
      "*Claim (a).* Text", "**Claim (a). Text", "** Claim (a).** Text", "**False friends.** Text",
      "\\**Claim (a).** Text", "`**Claim (a).**` Text", "as in\n**Claim (a).** Text",
      "****Claim (a).**** Text",
    ])
  func prose(note: String) {
    #expect(listing(note).allSatisfy { !$0.contains("head") })
  }

  @Test func aHeadUnderADisplayNeedsNoBlankLine() {
    let note =
      "**False (a).**\n$$ x $$\n**Claim (b).**\n$$ y $$\n```math\nz\n```\n**Step (c).** Text"
    #expect(
      listing(note) == [
        "1:1 head falseClaim False (a)", "2:4-2:5 display x lines 2-2",
        "3:1 head claim Claim (b)", "4:4-4:5 display y lines 4-4", "6:1-6:2 display z lines 5-7",
        "8:1 head claim Step (c)", "¶1 Text",
      ])
  }
}
