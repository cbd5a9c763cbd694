//! What can be wrong with the phone's memory.

/// Why the phone's memory can't be used. Each has a screen with a way on.
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
}
