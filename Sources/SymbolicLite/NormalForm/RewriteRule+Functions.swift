extension RewriteRule {
  static let functionRows: [Row] = [
    Row(
      .expOfSum, "exponential of a sum", #"e^u e^v = e^{u + v}"#, not: #"e^u e^v = e^{u v}"#),
    Row(
      .expOfLog, "exponential of a logarithm", #"e^{u + 3 \log v} = v^3 e^u"#,
      not: #"e^{u + 3 \log v} = 3 v e^u"#),
    Row(
      .logOfProduct, "logarithm of a product", #"\log(u v^2) = \log u + 2 \log v"#,
      where: ["u > 0", "v > 0"],
      not: #"\log(u + v^2) = \log u + 2 \log v"#),
    Row(
      .logOfExp, "logarithm of an exponential", #"\log(e^u v) = u + \log v"#, where: ["v > 0"],
      not: #"\log(e^u + v) = u + \log v"#),
    Row(
      .logOfPower, "logarithm of a power", #"\log \sqrt{u^v} = \tfrac12 v \log u"#,
      where: [#"u \ge 0"#],
      not: #"\log \sqrt{u^v} = \tfrac12 u \log v"#, where: ["u > 0"]),
    Row(
      .logOfNumber, "logarithm of a number", #"\log 12 = 2 \log 2 + \log 3"#,
      not: #"\log 12 = \log 2 + 2 \log 3"#),
    Row(
      .logOfFold, "logarithm of a product over an index",
      #"\log \prod_{j=1}^d (1 + w_j^2) = \sum_{j=1}^d \log(1 + w_j^2)"#,
      not: #"\log \sum_{j=1}^d (1 + w_j^2) = \sum_{j=1}^d \log(1 + w_j^2)"#),
    Row(
      .generalPower, "general power", #"u^v = e^{v \log u}"#, where: ["u > 0"],
      not: #"u^v = e^{u \log v}"#),
    Row(
      .powerOfProduct, "power of a product", #"|u v|^t = |u|^t |v|^t"#,
      not: #"|u + v|^t = |u|^t + |v|^t"#),
    Row(
      .powerShift, "whole part of an exponent", #"u^{v + 2} = u^2 u^v"#,
      not: #"u^{v + 2} = u^v + u^2"#),
    Row(
      .hyperbolicTangent, "hyperbolic tangent", #"\tanh u = 1 - \frac{2}{e^{2 u} + 1}"#,
      not: #"\tanh u = 1 - \frac{2}{e^u + 1}"#),
    Row(
      .commonExponential, "common exponential",
      #"\frac{1}{1 + e^{-u}} = \frac{e^u}{1 + e^u}"#,
      not: #"\frac{1}{1 + e^{-u}} = \frac{e^{-u}}{1 + e^{-u}}"#),
    Row(
      .logistic, "exponential over a sum with it",
      #"\frac{e^u}{1 + e^u} = 1 - \frac{1}{1 + e^u}"#,
      not: #"\frac{e^u}{1 + e^u} = 1 + \frac{1}{1 + e^u}"#),
  ]

  static let powerRows: [Row] = [
    Row(
      .rootOfProduct, "root of a product", #"\sqrt{u v} = \sqrt u \sqrt v"#,
      where: [#"u \ge 0"#], not: #"\sqrt{u + v} = \sqrt u + \sqrt v"#),
    Row(.rootOfSquare, "root of a square", #"\sqrt{u^2} = |u|"#, not: #"\sqrt{u^2} = u"#),
    Row(
      .rootOfSquaredSum, "root of the square of a sum",
      #"\sqrt{u^2 - 2 u v + v^2} = |u - v|"#, not: #"\sqrt{u^2 + v^2} = |u + v|"#),
    Row(
      .rootOfSums, "root of a product of sums", #"\|w z^\top\|_F = \|w\|_2 \|z\|_2"#,
      not: #"\|w z^\top\|_F = \|w\|_1 \|z\|_1"#),
    Row(
      .rootOfNumber, "root of a number", #"\sqrt{8} = 2 \sqrt 2"#, not: #"\sqrt 8 = 4 \sqrt 2"#),
    Row(
      .reciprocal, "sum over itself", #"\frac{u}{u + v} = 1 - \frac{v}{u + v}"#,
      not: #"\frac{u}{u + v} = 1 + \frac{v}{u + v}"#),
    Row(
      .clearedDenominators, "cleared denominators",
      #"\frac{1}{u + v} + \frac{1}{u - v} = \frac{2 u}{u^2 - v^2}"#,
      not: #"\frac{1}{u + v} + \frac{1}{u - v} = \frac{2 v}{u^2 - v^2}"#),
  ]
}
