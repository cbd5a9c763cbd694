//! What is true of a sign-in and outlives the process.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    flow::proof::{Codes, Credentials},
    sensitive::hidden_debug,
};

/// A sign-in between its password and its session. The password is never kept.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The number that was given, E.164.
    pub phone: String,
    /// What the portal knows it by; none until the password was right.
    pub credentials: Option<Credentials>,
    /// Until when the portal keeps it.
    pub expires_at: Option<Timestamp>,
    /// The codes that were sent.
    pub codes: Option<Codes>,
    /// No password is judged before this moment.
    pub locked_until: Option<Timestamp>,
    /// The code was right: all that is missing is the session.
    pub is_proven: bool,
}

hidden_debug!(fields of SignIn: codes, expires_at, locked_until, is_proven);
