//! What the portal reads from a request before any journey sees it: headers, limits, JSON.

use crate::http::json;
use crate::http::language::Language;
use crate::http::peer::Peer;
use crate::http::problem::{Problem, ProblemKind};
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, Method, header, request::Parts};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use utoipa::ToSchema;

/// The largest body of a request, in bytes.
pub const BODY_LIMIT: usize = 64 * 1024;
/// How long a body may take to arrive.
pub const BODY_TIMEOUT: Duration = Duration::from_secs(10);

pub(crate) const IDEMPOTENCY_KEY: &str = "idempotency-key";
pub(crate) const INSTALLATION: &str = "kabinet-installation";

/// The parts of a request that every journey may ask for.
pub(crate) struct Head {
    pub(crate) language: Language,
    /// `Kabinet-Installation`, where it is a UUID.
    pub(crate) installation: Option<String>,
    /// The token of `Authorization: Bearer`.
    pub(crate) bearer: Option<String>,
    /// Where it comes from, if it came by a network.
    pub(crate) peer: Option<Peer>,
}

impl Head {
    fn of(Parts { headers, extensions, .. }: &Parts) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            language: Language::of_request(headers),
            installation: text(INSTALLATION).filter(|id| is_uuid(id)).map(str::to_ascii_lowercase),
            bearer: bearer(headers).map(str::to_owned),
            peer: extensions.get().copied(),
        }
    }
}

/// The token of `Authorization: Bearer`, as sent.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token.trim())
}

impl<S: Sync> FromRequestParts<S> for Head {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts))
    }
}

/// A change as it came in: its key, the bytes that were hashed, and what they mean.
pub(crate) struct Change<B> {
    pub(crate) head: Head,
    pub(crate) key: String,
    /// Method, path and body: what has to be the same when the key comes again.
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) body: B,
}

impl<S: Sync, B: DeserializeOwned> FromRequest<S> for Change<B> {
    type Rejection = Box<Problem>;

    async fn from_request(request: Request, _: &S) -> Result<Self, Box<Problem>> {
        let (parts, body) = request.into_parts();
        read_change(parts, body).await
    }
}

async fn read_change<B: DeserializeOwned>(parts: Parts, body: Body) -> Result<Change<B>, Box<Problem>> {
    let key = idempotency_key(&parts.headers).ok_or(ProblemKind::IDEMPOTENCY_KEY_MISSING)?;
    let bytes = read_json_body(&parts.headers, body).await?;
    let meaning = json::read(&bytes)?;
    Ok(Change {
        head: Head::of(&parts),
        key,
        method: parts.method,
        path: parts.uri.path().to_owned(),
        bytes,
        body: meaning,
    })
}

/// The body of a change that says all by its address. Members are ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Nothing {}

/// Reads a JSON body that comes without an idempotency key: what the console takes.
pub(crate) async fn read_json<B: DeserializeOwned>(request: Request) -> Result<B, Box<Problem>> {
    let (parts, body) = request.into_parts();
    json::read(&read_json_body(&parts.headers, body).await?)
}

async fn read_json_body(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Box<Problem>> {
    if !is_json(headers) {
        return Err(ProblemKind::UNSUPPORTED_MEDIA_TYPE.into());
    }
    let announced =
        headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > BODY_LIMIT as u64) {
        return Err(ProblemKind::BODY_TOO_LARGE.into());
    }
    let read = async {
        let mut bytes = Vec::new();
        let mut stream = body.into_data_stream();
        while let Some(chunk) = stream.next().await {
            let chunk = chunk
                .map_err(|_| Box::new(Problem::new(ProblemKind::BAD_JSON).detail("the body broke off")))?;
            if bytes.len() + chunk.len() > BODY_LIMIT {
                return Err(ProblemKind::BODY_TOO_LARGE.into());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    };
    tokio::time::timeout(BODY_TIMEOUT, read)
        .await
        .unwrap_or_else(|_| Err(ProblemKind::REQUEST_TIMEOUT.into()))
}

/// Whether the headers announce JSON as it is read here: one media type, UTF-8, not compressed.
fn is_json(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(Ok(media_type)), None) = (types.next().map(HeaderValue::to_str), types.next()) else {
        return false;
    };
    let mut parts = media_type.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"));
    let foreign_charset = parts.filter_map(|parameter| parameter.split_once('=')).any(|(name, value)| {
        name.eq_ignore_ascii_case("charset") && !value.trim_matches('"').eq_ignore_ascii_case("utf-8")
    });
    let encoded = headers.get(header::CONTENT_ENCODING).is_some_and(|coding| coding != "identity");
    is_json && !foreign_charset && !encoded
}

/// The key in its quotes, as the draft idempotency-key-header-07 writes it.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(IDEMPOTENCY_KEY)?.to_str().ok()?.trim();
    let key = value.strip_prefix('"')?.strip_suffix('"')?;
    is_uuid(key).then(|| key.to_ascii_lowercase())
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The `{id}` of an address, empty where it has none; an unreadable one is as unknown as any other.
pub(crate) struct Id(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Box<Problem>> {
        let parameters = RawPathParams::from_request_parts(parts, state).await;
        let parameters = parameters.map_err(|_| ProblemKind::UNAUTHORIZED)?;
        Ok(Self(parameters.iter().next().map(|(_, id)| id.to_owned()).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_quoted_uuid_and_nothing_else() {
        let key = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(IDEMPOTENCY_KEY, HeaderValue::from_str(value).unwrap());
            idempotency_key(&headers)
        };
        assert_eq!(
            key("\"8F14E45F-CEEA-467F-8D3B-6A9C2A1B7C55\"").as_deref(),
            Some("8f14e45f-ceea-467f-8d3b-6a9c2a1b7c55")
        );
        for bad in [
            "",
            "\"\"",
            "8f14e45f-ceea-467f-8d3b-6a9c2a1b7c55",
            "\"8f14e45f\"",
            "\"8f14e45fxceea-467f-8d3b-6a9c2a1b7c55\"",
        ] {
            assert_eq!(key(bad), None, "{bad}");
        }
    }
}
