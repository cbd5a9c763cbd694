//! How grave something is, and the signs beside it.

use serde::{Deserialize, Serialize};

/// The kind of a message: a shell picks colour role and icon by it, never meaning by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Needs attention soon.
    Warning,
    /// It did not work, or must be acted on.
    Danger,
}

/// Icons by their name in the icon set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Icon {
    /// A clock face: how long something takes.
    Clock,
    /// A document.
    Doc,
    /// A key: the phone's vault.
    Key,
    /// A closed lock.
    Lock,
    /// No connection.
    Offline,
    /// A mobile phone.
    Phone,
    /// A shield: advice on safety.
    Shield,
    /// A person.
    User,
    /// A warning triangle.
    Alert,
    /// Circling arrows: try again.
    Refresh,
    /// A magic wand: let the app make something up.
    Wand,
    /// A door with an arrow out of it: signing out.
    Exit,
}
