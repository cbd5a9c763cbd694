//! What a sign-in asks of the portal: number and password, then a code, then a session.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    answer::{Answered, FromPortal, is_id, is_token},
    ask::{Ask, Endpoint, Open, Scope, Secret},
    codes::CodeSent,
    session::SessionTokens,
    told::{CODE, PASSWORD, PHONE, Purpose},
};
use crate::sensitive::Sensitive;

const SCOPE: Scope = Scope::SignIn;
/// To sign in.
const SIGN_IN: Purpose = Purpose("sign_in");

/// Is this the password of the account with this number? If it is, a code is sent there.
#[derive(Serialize, Deserialize)]
pub struct StartSignIn {
    /// The number, E.164.
    #[serde(with = "crate::sensitive::sealed")]
    pub phone: Sensitive,
    /// The password as typed.
    #[serde(with = "crate::sensitive::sealed")]
    pub password: Sensitive,
}

/// The password fits, and a code is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SignInStarted {
    /// The sign-in's id.
    pub id: String,
    /// What proves that it is ours.
    #[serde(with = "crate::sensitive::sealed")]
    pub secret: Sensitive,
    /// Until when the portal keeps it.
    pub expires_at: Timestamp,
    /// The code.
    pub code: CodeSent,
}

impl Ask for StartSignIn {
    type Answer = SignInStarted;
    type Secrecy = Secret;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("start_sign_in", "/sign-ins", SCOPE).telling(&[PHONE, PASSWORD], SIGN_IN);
}

impl FromPortal for SignInStarted {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        let is_usable =
            |started: &Self| is_id(&started.id) && is_token(&started.secret) && started.code.is_usable();
        answered.json().filter(is_usable)
    }
}

/// Another code for a sign-in.
#[derive(Serialize, Deserialize)]
pub struct SendSignInCode {
    /// The sign-in's id.
    #[serde(skip)]
    pub sign_in: String,
}

impl Ask for SendSignInCode {
    type Answer = CodeSent;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::post::<Self>("send_sign_in_code", "/sign-ins/{id}/codes", SCOPE);

    fn ids(&self) -> Vec<String> {
        vec![self.sign_in.clone()]
    }
}

/// Is this the code of the sign-in?
#[derive(Serialize, Deserialize)]
pub struct CheckSignInCode {
    /// The sign-in's id.
    #[serde(skip)]
    pub sign_in: String,
    /// The digits.
    #[serde(with = "crate::sensitive::sealed")]
    pub code: Sensitive,
}

/// It was the code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SignInProven {
    /// Until when a session may be opened: what tells this answer from any other.
    pub proven_until: Timestamp,
}

impl Ask for CheckSignInCode {
    type Answer = SignInProven;
    type Secrecy = Secret;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("check_sign_in_code", "/sign-ins/{id}/codes/check", SCOPE)
            .telling(&[CODE], SIGN_IN);

    fn ids(&self) -> Vec<String> {
        vec![self.sign_in.clone()]
    }
}

impl FromPortal for SignInProven {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json()
    }
}

/// A session for a sign-in whose code was right, on the strength of the sign-in's secret.
#[derive(Serialize, Deserialize)]
#[serde(tag = "grant", rename = "sign_in")]
pub struct OpenSignInSession {
    sign_in_id: String,
}

impl OpenSignInSession {
    /// The session of a sign-in.
    pub fn of(sign_in: String) -> Self {
        Self { sign_in_id: sign_in }
    }
}

impl Ask for OpenSignInSession {
    type Answer = SessionTokens;
    type Secrecy = Open;
    const ENDPOINT: Endpoint =
        Endpoint::post::<Self>("open_sign_in_session", "/sessions", SCOPE).proven_in_body();
}
