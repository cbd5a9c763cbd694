#if canImport(BackgroundTasks)
    import BackgroundTasks
    import Foundation
    import KabinetBindings

    /// Asks the system to wake the app so that it sends what waits.
    struct BackgroundJobs: Sendable {
        /// Asks for the job in so many milliseconds. One that was asked for before is replaced.
        func schedule(afterMs delay: UInt64) throws {
            let request = BGAppRefreshTaskRequest(identifier: AppSettings.queueJob)
            request.earliestBeginDate = JobTime(afterMs: delay).date
            do {
                try BGTaskScheduler.shared.submit(request)
            } catch let error as BGTaskScheduler.Error where error.code == .notPermitted {
                throw PlatformError.Failed(reason: "the bundle does not name the job")
            } catch {
                // The person may have switched background work off.
                throw PlatformError.Refused(reason: "the system takes no more jobs")
            }
        }
    }
#endif
