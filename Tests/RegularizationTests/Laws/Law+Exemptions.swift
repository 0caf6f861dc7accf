import Regularization

/// Why a law says nothing about some penalties.
extension Law {
  typealias Exemption = @Sendable (any Penalty) -> String?

  /// The reason reads on after the name of the penalty.
  static func exempt(
    _ reason: String, where isOutside: @escaping @Sendable (any Penalty) -> Bool
  ) -> Exemption {
    { isOutside($0) ? reason : nil }
  }

  /// The first reason that applies.
  static func any(_ exemptions: Exemption...) -> Exemption {
    { penalty in exemptions.lazy.compactMap { $0(penalty) }.first }
  }

  static let needsConvexity = exempt("is not convex") { !$0.properties.claimConvexity }

  /// Some penalties have no statement in the language of the notes.
  static let needsWords: Exemption = { $0.statement.reasonUnwritten }
  static let needsWrittenProx = any(
    needsWords, exempt("has no formula for its prox") { $0.statement.prox == nil })
  static let needsWrittenSlopes = any(
    needsWords,
    exempt("has no formula for its subdifferential") { $0.statement.subdifferential == nil })
}
