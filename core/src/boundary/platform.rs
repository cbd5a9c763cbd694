//! What only the phone's system can do.

use super::PlatformError;

/// The phone's system. The vault's methods are called on a thread that may wait; the others start something and
/// return at once: answers come through [`crate::Kabinet::report`] with the same token.
#[cfg_attr(feature = "ffi", uniffi::export(rust, foreign))]
pub trait Platform: Send + Sync {
    /// Makes a hardware key named `alias`, if there is none yet.
    ///
    /// # Errors
    /// [`PlatformError`].
    fn vault_create(&self, alias: String) -> Result<(), PlatformError>;
    /// Seals a data key of 32 bytes with the key `alias`.
    ///
    /// # Errors
    /// [`PlatformError::KeyLost`] when there is no such key.
    fn vault_wrap(&self, alias: String, plain: Vec<u8>) -> Result<Vec<u8>, PlatformError>;
    /// Opens what `vault_wrap` made.
    ///
    /// # Errors
    /// [`PlatformError::KeyLost`] when the key is gone or another one.
    fn vault_unwrap(&self, alias: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError>;
    /// Destroys the key `alias`.
    ///
    /// # Errors
    /// [`PlatformError`].
    fn vault_destroy(&self, alias: String) -> Result<(), PlatformError>;
    /// Opens a link outside the app.
    ///
    /// # Errors
    /// [`PlatformError`].
    fn open_link(&self, url: String) -> Result<(), PlatformError>;
    /// Offers a file of the app to other apps.
    ///
    /// # Errors
    /// [`PlatformError`].
    fn share(&self, path: String) -> Result<(), PlatformError>;
    /// Asks the person for a permission.
    ///
    /// # Errors
    /// [`PlatformError`].
    fn ask_permission(&self, token: u64, permission: Permission) -> Result<(), PlatformError>;
    /// Opens the camera or the gallery.
    ///
    /// # Errors
    /// [`PlatformError`].
    fn take_photo(&self, token: u64) -> Result<(), PlatformError>;
    /// Asks for the person's finger or face; `reason` is shown.
    ///
    /// # Errors
    /// [`PlatformError`].
    fn ask_biometrics(&self, token: u64, reason: String) -> Result<(), PlatformError>;
    /// Asks the system to call [`crate::Kabinet::run_queue`] in about so many milliseconds, once there is a link.
    ///
    /// # Errors
    /// [`PlatformError`].
    fn schedule_job(&self, delay_ms: u64) -> Result<(), PlatformError>;
    /// Takes one line of the core's log; personal data and secrets are not in it.
    ///
    /// # Errors
    /// [`PlatformError`], which the core ignores.
    fn log(&self, level: LogLevel, line: String) -> Result<(), PlatformError>;
}

/// Permissions the app asks for, each only when it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
pub enum Permission {
    /// Photos of documents and QR codes.
    Camera,
    /// Notifications.
    Notifications,
}

/// How much a log line matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
pub enum LogLevel {
    /// Every step.
    Trace,
    /// For developers.
    Debug,
    /// Notable.
    Info,
    /// Something went wrong and was handled.
    Warn,
    /// Something went wrong.
    Error,
}
