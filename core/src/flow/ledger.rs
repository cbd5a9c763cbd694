//! The ledger: what of the person went to whom and for what, and what they agreed to. What a
//! tap sends is added in the same commit as the request, so nothing can leave that does not stand here.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::protocol::{Receiver, Told};

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Its place; never used twice.
    pub number: u64,
    /// The profile it belongs to; 0 while a sign-in has none yet.
    pub profile: u32,
    /// When, in portal time.
    pub at: Timestamp,
    /// What happened.
    pub what: LedgerEvent,
}

/// What a line tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum LedgerEvent {
    /// Data left the phone.
    Sent {
        /// Names of [`DataField`](crate::protocol::DataField)s; this version need not know each.
        fields: Vec<String>,
        /// To whom.
        receiver: Receiver,
        /// The name of a [`Purpose`](crate::protocol::Purpose); this version need not know it.
        purpose: String,
    },
    /// A consent was given.
    Consented {
        /// Which.
        consent: String,
        /// Which version of its text.
        version: String,
    },
    /// A consent was withdrawn.
    Withdrawn {
        /// Which.
        consent: String,
    },
    /// The portal did not take what was said of a consent last.
    Refused {
        /// Which.
        consent: String,
    },
    /// What a newer version of the app noted.
    #[serde(other)]
    Unknown,
}

impl LedgerEvent {
    /// Data left the phone for the portal; `data` names them where the request says which they are.
    pub(super) fn sent(told: &Told, data: &[&'static str]) -> Self {
        let usual = told.fields.iter().map(|field| field.name).filter(|_| data.is_empty());
        let fields = data.iter().copied().chain(usual).map(str::to_owned).collect();
        Self::Sent { fields, receiver: Receiver::Portal, purpose: told.purpose.0.to_owned() }
    }
}
