/// Everything there is, one line each. Laws run over these lists.
public enum Catalogue {
  public static let penalties: [any Penalty.Type] = [
    L1.self,
    L2.self,
    ElasticNet.self,
  ]
}
