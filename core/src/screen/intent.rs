//! What goes down: taps with what stands in the fields, and news of the platform.

use serde::{Deserialize, Serialize};

use crate::sensitive::hidden_debug;

/// A tap on an action of the screen that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Intent {
    /// [`super::Screen::visit`] of the screen the person saw. A tap with another number is dropped and counted.
    pub visit: u64,
    /// [`super::Action::id`].
    pub action: String,
    /// What stands in the fields of the screen; counts as drafts too.
    pub values: Vec<FieldValue>,
}

/// The text of one field. It may be a secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct FieldValue {
    /// The field's id.
    pub field: String,
    /// Its text as shown.
    pub text: String,
}

/// News of the phone: what the system tells the app, and answers to what the core asked the platform to do.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum PlatformEvent {
    /// The link changed.
    Network {
        /// Whether the system believes that there is a link.
        online: bool,
        /// Whether it costs by volume.
        metered: bool,
    },
    /// The app is seen again.
    Foreground,
    /// The app is no longer seen.
    Background,
    /// A deep link opened the app.
    LinkOpened {
        /// The whole link.
        url: String,
    },
    /// The camera or the gallery left a picture in the inbox.
    PhotoTaken {
        /// The token of the request.
        token: u64,
        /// The picture's file in the app-private inbox; none when the person cancelled.
        path: Option<String>,
    },
    /// The person passed the system's biometric question, or not.
    BiometricResult {
        /// The token of the request.
        token: u64,
        /// Passed.
        passed: bool,
    },
    /// The system's answer to a permission request.
    PermissionResult {
        /// The token of the request.
        token: u64,
        /// Granted.
        granted: bool,
    },
    /// A push came: it only wakes the app and carries no content.
    PushReceived,
    /// The person chose another language in the phone's settings, for everything or for the app.
    LocaleChanged {
        /// The new one.
        language: Language,
    },
    /// The phone's clock or time zone was changed.
    ClockChanged,
    /// What the phone's own clock shows, told at the start and whenever it changes: moments that the person waits for
    /// are told by it. Until then, and where it makes no sense, they are told by the clock of Moscow, by its name.
    LocalTime {
        /// Minutes that it is ahead of UTC: from −720 to 840.
        offset_minutes: i16,
    },
    /// A call began or ended.
    CallActive {
        /// A call is going on.
        active: bool,
    },
}

/// The languages of the catalogues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
}

impl Language {
    /// The tag of BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }
}

hidden_debug!(fields of FieldValue: field);
hidden_debug!(variants of PlatformEvent: Network, Foreground, Background, LinkOpened, PhotoTaken, BiometricResult, PermissionResult, PushReceived, LocaleChanged, ClockChanged, LocalTime, CallActive);
