//! Bodies that every journey with a code shares.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// Asks for a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CodeRequest {
    /// The number to prove, preferably as E.164.
    #[schema(example = "+79001234567")]
    pub phone: String,
    /// The way the code takes.
    #[serde(default)]
    pub channel: Channel,
}

/// A way for a code to reach a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A text message.
    #[default]
    Sms,
}

/// The operator took the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeSent {
    /// Where it went, as E.164.
    #[schema(example = "+79001234567")]
    pub phone: String,
    /// Its count of digits.
    #[schema(example = 6)]
    pub length: u32,
    /// Until when it is valid.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// When the next code may be asked for.
    #[schema(value_type = String, format = DateTime)]
    pub resend_at: Timestamp,
    /// How many codes may be asked for before the longer pause.
    #[schema(example = 4)]
    pub sends_left: u32,
}

/// A code as the person read it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CodeCheck {
    /// The digits; spaces and hyphens between them don't count. What is not so many digits is no try.
    #[schema(example = "481059")]
    pub code: String,
}

impl fmt::Debug for CodeCheck {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CodeCheck { code: [hidden] }")
    }
}
