import DerivationNotes
import Testing

/// Sentences of lecture notes: what they assume is used, what they only speak of is not.
@Suite("Sentences that assume, and sentences that do not")
struct AssumptionSentenceTests {
  private func verdict(_ prose: String, _ formula: String) -> StepReport.Verdict? {
    report(
      AssumptionProseTests.given + prose + "\n\n$$ " + formula + " $$\n", samples: 12
    ).steps.last?.verdict
  }

  @Test("the conclusion follows from the sentence", arguments: honest)
  func assumed(formula: String, sentences: [String]) {
    for sentence in sentences {
      let verdict = verdict(sentence, formula)
      #expect(verdict == .proved || verdict == .tested, "\(sentence)")
    }
  }

  @Test("the conclusion would follow if the sentence were misread", arguments: deceptive)
  func notAssumed(formula: String, sentences: [String]) {
    for sentence in sentences {
      let verdict = verdict(sentence, formula)
      #expect(verdict != nil && verdict != .proved && verdict != .tested, "\(sentence)")
    }
  }

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

  static let deceptive: [(String, [String])] = [
    (
      #"\|w\|_1=\sum_jw_j"#,
      [
        "Assume $w_j>0$ for the first $k$ coordinates.",
        "Assume $w_j>0$ on the support of $v$.",
        #"Assume $w_j>0$ wherever $v_j\ne0$."#,
        "Suppose the $j$-th coefficient has $w_j>0$.",
        "Assume that $w_j>0$ for a single $j$.",
        "Assume that $w_j>0$ holds for a given $j$.",
        "Assume that one coordinate satisfies $w_j>0$.",
        "Assume that half of the $w_j>0$.",
        "Assume that the first coordinate $w_j>0$.",
        #"Fix $j\in\{1,\dots,d\}$. Assume $w_j>0$."#,
        "Fix a coordinate $j$. Suppose that $w_j>0$.",
        #"Let $j\in\{1,\dots,d\}$ be such that $w_j>0$."#,
        #"Let $j\in\{1,\dots,d\}$. Assume $w_j>0$."#,
        "Suppose coordinate $j$ is active, $w_j>0$.",
        "Assume the weight $w_j>0$.",
        "Assume that the entry $w_j$ of $w$ satisfies $w_j>0$.",
        "Assume that $w_j>0$ for large $j$.",
        "Assume $w_j>0$ for every second $j$.",
        "Assume $w_j>0$ at $j$.",
        #"Assume $w_j>0$ for $j\in S$."#,
        #"Assume $w_j>0$ for $j=2,\dots,d$."#,
        #"Assume $w_j>0$ for $j = 1,\dots,d-1$."#,
        "Assume $w_j>0$ for all active $j$.",
        "Assume $w_j>0$ for all but one $j$.",
        "Assume the average of $w_j>0$.",
        "Assume that the sum of all $w_j>0$.",
        "Assume that a weight is positive, $w_j>0$.",
        "Assume $w_j>0$ apart from $w_1$.",
        "Assume $w_j>0$ in expectation.",
        "If $w_j>0$ for the active coordinates, then",
        "For $w_j>0$ at the first $k$ places we have",
        "Where $w_j>0$ on the support,",
        "Assume $w_j>0$ except possibly for $j=1$.",
        "Assume $w_j>0$ in the first component.",
        "Assume $w_j>0$ with probability one half.",
        "Let $j$ be fixed. Assume $w_j>0$.",
        "Choose any $j$ and suppose that $w_j>0$.",
        "Consider the coordinate $j$. If $w_j>0$, then",
        "For a fixed $j$, assume $w_j>0$.",
        "Assume that the positive weights satisfy $w_j>0$.",
        "Assume that these weights satisfy $w_j>0$.",
        "Assume $w_j>0$ in that column.",
        "Let $j=1$. Assume $w_j>0$.",
        "For any single coordinate $j$ suppose $w_j>0$.",
      ]
    ),
    (
      "a=b",
      [
        "Assume $a^2=b^2$, that is, $a=b$.",
        "Assume $a^2=b^2$, i.e. $a=b$.",
        "Assume $a^2=b^2$, which means $a=b$.",
        "Assume $a^2=b^2$; therefore $a=b$.",
        "Assume $a^2=b^2$, whence $a=b$.",
        "Assume $a^2=b^2$, consequently $a=b$.",
        "Assume $a^2=b^2$ (so $a=b$).",
        "Assume $a^2=b^2$ and conclude $a=b$.",
        "Assume $a^2=b^2$, in other words $a=b$.",
        "Assume $a^2=b^2$ or equivalently $a=b$.",
        "Assume $a^2=b^2$ because $a=b$.",
        "Assume $a^2=b^2$, we get $a=b$.",
        "If $a^2=b^2$, $a=b$ follows.",
        "If $a^2=b^2$, $a=b$.",
        "Assuming $a^2=b^2$, we find $a=b$.",
        "Suppose we are asked to show $a=b$.",
        "Suppose the goal is $a=b$.",
        "Suppose someone claims $a=b$.",
        "Suppose a student writes $a=b$.",
        "Suppose we doubt $a=b$.",
        "Assume for the moment that $a=b$ is what we want.",
        "Assume $a=b$ is rejected.",
        "Assume $a=b$ is refuted.",
        "Suppose $a=b$ is dropped.",
        "Suppose it's impossible that $a=b$.",
        "Suppose it is a lie that $a=b$.",
        "Suppose $a=b$ ceases to hold.",
        "Assume anything but $a=b$.",
        "Assume $a=b$ up to sign.",
        "Assume $a=b$ on average.",
        "Assume $a=b$ in absolute value.",
        "Assume $a=b$ or so.",
        "Assume $a=b$ modulo a factor.",
        "Assume less than $a=b$.",
        "Suppose the target is $a=b$.",
        "Suppose our objective is $a=b$.",
        "Suppose you believe that $a=b$.",
        "Suppose we had $a=b$.",
        "Suppose $a=b$ for a moment, and see that it leads nowhere.",
        "Assume that $a=b$, which is absurd.",
        "Assume that $a=b$ (this is false).",
        #"Assume that $a=b$ "holds"."#,
        "If we could prove $a=b$, we would be done.",
        "Under no circumstances, assume $a=b$.",
        "Beginners assume $a=b$.",
        "In the exam, half of the class had to assume $a=b$.",
        "Never assume $a=b$.",
        "We get, assuming $a^2=b^2$, that $a=b$.",
        "Assume $a = b$. We now drop this assumption.",
        "Suppose that the inequality is $a=b$ at best.",
        "Assume the equation $a=b$ has been given up.",
        "Assume that it is known that the equation $a=b$ is not valid.",
        "We assume, as beginners do, $a=b$.",
        "Suppose that $a=b$ is true of others.",
        "Suppose the constraint $a=b$ is no longer in force.",
        "Suppose $a=b$ has to be shown.",
        "Suppose it is to be shown that $a=b$.",
        "Assume that we have to have $a=b$.",
        "Suppose that the condition is that $a=b$, and that it is known to be true for the next section.",
      ]
    ),
    (
      "|a|=a",
      [
        #"For $a\ge0$ it is obvious and for the rest it follows that"#,
        #"For $a\ge0$, and likewise for every other $a$, we have"#,
        #"If $a\ge0$ or not,"#,
        #"For $a\ge0$ excluded we have"#,
        #"When we lift $a\ge0$, we still have"#,
        #"With $a\ge0$ out of the way, we have"#,
        #"For $a\ge0$ this is clear. In general,"#,
        #"If $a\ge0$ this is clear. In general,"#,
        #"If $a\ge0$, fine. Otherwise"#,
        #"If $a\ge0$, we are done. Else"#,
        #"If $a\ge0$, it is immediate; if not, we argue that"#,
        #"For $a\geq0$ nothing is to be shown; in general we have"#,
        #"For $a\ge0$ and for $a<0$ alike we have"#,
        #"When $a\ge0$, it is easy; when not, it is also true that"#,
        #"With or without $a\ge0$ we have"#,
        #"Besides $a\ge0$ we know that"#,
        #"For $a\ge0$ replaced by any number"#,
        #"For $a\ge0$ the claim is known, but we show that"#,
        #"Assume $a\ge0$. Now let $a$ be arbitrary."#,
        #"Assume $a\ge0$. This assumption is removed below. We lift the assumption now."#,
        #"If $a\ge0$, there is nothing to do. If $a<0$, we are stuck. In both cases"#,
        #"For $a \ge 0$ we are done, so let $a$ be any number:"#,
        #"For $a\ge0$ see above; here we show"#,
        #"When $a \ge 0$ we have it by definition, and when it is negative we argue that"#,
      ]
    ),
    (
      #"|\mu|=\mu"#,
      [
        #"The case $\mu>0$ was treated above. Now let $\mu\in\mathbb R$."#,
        #"Let $\mu\in\mathbb R$ (usually $\mu>0$)."#,
        #"Some authors take $\mu>0$; here $\mu\in\mathbb R$ is arbitrary."#,
        #"The textbook has $\mu>0$ but we allow any $\mu\in\mathbb R$."#,
        #"Let $\mu\in\mathbb R$, possibly $\mu>0$."#,
        #"Let $\mu\in\mathbb R$; the proof for $\mu>0$ is the same."#,
        #"Let $\mu\in\mathbb R$, where $\mu>0$ is the interesting case."#,
        #"Let $\mu\in\mathbb R$, e.g. $\mu>0$."#,
        #"Let $\mu\in\mathbb R$, typically with $\mu>0$."#,
        #"Is $\mu>0$?"#,
        #"One might hope that $\mu>0$."#,
        #"It would be wrong to require $\mu>0$."#,
        #"If $\mu>0$, done. Otherwise go on."#,
        #"Nothing guarantees $\mu>0$."#,
        #"For $\mu>0$ all is well. Now let $\mu\in\mathbb R$."#,
        #"With $\mu>0$ all is well. Here $\mu\in\mathbb R$ is arbitrary."#,
        #"Last week $\mu>0$; today $\mu\in\mathbb R$."#,
        #"The number $\mu\in\mathbb R$ need not satisfy $\mu>0$."#,
        #"Either $\mu>0$ or $\mu<0$."#,
        #"Let $\mu\in\mathbb R$ and, with luck, $\mu>0$."#,
        #"Let $\mu > 0$. Now let $\mu\in\mathbb R$."#,
        #"Let $\mu$ be a number whose case $\mu>0$ is known."#,
        #"Let $\mu\in\mathbb R$ be a number, think of $\mu>0$."#,
        #"We met a number $\mu>0$ before; today let $\mu\in\mathbb R$."#,
        #"Let $\mu \in\mathbb R$ with $\mu>0$ on weekdays."#,
        #"Let $\mu\in\mathbb R$ and let $\mu>0$ hold for odd pages."#,
      ]
    ),
    (
      #"\|w\|_1=\sum_jw_j\quad\text{if }w_j>0\text{ for }j>1"#,
      [
        ""
      ]
    ),
    (
      #"\|w\|_1=0\quad\text{if }w_j=0\text{ for }j\ne1"#,
      [
        ""
      ]
    ),
    (
      #"\|w\|_1=w_1\quad\text{if }w_j=0\text{ for }j>2"#,
      [
        ""
      ]
    ),
    (
      #"\|w\|_1=\sum_jw_j\quad(w_j>0,\ j>1)"#,
      [
        ""
      ]
    ),
    (
      "a>7",
      [
        "Assume $|a|=|b|$ and $ab>0$ and therefore $a=b$ and $a>7$."
      ]
    ),
    (
      #"\|Xw\|_2=\|w\|_2"#,
      [
        #"Suppose the data have been whitened, so $X^\top X=I$ holds."#
      ]
    ),
  ]
}
