//! What happens around every request to the API: the link, scripted faults, the portal's `Date`, the log.

use crate::http::problem::logged_problem;
use crate::http::request::idempotency_key;
use crate::http::tape::{Tape, answer_heard};
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use crate::portal::clock::timestamp;
use crate::portal::faults::wire::Fault;
use crate::portal::link::broken_connection;
use crate::portal::request_log::{LoggedRequest, RecordedRequest, shortened};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use std::time::{Duration, Instant};

/// What addresses of the API begin with.
pub(crate) const API: &str = "/api/";

/// Breaks requests to the API while the link is cut, lets scripted faults strike, dates the answers and logs them.
pub(crate) async fn observe_api(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with(API) {
        return next.run(request).await;
    }
    if !portal.link().is_up() {
        return broken_connection();
    }
    let began = Instant::now();
    let path = request.extensions().get::<MatchedPath>().map_or("(unknown)", MatchedPath::as_str).to_owned();
    let method = request.method().to_string();
    let key = idempotency_key(request.headers()).as_deref().map(shortened);
    let fault = portal.faults().take(&method, &path);
    let instead = fault.as_ref().and_then(|fault| fault.instead(portal.clock().now().as_second()));
    let (tape, request) = Tape::begin(request);
    let response = match instead {
        Some(response) => response,
        None => next.run(request).await,
    };
    let problem = logged_problem(&response);
    let (mut response, answered) = answer_heard(response).await;
    let delay = fault.as_ref().map_or(Duration::ZERO, Fault::delay);
    let link_cut = !portal.link().is_up();
    // Written before the answer is held back: a client that gives up meanwhile has its request in the log too.
    let request = LoggedRequest {
        seq: 0,
        at: portal.clock().now(),
        method,
        path,
        key,
        status: (fault != Some(Fault::DropBefore {})).then_some(response.status().as_u16()),
        problem: problem.as_ref().map(|problem| problem.slug.clone()),
        detail: if link_cut {
            Some("answer lost: link off".to_owned())
        } else {
            problem.and_then(|problem| problem.limits)
        },
        fault: fault.as_ref().map(Fault::kind),
        ms: u64::try_from((began.elapsed() + delay).as_millis()).unwrap_or(u64::MAX),
    };
    portal.inner().log.add(RecordedRequest { request, sent: tape.end(), answered });
    portal.inner().changes.publish(ChangeKind::REQUESTS);
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    if link_cut || !portal.link().is_up() || fault.as_ref().is_some_and(Fault::drops_answer) {
        return broken_connection();
    }
    let offset = fault.as_ref().map_or(0, Fault::date_offset_s);
    if let Some(date) = http_date(timestamp(portal.clock().now().as_second().saturating_add(offset))) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

fn http_date(now: Timestamp) -> Option<HeaderValue> {
    let text = DateTimePrinter::new().timestamp_to_rfc9110_string(&now).ok()?;
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_written_as_http_wants_it() {
        let date = http_date("2026-11-22T12:00:00Z".parse().unwrap()).unwrap();
        assert_eq!(date, "Sun, 22 Nov 2026 12:00:00 GMT");
    }
}
