//! Problem details (RFC 9457): a refusal is told by its `type`, never by its words.

use std::time::Duration;

use jiff::Timestamp;
use serde::Deserialize;

use super::{
    plausible::is_list,
    refusal::{Fault, FieldRefusal, Refusal, RefusalKind},
};

/// The slug of a problem that names no type, by RFC 9457.
const UNTYPED: &str = "about:blank";
/// The longest pause that is believed, in seconds: no portal makes a person wait longer than a day.
pub const LONGEST_PAUSE_S: u64 = 24 * 60 * 60;
/// Of the client that asks, or of the portal as a whole.
const TOO_MANY_REQUESTS: u16 = 429;
/// The longest slug that is kept.
const LONGEST_SLUG: usize = 64;

/// When the portal says it makes sense to come again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pause {
    /// `Retry-After`.
    pub after: Option<Duration>,
    /// The same as a moment of portal time, where the answer brought the time.
    pub until: Option<Timestamp>,
    /// `Date`: that time.
    pub now: Option<Timestamp>,
}

impl Pause {
    /// The same; where there is no `Retry-After`, until that moment.
    fn or_until(self, at: Option<Timestamp>) -> Self {
        let between = || Some(seconds_between(self.now?, at?));
        Self { after: self.after.or_else(|| between().map(Duration::from_secs)), ..self }
    }
}

/// How long a pause is, in seconds, as far as it is believed.
pub(super) fn seconds_between(now: Timestamp, at: Timestamp) -> u64 {
    u64::try_from(at.duration_since(now).as_secs()).unwrap_or(0).min(LONGEST_PAUSE_S)
}

/// The fault that a problem's body stands for.
///
/// - a known type: that refusal with its limits, whatever the status;
/// - another type or none, with 429: too many requests, for the pause is all there is to know;
/// - the same with 503, or with another 5xx and a `Retry-After`: unavailable;
/// - any other type: a refusal of unknown kind, retryable with 5xx.
pub(super) fn fault(status: u16, body: &[u8], pause: Pause) -> Fault {
    let passing = is_passing(status);
    let Ok(typed) = serde_json::from_slice::<ProblemType>(body) else {
        return if passing { untold(status, pause) } else { Fault::Garbled };
    };
    let slug = slug(typed.uri.as_deref());
    if let Some(kind) = known(slug) {
        return match serde_json::from_slice::<Limits>(body) {
            Ok(limits) if limits.are_plausible() => Fault::from(limits.refusal(kind, pause.until)),
            _ => Fault::Garbled,
        };
    }
    // Members of an unknown type may mean anything.
    let limits = serde_json::from_slice(body).ok().filter(Limits::are_plausible).unwrap_or_default();
    if matches!(status, TOO_MANY_REQUESTS | 503) || passing && (pause.after.is_some() || slug == UNTYPED) {
        return untold(status, pause.or_until(limits.retry_at));
    }
    Fault::from(limits.refusal(RefusalKind::Unknown { slug: slug.to_owned(), retryable: passing }, None))
}

/// Statuses that speak of the portal's condition, not of the request.
pub(super) fn is_passing(status: u16) -> bool {
    status == TOO_MANY_REQUESTS || status >= 500
}

/// The fault behind such a status, where nothing else tells of it.
pub(super) fn untold(status: u16, pause: Pause) -> Fault {
    let retry_after = pause.after;
    if status == TOO_MANY_REQUESTS {
        Fault::TooManyRequests { retry_after }
    } else {
        Fault::Unavailable { retry_after }
    }
}

#[derive(Deserialize)]
struct ProblemType {
    #[serde(rename = "type", default)]
    uri: Option<String>,
}

