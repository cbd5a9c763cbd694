#if canImport(UIKit)
    import Foundation
    import KabinetBindings
    import UIKit

    /// Takes a picture with the system's camera and leaves it in the inbox, for the core to seal.
    @MainActor
    final class Camera: NSObject, UIImagePickerControllerDelegate, UINavigationControllerDelegate {
        /// Fine enough for a document's smallest print.
        private static let quality: CGFloat = 0.9

        private let inbox: URL
        private let report: @Sendable (PlatformEvent) -> Void
        /// The request that is open; each is answered once.
        private var token: UInt64?

        init(inbox: URL, report: @escaping @Sendable (PlatformEvent) -> Void) {
            self.inbox = inbox
            self.report = report
        }

        /// Opens the camera. What can't be asked after all is answered as cancelled, for the core waits.
        func open(token: UInt64) {
            guard self.token == nil, UIImagePickerController.isSourceTypeAvailable(.camera),
                let presenter = Presenter.top
            else { return report(.photoTaken(token: token, path: nil)) }
            self.token = token
            let picker = UIImagePickerController()
            picker.sourceType = .camera
            picker.delegate = self
            presenter.present(picker, animated: true, completion: nil)
        }

        /// A picture was taken.
        func imagePickerController(
            _ picker: UIImagePickerController,
            didFinishPickingMediaWithInfo info: [UIImagePickerController.InfoKey: Any]
        ) {
            let image = info[.originalImage] as? UIImage
            picker.dismiss(animated: true, completion: nil)
            answer(path: image.flatMap(keep))
        }

        /// The person changed their mind.
        func imagePickerControllerDidCancel(_ picker: UIImagePickerController) {
            picker.dismiss(animated: true, completion: nil)
            answer(path: nil)
        }

        /// Writes it where only an unlocked phone can read it. Drawn anew as JPEG, it no longer tells where
        /// it was taken.
        private func keep(_ image: UIImage) -> String? {
            let file = inbox.appending(path: "\(UUID().uuidString).jpg")
            guard let data = image.jpegData(compressionQuality: Self.quality),
                (try? data.write(to: file, options: [.atomic, .completeFileProtection])) != nil
            else { return nil }
            return file.path
        }

        private func answer(path: String?) {
            guard let token else { return }
            self.token = nil
            report(.photoTaken(token: token, path: path))
        }
    }
#endif
