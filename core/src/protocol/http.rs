//! From the parts of an HTTP response to an answer, or to the reason why there is none.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimeParser};

use super::{
    answer::{Answer, Answered},
    call::Call,
    problem::{self, LONGEST_PAUSE_S, Pause, seconds_between},
    refusal::Fault,
};

/// The largest answer that is read: 1 MiB.
pub const MAX_ANSWER_BYTES: usize = 1 << 20;

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
/// - [`Fault::Unavailable`] for 5xx and [`Fault::TooManyRequests`] for 429 that say nothing else;
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
        let unchanged = call.known_etag().and_then(|_| (call.endpoint.unchanged)());
        return unchanged.ok_or(Fault::Garbled);
    }
    if body.len() > MAX_ANSWER_BYTES {
        return Err(Fault::Garbled);
    }
    let essence = essence(content_type);
    if (200..300).contains(&status) && essence == "application/json" {
        let answered = Answered { body, etag: received.etag, asked: call.body() };
        return (call.endpoint.read)(&answered).ok_or(Fault::Garbled);
    }
    let pause = pause(received);
    if status >= 400 && matches!(essence.as_str(), "application/problem+json" | "application/json") {
        return Err(problem::fault(status, body, pause));
    }
    Err(if problem::is_passing(status) { problem::untold(status, pause) } else { Fault::Garbled })
}

/// The portal's clock, from `Date`; none unless `result`, decoded from the same response, shows that the portal
/// itself has answered, for the clock of a captive portal is anyone's.
pub fn portal_time(received: &Received<'_>, result: &Result<Answer, Fault>) -> Option<Timestamp> {
    let from_portal = match result {
        Ok(_) | Err(Fault::Refused(_)) => true,
        Err(Fault::Unavailable { .. } | Fault::TooManyRequests { .. }) => {
            essence(received.content_type) == "application/problem+json"
        }
        Err(_) => false,
    };
    received.date.filter(|_| from_portal).and_then(http_date)
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
        Some(seconds_between(now?, http_date(text)?))
    });
    let until = now.zip(after).and_then(|(now, seconds)| {
        now.checked_add(SignedDuration::from_secs(i64::try_from(seconds).ok()?)).ok()
    });
    Pause { after: after.map(Duration::from_secs), until, now }
}

#[cfg(test)]
#[path = "http_tests.rs"]
mod tests;
