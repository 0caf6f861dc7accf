// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "PenaltyLab",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "SymbolicLite", targets: ["SymbolicLite"]),
    .library(name: "Checkers", targets: ["Checkers"]),
    .library(name: "DerivationNotes", targets: ["DerivationNotes"]),
    .library(name: "PropertyTesting", targets: ["PropertyTesting"]),
    .executable(name: "lab", targets: ["lab"]),
  ],
  targets: [
    .target(name: "SymbolicLite"),
    .target(name: "Checkers", dependencies: ["SymbolicLite"]),
    .target(name: "DerivationNotes", dependencies: ["SymbolicLite", "Checkers"]),
    .target(name: "PropertyTesting"),
    .executableTarget(name: "lab", dependencies: ["Checkers", "DerivationNotes"]),
    .testTarget(name: "SymbolicLiteTests", dependencies: ["SymbolicLite"]),
    .testTarget(name: "CheckersTests", dependencies: ["Checkers"]),
    .testTarget(name: "DerivationNotesTests", dependencies: ["DerivationNotes"]),
    .testTarget(name: "PropertyTestingTests", dependencies: ["PropertyTesting"]),
    .testTarget(name: "LabTests", dependencies: ["lab"]),
  ],
  swiftLanguageModes: [.v6]
)
