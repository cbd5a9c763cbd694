//! How a session is kept and ended on the portal.

use serde::{Deserialize, Serialize};

use super::{
    account::Account,
    answer::{Answered, Done, FromPortal, is_token},
    ask::{Ask, Endpoint, Scope, Secret},
};
use crate::sensitive::Sensitive;

/// A session's tokens and whose they are.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SessionTokens {
    /// For requests; short-lived, kept in memory only.
    #[serde(with = "crate::sensitive::sealed")]
    pub access_token: Sensitive,
    /// For new tokens; kept sealed.
    #[serde(with = "crate::sensitive::sealed")]
    pub refresh_token: Sensitive,
    /// The account.
    pub account: Account,
}

impl FromPortal for SessionTokens {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        let is_usable = |tokens: &Self| {
            is_token(&tokens.access_token) && is_token(&tokens.refresh_token) && tokens.account.is_plausible()
        };
        answered.json().filter(is_usable)
    }
}

/// New tokens for a session.
#[derive(Serialize, Deserialize)]
pub struct RefreshSession {
    /// The token to trade in.
    #[serde(with = "crate::sensitive::sealed")]
    pub refresh_token: Sensitive,
}

impl Ask for RefreshSession {
    type Answer = SessionTokens;
    type Secrecy = Secret;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("refresh_session", "/sessions/refresh", Scope::Installation);
}

/// The session is over on this phone and shall be over on the portal.
#[derive(Serialize, Deserialize)]
pub struct EndSession {
    /// Its newest token.
    #[serde(with = "crate::sensitive::sealed")]
    pub refresh_token: Sensitive,
}

impl Ask for EndSession {
    type Answer = Done;
    type Secrecy = Secret;
    const ENDPOINT: Endpoint = Endpoint::post::<Self>("end_session", "/sessions/end", Scope::Installation);
}
