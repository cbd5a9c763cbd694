//! From a call to the parts of an HTTP request.

use std::fmt::{self, Write as _};

use jiff::{RoundMode, Timestamp, TimestampRound, Unit, civil::Date};
use serde::Serialize;
use zeroize::Zeroizing;

use super::is_unreserved;
use crate::{
    protocol::{AcceptedConsent, Call, Request, SecretRequest},
    sensitive::Sensitive,
};

/// The methods of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes.
    Post,
    /// Sets; the last one counts.
    Put,
}

impl Method {
    /// The method's name in HTTP.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

/// A call in its HTTP form, without what depends on who sends it and when.
#[derive(Clone, PartialEq, Eq)]
pub struct Encoded {
    /// The method.
    pub method: Method,
    /// The path below [`super::BASE_PATH`] with `{id}` in place of ids: what may be logged.
    pub template: &'static str,
    /// The path below [`super::BASE_PATH`]; ids are escaped, so that none of them leads to another resource.
    pub path: String,
    /// The body, `application/json`; the same call gives the same bytes. None for reading, and where
    /// the body holds the secret of a grant: see [`encode_session_grant`].
    pub body: Option<Vec<u8>>,
    /// Whether it changes something and so needs an idempotency key.
    pub changes: bool,
    /// For `If-None-Match`.
    pub known_etag: Option<String>,
}

impl fmt::Debug for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoded")
            .field("method", &self.method)
            .field("template", &self.template)
            .field("changes", &self.changes)
            .finish_non_exhaustive()
    }
}

/// The HTTP form of any call.
pub fn encode(call: &Call) -> Encoded {
    match call {
        Call::Open(request) => encode_request(request),
        Call::Secret(request) => encode_secret(request),
    }
}

/// The HTTP form of a request that may be stored.
pub fn encode_request(request: &Request) -> Encoded {
    match request {
        Request::FetchSettings { known_etag } => {
            Encoded { known_etag: known_etag.clone(), ..reading("/settings", None) }
        }
        Request::StartRegistration => change(Method::Post, "/registrations", None, Some(json(&Empty {}, 0))),
        Request::SendCode { registration, phone } => {
            let body = CodeOrder { phone, channel: "sms" };
            change(Method::Post, "/registrations/{id}/codes", Some(registration), Some(json(&body, 0)))
        }
        Request::ReleaseContact { registration } => {
            let path = "/registrations/{id}/contact/release";
            change(Method::Post, path, Some(registration), Some(json(&Empty {}, 0)))
        }
        Request::RegistrationStatus { registration } => reading("/registrations/{id}", Some(registration)),
        Request::SavePerson { registration, person } => {
            let body = Person {
                surname: &person.surname,
                name: &person.name,
                patronymic: person.patronymic.as_deref(),
                birth_date: person.birth_date,
            };
            change(Method::Put, "/registrations/{id}/person", Some(registration), Some(json(&body, 0)))
        }
        Request::SaveConsents { registration, consents } => {
            let body = Consents { consents: consents.iter().map(Consent::of).collect() };
            change(Method::Put, "/registrations/{id}/consents", Some(registration), Some(json(&body, 0)))
        }
        Request::Complete { registration } => {
            change(Method::Post, "/registrations/{id}/complete", Some(registration), Some(json(&Empty {}, 0)))
        }
        Request::OpenSession { .. } | Request::OpenSignInSession { .. } => {
            change(Method::Post, "/sessions", None, None)
        }
        Request::SendSignInCode { sign_in } => {
            change(Method::Post, "/sign-ins/{id}/codes", Some(sign_in), Some(json(&Empty {}, 0)))
        }
        Request::FetchAccount => reading("/account", None),
        Request::WithdrawConsent { consent } => {
            let body = json(&Withdrawal { consent_id: consent }, 0);
            change(Method::Post, "/account/consents/withdraw", None, Some(body))
        }
    }
}

