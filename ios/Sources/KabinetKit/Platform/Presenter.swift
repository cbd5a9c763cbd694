#if canImport(UIKit)
    import UIKit

    /// Where the system's own screens are shown from: on top of what the app shows.
    @MainActor
    enum Presenter {
        /// The topmost controller of the window in use; none while the app is not in view.
        static var top: UIViewController? {
            let scenes = UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }
            guard let scene = scenes.first(where: { $0.activationState == .foregroundActive }),
                var top = scene.keyWindow?.rootViewController
            else { return nil }
            while let over = top.presentedViewController { top = over }
            return top
        }
    }
#endif
