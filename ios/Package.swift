// swift-tools-version: 6.1
// The generated sources under `generated/` are written by `cargo xtask bindings`, which also builds the library.
import PackageDescription

let package = Package(
    name: "Kabinet",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [
        .library(name: "KabinetKit", targets: ["KabinetKit"])
    ],
    targets: [
        .systemLibrary(name: "KabinetFFI", path: "generated/KabinetFFI"),
        // Generated code is not written for the checks of Swift 6.
        .target(
            name: "KabinetBindings",
            dependencies: ["KabinetFFI"],
            path: "generated/KabinetBindings",
            swiftSettings: [.swiftLanguageMode(.v5)],
            linkerSettings: [.linkedLibrary("kabinet")]
        ),
        .target(name: "KabinetKit", dependencies: ["KabinetBindings"]),
        .testTarget(name: "KabinetKitTests", dependencies: ["KabinetKit"], exclude: ["Snapshots"]),
    ]
)
