//! From the parts of an HTTP response to an answer, or to the reason why there is none.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimeParser};
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    plausible,
    problem::{self, Pause},
};
use crate::{
    domain::AccountLevel,
    protocol::{
        AcceptedConsent, Account, Answer, Call, CodeSent, Fault, RegistrationStatus, Request, SecretRequest,
        SessionTokens, Settings,
    },
    sensitive::Sensitive,
};

/// The largest answer that is read: 1 MiB.
pub const MAX_ANSWER_BYTES: usize = 1 << 20;

/// The longest pause that is believed.
const LONGEST_PAUSE_S: u64 = 24 * 60 * 60;
/// The longest id, token or `ETag` that is kept and sent back.
const LONGEST_WORD: usize = 4096;

/// The parts of an HTTP response that mean something. Header values as they came.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    /// The status.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: Option<&'a str>,
    /// `ETag`.
    pub etag: Option<&'a str>,
    /// `Retry-After`.
    pub retry_after: Option<&'a str>,
    /// `Date`.
    pub date: Option<&'a str>,
    /// The body, decompressed. More than [`MAX_ANSWER_BYTES`] is never read.
    pub body: &'a [u8],
}

/// Whether something else than the portal answers, as far as status and `Content-Type` tell: the interface neither
/// redirects nor speaks HTML.
pub fn is_foreign(status: u16, content_type: Option<&str>) -> bool {
    const NETWORK_AUTHENTICATION_REQUIRED: u16 = 511;
    const NOT_MODIFIED: u16 = 304;
    status == NETWORK_AUTHENTICATION_REQUIRED
        || (300..400).contains(&status) && status != NOT_MODIFIED
        || matches!(essence(content_type).as_str(), "text/html" | "application/xhtml+xml")
}

/// What the portal answered to `call`.
///
/// # Errors
/// - [`Fault::CaptivePortal`] for HTML and redirects, whatever the status;
/// - [`Fault::Refused`] for a problem of known type, or of unknown type with its slug;
/// - [`Fault::Unavailable`] for 5xx and 429 that say nothing else;
/// - [`Fault::Garbled`] for everything that was not agreed on.
#[allow(
    clippy::result_large_err,
    reason = "one fault for a whole exchange; a box would be in the way of every match"
)]
pub fn decode(call: &Call, received: &Received<'_>) -> Result<Answer, Fault> {
    let Received { status, content_type, body, .. } = *received;
    if is_foreign(status, content_type) || looks_like_markup(body) {
        return Err(Fault::CaptivePortal);
    }
    if status == 304 {
        return match call {
            Call::Open(Request::FetchSettings { known_etag: Some(_) }) => {
                Ok(Answer::Settings { changed: None })
            }
            _ => Err(Fault::Garbled),
        };
    }
    if body.len() > MAX_ANSWER_BYTES {
        return Err(Fault::Garbled);
    }
    let essence = essence(content_type);
    if (200..300).contains(&status) && essence == "application/json" {
        return answer(call, received).ok_or(Fault::Garbled);
    }
    let pause = pause(received);
    if status >= 400 && matches!(essence.as_str(), "application/problem+json" | "application/json") {
        return Err(problem::fault(status, body, pause));
    }
    Err(if problem::is_passing(status) {
        Fault::Unavailable { retry_after: pause.after }
    } else {
        Fault::Garbled
    })
}

/// The portal's clock, from `Date`; none unless `result`, decoded from the same response, shows that the portal
/// itself has answered, for the clock of a captive portal is anyone's.
pub fn portal_time(received: &Received<'_>, result: &Result<Answer, Fault>) -> Option<Timestamp> {
    let from_portal = match result {
        Ok(_) | Err(Fault::Refused(_)) => true,
        Err(Fault::Unavailable { .. }) => essence(received.content_type) == "application/problem+json",
        Err(_) => false,
    };
    received.date.filter(|_| from_portal).and_then(http_date)
}

