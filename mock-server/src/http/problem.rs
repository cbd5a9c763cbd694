//! Every refusal of the portal: problem+json (RFC 9457) with a stable type and its limits as data.

use crate::portal::clock::timestamp;
use crate::rules::fields::reasons::is_known;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) const PROBLEM_JSON: &str = "application/problem+json";

/// The moment of the examples.
pub(crate) const SAMPLE_TIME: i64 = 1_795_348_800;

/// What kind of refusal: a value of the room that refuses so. The slug is the part of `type` that clients rely on.
#[derive(Clone, Copy, Debug)]
pub struct ProblemKind {
    slug: &'static str,
    status: u16,
    title: &'static str,
    example: fn(Problem) -> Problem,
}

impl ProblemKind {
    pub(crate) const fn new(slug: &'static str, status: u16, title: &'static str) -> Self {
        Self { slug, status, title, example: |problem| problem }
    }

    /// The same with the data that its example in the `OpenAPI` document has.
    pub(crate) const fn like(self, example: fn(Problem) -> Problem) -> Self {
        Self { example, ..self }
    }

    /// The last part of `type`.
    pub const fn slug(self) -> &'static str {
        self.slug
    }

    /// The status of the answer.
    pub const fn status(self) -> u16 {
        self.status
    }

    /// What it is, for developers.
    pub const fn title(self) -> &'static str {
        self.title
    }

    /// A problem of this kind with data such as it has.
    pub fn example(self) -> Problem {
        (self.example)(Problem::new(self))
    }
}

impl PartialEq for ProblemKind {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}

impl Eq for ProblemKind {}

/// A field that was refused and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldFault {
    /// The field's name in the request.
    #[schema(example = "birth_date")]
    pub field: String,
    /// A stable word for the reason; later portals may have more of them.
    #[schema(example = "under_14", pattern = "^[a-z][a-z0-9_]*$")]
    pub reason: String,
}

impl FieldFault {
    /// Why a field was refused, by one of the words of [`crate::rules::fields::reasons`].
    pub(crate) fn new(field: &str, reason: &'static str) -> Self {
        debug_assert!(is_known(reason), "{reason} is in no list");
        Self { field: field.to_owned(), reason: reason.to_owned() }
    }
}

/// An RFC 9457 problem. Members beyond the standard ones are limits and reasons as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// A stable relative reference, `/problems/<slug>`.
    #[serde(rename = "type")]
    #[schema(example = "/problems/wrong-code", pattern = "^/problems/[a-z0-9-]+$")]
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
    /// Why a password was refused, sorted; later portals may have more reasons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<String>>,
    /// The steps that are not done; with none of them, all that is missing is the call that completes.
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
        let ProblemKind { slug, status, title, .. } = kind;
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
            retry_after_s: (kind == ProblemKind::UNAVAILABLE).then_some(5),
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

    pub(crate) fn field(self, field: &str, reason: &'static str) -> Self {
        self.fields(vec![FieldFault::new(field, reason)])
    }

    pub(crate) fn reasons(mut self, reasons: Vec<String>) -> Self {
        self.reasons = Some(reasons);
        self
    }

    pub(crate) fn missing(mut self, steps: Vec<String>) -> Self {
        self.missing = Some(steps);
        self
    }

    /// The last part of its type.
    pub fn slug(&self) -> &str {
        self.problem_type.rsplit('/').next().unwrap_or_default()
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
    pub(crate) slug: String,
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
        let logged = LoggedProblem { slug: self.slug().to_owned(), limits: self.limits() };
        response.extensions_mut().insert(logged);
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

    #[test]
    fn what_is_too_large_says_how_large_it_may_be() {
        let title = |kind| Problem::new(kind).title;
        let kib = |bytes: usize| format!("over {} KiB", bytes / 1024);
        assert!(title(ProblemKind::BODY_TOO_LARGE).contains(&kib(BODY_LIMIT)));
        assert!(title(ProblemKind::HEAD_TOO_LARGE).contains(&kib(HEAD_LIMIT)));
        assert!(title(ProblemKind::HEAD_TOO_LARGE).contains(&format!("over {HEADERS_LIMIT} headers")));
    }

    #[test]
    fn a_refusal_for_now_says_when_twice() {
        let response = Problem::new(ProblemKind::TOO_MANY_TRIES).retry_at(1_000, 100).into_response();
        assert_eq!(response.status(), 429);
        assert_eq!(response.headers()[header::RETRY_AFTER], "900");
    }
}
