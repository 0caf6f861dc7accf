import DerivationNotes
import PropertyTesting
import Testing

/// Where an index stands decides what it is the index of.
@Suite("Indices as textbooks write them")
struct IndexReadingTests {
  private func found(_ formula: String) -> [String] {
    verdicts(
      """
      Let $A \\in \\mathbb{R}^{d \\times d}$, $X \\in \\mathbb{R}^{n \\times d}$, $w, v \\in \\mathbb{R}^d$,
      $\\lambda > 0$. Write $p_j := e^{w_j} / \\sum_k e^{w_k}$.

      $$ \(formula) $$
      """, samples: 24)
  }

  @Test(
    "a superscript in front of the indices belongs to the matrix, behind them to the entry",
    arguments: [
      (#"A^\top_{12} = A_{21}"#, "proved"), (#"A^\top_{12} = A_{12}"#, "refuted"),
      (#"A^{-1}_{ij} = (A^{-1})_{ij}"#, "proved"), (#"A^{-1}_{ij} = 1 / A_{ij}"#, "refuted"),
      // Some mean an entry of the square so, others the square of an entry.
      (#"A^2_{11} = \sum_k A_{1k} A_{k1}"#, "unreadable"),
      (#"\|A\|_F^2 = \sum_i \sum_j A^2_{ij}"#, "unreadable"),
      (#"(A^2)_{11} = \sum_k A_{1k} A_{k1}"#, "proved"), (#"(A^2)_{11} = A_{11}^2"#, "refuted"),
      (#"A_{11}^2 = (A_{11})^2"#, "proved"), (#"A_{11}^2 = \sum_k A_{1k} A_{k1}"#, "refuted"),
      (#"X^\top_{ij} = X_{ji}"#, "proved"), (#"X^\top_{ij} = X_{ij}"#, "unreadable"),
      (#"A^{-\top}_{ij} = (A^{-1})_{ji}"#, "proved"),
      (#"(X^\top X + \lambda I)^{-1}_{11} = e_1^\top (X^\top X + \lambda I)^{-1} e_1"#, "proved"),
      (#"(X^\top X + \lambda I)^{-1}_{11} = 1 / ((X^\top X)_{11} + \lambda)"#, "refuted"),
      // No power of X is meant where X has none.
      (#"\|X\|_F^2 = \sum_i \sum_j X^2_{ij}"#, "proved"),
      // Some write the inverse of the matrix so, others that of the entry.
      (#"A_{ij}^{-1} = (A^{-1})_{ij}"#, "unreadable"), (#"A_{ij}^{-1} = 1 / A_{ij}"#, "unreadable"),
      (#"A_{ij}^\top = A_{ji}"#, "unreadable"), (#"A_{ij}^{-2} = A_{ij}"#, "unreadable"),
      (#"\sum_j w^2_j = \sum_j w_j^2"#, "proved"), (#"w^\top_j = w_j"#, "proved"),
    ].archive { $0.1 })
  func scriptsOfMatrices(_ formula: String, _ verdict: String) {
    #expect(found(formula) == [verdict])
  }

  @Test(
    "a condition on free indices restricts the statement to them",
    arguments: [
      (#"\frac{\partial w_j}{\partial w_k} = 0 \quad\text{for } k \ne j"#, "proved"),
      (#"\frac{\partial w_j}{\partial w_k} = 0, \quad j \ne k"#, "proved"),
      (#"\frac{\partial w_j}{\partial w_k} = 0"#, "refuted"),
      (#"\frac{\partial w_j}{\partial w_k} = 1 \quad (j \ne k)"#, "refuted"),
      (#"w_j = 0 \quad\text{for } j > 1"#, "refuted"),
      (#"w_j w_k \le \tfrac12 (w_j^2 + w_k^2) \quad (j \ne k)"#, "proved"),
      (#"w_j w_k \le w_j^2 \quad (j \ne k)"#, "refuted"),
      (#"\frac{\partial w_j}{\partial w_k} = \delta_{jk}"#, "proved"),
      (#"\frac{\partial w_j}{\partial w_k} = 1 - \delta_{jk}"#, "refuted"),
      // A bound index, and an assumption about the same index, are not restricted.
      (#"\sum_j w_j = 1 \quad\text{for } j > 1"#, "unreadable"),
      (#"\|w\|_1 = \sum_j w_j \quad\text{if } w_j > 0 \text{ for } j > 1"#, "unreadable"),
      (#"\|w\|_1 = 0 \quad\text{if } w_j = 0 \text{ for } j \ne 1"#, "unreadable"),
      (#"w_j = 0 \implies w_j w_k = 0 \quad\text{for } j \ne k"#, "unreadable"),
      (#"\|w\|_q \ge 0 \quad\text{for } q \ge 1"#, "proved"),
    ].archive { $0.1 })
  func restrictedIndices(_ formula: String, _ verdict: String) {
    #expect(found(formula) == [verdict])
  }

  @Test(
    "what implies what holds for each choice of the free indices",
    arguments: [
      (#"w_j > 0 \implies w_k > 0"#, "refuted"), (#"w_j = 0 \implies w_k = 0"#, "refuted"),
      (#"w_j > 0 \iff w_k > 0"#, "refuted"),
      (#"w_j = v_j \implies w_k = v_k"#, "refuted"), (#"w_jw_k > 0 \implies w_j > 0"#, "refuted"),
      (#"w_jw_k \ne 0 \implies w_j \ne 0"#, "proved"),
      (#"w_j \ge 0 \implies \|w\|_1 \ge w_j"#, "proved"),
      (#"w_j > w_k \implies w_j \ge w_k"#, "proved"),
      // What only the premise has may be meant for all.
      (#"w_jw_k = 0 \implies w_j = 0"#, "undecided"),
      (#"w_k \ge 0 \implies \|w\|_1 = \sum_j w_j"#, "tested"),
    ].archive { $0.1 })
  func implications(_ formula: String, _ verdict: String) { #expect(found(formula) == [verdict]) }

  @Test("three free indices, which take longest", .archived("three free indices"))
  func implicationOfThree() { #expect(found(#"w_j > w_k \implies w_i > w_k"#) == ["refuted"]) }

  @Test(
    "a sum may leave out or end at an index that is free",
    arguments: [
      (#"\sum_{i \ne j} w_i = \sum_i w_i - w_j"#, "proved"),
      (#"\sum_{i \ne j} w_i = \sum_i w_i"#, "refuted"),
      (#"\sum_{k < i} |w_k| \le \|w\|_1"#, "tested"),
      (#"\sum_{k < i} |w_k| < \|w\|_1"#, "refuted"),
      // A sum over pairs, or for each j?
      (#"\sum_{i \ne j} w_i w_j = \|w\|_2^2"#, "unreadable"),
      (#"\sum_{i < j} w_i w_j = 0"#, "unreadable"),
    ].archive { $0.1 })
  func partialSums(_ formula: String, _ verdict: String) { #expect(found(formula) == [verdict]) }

  @Test(
    "an indicator is 1 where its statement holds, else 0",
    arguments: [
      (#"(\lambda - 1)_+ = (\lambda - 1) \mathbf 1[\lambda > 1]"#, "proved"),
      (#"(\lambda - 1)_+ = (\lambda - 1) \mathbf 1_{\{\lambda > 1\}}"#, "proved"),
      (#"(\lambda - 1)_+ = (\lambda - 1) \mathbb{1}(\lambda \ge 1)"#, "proved"),
      (#"(\lambda - 1)_+ = (\lambda - 1) \mathbf 1[\lambda < 1]"#, "refuted"),
      (#"\mathbf 1[\lambda > 1] = \mathbf 1[\lambda \ge 1]"#, "refuted"),
      (#"\|w\|_0 = \sum_j \mathbf 1[w_j \ne 0]"#, "proved"),
      (#"\|w\|_0 = \sum_j \mathbf 1[w_j > 0]"#, "refuted"),
      (#"\mathbf 1[w > 0] \ge 0"#, "unreadable"),
      (#"\mathbf 1^\top w = \sum_j w_j"#, "proved"),
    ].archive { $0.1 })
  func indicators(_ formula: String, _ verdict: String) { #expect(found(formula) == [verdict]) }

  @Test(
    "entries of a definition make a vector, also one called p",
    arguments: [
      (#"\sum_j p_j = 1"#, "proved"), (#"\|p\|_1 = 1"#, "proved"),
      (#"\frac{\partial p_j}{\partial w_j} = p_j (1 - p_j)"#, "proved"),
      (#"\frac{\partial p_j}{\partial w_j} = p_j"#, "refuted"),
      (#"\frac{\partial p_j}{\partial w_k} = -p_j p_k \quad\text{for } k \ne j"#, "proved"),
      (#"\frac{\partial p_j}{\partial w_k} = p_j p_k \quad\text{for } k \ne j"#, "refuted"),
      (#"\frac{\partial p_j}{\partial w_k} = -p_j p_k"#, "refuted"),
      (#"\frac{\partial p_i}{\partial w_j} = p_i (\delta_{ij} - p_j)"#, "proved"),
      (#"p^\top v = \sum_j p_j v_j"#, "proved"),
      (#"\nabla_w^2 \log \sum_k e^{w_k} = \operatorname{diag}(p) - p p^\top"#, "proved"),
      (#"\nabla_w^2 \log \sum_k e^{w_k} = \operatorname{diag}(p) + p p^\top"#, "refuted"),
      (#"p(w) = 1"#, "unreadable"),
    ].archive { $0.1 })
  func softmax(_ formula: String, _ verdict: String) { #expect(found(formula) == [verdict]) }
}
