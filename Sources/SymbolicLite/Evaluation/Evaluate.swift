extension Expression {
  /// The value at a point, in the number system of the point.
  ///
  /// Throws `.undefined` where the formula has no value there (1/0, log of a negative number, a
  /// derivative at a kink), `.unresolved` where enclosures are too wide to tell, and `.unsupported`
  /// for what has no value in this number system (an unknown constant, a symbol without a value).
  public func evaluate<N: Number>(
    in environment: Environment<N>
  ) throws(Undefined) -> Tensor<N> {
    try N.evaluate(self, in: environment)
  }
}

extension Relation {
  /// Whether the statement is true at a point; throws `.unresolved` where enclosures cannot tell.
  ///
  /// One true part makes `any` true and one false part makes `all` false, whatever is unknown of the
  /// others.
  public func holds<N: Number>(in environment: Environment<N>) throws(Undefined) -> Bool {
    try N.truth(of: self, in: environment)
  }
}

extension SetExpression {
  /// Whether `element` lies in the set; sets of subgradients and of minimisers are `.unsupported`.
  public func contains<N: Number>(
    _ element: Tensor<N>, in environment: Environment<N>
  ) throws(Undefined) -> Bool {
    var evaluator = Evaluator(environment)
    return try evaluator.membership(of: Value(element), in: self).decided()
  }
}

extension Number {
  public static func evaluate(
    _ expression: Expression, in environment: Environment<Self>
  ) throws(Undefined) -> Tensor<Self> {
    var evaluator = Evaluator(environment)
    return try evaluator.value(expression).tensor
  }

  public static func truth(
    of relation: Relation, in environment: Environment<Self>
  ) throws(Undefined) -> Bool {
    var evaluator = Evaluator(environment)
    return try evaluator.truth(of: relation).decided()
  }
}