fn answer(call: &Call, received: &Received<'_>) -> Option<Answer> {
    let body = received.body;
    match call {
        Call::Open(Request::FetchSettings { .. }) => {
            let etag = received.etag.filter(|etag| is_header_word(etag)).map(str::to_owned);
            let settings = read::<Settings>(body).filter(plausible::settings)?;
            Some(Answer::Settings { changed: Some((Box::new(settings), etag)) })
        }
        Call::Open(Request::StartRegistration) => {
            let Started { id, secret, expires_at, settings } = read(body)?;
            let is_usable = is_id(&id) && is_token(&secret) && plausible::settings(&settings);
            is_usable.then_some(Answer::RegistrationStarted {
                id,
                secret,
                expires_at,
                settings: Box::new(settings),
            })
        }
        Call::Open(Request::SendCode { .. } | Request::SendSignInCode { .. }) => {
            read::<CodeOnItsWay>(body)?.usable().map(Answer::CodeSent)
        }
        Call::Secret(SecretRequest::StartSignIn { .. }) => {
            let SignInStarted { id, secret, expires_at, code } = read(body)?;
            let code = code.usable()?;
            (is_id(&id) && is_token(&secret)).then_some(Answer::SignInStarted {
                id,
                secret,
                expires_at,
                code,
            })
        }
        Call::Secret(SecretRequest::CheckSignInCode { .. }) => {
            Some(Answer::SignInProven { until: read::<SignInProven>(body)?.proven_until })
        }
        Call::Open(Request::WithdrawConsent { .. } | Request::ReleaseContact { .. })
        | Call::Secret(SecretRequest::EndSession { .. }) => read::<Done>(body).map(|Done {}| Answer::Saved),
        Call::Open(Request::RegistrationStatus { .. }) => {
            let Status {
                contact_proven_until,
                account_exists,
                person_saved,
                password_set,
                consents,
                completed,
            } = read(body)?;
            plausible::is_list(&consents).then_some(Answer::Status(RegistrationStatus {
                contact_proven_until,
                account_exists,
                person_saved,
                password_set,
                consents,
                completed,
            }))
        }
        Call::Open(Request::SavePerson { .. }) => {
            read::<PersonSaved>(body)?.person_saved.then_some(Answer::Saved)
        }
        Call::Open(Request::SaveConsents { consents, .. }) => {
            let kept = read::<ConsentsSaved>(body)?.consents;
            let has =
                |id: &str, version: &str| kept.iter().any(|kept| kept.id == id && kept.version == version);
            consents.iter().all(|sent| has(&sent.id, &sent.version)).then_some(Answer::Saved)
        }
        Call::Open(Request::Complete { .. }) => {
            read::<Completed>(body)?;
            Some(Answer::AccountCreated)
        }
        Call::Open(Request::OpenSession { .. } | Request::OpenSignInSession { .. })
        | Call::Secret(SecretRequest::RefreshSession { .. }) => {
            let Session { access_token, access_expires_at, refresh_token, account } = read(body)?;
            let is_usable =
                is_token(&access_token) && is_token(&refresh_token) && plausible::account(&account);
            is_usable.then(|| {
                Answer::Session(Box::new(SessionTokens {
                    access_token,
                    access_expires_at,
                    refresh_token,
                    account,
                }))
            })
        }
        Call::Open(Request::FetchAccount) => {
            read(body).filter(plausible::account).map(Box::new).map(Answer::Account)
        }
        Call::Secret(SecretRequest::CheckCode { .. }) => {
            let ContactProven { contact_proven_until: until, account_exists } = read(body)?;
            Some(Answer::ContactProven { until, account_exists })
        }
        Call::Secret(SecretRequest::SetPassword { .. }) => {
            read::<PasswordSet>(body)?.password_set.then_some(Answer::Saved)
        }
    }
}

/// Reads one JSON value. What is wrong with it stays unsaid: the reader's errors quote the input.
fn read<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    serde_json::from_slice(body).ok()
}

