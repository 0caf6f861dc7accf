extension RewriteRule {
  static let matrixRows: [Row] = [
    Row(.inverse, "inverse", #"A^{-1} A w = w"#, not: #"A^{-1} A^\top w = w"#),
    Row(
      .inverseOfDiagonal, "inverse of a multiple of the identity",
      #"(c I)^{-1} w = \frac1c w"#, not: #"(c I)^{-1} w = c w"#),
    Row(
      .inverseOfMultiple, "inverse of a multiple", #"(c A)^{-1} = \frac1c A^{-1}"#,
      not: #"(c A)^{-1} = c A^{-1}"#),
    Row(
      .inverseOfTranspose, "inverse of a transpose", #"(A^\top)^{-1} = (A^{-1})^\top"#,
      not: #"(A^\top)^{-1} = A^{-1}"#),
    Row(
      .inverseOfSymmetric, "inverse of a symmetric matrix",
      #"((X^\top X + I)^{-1})^\top = (X^\top X + I)^{-1}"#,
      not: #"((A + I)^{-1})^\top = (A + I)^{-1}"#),
    Row(
      .smallInverse, "inverse of a small matrix",
      #"(B^{-1})_{12} = \frac{-B_{12}}{B_{11} B_{22} - B_{12} B_{21}}"#,
      not: #"(B^{-1})_{12} = \frac{-B_{21}}{B_{11} B_{22} - B_{12} B_{21}}"#),
    Row(
      .multipliedByInverted, "multiplied by what is inverted",
      #"(A C)^{-1} = C^{-1} A^{-1}"#, not: #"(A C)^{-1} = A^{-1} C^{-1}"#),
    Row(
      .declaredEquation, "declared equation", #"X^\top X w = w"#, where: [#"X^\top X = I"#],
      not: #"X X^\top z = z"#),
    Row(
      .symmetricMatrix, "symmetric matrix", #"S^\top w = S w"#, not: #"A^\top w = A w"#),
    Row(
      .determinantOfProduct, "determinant of a product", #"\det(A C) = \det(A) \det(C)"#,
      not: #"\det(A + C) = \det(A) + \det(C)"#),
    Row(
      .determinantOfMultiple, "determinant of a multiple", #"\det(c A) = c^d \det(A)"#,
      not: #"\det(c A) = c \det(A)"#),
    Row(
      .smallDeterminant, "determinant of a small matrix",
      #"\det(B) = B_{11} B_{22} - B_{12} B_{21}"#,
      not: #"\det(B) = B_{11} B_{22} + B_{12} B_{21}"#),
  ]

  static let otherRows: [Row] = [
    Row(
      .sumWithoutOne, "sum without one term",
      #"\sum_{j=2}^d w_j = \sum_{j=1}^d w_j - w_1"#,
      not: #"\sum_{j=2}^d w_j = \sum_{j=1}^d w_j"#),
    Row(
      .productOfExponentials, "product of exponentials",
      #"\prod_{j=1}^d e^{w_j} = e^{\sum_{j=1}^d w_j}"#,
      not: #"\prod_{j=1}^d e^{w_j} = \sum_{j=1}^d e^{w_j}"#),
    Row(
      .productOfConstants, "product of constants",
      #"\prod_{j=1}^d (c w_j) = c^d \prod_{j=1}^d w_j"#,
      not: #"\prod_{j=1}^d (c w_j) = c \prod_{j=1}^d w_j"#),
    Row(
      .plusMinusOne, "label of ±1", #"y^\top y = n"#, not: #"z^\top z = n"#),
    Row(
      .zeroOne, "label of 0 or 1", #"m \odot m = m"#, not: #"w \odot w = w"#),
    Row(
      .secondDerivatives, "order of differentiation",
      #"(\nabla^2 L(w))^\top = \nabla^2 L(w)"#, not: #"\nabla^2 L(w) = I"#),
    Row(
      .gaussianMoments, "moments of a Gaussian",
      #"\mathbb{E}[\varepsilon_i^4] = 3 \tau^4"#, not: #"\mathbb{E}[\varepsilon_i^4] = \tau^4"#),
    Row(
      .indicatorMoments, "moments of an indicator", #"\mathbb{E}[\delta_j^2] = q"#,
      not: #"\mathbb{E}[\delta_j^2] = q^2"#),
    Row(
      .laplaceMoments, "moments of a Laplace law", #"\mathbb{E}[\xi^4] = 24 b^4"#,
      not: #"\mathbb{E}[\xi^4] = 12 b^4"#),
    Row(
      .independentSymbols, "independence of random symbols",
      #"\mathbb{E}[\xi^2 \varepsilon_i^2] = 2 b^2 \tau^2"#,
      not: #"\mathbb{E}[\xi^2 \xi^2] = 4 b^4"#),
  ]

  /// What follows from the rules: looked up by people, proved like any claim.
  static let derived: [Row] = [
    Row(
      nil, "inverse after expansion",
      #"X^\top X (X^\top X + c I)^{-1} + c (X^\top X + c I)^{-1} = I"#,
      not: #"X^\top X (X^\top X + c I)^{-1} + (X^\top X + c I)^{-1} = I"#),
    Row(
      nil, "push-through",
      #"(X^\top X + c I)^{-1} X^\top = X^\top (X X^\top + c I)^{-1}"#,
      not: #"(X^\top X + c I)^{-1} X^\top = X^\top (X X^\top + 2 c I)^{-1}"#),
    Row(
      nil, "Sherman–Morrison",
      #"(A + w x^\top)^{-1} = A^{-1} - \frac{A^{-1} w x^\top A^{-1}}{1 + x^\top A^{-1} w}"#,
      not:
        #"(A + w x^\top)^{-1} = A^{-1} - \frac{A^{-1} w x^\top A^{-1}}{1 - x^\top A^{-1} w}"#),
    Row(
      nil, "Woodbury",
      #"(A + U V^\top)^{-1} = A^{-1} - A^{-1} U (I + V^\top A^{-1} U)^{-1} V^\top A^{-1}"#,
      not:
        #"(A + U V^\top)^{-1} = A^{-1} - A^{-1} U (I - V^\top A^{-1} U)^{-1} V^\top A^{-1}"#),
    Row(
      nil, "Isserlis",
      #"\mathbb{E}[\varepsilon_i \varepsilon_j \varepsilon_r \varepsilon_l] = \tau^4 (I_{ij} I_{rl} + I_{ir} I_{jl} + I_{il} I_{jr})"#,
      not:
        #"\mathbb{E}[\varepsilon_i \varepsilon_j \varepsilon_r \varepsilon_l] = \tau^4 (I_{ij} I_{rl} + I_{ir} I_{jl})"#
    ),
    Row(
      nil, "complementary indicators",
      #"\sum_{j=1}^d \mathrm{sign}(w_j)^2 (1 - \mathrm{sign}(w_j)^2) = 0"#,
      not: #"\sum_{j=1}^d \mathrm{sign}(w_j) (1 - \mathrm{sign}(w_j)) = 0"#),
  ]
}
