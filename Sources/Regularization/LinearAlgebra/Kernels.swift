/// The inner loops that everything here spends its time in, over plain memory: the caller has
/// established once that n entries are there.
///
/// A sum of products is kept in eight parts. That is faster, since no addition waits for the one
/// before, and more accurate: the error bound has n/8 + 3 roundings in a row in place of n.
enum Kernels {
  typealias Pointer = UnsafePointer<Double>
  typealias MutablePointer = UnsafeMutablePointer<Double>

  @inline(__always)
  private static func load(_ p: Pointer, _ i: Int) -> SIMD4<Double> {
    UnsafeRawPointer(p + i).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  private static func store(_ x: SIMD4<Double>, _ p: MutablePointer, _ i: Int) {
    UnsafeMutableRawPointer(p + i).storeBytes(of: x, as: SIMD4<Double>.self)
  }

  /// aᵀb.
  static func dot(_ a: Pointer, _ b: Pointer, _ n: Int) -> Double {
    var (even, odd) = (SIMD4<Double>(), SIMD4<Double>())
    var i = 0
    while i &+ 8 <= n {
      even += load(a, i) * load(b, i)
      odd += load(a, i &+ 4) * load(b, i &+ 4)
      i &+= 8
    }
    var sum = (even + odd).sum()
    while i < n {
      sum += a[i] * b[i]
      i &+= 1
    }
    return sum
  }

  /// (a − m·1)ᵀb.
  static func dot(_ a: Pointer, less m: Double, _ b: Pointer, _ n: Int) -> Double {
    let shift = SIMD4(repeating: m)
    var (even, odd) = (SIMD4<Double>(), SIMD4<Double>())
    var i = 0
    while i &+ 8 <= n {
      even += (load(a, i) - shift) * load(b, i)
      odd += (load(a, i &+ 4) - shift) * load(b, i &+ 4)
      i &+= 8
    }
    var sum = (even + odd).sum()
    while i < n {
      sum += (a[i] - m) * b[i]
      i &+= 1
    }
    return sum
  }

  /// bᵀa for the four vectors b, b + stride, …: a is fetched once for all of them.
  static func fourDots(_ a: Pointer, _ b: Pointer, stride: Int, _ n: Int) -> SIMD4<Double> {
    let (c, d, e) = (b + stride, b + 2 * stride, b + 3 * stride)
    var (s0, s1) = (SIMD4<Double>(), SIMD4<Double>())
    var (s2, s3) = (SIMD4<Double>(), SIMD4<Double>())
    var i = 0
    while i &+ 4 <= n {
      let x = load(a, i)
      s0 += x * load(b, i)
      s1 += x * load(c, i)
      s2 += x * load(d, i)
      s3 += x * load(e, i)
      i &+= 4
    }
    var sums = SIMD4(s0.sum(), s1.sum(), s2.sum(), s3.sum())
    while i < n {
      sums += a[i] * SIMD4(b[i], c[i], d[i], e[i])
      i &+= 1
    }
    return sums
  }

  /// y ← y + s·a.
  static func add(_ s: Double, _ a: Pointer, to y: MutablePointer, _ n: Int) {
    let factor = SIMD4(repeating: s)
    var i = 0
    while i &+ 4 <= n {
      store(load(y, i) + factor * load(a, i), y, i)
      i &+= 4
    }
    while i < n {
      y[i] += s * a[i]
      i &+= 1
    }
  }

  /// y ← y + s·(a − m·1).
  static func add(
    _ s: Double, _ a: Pointer, less m: Double, to y: MutablePointer, _ n: Int
  ) {
    let (factor, shift) = (SIMD4(repeating: s), SIMD4(repeating: m))
    var i = 0
    while i &+ 4 <= n {
      store(load(y, i) + factor * (load(a, i) - shift), y, i)
      i &+= 4
    }
    while i < n {
      y[i] += s * (a[i] - m)
      i &+= 1
    }
  }

  /// (x, y) ← (cx − sy, sx + cy).
  static func rotate(
    _ x: MutablePointer, _ y: MutablePointer, cosine c: Double, sine s: Double, _ n: Int
  ) {
    let (c4, s4) = (SIMD4(repeating: c), SIMD4(repeating: s))
    var i = 0
    while i &+ 4 <= n {
      let (a, b) = (load(x, i), load(y, i))
      store(c4 * a - s4 * b, x, i)
      store(s4 * a + c4 * b, y, i)
      i &+= 4
    }
    while i < n {
      (x[i], y[i]) = (c * x[i] - s * y[i], s * x[i] + c * y[i])
      i &+= 1
    }
  }
}
