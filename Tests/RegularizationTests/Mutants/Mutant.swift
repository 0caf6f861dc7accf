import Regularization

/// An entry of the catalogue with a mistake planted in it, and the laws that have to see it.
struct Mutant: Sendable {
  let name: String
  let penalty: any Penalty
  let killers: [Law]

  init<Base: Penalty>(
    _ base: Base, _ name: String, killers: [Law], _ plant: (inout Altered<Base>) -> Void
  ) {
    var altered = Altered(base: base)
    plant(&altered)
    self.name = "\(Base.self): \(name)"
    self.killers = killers
    penalty = base is any SeparablePenalty ? AlteredEntries(altered) : altered
  }
}

/// A penalty in which any part may be replaced by another.
struct Altered<Base: Penalty>: Penalty {
  let base: Base
  var statement: Statement
  var properties: [Property]
  var newValue: (@Sendable ([Double]) throws(InvalidInput) -> Double)?
  var newSet: (@Sendable ([Double]) throws(InvalidInput) -> SubgradientSet)?
  var newProx: (@Sendable ([Double], Double) throws(InvalidInput) -> [Double])?
  var newConjugate: (@Sendable ([Double]) throws(InvalidInput) -> Double?)?
  /// Whether a replaced value takes what the entry refuses.
  var isCareless = false

  init(base: Base) {
    self.base = base
    statement = base.statement
    properties = base.properties
  }

  var letters: [String: Quantity] { base.letters }
  var dimension: Int? { base.dimension }
  var description: String { "mutant of \(base)" }

  func value(at w: [Double]) throws(InvalidInput) -> Double {
    let value = isCareless ? 0 : try base.value(at: w)
    return if let newValue { try newValue(w) } else { value }
  }
  func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    let set = try base.subdifferential(at: w)
    return if let newSet { try newSet(w) } else { set }
  }
  func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    let prox = try base.prox(of: v, step: t)
    return if let newProx { try newProx(v, t) } else { prox }
  }
  func conjugate(at g: [Double]) throws(InvalidInput) -> Double? {
    if let newConjugate { try newConjugate(g) } else { try base.conjugate(at: g) }
  }
  static func examples() throws(InvalidInput) -> [Self] { [] }
}

/// The same for a penalty that still claims to treat each weight by itself.
struct AlteredEntries<Base: Penalty>: SeparablePenalty {
  let altered: Altered<Base>

  init(_ altered: Altered<Base>) { self.altered = altered }

  var statement: Statement { altered.statement }
  var properties: [Property] { altered.properties }
  var letters: [String: Quantity] { altered.letters }
  var dimension: Int? { altered.dimension }
  var description: String { altered.description }

  func value(at w: [Double]) throws(InvalidInput) -> Double { try altered.value(at: w) }
  func subdifferential(at w: [Double]) throws(InvalidInput) -> SubgradientSet {
    try altered.subdifferential(at: w)
  }
  func prox(of v: [Double], step t: Double) throws(InvalidInput) -> [Double] {
    try altered.prox(of: v, step: t)
  }
  func conjugate(at g: [Double]) throws(InvalidInput) -> Double? { try altered.conjugate(at: g) }

  // The laws ask for vectors only.
  func value(of z: Double, entry _: Int) -> Double { .nan }
  func slopes(at z: Double, entry _: Int) -> Slopes { .all }
  func prox(of v: Double, step _: Double, entry _: Int) -> Double { v }
  static func examples() throws(InvalidInput) -> [Self] { [] }
}
