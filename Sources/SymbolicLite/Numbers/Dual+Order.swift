extension Dual {
  /// The order of the values. A tie that moves has no order that an evaluation could rely on: it is
  /// `.unresolved`, and whoever can treat both sides asks for the ``standing(_:_:)``.
  public static func order(_ a: Dual, _ b: Dual) throws(Undefined) -> Order {
    let standing = try standing(a, b)
    guard standing.beside == .same else { throw .unresolved("a tie that the direction breaks") }
    return standing.here
  }

  public static func standing(_ a: Dual, _ b: Dual) throws(Undefined) -> Standing {
    let base = try Base.standing(a.value, b.value)
    guard base.here == .equal else { return base }
    guard base.beside == .same else { throw .unresolved("a second derivative at a kink") }
    guard a.isActive || b.isActive else { return base }
    // Slopes that cannot be told apart leave every order possible.
    let slopes = try? Base.standing(a.tangent, b.tangent)
    guard let slopes, slopes.here != .equal else { return Standing(here: .equal, beside: .open) }
    return Standing(here: .equal, beside: .moved(slopes.here))
  }

  public static func coincide(_ a: Dual, _ b: Dual) throws(Undefined) -> Bool {
    guard try Base.coincide(a.value, b.value) else { return false }
    guard a.isActive || b.isActive else { return true }
    return try Base.coincide(a.tangent, b.tangent)
  }

  /// The pieces must meet in value, or the function jumps; where the direction does not single out
  /// one piece, all that it may lead into must have the same slope.
  public static func joined(here: Dual, beside: [Dual]) throws(Undefined) -> Dual {
    guard let first = beside.first else {
      throw .undefined("the function is not defined beside this point")
    }
    for piece in beside {
      guard try Base.coincide(here.value, piece.value) else {
        throw .undefined("the function jumps here, so it has no derivative")
      }
    }
    for piece in beside.dropFirst() {
      guard try Base.coincide(first.tangent, piece.tangent) else {
        throw .unresolved("the direction does not decide between two cases")
      }
    }
    return Dual(value: here.value, tangent: first.tangent, isKinked: true)
  }

  /// The order of two base numbers one of which moves; a tie that breaks along the base's own
  /// direction throws.
  static func side(_ a: Base, of b: Base) throws(Undefined) -> Order {
    let base = try Base.standing(a, b)
    if base.here == .equal, base.beside != .same {
      throw .unresolved("a second derivative at a kink")
    }
    return base.here
  }
}
