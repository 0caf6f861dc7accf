/// Whether a condition holds at the point, and whether it does just beside it, where the number
/// system has a direction.
struct Truth {
  var here: Bool
  /// `nil` where both are possible.
  var beside: Bool?
  /// Whether a tie was met that a direction breaks: then other directions may answer otherwise.
  var isTie: Bool

  init(here: Bool, beside: Bool?, isTie: Bool) {
    self.here = here
    self.beside = beside
    self.isTie = isTie
  }

  init(_ plain: Bool) { self.init(here: plain, beside: plain, isTie: false) }

  /// Whether a number that stands so to another is so compared with it.
  init(_ standing: Standing, _ comparison: Comparison) {
    here = comparison.admits(standing.here)
    isTie = standing.beside != .same
    switch standing.beside {
    case .same: beside = here
    case .moved(let order): beside = comparison.admits(order)
    case .open: beside = nil
    }
  }

  var negated: Truth { Truth(here: !here, beside: beside.map { !$0 }, isTie: isTie) }

  func and(_ other: Truth) -> Truth {
    let beside: Bool? =
      self.beside == false || other.beside == false
      ? false : self.beside == nil || other.beside == nil ? nil : true
    return Truth(here: here && other.here, beside: beside, isTie: isTie || other.isTie)
  }

  /// True or false at the point, whatever happens beside it.
  func decided() -> Bool { here }

  /// True or false here and beside.
  func settled() throws(Undefined) -> Bool {
    guard !isTie else { throw .unresolved("a condition that changes at this very point") }
    return here
  }

  var isPlainlyFalse: Bool { !here && !isTie }
}

extension Comparison {
  func admits(_ order: Order) -> Bool {
    switch self {
    case .equal: order == .equal
    case .notEqual: order != .equal
    case .less: order == .less
    case .lessOrEqual: order != .greater
    case .greater: order == .greater
    case .greaterOrEqual: order != .less
    }
  }
}
