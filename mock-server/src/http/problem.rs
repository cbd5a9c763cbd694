//! Every refusal of the portal: problem+json (RFC 9457) with a stable type and its limits as data.

use crate::portal::clock::timestamp;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) const PROBLEM_JSON: &str = "application/problem+json";

/// What kind of refusal; the slug is the part of `type` that clients rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// A change without an idempotency key, or with one that isn't a quoted UUID.
    IdempotencyKeyMissing,
    /// The same key came with another request.
    IdempotencyKeyReused,
    /// The first request with this key is still being worked on.
    RequestInFlight,
    /// `Kabinet-Installation` is absent or isn't a UUID.
    InstallationMissing,
    /// The body is over 64 KiB.
    BodyTooLarge,
    /// The body isn't the JSON this request takes.
    BadJson,
    /// The part of the address behind the question mark isn't what this request takes.
    BadQuery,
    /// The body isn't `application/json`.
    UnsupportedMediaType,
    /// The head of the request is not HTTP.
    BadRequest,
    /// The head of the request is over 32 KiB, or has more than 64 headers.
    HeadTooLarge,
    /// There is no such address.
    NotFound,
    /// The address doesn't take this method.
    MethodNotAllowed,
    /// The body took too long to arrive.
    RequestTimeout,
    /// The secret or grant isn't the right one.
    Unauthorized,
    /// The session is over, or never was.
    SessionEnded,
    /// The registration is past its days.
    RegistrationExpired,
    /// The registration became an account and takes no more changes.
    RegistrationCompleted,
    /// The number isn't a mobile of Russia.
    InvalidPhone,
    /// The pause between two codes isn't over.
    ResendTooSoon,
    /// Too many codes were sent.
    SendLimit,
    /// Too many wrong codes or passwords were tried.
    TooManyTries,
    /// There is no account with this number and this password.
    WrongCredentials,
    /// The sign-in is past its hour.
    SignInExpired,
    /// The code isn't one of those sent.
    WrongCode,
    /// No code that was sent is still good.
    CodeExpired,
    /// The phone must be proven first, or again.
    ContactNotProven,
    /// Fields hold what they can't.
    InvalidFields,
    /// The password breaks the rules.
    PasswordRefused,
    /// There is no such consent, or not in this version.
    UnknownConsent,
    /// There is no account without this consent.
    ConsentRequired,
    /// Steps of the registration are not done.
    StepMissing,
    /// An account with this phone exists.
    ContactTaken,
    /// The request named a host that isn't this machine.
    ForeignHost,
    /// The request came from another site's page.
    ForeignOrigin,
    /// The console's token is absent or of an earlier run.
    ConsoleUnauthorized,
    /// There is no such profile of settings.
    UnknownProfile,
    /// The API has no such call.
    UnknownOperation,
    /// The clock only goes forward, at most a year at once.
    InvalidAdvance,
    /// The portal takes no more requests for a while: only as a scripted fault.
    TooManyRequests,
    /// The portal's own storage failed; nothing was changed.
    Unavailable,
}

impl ProblemKind {
    /// All kinds, for the documentation.
    pub const ALL: [Self; 40] = [
        Self::IdempotencyKeyMissing,
        Self::IdempotencyKeyReused,
        Self::RequestInFlight,
        Self::InstallationMissing,
        Self::BodyTooLarge,
        Self::BadJson,
        Self::BadQuery,
        Self::UnsupportedMediaType,
        Self::BadRequest,
        Self::HeadTooLarge,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::RequestTimeout,
        Self::Unauthorized,
        Self::SessionEnded,
        Self::RegistrationExpired,
        Self::RegistrationCompleted,
        Self::InvalidPhone,
        Self::ResendTooSoon,
        Self::SendLimit,
        Self::TooManyTries,
        Self::WrongCredentials,
        Self::SignInExpired,
        Self::WrongCode,
        Self::CodeExpired,
        Self::ContactNotProven,
        Self::InvalidFields,
        Self::PasswordRefused,
        Self::UnknownConsent,
        Self::ConsentRequired,
        Self::StepMissing,
        Self::ContactTaken,
        Self::ForeignHost,
        Self::ForeignOrigin,
        Self::ConsoleUnauthorized,
        Self::UnknownProfile,
        Self::UnknownOperation,
        Self::InvalidAdvance,
        Self::TooManyRequests,
        Self::Unavailable,
    ];

