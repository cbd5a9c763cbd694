//! Codes that prove that a contact is at hand.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    answer::{Answered, FromPortal},
    plausible::code_length,
    told::Purpose,
};

/// To send a code to the number.
pub(super) const SEND_CODE: Purpose = Purpose("send_code");
/// To prove the number.
pub(super) const PROVE_PHONE: Purpose = Purpose("prove_phone");

/// How a code comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By SMS.
    Sms,
}

/// A code is on its way: the gateway accepted the SMS.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CodeSent {
    /// Digits.
    pub length: u8,
    /// Until when the code can be used.
    pub expires_at: Timestamp,
    /// From when another may be asked for.
    pub resend_at: Timestamp,
    /// How many more may be asked for before a pause.
    pub sends_left: u32,
}

impl CodeSent {
    /// Whether it can be typed.
    pub(super) fn is_usable(&self) -> bool {
        code_length(self.length)
    }
}

impl FromPortal for CodeSent {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json().filter(Self::is_usable)
    }
}
