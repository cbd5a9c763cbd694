import Foundation
import Testing

@testable import KabinetKit

/// The contract that every platform keeps, on the fake that these tests run with.
///
/// A test on a device does the same: `platformContract(platform: phone, hand: hand)` with a `PhonePlatform` and
/// a `PlatformHand` that asks whoever holds it, takes the answers, and not what the system tells by itself, from
/// `PhonePlatform.report(to:)`, and finds jobs in `BGTaskScheduler.getPendingTaskRequests`. What can't be brought
/// about there is `Arranged.notHere`. The core has to be built with the feature `shell-tests`, as `cargo xtask
/// bindings` does.
@Suite(.timeLimit(.minutes(1)))
struct PlatformContractTests {
    @Test("the fake keeps every case")
    func fake() throws {
        covers("NAT-04")
        try TestPhone.withFolder { support in
            let folder = AppFolder(in: support)
            try folder.make()
            let platform = FakePlatform(folder: folder)
            let outcomes = platformContract(platform: platform, hand: platform)
            #expect(!outcomes.isEmpty)
            for outcome in outcomes {
                #expect(outcome.verdict == .kept, "\(outcome.name)")
            }
        }
    }

    @Test("a job beyond the system's calendar is at its end")
    func endOfTime() {
        covers("NAT-04")
        let now = Date(timeIntervalSince1970: 0)
        #expect(JobTime(afterMs: .max, from: now).date == .distantFuture)
        #expect(JobTime(afterMs: 1_500, from: now).date == now + 1.5)
    }

    @Test("only a file of the folder for it is offered, whatever its path says")
    func offeredFiles() throws {
        covers("NAT-04")
        try TestPhone.withFolder { support in
            let folder = AppFolder(in: support)
            try folder.make()
            let file = folder.share.appending(path: "copy.pdf").path
            let secret = folder.data.appending(path: "secret.pdf").path
            let inner = folder.share.appending(path: "inner").path
            for path in [file, secret] { try Data("copy".utf8).write(to: URL(filePath: path)) }
            try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
            try Data("copy".utf8).write(to: URL(filePath: "\(inner)/copy.pdf"))
            let link = folder.share.appending(path: "link.pdf").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: secret)

            #expect(OfferedFile(file, in: folder)?.url.path == file)
            #expect(OfferedFile("\(inner)/../copy.pdf", in: folder) != nil)
            let others = [
                "", "copy.pdf", secret, link, inner, "\(inner)/copy.pdf", "\(file)/..", "\(inner)/..",
                "\(folder.share.path)/../phone/secret.pdf", folder.share.path, "\(file).missing",
            ]
            for other in others { #expect(OfferedFile(other, in: folder) == nil, "\(other)") }
        }
    }

    @Test("what an earlier process left on its way in or out is removed, the core's data is not")
    func leftovers() throws {
        covers("NAT-04")
        try TestPhone.withFolder { support in
            let folder = AppFolder(in: support)
            try folder.make()
            let (kept, passed) = (folder.data.appending(path: "rows"), folder.newPicture())
            for file in [kept, passed] { try Data("1".utf8).write(to: file) }
            try folder.make()
            #expect(FileManager.default.fileExists(atPath: kept.path))
            #expect(!FileManager.default.fileExists(atPath: passed.path))
        }
    }
}
