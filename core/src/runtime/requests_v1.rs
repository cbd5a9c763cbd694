//! Requests as the first version of the queue's and of the open request's rows had them: each a variant of its own, with
//! the bytes of its body beside it. They are sent as they were begun: under their key, with their bytes.

use serde::Deserialize;

use crate::{
    flow::OpenRequest,
    outbox::Queued,
    protocol::{
        AcceptedConsent, Channel, Complete, FetchAccount, FetchSettings, OpenSession, OpenSignInSession,
        PersonData, RegistrationStatusOf, ReleaseContact, Request, SaveConsents, SavePerson, SendCode,
        SendSignInCode, StartRegistration, WithdrawConsent,
    },
};

/// What was asked, and what that kind of request had besides. One struct stands for all kinds: a type of its own for each
/// would be the largest piece of the library that a phone never needs again.
#[derive(Deserialize)]
struct Asked {
    request: String,
    known_etag: Option<String>,
    registration: Option<String>,
    phone: Option<String>,
    person: Option<PersonData>,
    consents: Option<Vec<AcceptedConsent>>,
    sign_in: Option<String>,
    consent: Option<String>,
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

/// The value of a row of the queue in its present form.
///
/// # Errors
/// Those of the reader, for what is no such row.
pub(super) fn queued(value: &[u8]) -> serde_json::Result<Vec<u8>> {
    let QueuedThen { number, key, request, body, has_left } = serde_json::from_slice(value)?;
    serde_json::to_vec(&Queued { number, key, request: with_body(request, Some(body))?, has_left })
}

/// The value of the open request's row in its present form.
///
/// # Errors
/// Those of the reader, for what is no such row.
pub(super) fn open_request(value: &[u8]) -> serde_json::Result<Vec<u8>> {
    let OpenThen { key, request, body } = serde_json::from_slice(value)?;
    serde_json::to_vec(&OpenRequest { key, request: with_body(request, body)? })
}

fn with_body(asked: Asked, body: Option<Vec<u8>>) -> serde_json::Result<Request> {
    let unreadable = |what| serde::de::Error::custom(what);
    let request = present(asked).ok_or_else(|| unreadable("no request of the first version"))?;
    Ok(match body.map(String::from_utf8) {
        None => request,
        Some(Ok(body)) => Request { body, ..request },
        Some(Err(_)) => return Err(unreadable("a body is no text")),
    })
}

/// The request in its present form; none that the first version did not have.
fn present(asked: Asked) -> Option<Request> {
    let Asked { request, known_etag, registration, phone, person, consents, sign_in, consent } = asked;
    Some(match request.as_str() {
        "fetch_settings" => Request::of(&FetchSettings { known_etag }),
        "start_registration" => Request::of(&StartRegistration {}),
        "send_code" => {
            Request::of(&SendCode { registration: registration?, phone: phone?, channel: Channel::Sms })
        }
        "release_contact" => Request::of(&ReleaseContact { registration: registration? }),
        "registration_status" => Request::of(&RegistrationStatusOf { registration: registration? }),
        "save_person" => Request::of(&SavePerson { registration: registration?, person: person? }),
        "save_consents" => Request::of(&SaveConsents::of(registration?, &consents?)),
        "complete" => Request::of(&Complete { registration: registration? }),
        "open_session" => Request::of(&OpenSession::of(registration?)),
        "send_sign_in_code" => Request::of(&SendSignInCode { sign_in: sign_in? }),
        "open_sign_in_session" => Request::of(&OpenSignInSession::of(sign_in?)),
        "fetch_account" => Request::of(&FetchAccount {}),
        "withdraw_consent" => Request::of(&WithdrawConsent { consent_id: consent? }),
        _ => return None,
    })
}
