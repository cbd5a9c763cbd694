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
            guard LAContext().canEvaluatePolicy(Self.policy, error: nil) else {
                throw PlatformError.Unavailable
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
