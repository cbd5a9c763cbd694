//! What the log of requests hears of a request and its answer, and what it tells of them: headers and JSON, without
//! secrets.

use super::request::{BODY_LIMIT, IDEMPOTENCY_KEY, INSTALLATION};
use crate::portal::link::broken_connection;
use crate::portal::request_log::{HeaderSaid, Heard, OpenedRequest, RecordedRequest, Said, shortened};
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use futures_util::StreamExt;
use serde_json::Value;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

/// Stands in the place of a secret.
const HIDDEN: &str = "[hidden]";
/// What is told of a body at the most, in bytes.
const TOLD: usize = 16 * 1024;

/// What of a request is heard while the portal reads it.
pub(crate) struct Tape {
    headers: HeaderMap,
    body: Arc<Mutex<Vec<u8>>>,
}

impl Tape {
    /// Begins with a request, which goes on unchanged.
    pub(crate) fn begin(request: Request) -> (Self, Request) {
        let heard = Arc::<Mutex<Vec<u8>>>::default();
        let tape = Self { headers: request.headers().clone(), body: heard.clone() };
        let (parts, body) = request.into_parts();
        if body.is_end_stream() {
            return (tape, Request::from_parts(parts, body));
        }
        let heard_too = body.into_data_stream().inspect(move |chunk| {
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(chunk) = chunk.as_ref().ok().filter(|chunk| heard.len() + chunk.len() <= BODY_LIMIT) {
                heard.extend_from_slice(chunk);
            }
        });
        (tape, Request::from_parts(parts, Body::from_stream(heard_too)))
    }

    /// What the request said, as far as the portal listened.
    pub(crate) fn end(self) -> Heard {
        let mut body = self.body.lock().unwrap_or_else(PoisonError::into_inner);
        Heard { body: mem::take(&mut *body).into(), headers: self.headers }
    }
}

/// An answer and what it says; one whose body breaks off says nothing and breaks off.
pub(crate) async fn answer_heard(response: Response) -> (Response, Heard) {
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else { return (broken_connection(), Heard::default()) };
    let heard = Heard { headers: parts.headers.clone(), body: body.clone() };
    (Response::from_parts(parts, Body::from(body)), heard)
}

/// A request of the log as it may be told.
pub(crate) fn opened(RecordedRequest { request, sent, answered }: RecordedRequest) -> OpenedRequest {
    OpenedRequest { request, sent: said(&sent), answered: said(&answered) }
}

fn said(Heard { headers, body }: &Heard) -> Said {
    Said { headers: headers_said(headers), body: body_said(body) }
}

fn headers_said(headers: &HeaderMap) -> Vec<HeaderSaid> {
    let said = |(name, value): (&header::HeaderName, &header::HeaderValue)| {
        let value = String::from_utf8_lossy(value.as_bytes());
        let value = match name.as_str() {
            "authorization" | "proxy-authorization" | "cookie" | "set-cookie" => HIDDEN.to_owned(),
            IDEMPOTENCY_KEY | INSTALLATION => shortened(value.trim_matches('"')),
            _ => value.into_owned(),
        };
        HeaderSaid { name: name.to_string(), value }
    };
    headers.iter().map(said).collect()
}

/// JSON as it may be told; nothing of what is no JSON, for nobody knows what in it is secret.
fn body_said(bytes: &[u8]) -> Option<String> {
    let mut value = serde_json::from_slice(bytes).ok()?;
    hide_secrets(&mut value);
    let mut text = serde_json::to_string_pretty(&value).ok()?;
    if text.len() > TOLD {
        text.truncate(text.floor_char_boundary(TOLD));
        text.push('…');
    }
    Some(text)
}

fn hide_secrets(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                // What is no text says how something is, not what it is: settings have a member `password`, too.
                if value.is_string() && is_secret(name) {
                    *value = HIDDEN.into();
                }
                hide_secrets(value);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(hide_secrets),
        _ => {}
    }
}

fn is_secret(name: &str) -> bool {
    ["password", "code", "secret", "token"].iter().any(|word| name.split('_').any(|part| part == *word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn secrets_are_hidden_wherever_they_stand_and_nothing_else_is() {
        let told = body_said(
            br#"{"password": "a1", "list": [{"refresh_token": "b2", "code": "c3"}], "codes": {"length": 6}, "name": "d4"}"#,
        );
        let told = told.unwrap();
        assert_eq!(told.matches(HIDDEN).count(), 3, "{told}");
        assert!(!["a1", "b2", "c3"].iter().any(|secret| told.contains(secret)), "{told}");
        assert!(told.contains("d4") && told.contains('6'), "{told}");
        assert_eq!(body_said(b"password=a1"), None);
    }

    #[test]
    fn headers_that_open_something_are_hidden_and_names_are_shortened() {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static("Bearer abc"));
        headers.insert(IDEMPOTENCY_KEY, HeaderValue::from_static("\"8f14e45f-ceea-467f-8d3b-6a9c2a1b7c55\""));
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        let values: Vec<_> = headers_said(&headers).into_iter().map(|header| header.value).collect();
        assert_eq!(values, [HIDDEN, "8f14…55", "application/json"]);
    }

    #[test]
    fn a_long_body_is_told_by_its_beginning() {
        let long = serde_json::to_vec(&serde_json::json!({"text": "я".repeat(TOLD)})).unwrap();
        let told = body_said(&long).unwrap();
        assert!(told.len() <= TOLD + 4 && told.ends_with('…'), "{}", told.len());
    }
}
