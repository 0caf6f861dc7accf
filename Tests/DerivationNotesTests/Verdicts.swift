import DerivationNotes

/// The verdicts of a note given as text, in order.
func verdicts(_ note: String, samples: Int = 24) -> [String] {
  report(note, samples: samples).steps.map { "\($0.verdict)" }
}

func report(_ note: String, samples: Int = 24) -> NoteReport {
  let bytes = Array(note.utf8)
  let reports = onDeepStacks(1) { _ in
    Verifier(options: VerifierOptions(samples: samples)).verify(bytes: bytes, path: "note.md")
  }
  return reports[0]
}
