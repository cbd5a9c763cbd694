#if canImport(AVFoundation) && canImport(UserNotifications)
    import AVFoundation
    import KabinetBindings
    import UserNotifications

    /// Asks the person for a permission. To whom said no before, the system answers no by itself.
    struct Permissions: Sendable {
        /// Asks; the answer is reported with the same token.
        func ask(
            token: UInt64,
            _ permission: Permission,
            _ report: @escaping @Sendable (PlatformEvent) -> Void
        ) {
            switch permission {
            case .camera:
                AVCaptureDevice.requestAccess(for: .video) { granted in
                    report(.permissionResult(token: token, granted: granted))
                }
            case .notifications:
                let center = UNUserNotificationCenter.current()
                center.requestAuthorization(options: [.alert, .sound, .badge]) { granted, _ in
                    report(.permissionResult(token: token, granted: granted))
                }
            }
        }

        /// How the camera stands to the app now.
        var camera: CameraAccess {
            guard AVCaptureDevice.default(for: .video) != nil else { return .missing }
            return AVCaptureDevice.authorizationStatus(for: .video) == .authorized ? .given : .forbidden
        }
    }
#endif
