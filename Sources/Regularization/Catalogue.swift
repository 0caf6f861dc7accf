/// Everything there is, one line each. Laws run over these lists.
public enum Catalogue {
  public static let penalties: [any Penalty.Type] = [
    L1.self,
    L2.self,
    ElasticNet.self,
    WeightedL1.self,
    GroupLasso.self,
    SparseGroupLasso.self,
    Bridge.self,
    L0.self,
    Tikhonov.self,
    SmoothKernel.self,
    Fused.self,
    HuberPenalty.self,
    MCP.self,
    SCAD.self,
    LogSum.self,
    Cauchy.self,
    MaxNorm.self,
    NuclearNorm.self,
  ]

  public static let losses: [any Loss.Type] = [
    SquaredLoss.self,
    AbsoluteLoss.self,
    HuberLoss.self,
    LogisticLoss.self,
    HingeLoss.self,
    SquaredHingeLoss.self,
    PinballLoss.self,
    LogCoshLoss.self,
  ]

  public static let priors: [any Prior.Type] = [
    GaussianPrior.self,
    LaplacePrior.self,
    StudentTPrior.self,
    ElasticNetPrior.self,
  ]
}
