extension RewriteRule {
  static let signRows: [Row] = [
    Row(
      .magnitude, "absolute value", #"|u| = u \mathrm{sign}(u)"#,
      not: #"|u| = \mathrm{sign}(u)"#),
    Row(
      .positivePart, "positive part",
      #"\max(u, 0) = \tfrac12 u (1 + \mathrm{sign}(u))"#,
      not: #"\max(u, 0) = \tfrac12 u (1 - \mathrm{sign}(u))"#),
    Row(
      .largerOfTwo, "larger of two", #"\max(u, v) = v + \max(u - v, 0)"#,
      not: #"\max(u, v) = u + \max(u - v, 0)"#),
    Row(
      .smallerOfTwo, "smaller of two", #"\min(u, v) = u - \max(u - v, 0)"#,
      not: #"\min(u, v) = v - \max(u - v, 0)"#),
    Row(
      .knownSign, "known sign", #"\mathrm{sign}(u) = 1"#, where: ["u > 0"],
      not: #"\mathrm{sign}(u) = 1"#, where: [#"u \ge 0"#]),
    Row(
      .signOfProduct, "sign of a product",
      #"\mathrm{sign}(u v) = \mathrm{sign}(u) \mathrm{sign}(v)"#,
      not: #"\mathrm{sign}(u + v) = \mathrm{sign}(u) \mathrm{sign}(v)"#),
    Row(
      .signOfNonnegative, "sign of what is not negative",
      #"\sum_{j=1}^d \mathrm{sign}(w_j) = \|w\|_0"#, where: [#"w_j \ge 0"#],
      not: #"\sum_{j=1}^d \mathrm{sign}(w_j) = \|w\|_0"#, where: []),
    Row(
      .signSquared, "square of a sign", #"\sum_{j=1}^d \mathrm{sign}(w_j)^2 = \|w\|_0"#,
      not: #"\sum_{j=1}^d \mathrm{sign}(w_j)^2 = d"#),
    Row(
      .oddPowerOfSign, "odd power of a sign", #"\frac{1}{\mathrm{sign}(u)} = \mathrm{sign}(u)"#,
      not: #"\frac{1}{\mathrm{sign}(u)} = 1"#),
    Row(
      .knownNonzero, "known to be no zero", #"\|w\|_0 = d"#, where: [#"w_j > 0"#],
      not: #"\|w\|_0 = d"#, where: [#"w_j \ge 0"#]),
    Row(
      .zeroOfProduct, "zero of a product", #"\|c w\|_0 = \mathrm{sign}(c)^2 \|w\|_0"#,
      not: #"\|c w\|_0 = \|w\|_0"#),
    Row(
      .atZero, "beside an indicator of zero",
      #"\sum_{j=1}^d \mathrm{sign}(w_j)^2 w_j = \sum_{j=1}^d w_j"#,
      not: #"\sum_{j=1}^d \mathrm{sign}(w_j)^2 w_j = \|w\|_1"#),
    Row(
      .indicatorSquared, "square of an indicator",
      #"\sum_{j=1}^d (1 - \mathrm{sign}(w_j)^2)^2 = d - \|w\|_0"#,
      not: #"\sum_{j=1}^d (1 - \mathrm{sign}(w_j)^2)^2 = d + \|w\|_0"#),
    Row(
      .knownCondition, "known condition",
      #"\begin{cases} v & \text{if } u > 0 \\ t & \text{otherwise} \end{cases} = v"#,
      where: ["u > 0"],
      not: #"\begin{cases} v & \text{if } u > 0 \\ t & \text{otherwise} \end{cases} = v"#,
      where: [#"u \ge 0"#]),
    Row(
      .orderBySigns, "order by signs",
      #"""
      \sum_{j=1}^d \begin{cases} 1 & \text{if } w_j > 0 \\ 0 & \text{otherwise} \end{cases}
      = \tfrac12 \sum_{j=1}^d (\mathrm{sign}(w_j)^2 + \mathrm{sign}(w_j))
      """#,
      not: #"""
        \sum_{j=1}^d \begin{cases} 1 & \text{if } w_j \ge 0 \\ 0 & \text{otherwise} \end{cases}
        = \tfrac12 \sum_{j=1}^d (\mathrm{sign}(w_j)^2 + \mathrm{sign}(w_j))
        """#),
    Row(
      .signsOfTerms, "signs of the terms", #"u^2 + v > 0"#, where: ["v > 0"],
      not: #"u^2 + v > 0"#, where: [#"v \ge 0"#]),
    Row(
      .evenPowerOfMagnitude, "even power of an absolute value", #"|u|^2 = u^2"#,
      not: #"|u|^3 = u^3"#),
    Row(
      .normOfMultiple, "norm of a multiple", #"\|c w\|_2 = |c| \|w\|_2"#,
      not: #"\|c w\|_2 = c \|w\|_2"#),
    Row(
      .largestOfMultiples, "largest of multiples",
      #"\max_{1 \le j \le d} (c w_j) = c \max_{1 \le j \le d} w_j"#, where: [#"c \ge 0"#],
      not: #"\max_{1 \le j \le d} (c w_j) = c \max_{1 \le j \le d} w_j"#, where: []),
  ]
}
