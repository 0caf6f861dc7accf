/// Assumptions as lecture notes put them, by the formula that follows from each.
extension AssumptionSentenceTests {
  static let honest: [(String, [String])] = [
    (
      #"a-b\ge 0"#,
      [
        #"Assume throughout that $a \ge b$."#,
        #"Assume, for simplicity, that $a \ge b$."#,
        #"For simplicity, assume $a \ge b$."#,
        #"For the sake of simplicity we assume that $a\ge b$."#,
        #"Assume for simplicity $a\ge b$."#,
        #"Without loss of generality, let us assume $a \ge b$."#,
        #"Without loss of generality we may assume that $a\ge b$."#,
        #"By symmetry we may assume $a\ge b$."#,
        #"W.l.o.g. assume $a\ge b$."#,
      ]
    ),
    (
      #"(X^\top X)^{-1}X^\top Xw=w"#,
      [
        #"We assume throughout that $X$ has full column rank, i.e. $X^\top X \succ 0$."#,
        #"Suppose $X$ has full column rank, that is, $X^\top X\succ0$."#,
        #"Suppose that $X^\top X$ is invertible, $\det(X^\top X)\ne0$."#,
        #"Assume the matrix $X^\top X$ is positive definite, $X^\top X\succ 0$."#,
      ]
    ),
    (
      #"\|Xw\|_2=\|w\|_2"#,
      [
        #"Assume that $X$ has orthonormal columns ($X^\top X=I$)."#,
        #"Assume that the columns of $X$ are orthonormal: $X^\top X = I$."#,
        #"In this section we assume an orthonormal design, $X^\top X=I$."#,
        #"Assume $X^\top X = I$: the columns are perpendicular and of length one."#,
        #"Let us now suppose that the design is orthonormal, that is $X^\top X=I$."#,
        #"Suppose for the moment that $X^\top X=I$."#,
        #"From now on we assume $X^\top X=I$."#,
        #"From here on, $X$ is orthonormal; that is, we assume $X^\top X=I$."#,
        #"Here and below we assume $X^\top X=I$."#,
        #"To simplify the notation, we assume that $X^\top X=I$."#,
        #"Assume that the design matrix has orthonormal columns, i.e. that $X^\top X=I$."#,
        #"If $X^\top X=I$, ridge regression simplifies and we have"#,
        #"If the columns of $X$ are orthonormal, that is, if $X^\top X=I$, then"#,
      ]
    ),
    (
      #"\|w\|_1=\sum_jw_j"#,
      [
        "Assume that all weights are positive, $w_j>0$.",
        "Assume that every weight is positive, that is, $w_j>0$ for every $j$.",
        #"Assume $w_j\ge0$ for all $j$."#,
        #"Assume $w_j\ge0$ for each $j = 1,\dots,d$."#,
        #"Suppose that all entries of $w$ satisfy $w_j\ge0$."#,
        #"Suppose that $w_j\geq0$ holds for every coordinate $j$."#,
        #"Assume the weights are nonnegative, $w_j\ge 0$ for any $j$."#,
        #"Assume that each coordinate satisfies $w_j\ge0$."#,
        #"Where $w_j\ge0$ for all $j$, the norm is a sum:"#,
        #"Let us assume that $w_j\ge0$ for all $j\in\{1,\dots,d\}$."#,
        #"Suppose that no weight is negative, $w_j\ge0$ for all $j$."#,
        #"For nonnegative weights, $w_j\ge0$ for all $j$, we get"#,
        #"For $w_j\ge0$, $j=1,\dots,d$, we have"#,
      ]
    ),
    (
      #"\|w+v\|_1=\|w\|_1+\|v\|_1"#,
      [
        #"Assume $w_j \ge 0$ and $v_j\ge0$ for all $j$."#
      ]
    ),
    (
      #"\sum_i\sum_j|X_{ij}|=\sum_i\sum_jX_{ij}"#,
      [
        #"Assume $X_{ij}\ge0$ for all $i$ and $j$."#,
        #"Assume $X_{ij}\ge0$ for all $i,j$."#,
      ]
    ),
    (
      "ab>0",
      [
        "Assume in addition that $a>0$ and that $b>0$.",
        "Assume moreover that $a>0$. Further, suppose $b>0$.",
        "Suppose both $a>0$ and $b>0$.",
        "Suppose that $a$ and $b$ are positive, $a,b>0$.",
      ]
    ),
    (
      "abt>0",
      [
        "Assume $a>0$, $b>0$ and $t>0$."
      ]
    ),
    (
      "|a|=a",
      [
        "We also assume that $a > 0$.",
        "Now assume that $a>0$.",
        "Next, suppose $a>0$.",
        "As before, we assume $a>0$.",
        "As usual we assume that $a>0$ holds.",
        "Assume that the number $a$ satisfies $a>0$.",
        "Assume $a>0$, as always.",
        "Suppose $a>0$ (the other case is similar).",
        #"If $a\ge0$, then"#,
        #"If $a\ge0$ we have"#,
        #"If $a \ge 0$, the absolute value disappears and we get"#,
        #"Suppose $a \ge 0$. Then"#,
        #"For $a\ge0$ we have"#,
        #"For $a \ge 0$ the absolute value is the identity:"#,
        #"For $a \ge0$ it is not hard to see that"#,
        #"For all $a \ge 0$,"#,
        #"When $a\ge 0$, this becomes"#,
        #"In the case $a\geq 0$ we find that, for $a\ge0$,"#,
        #"On the other hand, for $a\ge0$ we have"#,
        #"Hence, if $a\ge0$,"#,
        #"With $a\ge0$ this reads"#,
        "If $a<0$, the claim is trivial. Otherwise",
        #"Throughout the rest of this section, $a$ is assumed to be nonnegative, and we suppose $a\ge0$."#,
        #"We shall assume from now on that $a\geq 0$."#,
        #"Since scaling changes nothing, we may assume $a\ge0$."#,
        #"Provided that $a\ge0$, we have"#,
        #"Assuming $a\ge0$, we get"#,
        #"Suppose first that $a\ge0$."#,
        #"Consider first the case $a\ge0$. If $a\ge 0$, then"#,
        #"If, in addition, $a\ge0$, then"#,
        #"If moreover $a\ge0$ holds, we obtain"#,
        #"Assume $a \ge 0$ (we need this below)."#,
        #"We need the assumption that $\lambda>0$. Assume also $a\ge0$."#,
        #"Assume $a\geq0$, since negative numbers are treated in the next section."#,
        #"Suppose $a\ge 0$, for otherwise we replace $a$ by $-a$."#,
      ]
    ),
    (
      "a/a=1",
      [
        #"Suppose $a\neq0$, so that we may divide."#,
        #"Assume $a\ne0$; otherwise there is nothing to show."#,
        #"Assume $a\neq 0$ to avoid a division by zero."#,
      ]
    ),
    (
      #"\lambda^2\ge1"#,
      [
        #"Assume that $\lambda$ is so large that $\lambda\ge 1$."#,
        #"Assume the penalty is strong enough, $\lambda\ge1$."#,
        #"Assume $\lambda\geq1$, which is no loss of generality."#,
      ]
    ),
    (
      "t^2<1",
      [
        "Assume that the step size satisfies $0<t<1$."
      ]
    ),
    (
      #"\|z\|_2=1"#,
      [
        #"Assume $w\neq0$ and put $z:=w/\|w\|_2$."#
      ]
    ),
    (
      #"\|Xw-y\|_2=0"#,
      [
        "Suppose the residual is zero, $Xw=y$."
      ]
    ),
    (
      #"X^\top(y-Xw)=0"#,
      [
        #"Suppose that $w$ solves the normal equations, $X^\top Xw=X^\top y$."#
      ]
    ),
    (
      "|a+b|=|a|+|b|",
      [
        #"If $a\ge0$ and $b\ge0$, then"#,
        #"If $a\ge0$ and $b\ge0$ we get"#,
        #"If $a\ge0$, $b\ge0$, then"#,
      ]
    ),
    (
      #"a^2\ge0"#,
      [
        "Note that we do not assume $a>0$ here."
      ]
    ),
    (
      #"|\mu|=\mu"#,
      [
        #"Let $\mu>0$ be the regularisation parameter."#,
        #"The objective is $J(u) := \|u\|_2^2$, where $\mu>0$ is the regularisation parameter."#,
        #"Fix a step size $\mu>0$."#,
        #"Given a tolerance $\mu>0$, we stop."#,
        #"Here $\mu>0$ controls the strength."#,
        #"The rows of $X$ are independent and $\mu>0$ is their variance."#,
        #"Take any $\mu>0$."#,
        #"Choose a threshold $\mu>0$."#,
        #"Let $\mu>0$ be fixed."#,
        #"Let $\mu>0$ be a fixed regularisation parameter and $\nu\in(0,1)$ the mixing weight."#,
      ]
    ),
    (
      #"p^2\le 1"#,
      [
        #"Let $p$ be a probability with $0\le p\le1$."#
      ]
    ),
    (
      #"|\mu|+|\nu|=\mu+\nu"#,
      [
        #"Let $\mu>0$ denote the strength and $\nu\geq0$ the bias."#
      ]
    ),
    (
      #"|\kappa|=\kappa"#,
      [
        #"We write $\kappa := 2\mu$ with $\mu>0$."#
      ]
    ),
    (
      #"\|y-Xw\|_2=0"#,
      [
        "Assume that there is no noise, $y = Xw$."
      ]
    ),
    (
      "a=b",
      [
        "Assume $a=b$. Then"
      ]
    ),
    (
      "z^2=a",
      [
        #"Assume that $a>0$ and let $z:=\sqrt a$."#
      ]
    ),
  ]
}
