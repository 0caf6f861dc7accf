import SymbolicLite
import Testing

@Suite("Written formulas get their meaning")
struct ElaboratorTests {
  private func reading() throws -> Reading {
    var reading = try Reading(
      #"X \in \mathbb{R}^{n \times d}"#, #"y \in \mathbb{R}^n"#, #"w, v \in \mathbb{R}^d"#,
      #"z, u \in \mathbb{R}"#, #"\lambda, \eta > 0"#, #"L : \mathbb{R}^d \to \mathbb{R}"#,
      #"S_\lambda(z) := \operatorname{sign}(z) \max(|z| - \lambda, 0)"#,
      #"J(w) := \tfrac12 \|Xw - y\|_2^2 + \lambda \|w\|_1"#, #"f(u) := \lambda |u|"#,
      #"\sigma(z) := \frac{1}{1 + e^{-z}}"#, #"r := y - Xw"#)
    let x = try reading.expression("X")
    reading.scope.parts["x"] = Part(of: x, isRow: true)
    return reading
  }

  /// Two spellings that mean the same.
  @Test(
    "two spellings, one meaning",
    arguments: [
      (#"w^\top v"#, #"w^T v"#), (#"w^\top v"#, #"\langle w, v \rangle"#),
      (#"w^\top v"#, #"w \cdot v"#), (#"\|w\|"#, #"\lVert w \rVert_2"#),
      (#"S_\lambda(z)"#, #"S_{\lambda}(z)"#), (#"J(w)"#, #"J"#),
      (#"r^\top r"#, #"(y - Xw)^\top (y - Xw)"#),
      (#"\nabla J(w)"#, #"\nabla_w J(w)"#), (#"\tfrac12 z"#, #"\frac{1}{2} z"#),
      (#"0.5 z"#, #"\tfrac12 z"#), (#"f'(z)"#, #"f^{\prime}(z)"#),
      (#"e^{z}"#, #"\exp(z)"#), (#"\sum_{j=1}^d w_j^2"#, #"\sum_j w_j^2"#),
      (#"w_1 + w_2"#, #"w_{1} + w_{2}"#), (#"\log z"#, #"\ln(z)"#),
      (#"(z)_+"#, #"[z]_+"#), (#"X_{ij}"#, #"X_{i,j}"#), (#"X_{11}"#, #"X_{1,1}"#),
    ])
  func spellings(one: String, other: String) throws {
    let reading = try reading()
    #expect(
      try reading.expression(one).canonicalised() == reading.expression(other).canonicalised())
  }

  @Test(
    "shapes come out",
    arguments: [
      (#"X^\top (Xw - y)"#, "a vector of length d"), (#"w^\top w"#, "a number"),
      (#"w w^\top"#, "a d × d matrix"),
      (#"(X^\top X + \lambda I)^{-1} X^\top y"#, "a vector of length d"),
      (#"\nabla L(w)"#, "a vector of length d"), (#"\nabla^2 L(w)"#, "a d × d matrix"),
      (#"\sigma(Xw)"#, "a vector of length n"), (#"x_i"#, "a vector of length d"),
      (#"\begin{bmatrix} X \\ \sqrt{\lambda} I \end{bmatrix} w"#, "a vector of length d + n"),
      (#"\operatorname{diag}(\sigma(Xw))"#, "a n × n matrix"), (#"(Xw)_i"#, "a number"),
      (#"\operatorname{prox}_{\lambda \|\cdot\|_1}(w)"#, "a vector of length d"),
      (
        #"\begin{bmatrix} y \\ 0 \end{bmatrix} - \begin{bmatrix} X \\ \lambda I \end{bmatrix} w"#,
        "a vector of length d + n"
      ),
    ])
  func shapes(source: String, shape: String) throws {
    #expect(try reading().expression(source).shape.description == shape)
  }

  @Test("a gradient at a point is not the gradient of the composition")
  func gradientAtAPoint() throws {
    let reading = try reading()
    guard case .gradient(_, _, let at) = try reading.expression(#"\nabla L(2w)"#),
      case .gradient(_, _, let outer) = try reading.expression(#"\nabla_w L(2w)"#)
    else {
      Issue.record("no gradients")
      return
    }
    #expect(at == reading.expressionOrZero("2w"))
    #expect(outer == reading.expressionOrZero("w"))
  }

  @Test("S_{λ/2}(z) replaces the parameter, and both at once")
  func parameters() throws {
    var reading = try reading()
    try reading.introduce(#"h_\lambda(z) := z - \lambda"#)
    let found = try reading.expression(#"h_{2\lambda}(2z)"#)
    #expect(found.text == "2z − 2λ")
  }

  @Test(
    "what does not fit is refused, at its place",
    arguments: [
      (
        #"(X^\top X + \lambda) w = X^\top y"#,
        "expected a d × d matrix, found a number [\\lambda]; did you mean \\lambda I?"
      ),
      (
        #"Xw + 1 = y"#,
        "expected a vector of length n, found a number [1]; did you mean 1 \\mathbf{1}?"
      ),
      (
        #"X y = w"#,
        "expected a factor with d rows behind a n × d matrix, found a vector of length n [y]; the inner sizes d and n differ; did you mean a transposed left factor?"
      ),
      (
        #"w v = z"#,
        "expected a factor with 1 rows behind a vector of length d, found a vector of length d [v]; did you mean a^\\top b, or a \\odot b?"
      ),
      (
        #"q = z"#,
        "expected a declared symbol, found q [q]; declare it first, as in $q \\in \\mathbb{R}$"
      ),
      (
        #"\sum_i w_i + w_i = z"#,
        "expected the index i inside its sum, found it outside [i]; put brackets around the body of the sum, or declare $i = 1, \\dots$"
      ),
      (
        #"z_j = u"#,
        "expected a declared symbol, found z_{j} [z_j]; z is a number; declare z_{j} as a symbol of its own"
      ),
      (
        #"\lambda/2 z = u"#,
        "expected brackets that show how far the division goes, found a factor behind the divisor [z]; write \\frac{a}{bc} or \\frac{a}{b} c"
      ),
      (
        #"w^2 = z"#,
        "expected a number or a square matrix in front of the power, found a vector of length d [w^2]; for a vector write \\|w\\|^2 or w \\odot w"
      ),
      (
        #"\|X\|_2 = z"#,
        "expected the norm of a vector, found the spectral norm of a matrix [2]; for the root of the sum of squares write \\|…\\|_F"
      ),
      (
        #"I = I"#,
        "expected something that tells the size of I, found nothing [I]; give its size, as in I_d or \\mathbf{1}_n"
      ),
      (#"\nabla w = w"#, "expected a number behind \\nabla, found a vector of length d [w]"),
      (#"S_\lambda(z, u) = z"#, "expected 1 arguments of S, found 2 [S_\\lambda(z, u)]"),
      (#"w_0 = z"#, "expected a position from 1, found 0 [0]"),
      (
        #"\mathbb{E}[z] = z"#,
        "expected a random symbol in the expectation, found none [z]; declare one, as in $\\varepsilon \\sim \\mathcal{N}(0, \\sigma^2 I)$"
      ),
      (
        #"X \le X"#,
        "expected numbers or vectors to order, found a n × d matrix [\\le]; for symmetric matrices write \\succeq"
      ),
    ])
  func refusals(source: String, complaint: String) throws {
    #expect(try reading().complaint(source) == complaint)
  }

  @Test("an index that runs through n is none that runs through d")
  func indexRanges() throws {
    let reading = try reading()
    #expect(
      reading.complaint(#"\sum_{i=1}^n w_i = z"#).contains("expected an index that runs to d"))
    #expect(reading.complaint(#"\sum_{j=1}^d w_j = z"#) == "no complaint")
    #expect(reading.complaint(#"X_{ij} w_i = z"#).contains("expected an index that runs to d"))
  }

  @Test("a declaration may be repeated, but not changed")
  func redeclaration() throws {
    var reading = try reading()
    try reading.introduce(#"w \in \mathbb{R}^d"#)
    #expect(throws: Diagnostic.self) { try reading.introduce(#"w \in \mathbb{R}^n"#) }
    #expect(throws: Diagnostic.self) { try reading.introduce(#"r := y"#) }
    #expect(throws: Diagnostic.self) { try reading.introduce(#"L : \mathbb{R}^n \to \mathbb{R}"#) }
  }

  @Test("r_i := … defines the vector r")
  func definitionByEntries() throws {
    var reading = try reading()
    try reading.introduce(#"t_i := y_i - x_i^\top w"#)
    #expect(try reading.expression(#"t"#).shape == .vector("n"))
    #expect(try reading.expression(#"\sum_i t_i^2"#).freeIndices.isEmpty)
  }
}

extension Reading {
  fileprivate func expressionOrZero(_ source: String) -> Expression {
    (try? expression(source)) ?? .number(.zero)
  }
}
