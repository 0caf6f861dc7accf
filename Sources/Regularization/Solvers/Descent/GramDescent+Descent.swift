extension GramDescent {
  /// Sweeps, extrapolations and steps on faces until the gap of the set's own problem is small enough.
  ///
  /// A step on a face waits until as much work has gone into sweeps as it will cost, so that the whole
  /// is never much slower than the better of the two alone.
  /// - Returns: the number of sweeps; fewer than allowed where the gap is reached or nothing moves.
  mutating func descend(
    _ data: CentredData, toGap wanted: Double, sweeps limit: Int
  ) -> Int {
    var (spent, done) = (0, 0)
    var history = SweepHistory()
    isAtRest = false
    while done < limit {
      let sweep = sweep()
      done += 1
      if gap <= wanted { break }
      isAtRest = sweep.moved == 0
      if isAtRest { break }
      spent += sweep.moved * count + count
      let size = weights.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
      let patience = sweep.crossed == 0 ? 1 : 3
      if spent >= patience * Self.faceCost(size) {
        spent = 0
        history.forget()
        if minimiseOnFaces(of: data), gap <= wanted { break }
      } else if size > Self.fewOnFace, let point = history.combination(after: self) {
        accept(point)
      }
    }
    return done
  }

  /// With fewer weights than this a step on the face is always near.
  private static let fewOnFace = 30
}
