import KabinetBindings

/// How the phone's camera stands to the app.
enum CameraAccess: Sendable {
    /// It may be used.
    case given
    /// The person, or who manages the phone, does not allow it.
    case forbidden
    /// There is none.
    case missing

    /// Throws what the core is told where no picture can be taken.
    func require() throws {
        switch self {
        case .given: break
        case .forbidden: throw PlatformError.Refused(reason: "no permission for the camera")
        case .missing: throw PlatformError.Unavailable
        }
    }
}