/// The body of [`Request::OpenSession`] or [`Request::OpenSignInSession`]: what grants the session, and the secret that
/// proves that it is ours. None for a request that opens no session.
pub fn encode_session_grant(request: &Request, secret: &Sensitive) -> Option<Zeroizing<Vec<u8>>> {
    let secret = secret.reveal();
    let (id, body) = match request {
        Request::OpenSession { registration } => {
            (registration, SessionGrant::Registration { registration_id: registration, secret })
        }
        Request::OpenSignInSession { sign_in } => {
            (sign_in, SessionGrant::SignIn { sign_in_id: sign_in, secret })
        }
        _ => return None,
    };
    Some(Zeroizing::new(json(&body, id.len() + secret.len())))
}

fn encode_secret(request: &SecretRequest) -> Encoded {
    match request {
        SecretRequest::CheckCode { registration, code } => {
            let body = json(&CodeCheck { code: code.reveal() }, code.reveal().len());
            change(Method::Post, "/registrations/{id}/codes/check", Some(registration), Some(body))
        }
        SecretRequest::SetPassword { registration, password } => {
            let body = json(&Password { password: password.reveal() }, password.reveal().len());
            change(Method::Put, "/registrations/{id}/password", Some(registration), Some(body))
        }
        SecretRequest::StartSignIn { phone, password } => {
            let (phone, password) = (phone.reveal(), password.reveal());
            let body = json(&Login { phone, password }, phone.len() + password.len());
            change(Method::Post, "/sign-ins", None, Some(body))
        }
        SecretRequest::CheckSignInCode { sign_in, code } => {
            let body = json(&CodeCheck { code: code.reveal() }, code.reveal().len());
            change(Method::Post, "/sign-ins/{id}/codes/check", Some(sign_in), Some(body))
        }
        SecretRequest::RefreshSession { refresh_token } => {
            change(Method::Post, "/sessions/refresh", None, Some(token_body(refresh_token)))
        }
        SecretRequest::EndSession { refresh_token } => {
            change(Method::Post, "/sessions/end", None, Some(token_body(refresh_token)))
        }
    }
}

fn token_body(refresh_token: &Sensitive) -> Vec<u8> {
    let refresh_token = refresh_token.reveal();
    json(&RefreshToken { refresh_token }, refresh_token.len())
}

fn reading(template: &'static str, id: Option<&str>) -> Encoded {
    let path = path(template, id);
    Encoded { method: Method::Get, template, path, body: None, changes: false, known_etag: None }
}

fn change(method: Method, template: &'static str, id: Option<&str>, body: Option<Vec<u8>>) -> Encoded {
    Encoded { method, template, path: path(template, id), body, changes: true, known_etag: None }
}

fn path(template: &'static str, id: Option<&str>) -> String {
    match id {
        Some(id) => template.replace("{id}", &escaped(id)),
        None => template.to_owned(),
    }
}

/// An id as one segment of a path.
fn escaped(id: &str) -> String {
    let only_dots = id.bytes().all(|byte| byte == b'.');
    let mut segment = String::with_capacity(id.len());
    for byte in id.bytes() {
        if only_dots {
            // URL parsers take "%2E%2E" for "..", too, and would leave the collection.
            segment.push_str("%252E");
        } else if is_unreserved(byte) {
            segment.push(char::from(byte));
        } else {
            write!(segment, "%{byte:02X}").expect("a String takes everything");
        }
    }
    segment
}

/// Compact JSON. `secret_bytes` says how long the secrets in it are: the buffer is made large enough for them, so that
/// it never moves and leaves no copy behind.
fn json(body: &impl Serialize, secret_bytes: usize) -> Vec<u8> {
    const LONGEST_ESCAPE: usize = "\\u0000".len();
    const AROUND: usize = 128;
    let mut bytes = Vec::with_capacity(AROUND + LONGEST_ESCAPE * secret_bytes);
    serde_json::to_writer(&mut bytes, body)
        .expect("these forms hold nothing that JSON can't, and a Vec takes everything");
    bytes
}

#[derive(Serialize)]
struct Empty {}

#[derive(Serialize)]
struct CodeOrder<'a> {
    phone: &'a str,
    channel: &'static str,
}

#[derive(Serialize)]
struct CodeCheck<'a> {
    code: &'a str,
}

#[derive(Serialize)]
struct Person<'a> {
    surname: &'a str,
    name: &'a str,
    patronymic: Option<&'a str>,
    birth_date: Date,
}

#[derive(Serialize)]
struct Password<'a> {
    password: &'a str,
}

