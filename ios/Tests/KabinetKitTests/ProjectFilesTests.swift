import Foundation
import KabinetKit
import Testing

/// What the store and the system read of the app, as text: nothing here has built it.
@Suite
struct ProjectFilesTests {
    private static let folder = Project.root.appending(path: "ios")

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
    }

    private func list(_ path: String) throws -> [String: Any] {
        let data = try Data(contentsOf: Self.folder.appending(path: path))
        let list = try PropertyListSerialization.propertyList(from: data, options: [], format: nil)
        return try #require(list as? [String: Any])
    }

    /// The pairs of a file of strings, which has one a line.
    private func strings(_ path: String) throws -> [String: String] {
        let lines = try text(path).split(separator: "\n")
        let pairs = try lines.map { line in
            let match = try #require(line.wholeMatch(of: #/(\w+) = "([^"]+)";/#), "\(path): \(line)")
            return (String(match.1), String(match.2))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test("the app asks for camera and Face ID alone, in both languages")
    func asksForTwoThings() throws {
        covers("NAT-05")
        let usages = try list("App/Info.plist").keys.filter { $0.hasSuffix("UsageDescription") }
        #expect(usages.sorted() == ["NSCameraUsageDescription", "NSFaceIDUsageDescription"])
        let (russian, english) = (
            try strings("App/ru.lproj/InfoPlist.strings"), try strings("App/en.lproj/InfoPlist.strings")
        )
        #expect(russian.keys.sorted() == english.keys.sorted())
        #expect(russian.keys.sorted() == ["CFBundleDisplayName"] + usages.sorted())
        for (key, words) in russian {
            #expect(words.contains(#/[а-яё]/#), "\(key)")
            #expect(english[key]?.contains(#/[а-яё]/#) == false, "\(key)")
        }
    }

    @Test("the bundle says what it must and nothing else")
    func bundle() throws {
        covers("NAT-05")
        let info = try list("App/Info.plist")
        let known: Set = [
            "CFBundleDevelopmentRegion", "CFBundleDisplayName", "CFBundleExecutable", "CFBundleIdentifier",
            "CFBundleInfoDictionaryVersion", "CFBundleName", "CFBundlePackageType",
            "CFBundleShortVersionString",
            "CFBundleVersion", "LSRequiresIPhoneOS", "ITSAppUsesNonExemptEncryption",
            "UIApplicationSceneManifest",
            "UILaunchScreen", "UISupportedInterfaceOrientations", "UIBackgroundModes",
            "BGTaskSchedulerPermittedIdentifiers", "LSApplicationQueriesSchemes",
            "NSCameraUsageDescription", "NSFaceIDUsageDescription",
            "KabinetPortal", "KabinetPortalPins", "KabinetLinkHost",
        ]
        // No exception of NSAppTransportSecurity, no scheme of one's own, no file sharing.
        #expect(Set(info.keys) == known)
        #expect(info["UIBackgroundModes"] as? [String] == ["fetch"])
        #expect(info["LSApplicationQueriesSchemes"] as? [String] == ["tel"])
        #expect(info["BGTaskSchedulerPermittedIdentifiers"] as? [String] == [AppSettings.queueJob])
    }

    @Test("the app may have links of the portal and protected files, and nothing else")
    func entitlements() throws {
        covers("NAT-05")
        let rights = try list("App/Kabinet.entitlements")
        #expect(
            rights.keys.sorted() == [
                "com.apple.developer.associated-domains", "com.apple.developer.default-data-protection",
            ]
        )
        #expect(
            rights["com.apple.developer.associated-domains"] as? [String] == ["applinks:$(KABINET_LINK_HOST)"]
        )
        #expect(
            rights["com.apple.developer.default-data-protection"] as? String
                == "NSFileProtectionCompleteUntilFirstUserAuthentication"
        )
    }

    @Test("nobody is tracked, and what the portal gets is told")
    func privacy() throws {
        covers("NAT-05")
        let privacy = try list("App/PrivacyInfo.xcprivacy")
        #expect(privacy["NSPrivacyTracking"] as? Bool == false)
        #expect((privacy["NSPrivacyTrackingDomains"] as? [Any])?.isEmpty == true)
        let collected = try #require(privacy["NSPrivacyCollectedDataTypes"] as? [[String: Any]])
        #expect(
            collected.compactMap { $0["NSPrivacyCollectedDataType"] as? String } == [
                "NSPrivacyCollectedDataTypeName", "NSPrivacyCollectedDataTypePhoneNumber",
                "NSPrivacyCollectedDataTypeOtherDataTypes",
            ]
        )
        for kind in collected {
            #expect(kind["NSPrivacyCollectedDataTypeTracking"] as? Bool == false)
            #expect(
                kind["NSPrivacyCollectedDataTypePurposes"] as? [String]
                    == ["NSPrivacyCollectedDataTypePurposeAppFunctionality"]
            )
        }
        let used = try #require(privacy["NSPrivacyAccessedAPITypes"] as? [[String: Any]])
        for kind in used {
            #expect((kind["NSPrivacyAccessedAPITypeReasons"] as? [String])?.count == 1)
        }
    }

    @Test("the project names the files that are there and gives every setting that the bundle reads")
    func project() throws {
        covers("NAT-05")
        let project = try text("project.yml")
        for path in ["App/Info.plist", "App/Kabinet.entitlements", "Sources/Kabinet", "App"] {
            #expect(project.contains(path))
            #expect(FileManager.default.fileExists(atPath: Self.folder.appending(path: path).path), "\(path)")
        }
        #expect(project.contains(#"iOS: "17.0""#))
        #expect(project.contains("PRODUCT_BUNDLE_IDENTIFIER: ru.kabinet.app\n"))
        for setting in try text("App/Info.plist").matches(of: #/\$\((KABINET_\w+)\)/#) {
            #expect(project.contains("\(setting.1): "), "\(setting.1)")
        }
        #expect(
            try text("build-xcframework.sh").contains(#"targets="aarch64-apple-ios aarch64-apple-ios-sim""#)
        )
    }

    @Test("the project has the icon that its catalogue holds")
    func icon() throws {
        covers("NAT-05")
        struct Catalogue: Decodable {
            struct Image: Decodable {
                let filename: String
                let platform: String
                let size: String
            }

            let images: [Image]
        }
        #expect(try text("project.yml").contains("ASSETCATALOG_COMPILER_APPICON_NAME: AppIcon\n"))
        let catalogue = "App/Assets.xcassets/AppIcon.appiconset"
        let data = try Data(contentsOf: Self.folder.appending(path: "\(catalogue)/Contents.json"))
        let images = try JSONDecoder().decode(Catalogue.self, from: data).images
        #expect(images.map(\.platform) == ["ios"])
        for image in images {
            #expect(image.size == "1024x1024")
            let file = Self.folder.appending(path: "\(catalogue)/\(image.filename)")
            #expect(FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test("the script that builds the core is a script")
    func script() throws {
        covers("NAT-05")
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-n", Self.folder.appending(path: "build-xcframework.sh").path]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
    }
}
