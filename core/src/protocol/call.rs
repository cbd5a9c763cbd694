//! A request in the form in which queue, disk and network carry it: a name, ids and bytes.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::ask::{Ask, Endpoint, Open, Scope, Secrecy as _};
use crate::sensitive::{Sensitive, hidden_debug};

/// A request without a secret in it: it may be stored and sent again after a restart, by this version of the app or by
/// another one, which sends the same bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The name of its [`Endpoint`]; this version need not know it.
    pub name: String,
    /// On whose behalf it is made.
    pub scope: Scope,
    /// What stands in its path in place of each `{id}`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// What it is about, where the ids do not say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// Its body, JSON; empty for a reading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The `ETag` of the copy at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_etag: Option<String>,
}

/// A request with a secret in its body: it lives in memory, for as long as its screen is open.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretRequest {
    ids: Vec<String>,
    body: Zeroizing<Vec<u8>>,
}

/// Any request, with what is fixed about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What is fixed about it.
    pub endpoint: &'static Endpoint,
    /// What is said.
    pub said: Said,
}

/// What a request says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It may be stored.
    Open(Request),
    /// It must not be stored.
    Secret(SecretRequest),
}

/// What proves on whose behalf a request is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Nobody's.
    None,
    /// A registration's secret or an account's access token.
    Bearer(Sensitive),
}

impl Request {
    /// The request in the form in which it may be stored.
    pub fn of<A: Ask<Secrecy = Open>>(ask: &A) -> Self {
        Self::made(ask)
    }

    fn made<A: Ask>(ask: &A) -> Self {
        let body = if A::AT.is_reading() { Vec::new() } else { json(ask) };
        Self {
            name: A::AT.name.to_owned(),
            scope: A::AT.scope,
            ids: ask.ids(),
            subject: ask.subject(),
            body: String::from_utf8(body).expect("JSON is text"),
            known_etag: ask.known_etag(),
        }
    }

    /// Whether it asks for that.
    pub fn is<A: Ask>(&self) -> bool {
        self.name == A::AT.name
    }

    /// Whether it asks for that about this.
    pub fn is_about<A: Ask>(&self, subject: &str) -> bool {
        self.is::<A>() && self.subject == subject
    }

    /// Whether both ask for the same about the same.
    pub fn is_same_as(&self, other: &Self) -> bool {
        (&self.name, &self.ids, &self.subject) == (&other.name, &other.ids, &other.subject)
    }
}

impl Call {
    /// The call that a request makes.
    pub fn of<A: Ask>(ask: &A) -> Self {
        let said = if A::Secrecy::IS_SECRET {
            Said::Secret(SecretRequest { ids: ask.ids(), body: Zeroizing::new(json(ask)) })
        } else {
            Said::Open(Request::made(ask))
        };
        Self { endpoint: A::AT, said }
    }

    /// The call of a request that was stored.
    pub fn stored(endpoint: &'static Endpoint, request: Request) -> Self {
        Self { endpoint, said: Said::Open(request) }
    }

    /// Whether it asks for that.
    pub fn is<A: Ask>(&self) -> bool {
        self.endpoint == A::AT
    }

    /// The request again, as far as its body tells; none for another one.
    pub fn read<A: Ask>(&self) -> Option<A> {
        serde_json::from_slice(self.body()).ok().filter(|_| self.is::<A>())
    }

    /// What may be stored of it.
    pub fn request(&self) -> Option<&Request> {
        match &self.said {
            Said::Open(request) => Some(request),
            Said::Secret(_) => None,
        }
    }

    /// What stands in its path in place of each `{id}`.
    pub fn ids(&self) -> &[String] {
        match &self.said {
            Said::Open(request) => &request.ids,
            Said::Secret(request) => &request.ids,
        }
    }

    /// Its body without what proves on whose behalf it is sent; empty for a reading. The same call has the same bytes.
    pub fn body(&self) -> &[u8] {
        match &self.said {
            Said::Open(request) => request.body.as_bytes(),
            Said::Secret(request) => &request.body,
        }
    }

    /// The `ETag` of the copy at hand.
    pub fn known_etag(&self) -> Option<&str> {
        self.request()?.known_etag.as_deref()
    }

    /// Its path below [`BASE_PATH`](super::BASE_PATH); ids are escaped, so that none of them leads to another resource.
    pub fn path(&self) -> String {
        let mut path = self.endpoint.path.to_owned();
        for id in self.ids() {
            path = path.replacen("{id}", &escaped(id), 1);
        }
        path
    }

    /// Its body with the secret that proves on whose behalf it is sent as the last member; none where the body takes none.
    pub fn body_with(&self, secret: &Sensitive) -> Option<Zeroizing<Vec<u8>>> {
        let open = self.body().strip_suffix(b"}")?;
        let before: &[u8] = if open == b"{" { br#""secret":"# } else { br#","secret":"# };
        let room = open.len() + before.len() + json_length(secret.reveal()) + 1;
        let mut body = Zeroizing::new(Vec::with_capacity(room));
        body.extend_from_slice(open);
        body.extend_from_slice(before);
        serde_json::to_writer(&mut *body, secret.reveal()).ok()?;
        body.push(b'}');
        Some(body)
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

/// What a path takes without any quoting: letters, digits and `-._~` (RFC 3986).
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Compact JSON. It is measured first and then written into room of just that size, so that it never moves and leaves no
/// copy of a secret behind.
fn json<T: Serialize + ?Sized>(body: &T) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(json_length(body));
    serde_json::to_writer(&mut bytes, body)
        .expect("these forms hold nothing that JSON can't, and a Vec takes everything");
    bytes
}

fn json_length<T: Serialize + ?Sized>(body: &T) -> usize {
    struct Length(usize);
    impl Write for Length {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut length = Length(0);
    serde_json::to_writer(&mut length, body).expect("these forms hold nothing that JSON can't");
    length.0
}

hidden_debug!(fields of Request: name, scope);
hidden_debug!(SecretRequest);

#[cfg(test)]
#[path = "call_tests.rs"]
mod tests;
