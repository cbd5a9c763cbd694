@testable import KabinetKit
import Testing

/// What the shell does by its own clock, which these tests move by hand.
@MainActor
@Suite
struct TimeTests {
    private let clock = HandClock()

    private func notice(_ id: UInt64, _ text: String = "Готово") -> Notice {
        Notice(id: id, text: text, tone: .success, closeLabel: "Закрыть")
    }

    private func countdown(_ remaining: UInt64) -> Countdown {
        Countdown(
            remainingMs: remaining,
            text: "через {time}",
            spoken: [
                SpokenMark(remainingMs: 60_000, text: "минута"),
                SpokenMark(remainingMs: 10_000, text: "10 секунд"),
                SpokenMark(remainingMs: 0, text: "можно"),
            ]
        )
    }

    @Test("a notice stays six seconds, and the same one doesn't come back")
    func noticeGoes() {
        let notices = Notices(clock: clock)
        #expect(notices.follow(notice(1)) != nil)
        clock.pass(.milliseconds(5_999))
        #expect(notices.follow(notice(1)) == nil)
        #expect(notices.shown != nil)
        clock.pass(.milliseconds(1))
        #expect(notices.shown == nil)
        #expect(notices.follow(notice(1)) == nil)
        #expect(notices.shown == nil)
        #expect(notices.follow(notice(2)) != nil)
        #expect(notices.shown?.id == 2)
    }

    @Test("with a screen reader a notice stays until it is closed")
    func noticeStays() {
        let notices = Notices(clock: clock)
        notices.staysUntilClosed = true
        _ = notices.follow(notice(1))
        clock.pass(.seconds(3_600))
        #expect(notices.shown != nil)
        notices.close()
        #expect(notices.shown == nil)
    }

    @Test("work that is over within 300 ms is never shown")
    func shortWork() {
        var shown: [String] = []
        let delay = BusyDelay(clock: clock) { shown.append($0.text) }
        delay.follow(Busy(action: nil, text: "одно"))
        clock.pass(.milliseconds(299))
        delay.follow(nil)
        clock.pass(.seconds(1))
        #expect(shown.isEmpty)
        delay.follow(Busy(action: nil, text: "одно"))
        clock.pass(.milliseconds(100))
        delay.follow(Busy(action: nil, text: "другое"))
        clock.pass(.milliseconds(200))
        #expect(delay.shown?.text == "другое")
        #expect(shown == ["другое"], "it lasts since it began")
        delay.follow(nil)
        #expect(delay.shown == nil)
    }

    @Test("time that runs down is drawn, and each of its sentences is said once, its end in any case")
    func countdownRuns() {
        var said: [String] = []
        let countdowns = Countdowns(clock: clock) { said.append($0) }
        countdowns.follow(["resend": countdown(70_000)], isBusy: false)
        #expect(countdown(70_000).words(elapsed: countdowns.elapsed) == "через 1:10")
        clock.pass(.seconds(9))
        #expect(said.isEmpty)
        clock.pass(.seconds(2))
        #expect(said == ["минута"])
        #expect(countdown(70_000).words(elapsed: countdowns.elapsed) == "через 0:59")
        // The same end told anew repeats nothing.
        countdowns.follow(["resend": countdown(59_000)], isBusy: false)
        clock.pass(.seconds(50))
        #expect(said == ["минута", "10 секунд"])
        countdowns.follow([:], isBusy: false)
        #expect(said == ["минута", "10 секунд", "можно"], "the core took it away a moment early")
        clock.pass(.seconds(60))
        #expect(said.count == 3)
    }

    @Test("what an answer ends, and what stood on another screen, is not said")
    func countdownEndsQuietly() {
        var said: [String] = []
        let countdowns = Countdowns(clock: clock) { said.append($0) }
        countdowns.follow(["resend": countdown(5_000)], isBusy: false)
        countdowns.follow([:], isBusy: true)
        countdowns.follow(["resend": countdown(5_000)], isBusy: false)
        countdowns.clear()
        countdowns.follow([:], isBusy: false)
        clock.pass(.seconds(10))
        #expect(said.isEmpty)
    }

    @Test(
        "time that is left is written as people read it",
        arguments: [(0, "0:00"), (1, "0:01"), (34_000, "0:34"), (522_000, "8:42"), (4_122_000, "1:08:42")]
            as [(UInt64, String)]
    )
    func timeLeft(milliseconds: UInt64, words: String) {
        #expect(Countdown.timeLeft(milliseconds) == words)
    }

    @Test("a verdict is said once the typing rests, the same of one field not twice, urgent words at once")
    func announcer() {
        var said: [Announcement] = []
        let announcer = Announcer(clock: clock)
        announcer.say = { said.append($0) }
        announcer.afterRest("плохо", of: "phone")
        clock.pass(.milliseconds(600))
        announcer.afterRest("хуже", of: "phone")
        clock.pass(.milliseconds(700))
        announcer.afterRest("хуже", of: "phone")
        clock.pass(.milliseconds(700))
        #expect(said == [Announcement(text: "хуже", isUrgent: false)])
        announcer.afterRest("позже", of: "phone")
        announcer.now("сейчас", of: "phone")
        clock.pass(.seconds(1))
        #expect(said.last == Announcement(text: "сейчас", isUrgent: true))
        announcer.afterRest("прошлый экран", of: "phone")
        announcer.clear()
        clock.pass(.seconds(1))
        #expect(said.count == 2)
    }

    @Test("a link that is back within 1.5 s is not worth a word")
    func patience() throws {
        var said: [String] = []
        let patience = Patience(clock: clock) { said.append($0) }
        let held = try #require(samples(language: .ru).first { $0.name == "strip" }).update.top
        let free = try #require(samples(language: .ru).first { $0.name == "heading" }).update.top
        patience.follow(held)
        clock.pass(.milliseconds(1_499))
        patience.follow(free)
        clock.pass(.seconds(1))
        #expect(!patience.showsStrip)
        #expect(said.isEmpty)
        patience.follow(held)
        patience.follow(held)
        clock.pass(.milliseconds(1_500))
        #expect(patience.showsStrip)
        patience.follow(held)
        #expect(said.count == 1)
    }
}
