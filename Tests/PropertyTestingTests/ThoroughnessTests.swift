import Testing

@testable import PropertyTesting

@Suite struct ThoroughnessTests {
  private func run(_ variables: [String: String] = [:]) -> Thoroughness {
    Thoroughness { variables[$0] }
  }

  private func chosen(_ run: Thoroughness, of count: Int, kinds: Int = 1) -> [Int] {
    run.chosen((0..<count).map { $0 % kinds }, atLeast: 3, oneIn: 5)
  }

  @Test func `a full run takes every row`() {
    #expect(chosen(run(["LAB_FULL": "1"]), of: 100) == Array(0..<100))
    #expect(run(["LAB_FULL": "1"]).isFull)
  }

  @Test func `a quick run takes a fifth, in order and without repetition`() {
    let part = chosen(run(), of: 100)
    #expect(part.count == 20)
    #expect(part == Set(part).sorted())
    #expect((0..<100).contains(part[0]) && (0..<100).contains(part[19]))
    #expect(chosen(run(), of: 101).count == 21)
  }

  @Test func `short tables are taken whole, and none is left empty`() {
    for count in 0...3 { #expect(chosen(run(), of: count) == Array(0..<count)) }
    for count in 4...15 { #expect(chosen(run(), of: count).count == 3) }
  }

  @Test func `each kind keeps a row, even where there are more kinds than rows to take`() {
    for kinds in 1...12 {
      let part = chosen(run(), of: 24, kinds: kinds)
      #expect(Set(part.map { $0 % kinds }).count == kinds)
      #expect(part.count == max(5, kinds))
    }
  }

  @Test func `the seed alone decides, and in time every row has its turn`() {
    #expect(chosen(run(), of: 50) == chosen(run(["LAB_SEED": "1"]), of: 50))
    #expect(chosen(run(), of: 50) != chosen(run(["LAB_SEED": "2"]), of: 50))
    let all = (1...100).flatMap { chosen(run(["LAB_SEED": "\($0)"]), of: 50) }
    #expect(Set(all).count == 50)
  }

  @Test func `of tests by name a quick run takes an eighth, the same for the same seed`() {
    let names = (0..<400).map { "test \($0)" }
    func taken(_ variables: [String: String]) -> [String] {
      let run = run(variables)
      return names.filter { run.takes($0) }
    }
    #expect((30...70).contains(taken([:]).count))
    #expect(taken([:]) == taken(["LAB_SEED": "1"]))
    #expect(taken([:]) != taken(["LAB_SEED": "2"]))
    #expect(taken(["LAB_FULL": "1"]) == names)
  }

  @Test func `what a run leaves out is said; a bad value leaves out nothing`() {
    #expect(run(["LAB_SEED": "7"]).notice.contains("LAB_SEED=7"))
    #expect(run().notice.hasPrefix("quick run"))
    #expect(run(["LAB_FULL": "1"]).notice.hasPrefix("full run"))
    #expect(run(["LAB_FULL": "all"]).isFull)
    #expect(!run(["LAB_FULL": "0"]).isFull)
  }
}