    /// Slug, status and title. One table, so that none of the three can be forgotten.
    const fn facts(self) -> (&'static str, u16, &'static str) {
        match self {
            Self::IdempotencyKeyMissing => {
                ("idempotency-key-missing", 400, "A change needs an Idempotency-Key: a quoted UUID")
            }
            Self::IdempotencyKeyReused => {
                ("idempotency-key-reused", 422, "This Idempotency-Key belongs to another request")
            }
            Self::RequestInFlight => {
                ("request-in-flight", 409, "The first request with this key is not finished")
            }
            Self::InstallationMissing => ("installation-missing", 400, "Kabinet-Installation must be a UUID"),
            Self::BodyTooLarge => ("body-too-large", 413, "The body is over 64 KiB"),
            Self::BadJson => ("bad-json", 400, "The body is not the JSON expected here"),
            Self::BadQuery => ("bad-query", 400, "The query is not the one expected here"),
            Self::UnsupportedMediaType => (
                "unsupported-media-type",
                415,
                "The body must be application/json, in UTF-8 and not compressed",
            ),
            Self::BadRequest => ("bad-request", 400, "The head of the request is not HTTP"),
            Self::HeadTooLarge => {
                ("head-too-large", 431, "The head of the request is over 32 KiB or has over 64 headers")
            }
            Self::NotFound => ("not-found", 404, "There is nothing at this address"),
            Self::MethodNotAllowed => ("method-not-allowed", 405, "This address does not take this method"),
            Self::RequestTimeout => ("request-timeout", 408, "The body did not arrive in time"),
            Self::Unauthorized => ("unauthorized", 401, "The secret is absent or wrong"),
            Self::SessionEnded => ("session-ended", 401, "The session has ended"),
            Self::RegistrationExpired => ("registration-expired", 410, "The registration has expired"),
            Self::RegistrationCompleted => ("registration-completed", 409, "The registration is complete"),
            Self::InvalidPhone => ("invalid-phone", 422, "The number is not a mobile of Russia"),
            Self::ResendTooSoon => ("resend-too-soon", 429, "The next code can't be sent yet"),
            Self::SendLimit => ("send-limit", 429, "Too many codes were sent"),
            Self::TooManyTries => ("too-many-tries", 429, "Too many wrong tries"),
            Self::WrongCredentials => ("wrong-credentials", 403, "The number or the password is wrong"),
            Self::SignInExpired => ("sign-in-expired", 410, "The sign-in has expired"),
            Self::WrongCode => ("wrong-code", 422, "The code is wrong"),
            Self::CodeExpired => ("code-expired", 410, "No code is valid any more"),
            Self::ContactNotProven => ("contact-not-proven", 403, "The phone must be proven by a code"),
            Self::InvalidFields => ("invalid-fields", 422, "Some fields are not valid"),
            Self::PasswordRefused => ("password-refused", 422, "The password breaks the rules"),
            Self::UnknownConsent => ("unknown-consent", 422, "There is no such consent in this version"),
            Self::ConsentRequired => ("consent-required", 409, "There is no account without this consent"),
            Self::StepMissing => ("step-missing", 409, "Steps of the registration are missing"),
            Self::ContactTaken => ("contact-taken", 409, "An account with this phone exists"),
            Self::ForeignHost => ("foreign-host", 403, "The portal answers to loopback names only"),
            Self::ForeignOrigin => ("foreign-origin", 403, "Pages of other sites may not call the portal"),
            Self::ConsoleUnauthorized => {
                ("console-unauthorized", 401, "The console's token is absent or of an earlier run")
            }
            Self::UnknownProfile => ("unknown-profile", 422, "There is no such profile"),
            Self::UnknownOperation => ("unknown-operation", 422, "The API has no such call"),
            Self::InvalidAdvance => {
                ("invalid-advance", 422, "The clock moves forward by 1 second to 365 days")
            }
            Self::TooManyRequests => ("too-many-requests", 429, "Too many requests"),
            Self::Unavailable => ("unavailable", 503, "The portal can't store anything right now"),
        }
    }

    /// The last part of `type`.
    pub const fn slug(self) -> &'static str {
        self.facts().0
    }

    /// The status of the answer.
    pub const fn status(self) -> u16 {
        self.facts().1
    }

    fn of_type(problem_type: &str) -> Option<Self> {
        let slug = problem_type.strip_prefix("/problems/")?;
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// A field that was refused and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldFault {
    /// The field's name in the request.
    #[schema(example = "birth_date")]
    pub field: String,
    /// A stable word for the reason.
    #[schema(example = "under_14")]
    pub reason: String,
}

/// An RFC 9457 problem. Members beyond the standard ones are limits and reasons as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// A stable relative reference, `/problems/<slug>`.
    #[serde(rename = "type")]
    #[schema(example = "/problems/wrong-code")]
    pub problem_type: String,
    /// What happened, for developers; never shown to a citizen.
    pub title: String,
    /// The HTTP status.
    #[schema(example = 422)]
    pub status: u16,
    /// More about this case, for developers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// How many tries are left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 3)]
    pub tries_left: Option<u32>,
    /// The first moment at which it makes sense to try again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub retry_at: Option<Timestamp>,
    /// Other channels the citizen can choose at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_ways: Option<Vec<String>>,
    /// The fields that were refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<FieldFault>>,
    /// Why a password was refused, sorted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<String>>,
    /// The steps that are not done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    /// Seconds for the `Retry-After` header.
    #[serde(skip)]
    #[schema(ignore)]
    retry_after_s: Option<i64>,
}

