//! Bodies of the sign-in's requests and answers.

use crate::codes::wire::CodeSent;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// Who wants to sign in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SignInRequest {
    /// The account's number, preferably as E.164.
    #[schema(example = "+79001234567")]
    pub phone: String,
    /// As typed.
    #[schema(format = Password, example = "лампа тихо ждёт обед")]
    pub password: String,
}

impl fmt::Debug for SignInRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SignInRequest {{ phone: {:?}, password: [hidden] }}", self.phone)
    }
}

/// The password fits, and a code is on its way.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInStarted {
    /// The sign-in's name in addresses.
    #[schema(example = "8hT2kM5xR1vLq7PzYd3WnA")]
    pub id: String,
    /// What proves that later requests come from the same phone: 256 bits in base64url.
    pub secret: String,
    /// Until when the sign-in can be finished.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// The code that was sent.
    pub code: CodeSent,
}

impl fmt::Debug for SignInStarted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SignInStarted")
            .field("id", &self.id)
            .field("secret", &"[hidden]")
            .field("expires_at", &self.expires_at)
            .field("code", &self.code)
            .finish()
    }
}

/// The code was right: the sign-in grants a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInProven {
    /// Until when it does.
    #[schema(value_type = String, format = DateTime)]
    pub proven_until: Timestamp,
}
