//! What is asked of the portal and what it answers, typed: the language between the state machine and the network.
//!
//! The JSON forms live in [`wire`] and are pinned, like the stand-in's own, by the files in `tests/golden/`.

mod answer;
mod refusal;
mod request;
mod settings;
pub mod wire;

pub use answer::{
    AcceptedConsent, Account, AccountName, Answer, CodeSent, RegistrationStatus, SessionTokens,
};
pub use refusal::{Distrust, Fault, FieldRefusal, Refusal, RefusalKind};
pub use request::{Auth, Call, PersonData, Request, Scope, SecretRequest};
pub use settings::{
    CodeSettings, ConsentText, RegistrationSettings, SessionSettings, Settings, SettingsWords, Translated,
};
