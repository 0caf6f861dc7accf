/// z = (X − 1mᵀ)w + a, the predictions with centred columns: the intercept b = a − m·w is as free as a,
/// and w and a do not get in each other's way. Without an intercept m and a are 0.
struct CentredModel {
  let objective: Objective
  let data: CentredData

  var rows: Int { data.rows }
  var columns: Int { data.columns }
  private var hasBias: Bool { objective.hasBias }

  init(_ objective: Objective) {
    self.objective = objective
    data = CentredData(
      design: objective.design, targets: objective.targets, hasBias: objective.hasBias,
      isScaled: false)
  }

  struct State {
    var weights: [Double]
    var offset: Double
    var predictions: [Double]
  }

  func state(_ weights: [Double], _ offset: Double) -> State {
    let z = data.image(weights).map { $0 + offset }
    return State(weights: weights, offset: offset, predictions: z)
  }

  /// Row i of the centred X.
  func centredRow(_ i: Int) -> [Double] {
    (0..<columns).map { data.design[i, $0] - data.means[$0] }
  }

  /// The centred X with its rows as columns.
  var centredRows: Matrix {
    var storage: [Double] = []
    storage.reserveCapacity(rows * columns)
    for i in 0..<rows { storage += centredRow(i) }
    return Matrix(rows: columns, columns: rows, storage: storage)
  }

  /// c∑ℓ.
  func loss(_ predictions: [Double]) -> Double {
    let loss = objective.loss
    return zip(predictions, objective.targets).reduce(0) {
      $0 + objective.scale * loss.value(of: $1.0, target: $1.1)
    }
  }

  /// c·ℓ′; at a kink the slope nearest to 0.
  func slopes(_ predictions: [Double]) -> [Double] {
    let (loss, c) = (objective.loss, objective.scale)
    return zip(predictions, objective.targets).map {
      let slopes = loss.slopes(at: $0, target: $1)
      return c * min(max(0, slopes.lower), slopes.upper)
    }
  }

  /// c·ℓ″.
  func bends(_ predictions: [Double]) -> [Double] {
    let (loss, c) = (objective.loss, objective.scale)
    return zip(predictions, objective.targets).map { c * loss.bend(at: $0, target: $1) }
  }

  /// The slopes of the loss in w and in a.
  func gradient(_ slopes: [Double]) -> (weights: [Double], offset: Double) {
    let total = slopes.reduce(0, +)
    // The mean of the slopes is taken out first: it is no part of what centred columns see.
    let mean = hasBias ? total / Double(rows) : 0
    let rest = hasBias ? slopes.map { $0 - mean } : slopes
    var weights = [Double](repeating: 0, count: columns)
    data.correlate(rest, columns: 0..<columns, into: &weights)
    return (weights, hasBias ? total : 0)
  }

  func solution(
    _ state: State, iterations: Int
  ) throws(InvalidInput) -> Solution {
    let w = state.weights
    let b = hasBias ? state.offset - dot(w, data.means) : 0
    let certificate = try Certificate(objective, at: w, bias: b)
    return Solution(
      coefficients: w, intercept: b, value: certificate.value, gap: certificate.gap,
      residual: certificate.residual, iterations: iterations)
  }
}
