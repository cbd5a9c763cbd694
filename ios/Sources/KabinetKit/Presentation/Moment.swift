import KabinetBindings

/// What the shell adds to a picture of the core at one moment: texts that are being typed, time that has
/// passed, what has lasted long enough to be shown.
public struct Moment: Equatable, Sendable {
    /// The fields by their ids, as they are while they are typed.
    public let fields: [String: FieldTyping]
    /// What is shown as under way.
    public let busy: Busy?
    /// Milliseconds since the picture came.
    public let elapsed: UInt64
    /// Whether the strip that tells what holds requests up is shown.
    public let showsStrip: Bool
    /// The message that is shown.
    public let notice: Notice?

    /// A moment.
    public init(
        fields: [String: FieldTyping],
        busy: Busy? = nil,
        elapsed: UInt64 = 0,
        showsStrip: Bool = true,
        notice: Notice? = nil
    ) {
        self.fields = fields
        self.busy = busy
        self.elapsed = elapsed
        self.showsStrip = showsStrip
        self.notice = notice
    }
}
