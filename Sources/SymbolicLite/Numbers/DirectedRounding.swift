import Foundation

/// Arithmetic on doubles rounded towards −∞ (`…Below`) or +∞ (`…Above`).
///
/// Each function rounds to nearest, which the hardware does, and then finds the sign of what was
/// rounded away: exactly by TwoSum for +, and by the remainder of a fused multiply-add for ×, ÷, √.
/// The result moves by one double, and only if the exact value lies on the other side: an exact
/// result stays as it is. Where the remainder itself may underflow (operands or results below
/// ``remainderIsExact``) the sign is still right unless it is zero, and zero counts as "either".
///
/// Operands are never NaN; 0 · ∞ = 0 and ∞ ÷ ∞ = 0, because they stand for ends of intervals.
/// Overflow gives the greatest finite number on the near side and ∞ on the far side.
///
/// Sources: D. Knuth, *The Art of Computer Programming* 2, 4.2.2 (TwoSum); J.-M. Muller et al.,
/// *Handbook of Floating-Point Arithmetic*, 2nd ed. 2018, 4.4 and 5.2 (exact remainders).
public enum DirectedRounding {
  /// From here up, a·b − fl(a·b) and a − b·fl(a/b) are doubles themselves: they are multiples of
  /// 2⁻¹⁰⁶ times the product (or dividend), and the least double is 2⁻¹⁰⁷⁴.
  static let remainderIsExact = 0x1p-960

  /// The greatest double that is ≤ a + b; at most one less beside the greatest double of all.
  public static func sumBelow(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    guard sum.isFinite else { return overflow(sum, a, b) }
    let part = sum - a
    let rest = (a - (sum - part)) + (b - part)
    // NaN where an intermediate sum overflows, as it can beside the greatest double (S. Boldo,
    // S. Graillat, J.-M. Muller, ACM TOMS 44, 2017); the sum is then lowered to be safe.
    return rest >= 0 && rest.isFinite ? sum : sum.nextDown
  }

  /// The least double that is ≥ a + b; at most one more beside the greatest double of all.
  public static func sumAbove(_ a: Double, _ b: Double) -> Double { -sumBelow(-a, -b) }

  /// The greatest double that is ≤ a·b; at most one less where |a·b| < 2⁻⁹⁶⁰.
  public static func productBelow(_ a: Double, _ b: Double) -> Double {
    guard a != 0, b != 0 else { return 0 }
    let product = a * b
    guard product.isFinite else { return overflow(product, a, b) }
    let rest = (-product).addingProduct(a, b)
    if product.magnitude >= remainderIsExact { return rest < 0 ? product.nextDown : product }
    return nearZero(product, rest: rest, isPositive: (a > 0) == (b > 0))
  }

  /// The least double that is ≥ a·b; at most one more where |a·b| < 2⁻⁹⁶⁰.
  public static func productAbove(_ a: Double, _ b: Double) -> Double { -productBelow(-a, b) }

  /// The greatest double that is ≤ a/b, for b ≠ 0; at most one less where |a| < 2⁻⁹⁶⁰.
  public static func quotientBelow(_ a: Double, _ b: Double) -> Double {
    guard a != 0, b.isFinite else { return 0 }
    let quotient = a / b
    guard quotient.isFinite else { return overflow(quotient, a, b) }
    let remainder = a.addingProduct(-quotient, b)
    let rest = b > 0 ? remainder : -remainder
    if a.magnitude >= remainderIsExact { return rest < 0 ? quotient.nextDown : quotient }
    return nearZero(quotient, rest: rest, isPositive: (a > 0) == (b > 0))
  }

  /// The least double that is ≥ a/b, for b ≠ 0; at most one more where |a| < 2⁻⁹⁶⁰.
  public static func quotientAbove(_ a: Double, _ b: Double) -> Double { -quotientBelow(-a, b) }

  /// The greatest double that is ≤ √a, for a ≥ 0.
  public static func squareRootBelow(_ a: Double) -> Double {
    let (root, rest) = squareRoot(a)
    return rest < 0 ? root.nextDown : root
  }

  /// The least double that is ≥ √a, for a ≥ 0.
  public static func squareRootAbove(_ a: Double) -> Double {
    let (root, rest) = squareRoot(a)
    return rest > 0 ? root.nextUp : root
  }

  /// At most aⁿ, for a ≥ 0, with n − 1 or fewer roundings downwards.
  public static func powerBelow(_ a: Double, _ n: UInt) -> Double {
    power(a, n, productBelow)
  }

  /// At least aⁿ, for a ≥ 0, with n − 1 or fewer roundings upwards.
  public static func powerAbove(_ a: Double, _ n: UInt) -> Double {
    power(a, n, productAbove)
  }
}

extension DirectedRounding {
  /// An infinite result: exact where an operand was infinite, otherwise too large for a double.
  private static func overflow(_ result: Double, _ a: Double, _ b: Double) -> Double {
    result > 0 && a.isFinite && b.isFinite ? .greatestFiniteMagnitude : result
  }

  /// The bound for a result whose remainder cannot be trusted when it is zero.
  private static func nearZero(_ result: Double, rest: Double, isPositive: Bool) -> Double {
    if rest > 0 { return result }
    return isPositive ? max(0, result.nextDown) : result.nextDown
  }

  private static func squareRoot(_ a: Double) -> (root: Double, rest: Double) {
    guard a > 0, a.isFinite else { return (max(a, 0), 0) }
    guard a < 0x1p-900 else {
      let root = sqrt(a)
      return (root, a.addingProduct(-root, root))
    }
    // Scaling by a power of four is exact and lifts the remainder out of the subnormals.
    let (scaled, root) = (a * 0x1p200, sqrt(a * 0x1p200))
    return (root * 0x1p-100, scaled.addingProduct(-root, root))
  }

  private static func power(
    _ a: Double, _ n: UInt, _ product: (Double, Double) -> Double
  ) -> Double {
    var (result, square, left) = (1.0, a, n)
    while left > 0 {
      if left & 1 == 1 { result = product(result, square) }
      left >>= 1
      if left > 0 { square = product(square, square) }
    }
    return result
  }
}
