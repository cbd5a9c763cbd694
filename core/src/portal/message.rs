//! One request as an HTTP message, and one HTTP message as a reply. No network is involved.

use std::fmt;

use zeroize::Zeroizing;

use crate::{
    ports::{Outgoing, Reply},
    protocol::{self, Auth, Call, Fault, Method, Proof, Received, Refusal, RefusalKind},
    sensitive::Sensitive,
};

/// The slug of the refusal of a request that never left the phone because HTTP can't express it. No portal sends it.
pub const UNSENDABLE: &str = "unsendable";

/// A request, ready to be sent.
pub struct Message {
    /// The method.
    pub method: Method,
    /// The path with `{id}` in place of ids: what may be logged.
    pub template: &'static str,
    /// The path, [`protocol::BASE_PATH`] included.
    pub path: String,
    /// The headers but those of the body's length: names in lower case, values of visible ASCII and blanks.
    pub headers: Vec<(&'static str, Sensitive)>,
    /// The body, where there is one.
    pub body: Option<Zeroizing<Vec<u8>>>,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("method", &self.method)
            .field("template", &self.template)
            .finish_non_exhaustive()
    }
}

/// The message of a request. What opens a session carries the secret that grants it in its body, everything else
/// carries its secret or token as a bearer.
///
/// # Errors
/// A refusal, as if the portal had answered: [`RefusalKind::Unauthorized`] for a session that nothing grants,
/// [`UNSENDABLE`] for an id, key or token that no header can hold.
#[allow(
    clippy::result_large_err,
    reason = "one fault for a whole exchange; a box would be in the way of every match"
)]
pub fn compose(outgoing: Outgoing) -> Result<Message, Fault> {
    let Outgoing { call, key, auth, language, installation } = outgoing;
    let is_reading = call.endpoint.is_reading();
    let mut headers = vec![
        ("accept", Sensitive::new("application/json, application/problem+json")),
        ("accept-language", Sensitive::new(language.tag())),
        ("kabinet-installation", header(installation).ok_or_else(unsendable)?),
    ];
    if let Some(key) = key.filter(|_| !is_reading) {
        headers.push(("idempotency-key", quoted(&key).ok_or_else(unsendable)?));
    }
    if let Some(etag) = call.known_etag() {
        headers.push(("if-none-match", header(etag.to_owned()).ok_or_else(unsendable)?));
    }
    let body = match (call.endpoint.proof, auth) {
        (Proof::Body, Auth::Bearer(secret)) => Some(call.body_with(&secret).ok_or_else(unsendable)?),
        (Proof::Body, Auth::None) => return Err(Fault::from(Refusal::of(RefusalKind::Unauthorized))),
        (Proof::Header, auth) => {
            if let Auth::Bearer(secret) = auth {
                let bearer = header(format!("Bearer {}", secret.reveal())).ok_or_else(unsendable)?;
                headers.push(("authorization", bearer));
            }
            (!is_reading).then(|| Zeroizing::new(call.body().to_vec()))
        }
    };
    if body.is_some() {
        headers.push(("content-type", Sensitive::new("application/json")));
    }
    let path = format!("{}{}", protocol::BASE_PATH, call.path());
    Ok(Message { method: call.endpoint.method, template: call.endpoint.path, path, headers, body })
}

/// What an HTTP response says to `call`, and the portal's clock if the portal itself has answered.
pub fn interpret(call: &Call, received: &Received<'_>) -> Reply {
    let result = protocol::decode(call, received);
    let portal_time = protocol::portal_time(received, &result);
    Reply { result, portal_time }
}

