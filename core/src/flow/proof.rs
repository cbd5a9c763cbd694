//! What proves to the portal that a registration or a sign-in is ours, and that a number is at hand.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::sensitive::{Sensitive, hidden_debug};

/// What proves that a registration or a sign-in is ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// Its id.
    pub id: String,
    /// Its secret.
    #[serde(with = "crate::sensitive::sealed")]
    pub secret: Sensitive,
}

/// What is known of the codes sent to the number. The codes themselves are never kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    /// Digits of a code.
    pub length: u8,
    /// Until when the last one can be used.
    pub expires_at: Option<Timestamp>,
    /// When another may be asked for.
    pub resend_at: Option<Timestamp>,
    /// Tries left, once the portal told.
    pub tries_left: Option<u32>,
    /// No try is judged before this moment.
    pub locked_until: Option<Timestamp>,
    /// No code is sent before this moment, because too many were.
    pub sending_paused_until: Option<Timestamp>,
    /// None of them went to the number yet, for a pause held it up: it is asked for by itself once the pause is over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_awaiting_pause: bool,
}

impl Codes {
    /// Whether the last one can still be used.
    pub(super) fn are_live(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|at| at > now)
    }
}

/// Live codes that were sent to other numbers than the one given last. They wait for its return.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CodesElsewhere(Vec<CodesOf>);

/// Codes that were sent to one number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct CodesOf {
    /// The number, E.164.
    phone: String,
    /// What is known of them.
    codes: Codes,
}

impl CodesElsewhere {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Another number is given than this one, to which these codes were sent. What is live is kept.
    pub(super) fn keep(&mut self, phone: Option<String>, codes: Option<Codes>, now: Timestamp) {
        if let (Some(phone), Some(codes)) = (phone, codes) {
            self.0.push(CodesOf { phone, codes });
        }
        self.0.retain(|of| of.codes.are_live(now));
    }

    /// A number is given again: its codes.
    pub(super) fn take(&mut self, phone: &str) -> Option<Codes> {
        let at = self.0.iter().position(|of| of.phone == phone)?;
        Some(self.0.remove(at).codes)
    }

    /// Whether any can be typed of a number that is such.
    pub(super) fn any_live(&self, now: Timestamp, is_such: impl Fn(&str) -> bool) -> bool {
        self.0.iter().any(|of| is_such(&of.phone) && of.codes.are_live(now))
    }
}

hidden_debug!(fields of CodesOf: codes);
