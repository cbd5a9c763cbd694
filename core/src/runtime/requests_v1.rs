//! Requests as the first version of the queue's and of the open request's rows had them: each a variant of its own, with
//! the bytes of its body beside it. They are sent as they were begun: under their key, with their bytes.

use serde::Deserialize;

use super::versioned::Versioned;
use crate::{
    flow::OpenRequest,
    outbox::Queued,
    protocol::{
        AcceptedConsent, Channel, Complete, FetchAccount, FetchSettings, OpenSession, OpenSignInSession,
        PersonData, RegistrationStatusOf, ReleaseContact, Request, SaveConsents, SavePerson, SendCode,
        SendSignInCode, StartRegistration, WithdrawConsent,
    },
};

#[derive(Deserialize)]
#[serde(tag = "request", rename_all = "snake_case")]
enum Asked {
    FetchSettings { known_etag: Option<String> },
    StartRegistration,
    SendCode { registration: String, phone: String },
    ReleaseContact { registration: String },
    RegistrationStatus { registration: String },
    SavePerson { registration: String, person: PersonData },
    SaveConsents { registration: String, consents: Vec<AcceptedConsent> },
    Complete { registration: String },
    OpenSession { registration: String },
    SendSignInCode { sign_in: String },
    OpenSignInSession { sign_in: String },
    FetchAccount,
    WithdrawConsent { consent: String },
}

#[derive(Deserialize)]
struct QueuedThen {
    number: u64,
    key: String,
    request: Asked,
    body: Vec<u8>,
    has_left: bool,
}

#[derive(Deserialize)]
struct OpenThen {
    key: String,
    request: Asked,
    /// Not there in rows of the first versions, nor where it held a secret.
    #[serde(default)]
    body: Option<Vec<u8>>,
}

/// A row of the queue in its present form.
///
/// # Errors
/// Those of the reader, for what is no such row.
pub(super) fn queued(row: &[u8]) -> serde_json::Result<Vec<u8>> {
    let Versioned { is, .. } = serde_json::from_slice::<Versioned<QueuedThen>>(row)?;
    let QueuedThen { number, key, request, body, has_left } = is;
    let request = with_body(request, Some(body))?;
    serde_json::to_vec(&Versioned { v: 2, is: Queued { number, key, request, has_left } })
}

/// The row of the open request in its present form.
///
/// # Errors
/// Those of the reader, for what is no such row.
pub(super) fn open_request(row: &[u8]) -> serde_json::Result<Vec<u8>> {
    let Versioned { is: OpenThen { key, request, body }, .. } =
        serde_json::from_slice::<Versioned<OpenThen>>(row)?;
    serde_json::to_vec(&Versioned { v: 2, is: OpenRequest { key, request: with_body(request, body)? } })
}

fn with_body(asked: Asked, body: Option<Vec<u8>>) -> serde_json::Result<Request> {
    let request = present(asked);
    Ok(match body.map(String::from_utf8) {
        None => request,
        Some(Ok(body)) => Request { body, ..request },
        Some(Err(_)) => return Err(serde::de::Error::custom("a body is no text")),
    })
}

fn present(asked: Asked) -> Request {
    match asked {
        Asked::FetchSettings { known_etag } => Request::of(&FetchSettings { known_etag }),
        Asked::StartRegistration => Request::of(&StartRegistration {}),
        Asked::SendCode { registration, phone } => {
            Request::of(&SendCode { registration, phone, channel: Channel::Sms })
        }
        Asked::ReleaseContact { registration } => Request::of(&ReleaseContact { registration }),
        Asked::RegistrationStatus { registration } => Request::of(&RegistrationStatusOf { registration }),
        Asked::SavePerson { registration, person } => Request::of(&SavePerson { registration, person }),
        Asked::SaveConsents { registration, consents } => {
            Request::of(&SaveConsents::of(registration, &consents))
        }
        Asked::Complete { registration } => Request::of(&Complete { registration }),
        Asked::OpenSession { registration } => Request::of(&OpenSession::of(registration)),
        Asked::SendSignInCode { sign_in } => Request::of(&SendSignInCode { sign_in }),
        Asked::OpenSignInSession { sign_in } => Request::of(&OpenSignInSession::of(sign_in)),
        Asked::FetchAccount => Request::of(&FetchAccount {}),
        Asked::WithdrawConsent { consent } => Request::of(&WithdrawConsent { consent_id: consent }),
    }
}