/// A string of structured fields (RFC 9651): in quotes, with quotes and backslashes escaped.
fn quoted(text: &str) -> Option<Sensitive> {
    header(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// A value that any header takes; none for a text with anything but visible ASCII and blanks.
fn header(value: String) -> Option<Sensitive> {
    let value = Sensitive::new(value);
    let fits = value.reveal().bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    fits.then_some(value)
}

/// The refusal of a request that HTTP can't express.
pub(super) fn unsendable() -> Fault {
    Fault::from(Refusal::of(RefusalKind::Unknown { slug: UNSENDABLE.to_owned(), retryable: false }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        protocol::{Ask, Complete, FetchAccount, FetchSettings, OpenSession, Request, SetPassword},
        screen::Language,
    };

    fn outgoing(ask: &impl Ask) -> Outgoing {
        Outgoing {
            call: Call::of(ask),
            key: Some("5f0c8f0e-6f0a-4c55-9b7e-0f4f6a2f9d11".to_owned()),
            auth: Auth::None,
            language: Language::En,
            installation: "0d9f7a52-1d1c-4d4f-8f0f-3a0c0a8d3c11".to_owned(),
        }
    }

    fn value<'a>(message: &'a Message, name: &str) -> Option<&'a str> {
        let mut values =
            message.headers.iter().filter(|(header, _)| *header == name).map(|(_, value)| value.reveal());
        let value = values.next();
        assert_eq!(values.next(), None, "{name} stands twice");
        value
    }

    #[test]
    fn a_change_carries_key_language_installation_and_bearer() {
        let request = &Complete { registration: "r-1".to_owned() };
        let auth = Auth::Bearer(Sensitive::new("s3cret"));
        let message = compose(Outgoing { auth, ..outgoing(request) }).unwrap();
        assert_eq!(message.path, "/api/v1/registrations/r-1/complete");
        assert_eq!(value(&message, "idempotency-key"), Some("\"5f0c8f0e-6f0a-4c55-9b7e-0f4f6a2f9d11\""));
        assert_eq!(value(&message, "accept-language"), Some("en"));
        assert_eq!(value(&message, "kabinet-installation"), Some("0d9f7a52-1d1c-4d4f-8f0f-3a0c0a8d3c11"));
        assert_eq!(value(&message, "authorization"), Some("Bearer s3cret"));
        assert_eq!(value(&message, "content-type"), Some("application/json"));
        assert_eq!(message.body.as_deref().map(Vec::as_slice), Some(&b"{}"[..]));
    }

    #[test]
    fn a_repetition_sends_the_stored_bytes_and_reading_sends_none() {
        let stored =
            Request { body: "{ }".to_owned(), ..Request::of(&Complete { registration: "r".to_owned() }) };
        let call = Call::stored(Complete::AT, stored);
        let again = compose(Outgoing { call, ..outgoing(&FetchAccount {}) }).unwrap();
        assert_eq!(again.body.as_deref().map(Vec::as_slice), Some(&b"{ }"[..]));

        let fetch = Request::of(&FetchSettings { known_etag: Some("\"kabinet-1\"".to_owned()) });
        let call = Call::stored(FetchSettings::AT, Request { body: "{ }".to_owned(), ..fetch });
        let reading = compose(Outgoing { call, ..outgoing(&FetchAccount {}) }).unwrap();
        assert_eq!(reading.body, None);
        assert_eq!(value(&reading, "if-none-match"), Some("\"kabinet-1\""));
        for absent in ["idempotency-key", "content-type", "authorization"] {
            assert_eq!(value(&reading, absent), None, "{absent}");
        }
    }

    #[test]
    fn the_first_session_has_its_secret_in_the_body_and_no_authorization() {
        let request = &OpenSession::of("r-1".to_owned());
        let auth = Auth::Bearer(Sensitive::new("s3cret"));
        let message = compose(Outgoing { auth, ..outgoing(request) }).unwrap();
        assert_eq!(value(&message, "authorization"), None);
        let body = br#"{"grant":"registration","registration_id":"r-1","secret":"s3cret"}"#;
        assert_eq!(message.body.as_deref().map(Vec::as_slice), Some(&body[..]));

        let refused = compose(outgoing(request)).unwrap_err();
        assert_eq!(refused, Fault::from(Refusal::of(RefusalKind::Unauthorized)));
    }

    #[test]
    fn what_no_header_can_hold_is_refused_and_never_splits_a_header() {
        let request = || outgoing(&Complete { registration: "r".to_owned() });
        let bearer = Auth::Bearer(Sensitive::new("a\r\nX: y"));
        for broken in [
            Outgoing { key: Some("ключ".to_owned()), ..request() },
            Outgoing { auth: bearer, ..request() },
            Outgoing { installation: "a\nb".to_owned(), ..request() },
            outgoing(&FetchSettings { known_etag: Some("\u{7f}".to_owned()) }),
        ] {
            assert_eq!(compose(broken).unwrap_err(), unsendable());
        }
        let odd = compose(Outgoing { key: Some("a\"b\\c".to_owned()), ..request() }).unwrap();
        assert_eq!(value(&odd, "idempotency-key"), Some(r#""a\"b\\c""#));
    }

    #[test]
    fn debug_output_shows_no_header_value_and_no_body() {
        let call = Call::of(&SetPassword {
            registration: "registration-7".to_owned(),
            password: Sensitive::new("лампа тихо"),
        });
        let auth = Auth::Bearer(Sensitive::new("s3cret"));
        let message = compose(Outgoing { call, auth, ..outgoing(&FetchAccount {}) }).unwrap();
        assert_eq!(
            format!("{message:?}"),
            "Message { method: Put, template: \"/registrations/{id}/password\", .. }"
        );
    }
}
