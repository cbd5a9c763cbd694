//! Bodies of the requests and answers that carry tokens.

use crate::account::wire::Account;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// Asks for a session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "grant", rename_all = "snake_case")]
pub enum SessionRequest {
    /// By a registration that is complete and has not had a session that was used.
    Registration {
        /// The registration.
        registration_id: String,
        /// Its secret.
        secret: String,
    },
    /// By a sign-in whose code was right and that has not had a session that was used.
    SignIn {
        /// The sign-in.
        sign_in_id: String,
        /// Its secret.
        secret: String,
    },
}

impl fmt::Debug for SessionRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Registration { registration_id, .. } => {
                write!(formatter, "Registration {{ registration_id: {registration_id:?}, secret: [hidden] }}")
            }
            Self::SignIn { sign_in_id, .. } => {
                write!(formatter, "SignIn {{ sign_in_id: {sign_in_id:?}, secret: [hidden] }}")
            }
        }
    }
}

/// Asks for the next generation of a session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RefreshRequest {
    /// The newest refresh token.
    pub refresh_token: String,
}

impl fmt::Debug for RefreshRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RefreshRequest { refresh_token: [hidden] }")
    }
}

/// Asks for the end of a session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionEnd {
    /// A refresh token of it.
    pub refresh_token: String,
}

impl fmt::Debug for SessionEnd {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SessionEnd { refresh_token: [hidden] }")
    }
}

/// The session is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionOver {}

/// A session's tokens and whose it is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// For the `Authorization` header.
    pub access_token: String,
    /// Until when it is accepted.
    #[schema(value_type = String, format = DateTime)]
    pub access_expires_at: Timestamp,
    /// For the next generation.
    pub refresh_token: String,
    /// The account.
    pub account: Account,
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Session")
            .field("access_token", &"[hidden]")
            .field("access_expires_at", &self.access_expires_at)
            .field("refresh_token", &"[hidden]")
            .field("account", &self.account)
            .finish()
    }
}
