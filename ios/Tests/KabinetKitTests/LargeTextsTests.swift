import Foundation
import Testing

@testable import KabinetKit

/// Texts where letters are large.
@MainActor
@Suite
struct LargeTextsTests {
    @Test("long words get places to break, short ones and numbers none")
    func breaks() {
        covers("NAT-02")
        let texts = LargeTexts()
        #expect(texts.drawn("Соглашение") == "Со\u{ad}гла\u{ad}ше\u{ad}ние")
        for text in ["дела", "+7 900 000-12-34", "Agreement", ""] { #expect(texts.drawn(text) == text) }
    }

    @Test("each text is asked about once, and no more of them are kept than a screen needs")
    func keeps() {
        var asked: [String] = []
        let texts = LargeTexts { text in
            asked.append(text)
            return "\(text)!"
        }
        for _ in 1...3 { #expect(texts.drawn("одно") == "одно!") }
        #expect(asked == ["одно"])
        for place in 1...LargeTexts.most { #expect(texts.drawn("\(place)") == "\(place)!") }
        #expect(texts.drawn("одно") == "одно!")
        #expect(asked.count == LargeTexts.most + 2, "forgotten and asked about anew")
    }

    @Test("what is heard has no places to break")
    func heard() {
        covers("NAT-02", "ACC-04")
        let texts = LargeTexts()
        var broken = 0
        for element in samples(language: .ru).flatMap(\.presentation.elements) {
            #expect(!element.line.contains("\u{ad}"))
            if texts.drawn(element.label) != element.label { broken += 1 }
        }
        #expect(broken > 20, "the samples hold long words")
    }

    @Test("views draw words in one place; what they draw letter by letter is what a person checks, or types")
    func views() throws {
        covers("NAT-02")
        let folder = Project.root.appending(path: "ios/Sources/Kabinet")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let drawing = { (call: String) in
            try paths.filter { path in
                try path.hasSuffix(".swift")
                    && String(contentsOf: folder.appending(path: path), encoding: .utf8).contains(call)
            }.sorted()
        }
        let exact = ["CodeField", "FieldFrame", "ListRow", "Review"].map { "Components/\($0).swift" }
        #expect(try drawing("ExactWords(") == exact + ["Words.swift"])
        // Fields, the ear, the system's own magnifier, a title that nobody sees.
        let own = ["DateField", "TypedInput"].map { "Components/\($0).swift" }
        let silent = ["ScreenView.swift", "SpokenModifier.swift", "TopBar.swift"]
        #expect(try drawing("Text(verbatim:") == own + silent + ["Words.swift"])
    }
}
