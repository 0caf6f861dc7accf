#if canImport(Testing)
  import Testing

  extension Trait where Self == ConditionTrait {
    /// A test of an archive that is a function of its own: a full run takes it, and a quick run where it
    /// is among the one in eight that the seed draws. Else it is listed as skipped.
    ///
    /// A suite of archived tests has at least one that is not, so that it never says nothing.
    ///
    /// - Parameter name: what the draw goes by, the suite and the function.
    public static func archived(_ name: String) -> Self {
      .enabled(if: Thoroughness.ofThisRun.takes(name), "of the archive; LAB_FULL=1 runs it")
    }
  }
#endif
