extension ChoiceSource {
  /// An orthonormal basis (v₁, …, vₙ) of ℝⁿ as a list of vectors: the unit vectors, reflected at up
  /// to two hyperplanes with normals of small whole numbers (A. S. Householder, *Unitary
  /// triangularization of a nonsymmetric matrix*, J. ACM 5 (1958), 339–342). Orthonormal up to a few
  /// units in the last place; the simplest is the unit basis.
  func orthonormalBasis(_ axis: Axis) throws -> [[Double]] {
    let n = axis.count
    var basis = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
    for _ in 0..<2 {
      let normal = try vector(axis, of: .real(in: -3...3).map { $0.rounded() })
      let squared = normal.reduce(0) { $0 + $1 * $1 }
      if squared == 0 { continue }
      basis = basis.map { v in
        let shift = 2 * zip(v, normal).reduce(0) { $0 + $1.0 * $1.1 } / squared
        return zip(v, normal).map { $0 - shift * $1 }
      }
    }
    return basis
  }

  /// Numbers from 1 down to 1/κ, the first and the last of them exactly these.
  func spectrum(_ axis: Axis, condition: Double) throws -> [Double] {
    try forEach(axis) { i in
      if i == 0 { return 1 }
      if i == axis.count - 1 { return 1 / condition }
      return try draw(.real(in: 1 / condition...1))
    }
  }
}

extension Gen where Value == [[Double]] {
  /// A symmetric positive definite matrix Q D Qᵀ with the given condition number κ ≥ 1: the
  /// eigenvalues lie in [1/κ, 1], both bounds included where the size is at least 2.
  ///
  /// Symmetric to the last bit; the eigenvalues are exact up to rounding of relative size 10⁻¹⁵ of
  /// the largest. Simplest is diagonal. A draw throws ``InvalidGenerator`` unless κ ≥ 1.
  public static func positiveDefinite(
    size: ClosedRange<Int> = 1...4, condition: Double = 1e3
  ) -> Gen {
    Gen { source in
      guard condition >= 1, condition < .infinity else {
        throw InvalidGenerator(
          name: "positiveDefinite",
          reason: "the condition has to be a number ≥ 1, but is \(condition)")
      }
      let axis = try source.axis(size)
      let values = try source.spectrum(axis, condition: condition)
      let basis = try source.orthonormalBasis(axis)
      var matrix = (0..<axis.count).map { _ in [Double](repeating: 0, count: axis.count) }
      for i in 0..<axis.count {
        for j in 0...i {
          for (value, v) in Swift.zip(values, basis) { matrix[i][j] += value * v[i] * v[j] }
          matrix[j][i] = matrix[i][j]
        }
      }
      return matrix
    }
  }
}