/// The media type in lower case, without parameters; empty where there is none.
fn essence(content_type: Option<&str>) -> String {
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default();
    media_type.trim().to_ascii_lowercase()
}

fn looks_like_markup(body: &[u8]) -> bool {
    let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    body.trim_ascii_start().first() == Some(&b'<')
}

/// Ids of registrations and sign-ins are base64url or UUIDs.
fn is_id(id: &str) -> bool {
    (1..=LONGEST_WORD).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Tokens go into headers and JSON as they are.
fn is_token(token: &Sensitive) -> bool {
    is_header_word(token.reveal())
}

fn is_header_word(word: &str) -> bool {
    (1..=LONGEST_WORD).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_graphic())
}

fn http_date(text: &str) -> Option<Timestamp> {
    DateTimeParser::new().parse_timestamp(text).ok()
}

/// `Retry-After`: seconds or a date.
fn pause(received: &Received<'_>) -> Pause {
    let now = received.date.and_then(http_date);
    let after = received.retry_after.map(str::trim).and_then(|text| {
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // Digits that no number holds are still a long pause.
            return Some(text.parse::<u64>().unwrap_or(u64::MAX).min(LONGEST_PAUSE_S));
        }
        let seconds = http_date(text)?.duration_since(now?).as_secs();
        Some(u64::try_from(seconds).unwrap_or(0).min(LONGEST_PAUSE_S))
    });
    let until = now.zip(after).and_then(|(now, seconds)| {
        now.checked_add(SignedDuration::from_secs(i64::try_from(seconds).ok()?)).ok()
    });
    Pause { after: after.map(Duration::from_secs), until }
}

#[derive(Deserialize)]
struct Started {
    id: String,
    #[serde(with = "crate::sensitive::sealed")]
    secret: Sensitive,
    expires_at: Timestamp,
    settings: Settings,
}

#[derive(Deserialize)]
struct CodeOnItsWay {
    length: u8,
    expires_at: Timestamp,
    resend_at: Timestamp,
    sends_left: u32,
}

impl CodeOnItsWay {
    fn usable(self) -> Option<CodeSent> {
        let Self { length, expires_at, resend_at, sends_left } = self;
        plausible::code_length(length).then_some(CodeSent { length, expires_at, resend_at, sends_left })
    }
}

#[derive(Deserialize)]
struct SignInStarted {
    id: String,
    #[serde(with = "crate::sensitive::sealed")]
    secret: Sensitive,
    expires_at: Timestamp,
    code: CodeOnItsWay,
}

#[derive(Deserialize)]
struct SignInProven {
    proven_until: Timestamp,
}

/// An answer that says no more than that it was done.
#[derive(Deserialize)]
struct Done {}

#[derive(Deserialize)]
struct ContactProven {
    contact_proven_until: Timestamp,
    account_exists: bool,
}

#[derive(Deserialize)]
struct PersonSaved {
    person_saved: bool,
}

#[derive(Deserialize)]
struct PasswordSet {
    password_set: bool,
}

#[derive(Deserialize)]
struct ConsentsSaved {
    consents: Vec<AcceptedConsent>,
}

#[derive(Deserialize)]
struct Completed {
    #[serde(rename = "account")]
    _account: NewAccount,
}

#[derive(Deserialize)]
struct NewAccount {
    #[serde(rename = "oid")]
    _oid: String,
    #[serde(rename = "level")]
    _level: AccountLevel,
}

#[derive(Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "the wire has one member a question")]
struct Status {
    contact_proven_until: Option<Timestamp>,
    account_exists: bool,
    person_saved: bool,
    password_set: bool,
    consents: Vec<String>,
    completed: bool,
}

#[derive(Deserialize)]
struct Session {
    #[serde(with = "crate::sensitive::sealed")]
    access_token: Sensitive,
    access_expires_at: Timestamp,
    #[serde(with = "crate::sensitive::sealed")]
    refresh_token: Sensitive,
    account: Account,
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
