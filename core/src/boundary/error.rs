//! Errors that cross the boundary. No field is called `message` and no variant like its payload: both break Kotlin.

/// Why a call of [`crate::Kabinet`] was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "ffi", derive(uniffi::Error))]
pub enum KabinetError {
    /// Another core has this data folder open.
    #[error("another core has this data folder open")]
    AlreadyOpen,
    /// The data folder can't be made, read or locked.
    #[error("the data folder can't be used: {reason}")]
    FolderUnusable {
        /// What the system said.
        reason: String,
    },
    /// No room on the phone for the data folder.
    #[error("no room left on the phone")]
    DiskFull,
    /// The portal's address is not https, nor loopback http in a build that allows it, or is no address at all.
    #[error("the portal's address is refused: {reason}")]
    PortalAddressRefused {
        /// Which rule it breaks.
        reason: String,
    },
    /// The pinned keys can't be used: one is no SHA-256 in base64, or there is none in reserve.
    #[error("the pins of the portal's keys are refused: {reason}")]
    PortalPinsRefused {
        /// Which rule they break.
        reason: String,
    },
    /// The call came after `shutdown`.
    #[error("the core is shut down")]
    ShutDown,
    /// The screen that is shown has no such field.
    #[error("the screen {key} has no field {field}")]
    UnknownField {
        /// The screen's key, as given.
        key: String,
        /// The field's id, as given.
        field: String,
    },
    /// A text is longer than any field takes.
    #[error("a text of more than {limit} characters")]
    TextTooLong {
        /// The limit in code points.
        limit: u32,
    },
    /// The system gave no randomness.
    #[error("the system gave no randomness")]
    NoRandomness,
    /// A thread of the core could not be started or has stopped.
    #[error("the core has stopped: {reason}")]
    Stopped {
        /// What happened.
        reason: String,
    },
}

/// Why the platform did not do what the core asked; thrown by a shell's [`super::Platform`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "ffi", derive(uniffi::Error))]
pub enum PlatformError {
    /// The vault no longer has the key.
    #[error("the key is gone")]
    KeyLost,
    /// Not now: the phone is locked, the person said no.
    #[error("refused: {reason}")]
    Refused {
        /// What the system said.
        reason: String,
    },
    /// This phone can't do it.
    #[error("not available here")]
    Unavailable,
    /// The shell failed in a way it did not foresee (an exception of any other type arrives as this).
    #[error("the platform failed: {reason}")]
    Failed {
        /// What was thrown.
        reason: String,
    },
}

/// Why a shell's [`super::ScreenObserver`] did not take an update.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "ffi", derive(uniffi::Error))]
pub enum ObserverError {
    /// The shell failed (an exception of any other type arrives as this).
    #[error("the observer failed: {reason}")]
    Failed {
        /// What was thrown.
        reason: String,
    },
}

#[cfg(feature = "ffi")]
impl From<uniffi::UnexpectedUniFFICallbackError> for PlatformError {
    fn from(thrown: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed { reason: thrown.reason }
    }
}

#[cfg(feature = "ffi")]
impl From<uniffi::UnexpectedUniFFICallbackError> for ObserverError {
    fn from(thrown: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed { reason: thrown.reason }
    }
}
