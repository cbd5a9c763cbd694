//! What any call may be refused for, whatever it is about.

use super::problem::{ProblemKind, SAMPLE_TIME};

impl ProblemKind {
    /// A change without an idempotency key, or with one that isn't a quoted UUID.
    pub(crate) const IDEMPOTENCY_KEY_MISSING: Self =
        Self::new("idempotency-key-missing", 400, "A change needs an Idempotency-Key: a quoted UUID");
    /// The same key came with another request.
    pub(crate) const IDEMPOTENCY_KEY_REUSED: Self =
        Self::new("idempotency-key-reused", 422, "This Idempotency-Key belongs to another request");
    /// The first request with this key is still being worked on.
    pub(crate) const REQUEST_IN_FLIGHT: Self =
        Self::new("request-in-flight", 409, "The first request with this key is not finished");
    /// `Kabinet-Installation` is absent or isn't a UUID.
    pub(crate) const INSTALLATION_MISSING: Self =
        Self::new("installation-missing", 400, "Kabinet-Installation must be a UUID");
    /// The body is over 64 KiB.
    pub(crate) const BODY_TOO_LARGE: Self = Self::new("body-too-large", 413, "The body is over 64 KiB");
    /// The body isn't the JSON this request takes.
    pub(crate) const BAD_JSON: Self = Self::new("bad-json", 400, "The body is not the JSON expected here");
    /// The part of the address behind the question mark isn't what this request takes.
    pub(crate) const BAD_QUERY: Self = Self::new("bad-query", 400, "The query is not the one expected here");
    /// The body isn't `application/json`.
    pub(crate) const UNSUPPORTED_MEDIA_TYPE: Self = Self::new(
        "unsupported-media-type",
        415,
        "The body must be application/json, in UTF-8 and not compressed",
    );
    /// The head of the request is not HTTP.
    pub(crate) const BAD_REQUEST: Self = Self::new("bad-request", 400, "The head of the request is not HTTP");
    /// The head of the request is over 32 KiB, or has more than 64 headers.
    pub(crate) const HEAD_TOO_LARGE: Self =
        Self::new("head-too-large", 431, "The head of the request is over 32 KiB or has over 64 headers");
    /// There is no such address.
    pub(crate) const NOT_FOUND: Self = Self::new("not-found", 404, "There is nothing at this address");
    /// The address doesn't take this method.
    pub(crate) const METHOD_NOT_ALLOWED: Self =
        Self::new("method-not-allowed", 405, "This address does not take this method");
    /// The body took too long to arrive.
    pub(crate) const REQUEST_TIMEOUT: Self =
        Self::new("request-timeout", 408, "The body did not arrive in time");
    /// The secret or grant isn't the right one.
    pub(crate) const UNAUTHORIZED: Self = Self::new("unauthorized", 401, "The secret is absent or wrong");
    /// Fields hold what they can't.
    pub(crate) const INVALID_FIELDS: Self = Self::new("invalid-fields", 422, "Some fields are not valid")
        .like(|problem| problem.field("birth_date", "under_14"));
    /// The request named a host that isn't this machine.
    pub(crate) const FOREIGN_HOST: Self =
        Self::new("foreign-host", 403, "The portal answers to loopback names only");
    /// The request came from another site's page.
    pub(crate) const FOREIGN_ORIGIN: Self =
        Self::new("foreign-origin", 403, "Pages of other sites may not call the portal");
    /// The console's token is absent or of an earlier run.
    pub(crate) const CONSOLE_UNAUTHORIZED: Self =
        Self::new("console-unauthorized", 401, "The console's token is absent or of an earlier run");
    /// Too much was asked for in a day, from this installation or from this address; or a scripted fault says so.
    pub(crate) const TOO_MANY_REQUESTS: Self = Self::new("too-many-requests", 429, "Too many requests")
        .like(|problem| problem.retry_at(SAMPLE_TIME, SAMPLE_TIME - 900));
    /// The portal's own storage failed; nothing was changed.
    pub(crate) const UNAVAILABLE: Self =
        Self::new("unavailable", 503, "The portal can't store anything right now");
}

/// What no call is described with: an address or a method that leads to none.
pub(crate) const OF_NO_CALL: [ProblemKind; 2] = [ProblemKind::NOT_FOUND, ProblemKind::METHOD_NOT_ALLOWED];
