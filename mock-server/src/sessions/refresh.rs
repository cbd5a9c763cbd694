//! `POST /sessions/refresh`: the next generation of a session.

use super::stored::Generation;
use super::tokens;
use super::wire::{RefreshRequest, Session};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::work::Work;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/sessions/refresh",
        name: "refresh_session",
        about: "Gives new tokens for the newest refresh token; never stored. A refresh token has no term of its own: it lives as long as its session. Until a token of the next generation was used it may be asked with again, and gives the same ones; then it opens nothing, and if it comes later than 60 seconds after that use, the session ends and its owner gets an SMS.",
        status: StatusCode::OK,
        answer: "The next generation",
        problems: &[ProblemKind::SESSION_ENDED],
    };
    call.grant(refresh)
}

fn refresh(work: &mut Work<'_>, head: &Head, asked: &RefreshRequest) -> Result<Session, Refusal> {
    let generation =
        Generation::of_refresh_token(work, &asked.refresh_token)?.ok_or(ProblemKind::SESSION_ENDED)?;
    tokens::refresh(work, &generation, &asked.refresh_token, head.language)
}
