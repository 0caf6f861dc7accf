// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "PenaltyLab",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "SymbolicLite", targets: ["SymbolicLite"]),
    .library(name: "Checkers", targets: ["Checkers"]),
    .library(name: "Regularization", targets: ["Regularization"]),
    .library(name: "DerivationNotes", targets: ["DerivationNotes"]),
    .library(name: "PropertyTesting", targets: ["PropertyTesting"]),
    .executable(name: "lab", targets: ["lab"]),
  ],
  targets: [
    .target(name: "SymbolicLite"),
    .target(name: "Checkers", dependencies: ["SymbolicLite"]),
    .target(
      name: "Regularization", dependencies: ["SymbolicLite", "Checkers"],
      resources: [.copy("DataSets/Tables")],
      // Without it the square root of SymbolicLite's numbers hides that of Double.
      swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")]),
    .target(name: "DerivationNotes", dependencies: ["SymbolicLite", "Checkers"]),
    .target(name: "PropertyTesting"),
    .executableTarget(
      name: "lab", dependencies: ["Checkers", "DerivationNotes", "Regularization"]),
    .testTarget(name: "SymbolicLiteTests", dependencies: ["SymbolicLite"]),
    .testTarget(name: "CheckersTests", dependencies: ["Checkers", "PropertyTesting"]),
    .testTarget(
      name: "RegularizationTests",
      dependencies: [
        "Regularization", "SymbolicLite", "Checkers", "DerivationNotes", "PropertyTesting",
      ],
      swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")]),
    .testTarget(
      name: "DerivationNotesTests", dependencies: ["DerivationNotes", "PropertyTesting"]),
    .testTarget(name: "PropertyTestingTests", dependencies: ["PropertyTesting"]),
    .testTarget(name: "LabTests", dependencies: ["lab"]),
  ],
  swiftLanguageModes: [.v6]
)
