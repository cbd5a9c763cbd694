import Foundation
@_exported import KabinetBindings
import Observation

/// The one place of an app that talks to the core: holds the picture to draw and the texts that are being
/// typed.
///
/// Views draw `presentation` and `update`, and hand every act of the person to `activate`, `edit` and
/// `leave`; they keep nothing of their own.
@MainActor
@Observable
public final class KabinetHost {
    /// The newest picture. Each one replaces the one before.
    public private(set) var update: Update
    /// Where the focus was sent last.
    public private(set) var focus = FocusRequest(place: .title, serial: 0)
    /// Why the core is not open, or the last refusal of a call. None of them is the person's doing.
    public var failure: KabinetError? { calls.failure }

    /// Takes what is to be said aloud without being asked.
    public var onAnnouncement: @MainActor (Announcement) -> Void {
        get { announcer.say }
        set { announcer.say = newValue }
    }

    @ObservationIgnored private let announcer: Announcer
    @ObservationIgnored private let drafts: Drafts
    @ObservationIgnored private var pictures: [String: Screen] = [:]
    @ObservationIgnored private var following: Task<Void, Never>?
    @ObservationIgnored private var wasAway = false
    private let clock: any ShellClock
    private let calls: CoreCalls
    private let notices: Notices
    private let busyDelay: BusyDelay
    private let countdowns: Countdowns
    private let patience: Patience
    @ObservationIgnored private lazy var form = ScreenForm(around: self)

    /// Opens the core by `opening`. Where that fails, what happened is shown in `language`, and it is tried
    /// again at each tap, and when the app is back in view. `draftDelay` is the rest after the last key before a draft goes down.
    public init(
        language: Language,
        clock: any ShellClock = SystemShellClock(),
        draftDelay: Duration = .milliseconds(500),
        opening: @escaping CoreOpening
    ) {
        let calls = CoreCalls(language: language, opening: opening)
        let announcer = Announcer(clock: clock)
        let sayPolitely: @MainActor (String) -> Void = { announcer.politely($0) }
        let relay = UpdateRelay()
        update = calls.open(observer: relay)
        self.clock = clock
        self.calls = calls
        self.announcer = announcer
        notices = Notices(clock: clock)
        busyDelay = BusyDelay(clock: clock) { announcer.politely($0.text) }
        countdowns = Countdowns(clock: clock, say: sayPolitely)
        patience = Patience(clock: clock, say: sayPolitely)
        drafts = Drafts(clock: clock, rest: draftDelay) { calls.draft(key: $0, field: $1, text: $2) }
        show(update, before: nil)
        follow(relay)
        reportLocalTime()
    }

    /// What the shell adds to the picture at this moment.
    public var moment: Moment {
        Moment(
            fields: Dictionary(form.fields.map { ($0.data.id, $0) }) { first, _ in first },
            busy: busyDelay.shown,
            elapsed: countdowns.elapsed,
            showsStrip: patience.showsStrip,
            notice: notices.shown
        )
    }

    /// What is shown as a screen reader finds it, from top to bottom.
    public var presentation: Presentation { .update(update, in: moment) }

    /// The fields of the screen from top to bottom.
    public var fields: [FieldTyping] { form.fields }

    /// A field of the screen by its id.
    public func field(_ id: String) -> FieldTyping? { form[id] }

    /// The screen below the one that is shown, as it was seen last: for the picture under a back gesture.
    public var screenBelow: Screen? {
        update.stack.dropLast().last.flatMap { pictures[$0] }
    }

    /// With a screen reader a notice stays until it is closed.
    public func screenReaderRuns(_ isRunning: Bool) {
        notices.staysUntilClosed = isRunning
    }

    /// Does what an element of the presentation is there for.
    public func activate(_ act: Act) {
        switch act {
        case .perform(let id): perform(id)
        case .toggle(let field): form.toggle(field)
        case .edit(let field): focus(on: .field(field))
        case .reveal(let field): form.reveal(field, !(form[field]?.isRevealed ?? true))
        case .pickDate(let field): focus(on: .field(field))
        case .suggest(let field): form.suggestPassword(for: field)
        case .undo(let field): form.undoRepair(field)
        case .choose(let field, let offer): form.choose(field, offer: offer)
        case .closeNotice: notices.close()
        }
    }

    /// A key, a paste or the system's autofill would have `after` stand in a field. Gives what stands there
    /// now; the field is locked while something is under way.
    @discardableResult
    public func edit(_ field: String, to after: Edited) -> FieldTyping? {
        if busyDelay.shown == nil { form.edit(field, to: after) }
        return form[field]
    }

    /// Puts a whole text into a field, as the system's calendar or autofill does.
    public func fill(_ field: String, with text: String) {
        form.put(text, into: field)
    }

    /// The caret went somewhere without a key.
    public func select(_ field: String, _ selection: Range<Int>) {
        form.select(field, selection)
    }

    /// A field has lost the focus.
    public func leave(_ field: String) {
        form.leave(field)
        drafts.flush()
    }

    /// The keyboard came to «Отменить» of a field's correction, or left it.
    public func repairFocus(of field: String, _ hasFocus: Bool) {
        form.repairFocus(field, hasFocus)
    }

    /// The keyboard's own button in a field: on to the next one, and from the last one off with all of them.
    public func submit(from field: String) {
        if let next = form.next(after: field) {
            focus(on: .field(next))
        } else if case .code(_, let submit)? = form[field]?.data.kind {
            perform(submit.id)
        } else if let primary = update.top.actions.first(where: { $0.style == .primary }) {
            perform(primary.id)
        }
    }

