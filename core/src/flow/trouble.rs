//! What can keep the app from beginning.

use crate::words::Key;

/// Why the phone's memory can't be used, or why there is no core at all. Each has a screen with a way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The key is gone from the vault: nobody can read what is stored.
    KeyLost,
    /// The vault says no for now.
    VaultRefused,
    /// The file is not what was written.
    Damaged,
    /// The file is of a newer version of the app.
    TooNew,
    /// No room on the phone.
    DiskFull,
    /// Reading or writing fails.
    Unreadable,
    /// Another core has the data.
    InUse,
    /// The app was built with settings that can't be used.
    Misbuilt,
    /// The system gave the core no thread or no randomness.
    NotStarted,
}

impl Trouble {
    /// What is said where trying again has come to the same.
    pub(super) fn still(self) -> Key {
        if self == Self::DiskFull { Key::NoticeStillNoRoom } else { Key::NoticeStillNotOpened }
    }
}
