import DerivationNotes
import Testing

/// Words behind a law, and conditions on some places of an index.
@Suite("Words that change a law, and conditions on some places")
struct LawTailTests {
  private func last(_ text: String) -> String { verdicts(text).last ?? "none" }

  @Test(
    "words that change a law leave it open",
    arguments: [
      ", conditioned to be positive.", " approximately.", " before clipping.",
      ". We keep only positive draws.", ", truncated at one.", " with probability one half.",
    ])
  func changed(_ tail: String) {
    let note = "Let $g\\in\\mathbb R$, $g\\sim\\mathcal N(0,1)$\(tail)\n\n$$ \\mathbb E[g]=0 $$"
    #expect(last(note) == "undecided", "\(tail)")
  }

  @Test(
    "what stands behind the range of a family counts too",
    arguments: [
      " be an autoregressive sequence.", ", exchangeable.", ", all equal.", ", one common draw.",
      ", and all equal.", " with $g_1=g_2$.",
    ])
  func family(_ tail: String) {
    let note =
      "Let $g_i\\sim\\mathcal N(0,1)$ for $i=1,\\dots,n$\(tail)\n\n$$ \\mathbb E[g_1g_2]=0 $$"
    #expect(!["proved", "tested"].contains(last(note)), "\(tail)")
  }

  @Test("and leaves plain families as they are", arguments: [".", " be independent.", ", iid."])
  func plainFamily(_ tail: String) {
    let note =
      "Let $g_i\\sim\\mathcal N(0,1)$ for $i=1,\\dots,n$\(tail)\n\n$$ \\mathbb E[g_1g_2]=0 $$"
    #expect(last(note) == "proved", "\(tail)")
  }

  @Test(
    "two laws that belong together are not taken to be independent",
    arguments: [
      " be two views of the same noise.", ". Only the marginals are given.",
      ". They share a common factor.", ". In fact $h=-g$.", " be the negative of $g$.",
    ])
  func tied(_ tail: String) {
    let note =
      "Let $g,h\\in\\mathbb R$, $g\\sim\\mathcal N(0,1)$ and $h\\sim\\mathcal N(0,1)$\(tail)"
      + "\n\n$$ \\mathbb E[gh]=0 $$"
    #expect(last(note) == "undecided", "\(tail)")
  }

  @Test(
    "words that leave it as it is",
    arguments: [
      ".", " be random.", " be the noise.", ", independent.", ", and let us see:",
      ". The negative logarithm of its density is not needed.", ", so the mean is zero.",
      " be independent, with $\\tau>0$.",
    ])
  func kept(_ tail: String) {
    let note = "Let $g\\in\\mathbb R$, $g\\sim\\mathcal N(0,1)$\(tail)\n\n$$ \\mathbb E[g]=0 $$"
    #expect(last(note) == "proved", "\(tail)")
  }

  @Test("a mean that is said in words is another law")
  func otherMean() {
    let note =
      "Let $g\\sim\\mathcal N(0,1)$.\n\nLet $g$ have mean $1$.\n\n$$ \\mathbb E[g]=0 $$"
    #expect(last(note) == "undecided")
  }

  private static let places = "Let $w, v \\in \\mathbb{R}^d$.\n\n"

  @Test(
    "a condition on some places says nothing of the others",
    arguments: [
      "For $w_j>0$ the derivative with respect to $w_j$ is $1$, so\n\n$$ \\|w\\|_1=\\sum_iw_i $$",
      "When $w_j>0$, coordinate $j$ is active and\n\n$$ \\|w\\|_1=\\sum_iw_i $$",
      "On coordinates with $w_j\\ne0$,\n\n$$ \\|w\\|_0=d $$",
      "$$ \\|w\\|_1=\\sum_iw_i\\quad\\text{for all }j\\text{ with }w_j>0 $$",
      "$$ \\|w\\|_0=d\\quad\\text{for any }j\\text{ with }w_j\\ne0 $$",
      "Let $w_j>0$ for $j=2,\\dots,d$.\n\n$$ \\|w\\|_1=\\sum_iw_i $$",
      "Let $w_j>0$ for some $j$.\n\n$$ \\|w\\|_1=\\sum_iw_i $$",
    ])
  func somePlaces(_ text: String) {
    #expect(!["proved", "tested"].contains(last(Self.places + text)), "\(text)")
  }

  @Test(
    "a condition on all places, or on the place that is spoken of",
    arguments: [
      "For $w_j>0$ for all $j$ we have\n\n$$ \\|w\\|_1=\\sum_iw_i $$",
      "For $w_j>0$ the derivative with respect to $w_j$ is $1$, and\n\n$$ |w_j|=w_j $$",
      "$$ |w_j|=w_j\\quad\\text{for all }j\\text{ with }w_j>0 $$",
      "Assume $w_j>0$ for $j=1,\\dots,d$.\n\n$$ \\|w\\|_1=\\sum_iw_i $$",
      "Let $w_j>0$ for all $j$.\n\n$$ \\|w\\|_1=\\sum_iw_i $$",
    ])
  func allPlaces(_ text: String) {
    #expect(["proved", "tested"].contains(last(Self.places + text)), "\(text)")
  }

  @Test(
    "a set that is an example, or one of two, is not the set",
    arguments: [
      "Let $a\\in\\mathbb R$, for instance $a\\in\\mathbb N$.\n\n$$ a\\ge0 $$",
      "Let $y\\in\\mathbb R^n$ (or $y\\in\\{-1,1\\}^n$ for classification).\n\n$$ \\|y\\|_1=n $$",
      "Let $a\\in\\mathbb R$. If $a\\in\\mathbb N$, this is clear.\n$$ a\\ge0 $$",
    ])
  func examples(_ note: String) {
    #expect(!["proved", "tested"].contains(last(note)), "\(note)")
  }
}
