#if canImport(UIKit)
    import Foundation
    import KabinetBindings
    import UIKit

    /// Takes a picture with the system's camera and leaves it in the inbox, for the core to seal.
    @MainActor
    final class Camera: NSObject, UIImagePickerControllerDelegate, UINavigationControllerDelegate {
        /// Fine enough for a document's smallest print.
        private static let quality: CGFloat = 0.9

        private let folder: AppFolder
        private let report: @Sendable (PlatformEvent) -> Void
        /// The request that is open; each is answered once.
        private var token: UInt64?

        init(folder: AppFolder, report: @escaping @Sendable (PlatformEvent) -> Void) {
            self.folder = folder
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
            answer(path: image.flatMap(keep), closing: picker)
        }

        /// The person changed their mind.
        func imagePickerControllerDidCancel(_ picker: UIImagePickerController) {
            answer(path: nil, closing: picker)
        }

        /// Writes it where only an unlocked phone can read it. Drawn anew as JPEG, it no longer tells where
        /// it was taken.
        private func keep(_ image: UIImage) -> String? {
            let file = folder.newPicture()
            guard let data = image.jpegData(compressionQuality: Self.quality),
                (try? data.write(to: file, options: [.atomic, .completeFileProtection])) != nil
            else { return nil }
            return file.path
        }

        /// Answers once the camera is gone: what the core asks next is shown in its place.
        private func answer(path: String?, closing picker: UIImagePickerController) {
            guard let token else { return }
            picker.dismiss(animated: true) { [self] in
                self.token = nil
                report(.photoTaken(token: token, path: path))
            }
        }
    }
#endif
