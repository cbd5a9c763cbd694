//! `POST /sessions/end`: signing out.

use super::stored::Generation;
use super::wire::{SessionEnd, SessionOver};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::request::Head;
use crate::portal::work::Work;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/sessions/end",
        name: "end_session",
        about: "Ends the session that the refresh token belongs to. A token that belongs to none is no error: there is nothing to end, and whoever asks learns nothing. Never stored.",
        status: StatusCode::OK,
        answer: "No session has this token",
        problems: &[],
    };
    call.grant(end)
}

fn end(work: &mut Work<'_>, _: &Head, asked: &SessionEnd) -> Result<SessionOver, Refusal> {
    if let Some(generation) = Generation::of_refresh_token(work, &asked.refresh_token)? {
        generation.end(work)?;
    }
    Ok(SessionOver {})
}
