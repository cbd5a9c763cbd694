// A property of the system's text field that is not there.
import UIKit

@MainActor func misspell(_ field: UITextField) {
    field.textContentTyp = .oneTimeCode
}
