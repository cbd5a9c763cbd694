import KabinetBindings

/// Hands updates from the core's thread over to the main actor; a slow app gets only the newest.
final class UpdateRelay: ScreenObserver {
    /// The updates as they come.
    let updates: AsyncStream<Update>

    private let continuation: AsyncStream<Update>.Continuation

    init() {
        (updates, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func updated(update: Update) throws {
        continuation.yield(update)
    }
}
