//! What may be asked for within 24 hours, whatever it is about: by one installation, from one network address, and of one
//! number by all installations that are not its owner's.
//!
//! Limits of a single number, registration or sign-in say nothing to whoever takes many of them, and an installation
//! names itself: what is left to count by is where the requests come from.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The limits of 24 hours that a profile sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DailyLimits {
    /// Of one installation, over all numbers, registrations and sign-ins.
    pub installation: Allowed,
    /// Of one network address, over all installations: behind one there may be a house full of phones.
    pub address: Allowed,
    /// Of one number, over all installations on which its account is not used.
    pub strangers: StrangersAllowed,
}

/// How often something may be done within 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// Registrations begun.
    pub registrations: u32,
    /// Sign-ins begun, with the right password that is.
    pub sign_ins: u32,
    /// Codes sent.
    pub codes: u32,
    /// Wrong codes and passwords.
    pub wrong_tries: u32,
}

/// How often strangers may do something to one number within 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StrangersAllowed {
    /// Codes sent to it: enough for three new phones.
    pub codes: u32,
    /// Wrong passwords in a row: NIST SP 800-63B allows 100 at the most. Then none is judged there for a day.
    pub wrong_passwords: u32,
}
