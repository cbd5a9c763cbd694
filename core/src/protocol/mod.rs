//! What is asked of the portal and what it answers: the language between the state machine and the network.
//!
//! A request is a type of its journey's file, with what is fixed about it ([`Ask`]); what carries it knows a name and bytes
//! ([`Call`]). An answer is read and judged as the type that the request names ([`FromPortal`]). The JSON forms are version
//! 1 of the portal's interface; the stand-in writes the same by itself, and `tests/golden/v1` pins both.

mod account;
mod answer;
mod ask;
mod call;
mod codes;
mod contact_change;
mod directory;
mod forms;
#[cfg(test)]
mod golden_tests;
mod http;
mod person;
mod plausible;
mod problem;
mod refusal;
mod registration;
mod session;
mod settings;
mod sign_in;
mod told;
mod translated;

pub use account::{AcceptedConsent, Account, ConsentInForce, FetchAccount, GiveConsent, WithdrawConsent};
pub use answer::{Answer, Answered, Done, FromPortal};
pub use ask::{Ask, Endpoint, Method, Open, Proof, Scope, Secrecy, Secret};
pub use call::{Auth, Call, Request, Said, SecretRequest};
pub use codes::{Channel, CodeSent};
pub use contact_change::{CheckContactCode, ContactChecked, ContactTaken, SendContactCode, TakeContact};
pub use directory::{DirectoryEntry, DirectoryList, FetchDirectory};
pub use forms::{FieldSpec, FormSpec, Given, When};
pub use http::{MAX_ANSWER_BYTES, Received, decode, is_foreign, portal_time};
pub use person::{PersonData, PersonName};
pub use problem::LONGEST_PAUSE_S;
pub use refusal::{Distrust, Fault, FieldRefusal, Refusal, RefusalKind};
pub use registration::{
    AccountCreated, CheckCode, Complete, ConsentsKept, ContactProven, FormSaved, NewAccount, OpenSession,
    PasswordSet, PersonSaved, RegistrationStarted, RegistrationStatus, RegistrationStatusOf, ReleaseContact,
    SaveConsents, SaveForm, SavePerson, SendCode, SetPassword, StartRegistration,
};
pub use session::{EndSession, RefreshSession, SessionTokens};
pub use settings::{
    CodeSettings, ConsentText, FetchSettings, NewSettings, RegistrationSettings, SessionSettings, Settings,
    SettingsNow, SettingsWords,
};
pub use sign_in::{
    CheckSignInCode, OpenSignInSession, SendSignInCode, SignInProven, SignInStarted, StartSignIn,
};
#[cfg(test)]
pub(crate) use told::OF_THE_PORTAL;
pub use told::{DataField, FORM_DATA, Purpose, Receiver, Told};
pub use translated::Translated;

/// The path under which version 1 of the interface lies on the portal.
pub const BASE_PATH: &str = "/api/v1";