#[derive(Default, Deserialize)]
struct Limits {
    #[serde(default)]
    tries_left: Option<u32>,
    #[serde(default)]
    retry_at: Option<Timestamp>,
    #[serde(default)]
    fields: Option<Vec<FieldFault>>,
    #[serde(default)]
    reasons: Option<Vec<String>>,
    #[serde(default)]
    missing: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct FieldFault {
    field: String,
    reason: String,
}

impl Limits {
    fn are_plausible(&self) -> bool {
        self.fields.as_deref().is_none_or(is_list)
            && [&self.reasons, &self.missing].into_iter().all(|list| list.as_deref().is_none_or(is_list))
    }

    fn refusal(self, kind: RefusalKind, retry_at: Option<Timestamp>) -> Refusal {
        let fields = self.fields.unwrap_or_default();
        Refusal {
            kind,
            tries_left: self.tries_left,
            retry_at: self.retry_at.or(retry_at),
            fields: fields
                .into_iter()
                .map(|fault| FieldRefusal { field: fault.field, reason: fault.reason })
                .collect(),
            reasons: self.reasons.unwrap_or_default(),
            missing: self.missing.unwrap_or_default(),
        }
    }
}

/// The last part of a type of ours; [`UNTYPED`] for everything else.
fn slug(uri: Option<&str>) -> &str {
    uri.and_then(|uri| uri.rsplit_once("/problems/"))
        .map(|(_, slug)| slug)
        .filter(|slug| (1..=LONGEST_SLUG).contains(&slug.len()))
        .filter(|slug| {
            slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        })
        .unwrap_or(UNTYPED)
}

/// The refusals whose way out this version knows, by their slugs.
pub(super) static KNOWN: [(&str, RefusalKind); 20] = [
    ("wrong-code", RefusalKind::WrongCode),
    ("too-many-tries", RefusalKind::TooManyTries),
    ("code-expired", RefusalKind::CodeExpired),
    ("resend-too-soon", RefusalKind::ResendTooSoon),
    ("send-limit", RefusalKind::SendLimit),
    ("invalid-phone", RefusalKind::InvalidPhone),
    ("invalid-fields", RefusalKind::InvalidFields),
    ("password-refused", RefusalKind::PasswordRefused),
    ("contact-not-proven", RefusalKind::ContactNotProven),
    ("contact-taken", RefusalKind::ContactTaken),
    ("contact-kept", RefusalKind::ContactKept),
    ("step-missing", RefusalKind::StepMissing),
    ("registration-expired", RefusalKind::RegistrationExpired),
    ("registration-completed", RefusalKind::RegistrationCompleted),
    ("wrong-credentials", RefusalKind::WrongCredentials),
    ("sign-in-expired", RefusalKind::SignInExpired),
    ("consent-required", RefusalKind::ConsentRequired),
    ("unauthorized", RefusalKind::Unauthorized),
    ("session-ended", RefusalKind::SessionEnded),
    ("request-in-flight", RefusalKind::RequestInFlight),
];

fn known(slug: &str) -> Option<RefusalKind> {
    KNOWN.iter().find(|(known, _)| *known == slug).map(|(_, kind)| kind.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn pause(seconds: u64) -> Pause {
        let (after, until) = (Some(Duration::from_secs(seconds)), Some(at("2026-11-22T12:15:00Z")));
        Pause { after, until, now: Some(at("2026-11-22T12:00:00Z")) }
    }

    #[test]
    fn limits_come_as_data() {
        let body = br#"{"type":"/problems/wrong-code","title":"x","status":422,"tries_left":3}"#;
        let expected = Refusal { tries_left: Some(3), ..Refusal::of(RefusalKind::WrongCode) };
        assert_eq!(fault(422, body, Pause::default()), Fault::from(expected));
    }

    #[test]
    fn retry_at_of_the_body_is_better_than_the_one_reckoned_from_the_header() {
        let with = br#"{"type":"/problems/send-limit","retry_at":"2026-11-22T13:00:00Z"}"#;
        let without = br#"{"type":"/problems/send-limit"}"#;
        for (body, expected) in [(&with[..], "2026-11-22T13:00:00Z"), (&without[..], "2026-11-22T12:15:00Z")]
        {
            let refusal = Refusal { retry_at: Some(at(expected)), ..Refusal::of(RefusalKind::SendLimit) };
            assert_eq!(fault(429, body, pause(900)), Fault::from(refusal));
        }
    }

    #[test]
    fn an_unknown_type_keeps_its_slug_and_says_whether_to_try_again() {
        for (status, retryable) in [(400, false), (409, false), (422, false), (500, true)] {
            let body = br#"{"type":"/problems/brand-new","fields":"not a list"}"#;
            let kind = RefusalKind::Unknown { slug: "brand-new".to_owned(), retryable };
            assert_eq!(fault(status, body, Pause::default()), Fault::from(Refusal::of(kind)));
        }
    }

    #[test]
    fn a_pause_without_a_limit_of_ours_is_unavailability() {
        for (status, body) in [
            (503, r#"{"type":"/problems/unavailable"}"#),
            (500, r#"{"type":"/problems/unavailable"}"#),
            (502, "not json"),
        ] {
            let expected = Fault::Unavailable { retry_after: Some(Duration::from_secs(7)) };
            assert_eq!(fault(status, body.as_bytes(), pause(7)), expected, "{status} {body}");
        }
        assert_eq!(fault(500, b"{}", Pause::default()), Fault::Unavailable { retry_after: None });
        assert_eq!(
            fault(503, br#"{"type":"/problems/x"}"#, Pause::default()),
            Fault::Unavailable { retry_after: None }
        );
    }

    #[test]
    fn too_many_requests_are_told_whatever_the_type() {
        for body in [r#"{"type":"/problems/rate-limit"}"#, r#"{"type":"about:blank"}"#, "{}", "not json"] {
            for (pause, retry_after) in
                [(pause(86_400), Some(Duration::from_hours(24))), (Pause::default(), None)]
            {
                let expected = Fault::TooManyRequests { retry_after };
                assert_eq!(fault(429, body.as_bytes(), pause), expected, "{body}");
            }
        }
    }

    #[test]
    fn types_that_are_not_ours_are_untyped() {
        for uri in [
            "https://example.org/other",
            "/problems/",
            "/problems/With Words",
            "about:blank",
            "/problems/a/b",
        ] {
            let body = serde_json::json!({ "type": uri }).to_string();
            let kind = RefusalKind::Unknown { slug: UNTYPED.to_owned(), retryable: false };
            assert_eq!(
                fault(400, body.as_bytes(), Pause::default()),
                Fault::from(Refusal::of(kind)),
                "{uri}"
            );
        }
        let long = serde_json::json!({ "type": format!("/problems/{}", "a".repeat(65)) }).to_string();
        let kind = RefusalKind::Unknown { slug: UNTYPED.to_owned(), retryable: false };
        assert_eq!(fault(400, long.as_bytes(), Pause::default()), Fault::from(Refusal::of(kind)));
        let absolute = br#"{"type":"https://portal.example/problems/contact-taken"}"#;
        assert_eq!(
            fault(409, absolute, Pause::default()),
            Fault::from(Refusal::of(RefusalKind::ContactTaken))
        );
    }

    #[test]
    fn unreadable_limits_of_a_known_type_are_garbled() {
        for body in [
            r#"{"type":"/problems/wrong-code","tries_left":-1}"#,
            r#"{"type":"/problems/wrong-code","tries_left":1e400}"#,
            r#"{"type":"/problems/send-limit","retry_at":"soon"}"#,
            r#"{"type":"/problems/invalid-fields","fields":[{"field":"name"}]}"#,
            r#"["/problems/wrong-code"]"#,
            r#"{"type":7}"#,
            "",
        ] {
            assert_eq!(fault(422, body.as_bytes(), Pause::default()), Fault::Garbled, "{body}");
        }
    }
}
