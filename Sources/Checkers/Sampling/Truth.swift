import SymbolicLite

/// Whether a relation holds, by enclosures; `nil` where they cannot tell or something is undefined.
func truth(of relation: Relation, in environment: Environment<Interval>) -> Bool? {
  switch relation {
  case .all(let parts):
    var result: Bool? = true
    for part in parts {
      let one = truth(of: part, in: environment)
      if one == false { return false }
      if one == nil { result = nil }
    }
    return result
  case .any(let parts):
    var result: Bool? = false
    for part in parts {
      let one = truth(of: part, in: environment)
      if one == true { return true }
      if one == nil { result = nil }
    }
    return result
  default:
    return try? relation.holds(in: environment)
  }
}
