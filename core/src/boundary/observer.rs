//! How a shell learns what to draw.

use super::ObserverError;
use crate::screen::Update;

/// Draws updates. Called on a thread of its own, the current update first; when a shell is slow, updates in between
/// are left out and the latest one comes.
#[cfg_attr(feature = "ffi", uniffi::export(rust, foreign))]
pub trait ScreenObserver: Send + Sync {
    /// Takes the newest update.
    ///
    /// # Errors
    /// [`ObserverError`]: the core logs it and goes on with the next update.
    fn updated(&self, update: Update) -> Result<(), ObserverError>;
}
