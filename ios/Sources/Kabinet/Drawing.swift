import KabinetKit
import SwiftUI

/// What every view of a component is drawn from.
@MainActor
struct Drawing {
    /// Takes what the person does.
    let host: KabinetHost
    /// The screen that the component stands on.
    let screen: Screen
    /// What the shell adds to it at this moment.
    let moment: Moment
    /// Whether the screen reader is at the screen's title.
    let title: AccessibilityFocusState<Bool>.Binding

    /// A field as it is typed.
    func typing(_ field: String) -> FieldTyping? { moment.fields[field] }
}