    /// The system's back: closes what lies over the screen, or leads to the one below.
    public func back() {
        switch update.overlay {
        case .sheet(_, _, let close): perform(close.id)
        case .confirmation(_, _, _, let answers): answers.last.map { perform($0.id) }
        case nil: update.top.back.map { perform($0.id) }
        }
    }

    /// Sends the drafts that still wait for the typing to rest.
    public func saveDrafts() {
        drafts.flush()
    }

    /// News of the phone's system.
    public func report(_ event: PlatformEvent) {
        switch event {
        case .background:
            wasAway = true
            saveDrafts()
            form.hideSecrets()
        case .foreground:
            if wasAway { openAgain() }
            wasAway = false
            reportLocalTime()
        case .clockChanged: reportLocalTime()
        default: break
        }
        calls.report(event)
    }

    /// Ends the core. Later calls leave `KabinetError.ShutDown` in `failure`.
    public func shutdown() {
        saveDrafts()
        end()
    }

    /// The same without the drafts that still wait, as when the system kills the app.
    func end() {
        following?.cancel()
        calls.shutdown()
    }

    /// Sends what waits, within a time of the system's. Gives how many requests the portal still does not
    /// have.
    public func runQueue(deadlineMs: UInt64) async throws -> UInt32 {
        openAgain()
        return try await calls.runQueue(deadlineMs: deadlineMs)
    }

    private func perform(_ id: String) {
        guard calls.isOpen else { return openAgain() }
        let screen = update.top
        guard screen.busy == nil || id == screen.back?.id else { return }
        form.settle()
        drafts.forget(key: screen.key)
        calls.dispatch(Intent(visit: screen.visit, action: id, values: form.values))
    }

    /// Tries to open a core that could not be opened. Nothing where it is open.
    private func openAgain() {
        guard !calls.isOpen else { return }
        let relay = UpdateRelay()
        let next = calls.open(observer: relay)
        // The core counts its own.
        if calls.isOpen { notices.forget() }
        replace(by: next)
        follow(relay)
    }

    private func follow(_ relay: UpdateRelay) {
        guard calls.isOpen else { return }
        following = Task { [weak self] in
            for await update in relay.updates {
                self?.take(update)
            }
        }
    }

    private func take(_ next: Update) {
        if next.seq > update.seq { replace(by: next) }
    }

    private func replace(by next: Update) {
        let before = update
        update = next
        show(next, before: before)
    }

    private func show(_ next: Update, before: Update?) {
        let screen = next.top
        let step = PictureStep(to: next, from: before)
        if step == .arrival {
            drafts.flush()
            announcer.clear()
            countdowns.clear()
        }
        pictures[screen.key] = screen
        pictures = pictures.filter { next.stack.contains($0.key) }
        form.follow(screen, language: before?.top.language ?? screen.language, isNew: step == .arrival)
        busyDelay.follow(screen.busy)
        countdowns.follow(next.countdowns, isBusy: screen.busy != nil)
        patience.follow(screen)
        move(FocusMove(to: next, from: before, step: step, fields: form.fields))
        sayNews(of: next, before: before, step: step)
    }

    private func move(_ move: FocusMove) {
        switch move {
        case .stays: break
        case .toTitle: focus(on: .title)
        case .toOverlay(let place): focus(on: place)
        case .toNamed(let field):
            focus(on: .field(field.data.id))
            if let complaint = field.complaint { announcer.now(complaint, of: field.data.id) }
        case .toOnlyField(let field):
            focus(on: .field(field))
            // Who hears the field alone has not come by the title and what is said below it.
            let below = Presentation.firstWords(of: update.top) ?? ""
            announcer.politely(Presentation.sentences(update.top.title, below))
        }
    }

    /// What was there before is no news.
    private func sayNews(of next: Update, before: Update?, step: PictureStep) {
        let said = step == .arrival ? [] : before.map(Presentation.announcements) ?? []
        for news in Presentation.announcements(of: next) where !said.contains(news) {
            if news.isUrgent { announcer.now(news.text) } else { announcer.politely(news.text) }
        }
        if let notice = notices.follow(next.top.notice), before != nil { announcer.politely(notice.text) }
    }

    private func focus(on place: FocusRequest.Place) {
        focus = FocusRequest(place: place, serial: focus.serial + 1)
    }

    /// Tells what the phone's own clock shows: a journey or a summer may have changed it while the app was
    /// away.
    private func reportLocalTime() {
        let minutes = TimeZone.autoupdatingCurrent.secondsFromGMT() / 60
        calls.report(.localTime(offsetMinutes: Int16(minutes)))
    }
}

extension KabinetHost: FormSurroundings {
    func check(field: String, text: String, caret: UInt32, other: String?) -> FieldCheck? {
        calls.check(key: update.top.key, field: field, text: text, caret: caret, other: other)
    }

    func edit(field: String, before: Edited, after: Edited, other: String?) -> FieldCheck? {
        calls.edit(key: update.top.key, field: field, before: before, after: after, other: other)
    }

    func suggestPassword(field: String) -> String? {
        calls.suggestPassword(key: update.top.key, field: field)
    }

    func draft(field: String, text: String) {
        drafts.remember(key: update.top.key, field: field, text: text)
    }

    func say(_ text: String, of field: String) {
        announcer.afterRest(text, of: field)
    }

    func onceFocusMoved(_ act: @escaping @MainActor () -> Void) {
        _ = clock.after(.milliseconds(100), act)
    }

    func perform(_ action: Action) {
        if action.countdown == nil { perform(action.id) }
    }
}
