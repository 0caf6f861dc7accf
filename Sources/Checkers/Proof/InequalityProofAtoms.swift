import SymbolicLite

/// What an atom of a polynomial stands for: a number that no rule takes apart further.
enum AtomKind: Hashable, Sendable {
  /// A scalar symbol, π, e, a named size, the value of an index, an open constant.
  case plain(Expression)
  case size(String)
  /// √ of the polynomial; ‖v‖₂ is √(vᵀv).
  case root(AtomPolynomial)
  /// 1 over a polynomial of several terms whose leading coefficient is 1.
  case inverse(AtomPolynomial)
  case exponential(AtomPolynomial)
  case function(Elementary, AtomPolynomial)
  case power(AtomPolynomial, AtomPolynomial)
  /// A number that is a product of matrices, such as wᵀKw.
  case word(Word)
  case trace(Word)
  case norm(NormKind, MatrixForm)
  case call(OpaqueFunction, MatrixForm)
  /// Anything else, by its spelling.
  case opaque(Expression)
}

enum NormKind: Hashable, Sendable {
  case l0, l1, infinity
  case lq(AtomPolynomial)
}

/// A factor of a matrix product.
enum LetterKind: Hashable, Sendable {
  case symbol(Symbol)
  /// The inverse of a form whose leading coefficient is 1.
  case inverse(MatrixForm)
  case unit(AtomPolynomial, Dimension)
  case ones(Shape)
  case diagonal(MatrixForm)
  /// An elementary function, entry by entry.
  case entrywise(Elementary, MatrixForm)
  case hadamard(MatrixForm, MatrixForm)
  case opaque(Expression)
}

/// A letter by its number in the ledger, possibly transposed.
struct Letter: Hashable, Sendable {
  let id: Int
  var isTransposed: Bool
}

/// A product of letters; the empty word is the identity.
typealias Word = [Letter]

/// A sum of words with polynomials in front, all of one shape.
struct MatrixForm: Hashable, Sendable {
  let shape: Shape
  var terms: [Word: AtomPolynomial] = [:]

  var isZero: Bool { terms.isEmpty }

  /// In a fixed order.
  var ordered: [(key: Word, value: AtomPolynomial)] {
    terms.sorted { Ledger.precedes($0.key, $1.key) }
  }
}

/// The atoms and letters of one proof, and what is known of them.
///
/// A reference, since lowering one formula must find the atoms of the formulas before it.
final class Ledger {
  private(set) var atoms: [AtomKind] = []
  private var atomNumbers: [AtomKind: Int] = [:]
  private(set) var letters: [LetterKind] = []
  private(set) var letterShapes: [Shape] = []
  private(set) var symmetricLetters: Set<Int> = []
  private var letterNumbers: [LetterKind: Int] = [:]
  /// Words that an assumption such as XᵀX = I replaces, with its text.
  var wordRules: [(word: Word, value: MatrixForm, name: String?)] = []
  /// Vectors whose Euclidean norm occurs, with the atom of that norm.
  var lengths: [(vector: MatrixForm, atom: Int)] = []
  /// Atoms that an assumption gives a value, such as ‖w‖₂ = 1.
  var values: [Int: AtomPolynomial] = [:]
  var valueNames: [Int: String] = [:]

  /// Matrix symbols that an assumption makes symmetric, and those it makes definite.
  var symmetricSymbols: Set<Symbol> = []
  var semidefiniteSymbols: Set<Symbol> = []
  var definiteSymbols: Set<Symbol> = []
  /// What holds at the points of the case under way.
  var known: [Fact] = []
  /// Vectors all of whose entries have a sign, by an assumption such as sᵢ > 0.
  var entrySigns: [(vector: MatrixForm, signs: SignSet)] = []
  /// Assumptions that hold for every value of an index.
  var universal: [(index: Index, relation: Relation)] = []
  /// The assumptions that signs were taken from, as text, and all of those that were read.
  var consulted: Set<String> = []
  var assumptionNames: Set<String> = []
  /// The sign that an assumption waits for.
  var pending: (polynomial: AtomPolynomial, zeroApart: Bool)?
  /// Whether (cI + UV)⁻¹U becomes U(cI + VU)⁻¹.
  var pushesThrough = false
  /// How deep the proof of an auxiliary sign is nested.
  var nesting = 0
  /// Indices of the sums around the part that is being lowered.
  var boundIndices: [Index] = []
  /// Polynomials whose sign is being worked out, against circles.
  var underWay: Set<AtomPolynomial> = []

  /// Forgets what held in another case; names stay.
  func reset() {
    wordRules = []
    assumptionNames = []
    values = [:]
    valueNames = [:]
    known = []
    lengths = []
    entrySigns = []
    universal = []
    pending = nil
    symmetricSymbols = []
    semidefiniteSymbols = []
    definiteSymbols = []
    boundIndices = []
  }

  func atom(_ kind: AtomKind) -> Int {
    if let known = atomNumbers[kind] { return known }
    atoms.append(kind)
    atomNumbers[kind] = atoms.count - 1
    return atoms.count - 1
  }

  func letter(_ kind: LetterKind, _ shape: Shape, symmetric: Bool) -> Letter {
    if let known = letterNumbers[kind] { return Letter(id: known, isTransposed: false) }
    letters.append(kind)
    letterShapes.append(shape)
    letterNumbers[kind] = letters.count - 1
    if symmetric { symmetricLetters.insert(letters.count - 1) }
    return Letter(id: letters.count - 1, isTransposed: false)
  }

  var hasInverses: Bool {
    letters.contains { if case .inverse = $0 { true } else { false } }
  }

  func shape(_ letter: Letter) -> Shape {
    let shape = letterShapes[letter.id]
    return letter.isTransposed ? shape.transposed : shape
  }

  func transposed(_ word: Word) -> Word {
    word.reversed().map { letter in
      symmetricLetters.contains(letter.id)
        ? letter : Letter(id: letter.id, isTransposed: !letter.isTransposed)
    }
  }
}