#[derive(Serialize)]
struct Consents<'a> {
    consents: Vec<Consent<'a>>,
}

#[derive(Serialize)]
struct Consent<'a> {
    id: &'a str,
    version: &'a str,
    accepted_at: Timestamp,
}

impl<'a> Consent<'a> {
    fn of(consent: &'a AcceptedConsent) -> Self {
        Self { id: &consent.id, version: &consent.version, accepted_at: whole_second(consent.accepted_at) }
    }
}

/// Times on the wire have whole seconds.
fn whole_second(at: Timestamp) -> Timestamp {
    at.round(TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Floor)).unwrap_or(at)
}

#[derive(Serialize)]
struct Login<'a> {
    phone: &'a str,
    password: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "grant", rename_all = "snake_case")]
enum SessionGrant<'a> {
    Registration { registration_id: &'a str, secret: &'a str },
    SignIn { sign_in_id: &'a str, secret: &'a str },
}

#[derive(Serialize)]
struct RefreshToken<'a> {
    refresh_token: &'a str,
}

#[derive(Serialize)]
struct Withdrawal<'a> {
    consent_id: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_one_segment_of_its_path() {
        for (id, path) in [
            ("Ab-9_z.~", "/registrations/Ab-9_z.~"),
            ("../account", "/registrations/..%2Faccount"),
            ("a?b#c%d e", "/registrations/a%3Fb%23c%25d%20e"),
            ("ж", "/registrations/%D0%B6"),
            ("..", "/registrations/%252E%252E"),
        ] {
            let call = Request::RegistrationStatus { registration: id.to_owned() };
            assert_eq!(encode_request(&call).path, path);
            let url = format!("https://portal.example{path}").parse::<reqwest::Url>().unwrap();
            assert_eq!(url.path_segments().unwrap().count(), 2, "{url}");
        }
    }

    #[test]
    fn times_of_consents_have_whole_seconds() {
        let consent = AcceptedConsent {
            id: "agreement".to_owned(),
            version: "1".to_owned(),
            accepted_at: "2026-11-22T12:00:00.987654Z".parse().unwrap(),
        };
        let call = Request::SaveConsents { registration: "r".to_owned(), consents: vec![consent] };
        let body = String::from_utf8(encode_request(&call).body.unwrap()).unwrap();
        assert!(body.contains(r#""accepted_at":"2026-11-22T12:00:00Z""#), "{body}");
    }

    #[test]
    fn a_secret_body_is_escaped_whole_and_never_moved_while_it_is_written() {
        let password = "\u{1}\"\\ пароль \u{1f600}".repeat(40);
        let call = Call::Secret(SecretRequest::SetPassword {
            registration: "r".to_owned(),
            password: Sensitive::new(password.clone()),
        });
        let body = encode(&call).body.unwrap();
        assert_eq!(body.capacity(), 128 + 6 * password.len(), "the buffer has grown and left a copy behind");
        let read: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(read["password"], password);
    }

    #[test]
    fn debug_output_shows_neither_body_nor_ids() {
        let call = Call::Secret(SecretRequest::CheckCode {
            registration: "registration-7".to_owned(),
            code: Sensitive::new("481059"),
        });
        let shown = format!("{:?}", encode(&call));
        assert!(shown.contains("/registrations/{id}/codes/check"), "{shown}");
        let bytes_of_code = format!("{:?}", b"481059").trim_matches(['[', ']']).to_owned();
        for hidden in ["481059", "registration-7", &bytes_of_code] {
            assert!(!shown.contains(hidden), "{shown}");
        }
    }

    #[test]
    fn reading_changes_nothing_and_has_no_body() {
        let known_etag = Some("\"kabinet-1\"".to_owned());
        let settings = encode_request(&Request::FetchSettings { known_etag: known_etag.clone() });
        assert_eq!(settings.known_etag, known_etag);
        let status = encode_request(&Request::RegistrationStatus { registration: "r".to_owned() });
        for reading in [settings, status, encode_request(&Request::FetchAccount)] {
            assert_eq!((reading.method, reading.changes, reading.body), (Method::Get, false, None));
        }
        assert!(encode_request(&Request::OpenSession { registration: "r".to_owned() }).changes);
    }
}
