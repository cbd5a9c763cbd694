//! What is true of an account's new number and outlives the process.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    flow::proof::{Codes, CodesElsewhere},
    sensitive::hidden_debug,
};

/// The new number of an account whose own went to somebody else, until it is the account's.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactChange {
    /// The number that was given, E.164; none until one was.
    pub phone: Option<String>,
    /// The codes that were sent to it.
    pub codes: Option<Codes>,
    /// Live codes that were sent to other numbers than this one.
    #[serde(default, skip_serializing_if = "CodesElsewhere::is_empty")]
    pub codes_elsewhere: CodesElsewhere,
    /// The number is proven, and another account has it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_taken: bool,
}

impl ContactChange {
    /// A number is given. The live codes of another one wait for its return.
    pub(super) fn give_phone(&mut self, phone: String, now: Timestamp) {
        if self.phone.as_ref() != Some(&phone) {
            self.codes_elsewhere.keep(self.phone.take(), self.codes.take(), now);
            self.codes = self.codes_elsewhere.take(&phone);
            self.is_taken = false;
            self.phone = Some(phone);
        }
    }

    /// The number has to be proven, or proven again.
    pub(super) fn end_proof(&mut self) {
        self.is_taken = false;
        self.codes = None;
    }

    /// Whether a code can be typed, of this number or of one that was given before it.
    pub(super) fn has_live_code(&self, now: Timestamp) -> bool {
        self.codes.as_ref().is_some_and(|codes| codes.are_live(now))
            || self.codes_elsewhere.any_live(now, |_| true)
    }
}

hidden_debug!(fields of ContactChange: codes, is_taken);