impl Problem {
    /// A problem of this kind without any data.
    pub fn new(kind: ProblemKind) -> Self {
        let (slug, status, title) = kind.facts();
        Self {
            problem_type: format!("/problems/{slug}"),
            title: title.to_owned(),
            status,
            detail: None,
            tries_left: None,
            retry_at: None,
            other_ways: None,
            fields: None,
            reasons: None,
            missing: None,
            retry_after_s: (kind == ProblemKind::Unavailable).then_some(5),
        }
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub(crate) fn tries_left(mut self, tries: u32) -> Self {
        self.tries_left = Some(tries);
        self
    }

    /// Says when to try again, by the portal's clock, and how many seconds from `now` that is.
    pub(crate) fn retry_at(mut self, at: i64, now: i64) -> Self {
        self.retry_at = Some(timestamp(at));
        self.retry_after_s = Some((at - now).max(1));
        self
    }

    /// Seconds for `Retry-After`, or none of it.
    pub(crate) fn retry_after(mut self, seconds: Option<i64>) -> Self {
        self.retry_after_s = seconds;
        self
    }

    pub(crate) fn other_ways(mut self, ways: Vec<String>) -> Self {
        self.other_ways = Some(ways);
        self
    }

    pub(crate) fn fields(mut self, fields: Vec<FieldFault>) -> Self {
        self.fields = Some(fields);
        self
    }

    pub(crate) fn field(self, field: &str, reason: &str) -> Self {
        self.fields(vec![FieldFault { field: field.to_owned(), reason: reason.to_owned() }])
    }

    pub(crate) fn reasons(mut self, reasons: Vec<String>) -> Self {
        self.reasons = Some(reasons);
        self
    }

    pub(crate) fn missing(mut self, steps: Vec<String>) -> Self {
        self.missing = Some(steps);
        self
    }

    /// The kind this problem's type names; `None` for a type this build doesn't know.
    pub fn kind(&self) -> Option<ProblemKind> {
        ProblemKind::of_type(&self.problem_type)
    }

    /// The limits it holds in a few words, for the log of requests.
    pub(crate) fn limits(&self) -> Option<String> {
        let mut words = Vec::new();
        if let Some(tries) = self.tries_left {
            words.push(format!("tries_left {tries}"));
        }
        if let Some(at) = self.retry_at {
            words.push(format!("retry_at {at}"));
        }
        for fault in self.fields.iter().flatten() {
            words.push(format!("{} {}", fault.field, fault.reason));
        }
        for list in [&self.reasons, &self.missing].into_iter().flatten() {
            words.push(list.join(" "));
        }
        (!words.is_empty()).then(|| words.join(", "))
    }
}

impl From<ProblemKind> for Box<Problem> {
    fn from(kind: ProblemKind) -> Self {
        Self::new(Problem::new(kind))
    }
}

/// What the log of requests says about a refused one, taken along with the answer.
#[derive(Clone)]
pub(crate) struct LoggedProblem {
    pub(crate) slug: &'static str,
    pub(crate) limits: Option<String>,
}

/// What the log of requests says about an answer.
pub(crate) fn logged_problem(response: &Response) -> Option<LoggedProblem> {
    response.extensions().get::<LoggedProblem>().cloned()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self).expect("a problem holds nothing JSON can't");
        let mut response = Response::new(Body::from(body));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        if let Some(seconds) = self.retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == 401 {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(kind) = self.kind() {
            response.extensions_mut().insert(LoggedProblem { slug: kind.slug(), limits: self.limits() });
        }
        response
    }
}

impl IntoResponse for Box<Problem> {
    fn into_response(self) -> Response {
        (*self).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::request::BODY_LIMIT;
    use crate::http::server::{HEAD_LIMIT, HEADERS_LIMIT};
    use std::collections::BTreeSet;

    #[test]
    fn slugs_differ_and_lead_back_to_their_kind() {
        let slugs: BTreeSet<_> = ProblemKind::ALL.iter().map(|kind| kind.slug()).collect();
        assert_eq!(slugs.len(), ProblemKind::ALL.len());
        for kind in ProblemKind::ALL {
            assert_eq!(Problem::new(kind).kind(), Some(kind));
            assert!((400..=503).contains(&kind.status()), "{kind:?}");
        }
    }

    #[test]
    fn what_is_too_large_says_how_large_it_may_be() {
        let title = |kind| Problem::new(kind).title;
        let kib = |bytes: usize| format!("over {} KiB", bytes / 1024);
        assert!(title(ProblemKind::BodyTooLarge).contains(&kib(BODY_LIMIT)));
        assert!(title(ProblemKind::HeadTooLarge).contains(&kib(HEAD_LIMIT)));
        assert!(title(ProblemKind::HeadTooLarge).contains(&format!("over {HEADERS_LIMIT} headers")));
    }

    #[test]
    fn a_refusal_for_now_says_when_twice() {
        let response = Problem::new(ProblemKind::TooManyTries).retry_at(1_000, 100).into_response();
        assert_eq!(response.status(), 429);
        assert_eq!(response.headers()[header::RETRY_AFTER], "900");
    }
}
