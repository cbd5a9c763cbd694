import Foundation
import Synchronization
import Testing

@testable import KabinetKit

/// What of the platform's port needs no iPhone.
@Suite
struct PlatformTests {
    @Test("pages over TLS and numbers lead out")
    func leadsOut() {
        covers("NAT-04")
        let outward = [
            "https://portal.example/help?q=1#top": "https://portal.example/help?q=1#top",
            "HTTPS://PORTAL.EXAMPLE": "HTTPS://PORTAL.EXAMPLE",
            "tel:88001007010": "tel:88001007010",
            "tel:+7 (800) 100-70-10": "tel:+7(800)100-70-10",
            "tel:*105*1#": "tel:*105*1%23",
            "tel:*105*1%23": "tel:*105*1%23",
            "TEL:112": "tel:112",
        ]
        for (given, handedOver) in outward {
            #expect(OutsideLink(given)?.url.absoluteString == handedOver, "\(given)")
        }
    }

    @Test(
        "nothing else leads out",
        arguments: [
            "http://portal.example", "file:///var/mobile", "javascript:alert(1)", "sms:112",
            "mailto:a@portal.example",
            "https://user@portal.example", "https:///no-host", "https:portal.example", "//portal.example",
            " https://portal.example", "tel:", "tel:#", "tel:112;phone-context=example", "tel:112?body=x",
            "tel:" + String(repeating: "1", count: 41), "", "\u{0}", "prefs:root=General",
        ]
    )
    func staysInside(text: String) {
        covers("NAT-04")
        #expect(OutsideLink(text) == nil)
    }

    @Test("only links of the portal's host over TLS lead in")
    func leadsIn() throws {
        covers("NAT-04")
        let leads = { (text: String) in
            URL(string: text).flatMap { IncomingLink($0, host: "portal.example") } != nil
        }
        for link in ["https://portal.example/open/a", "https://PORTAL.example/open/a?token=1"] {
            #expect(leads(link), "\(link)")
        }
        let refused = [
            "http://portal.example/open/a", "https://portal.example.evil.example/open/a",
            "https://evil.example/portal.example", "https://portal.example@evil.example/open/a",
            "https://evil.example#portal.example", "kabinet://portal.example/open/a",
            "https://portal.example/open/" + String(repeating: "a", count: 2_048),
        ]
        for link in refused { #expect(!leads(link), "\(link)") }
    }

    @Test("the bundle's settings become the core's; one that is missing is no setting")
    func settings() throws {
        let info: [String: Any] = [
            "KabinetPortal": "https://portal.example", "KabinetPortalPins": "aa= bb=",
            "KabinetLinkHost": "portal.example",
            "CFBundleShortVersionString": "1.2",
        ]
        try TestPhone.withFolder { folder in
            let config = try #require(AppSettings(info)).config(
                in: AppFolder(in: folder),
                languages: ["fr-FR", "en-GB"]
            )
            #expect(config.portalUrl == "https://portal.example")
            #expect(config.portalPins == ["aa=", "bb="])
            #expect(config.language == .en)
            #expect(config.appVersion == "1.2")
            #expect(config.dataDir.hasPrefix(folder.path))
        }
        for key in info.keys {
            var rest = info
            rest[key] = nil
            #expect(AppSettings(rest) == nil)
        }
    }

    @Test(
        "the system's first language that the core speaks",
        arguments: [
            (["ru-RU"], .ru), (["en"], .en), (["de", "en-US", "ru"], .en), (["fr"], .ru), ([], .ru),
        ] as [([String], Language)]
    )
    func language(tags: [String], language: Language) {
        #expect(Language.preferred(of: tags) == language)
    }

    @Test("the app's folders are their owner's alone")
    func folder() throws {
        try TestPhone.withFolder { support in
            for _ in 1...2 {
                let folder = AppFolder(in: support)
                try folder.make()
                for one in [folder.data, folder.inbox, folder.share] {
                    let attributes = try FileManager.default.attributesOfItem(atPath: one.path)
                    #expect(attributes[.posixPermissions] as? NSNumber == 0o700)
                }
            }
        }
    }

    @Test("news that came before the core was there are told to it once, the newest of many")
    func eventSink() {
        let sink = EventSink()
        let taken = Mutex<[PlatformEvent]>([])
        for minutes in 1...20 { sink.report(.localTime(offsetMinutes: Int16(minutes))) }
        sink.open { event in taken.withLock { $0.append(event) } }
        sink.report(.foreground)
        let events = taken.withLock { $0 }
        #expect(events.count == 17)
        #expect(events.first == .localTime(offsetMinutes: 5))
        #expect(events.last == .foreground)
    }
}

/// The days of the system's calendar.
@Suite
struct CalendarDaysTests {
    private func days(earliest: String, latest: String) -> CalendarDays {
        CalendarDays(
            DateField(
                id: "birth_date",
                label: "",
                hint: nil,
                value: "",
                valueRev: 0,
                ghost: "",
                earliest: earliest,
                latest: latest,
                calendarLabel: "",
                autofill: .bday,
                verdict: .none,
                required: true
            )
        )
    }

    @Test(
        "a day that is typed is the day that is picked",
        arguments: ["12.04.1990", "29.02.1992", "01.01.1900", "22.11.2012"]
    )
    func bothWays(typed: String) throws {
        let days = days(earliest: "1900-01-01", latest: "2012-11-22")
        #expect(days.typed(try #require(days.date(typed: typed))) == typed)
    }

    @Test(
        "what is no day, or none that can be picked, is none",
        arguments: ["", "12.04", "31.02.1990", "23.11.2012", "a.b.c", "1.1.1.1"]
    )
    func none(typed: String) {
        #expect(days(earliest: "1900-01-01", latest: "2012-11-22").date(typed: typed) == nil)
    }

    @Test("bounds in the wrong order, or that are no days, end nothing")
    func badBounds() {
        #expect(days(earliest: "2020-01-01", latest: "2010-01-01").date(typed: "01.01.2010") != nil)
        #expect(days(earliest: "", latest: "").date(typed: "01.01.1970") != nil)
    }
}
