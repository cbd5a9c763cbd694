#if canImport(LocalAuthentication)
    import Foundation
    import KabinetBindings
    import LocalAuthentication

    /// Asks for the person's finger or face.
    struct Biometrics: Sendable {
        private static let policy = LAPolicy.deviceOwnerAuthenticationWithBiometrics

        /// Asks; the answer is reported with the same token. `reason` is what the person reads.
        func ask(
            token: UInt64,
            reason: String,
            _ report: @escaping @Sendable (PlatformEvent) -> Void
        ) throws {
            var problem: NSError?
            guard LAContext().canEvaluatePolicy(Self.policy, error: &problem) else {
                // After too many wrong fingers the phone's own code opens them again.
                guard problem?.code == LAError.biometryLockout.rawValue else {
                    throw PlatformError.Unavailable
                }
                throw PlatformError.Refused(reason: "locked after too many tries")
            }
            Task {
                let context = LAContext()
                // Empty, it takes away the way round by the phone's own code.
                context.localizedFallbackTitle = ""
                let passed = try? await context.evaluatePolicy(Self.policy, localizedReason: reason)
                report(.biometricResult(token: token, passed: passed ?? false))
            }
        }
    }
#endif
