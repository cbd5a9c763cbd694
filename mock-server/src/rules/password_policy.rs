//! The rules for passwords, as the settings tell them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Rules for passwords; lengths in code points of the normal form: NFKC without the signs of which nothing is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools)] // Each is a rule of its own on the wire.
pub struct PasswordPolicy {
    /// Shortest length.
    #[schema(example = 12)]
    pub min: u32,
    /// Longest length.
    #[schema(example = 128)]
    pub max: u32,
    /// Whether a Latin capital is needed.
    pub upper: bool,
    /// Whether a small Latin letter is needed.
    pub lower: bool,
    /// Whether a digit is needed.
    pub digit: bool,
    /// The signs of which one is needed, if any.
    pub special: Option<String>,
    /// The longest run of digits or Latin letters in order, up or down, that is allowed, if there is such a rule.
    pub max_run: Option<u32>,
    /// Personal data that may not stand in the password.
    pub forbids: Vec<Forbidden>,
    /// SHA-256 in hex of the blocklist that holds; none where there is no such rule.
    pub blocklist_sha256: Option<String>,
    /// Days after which the app reminds of a change, if it does.
    pub reminder_days: Option<u32>,
    /// Whether the app shows how strong a password is.
    pub shows_strength: bool,
}

/// A kind of personal data that a password may not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Forbidden {
    /// The birth date in its usual writings, whatever stands between the digits, or the year alone.
    BirthDate,
    /// Any seven digits of the phone in a row, whatever stands between them.
    Phone,
    /// A part of the name of four letters or more, in Russian or transliterated.
    Name,
}
