//! `POST /sessions/refresh`: the next turn of a session.

use super::stored::Turn;
use super::tokens::refresh;
use super::wire::{RefreshRequest, Session};
use crate::http::answer::Answer;
use crate::http::documented::RefreshProblems;
use crate::http::problem::ProblemKind;
use crate::http::request::Change;
use crate::portal::Portal;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// Gives new tokens for the newest refresh token; never stored.
#[utoipa::path(
    post,
    path = "/api/v1/sessions/refresh",
    tag = "sessions",
    params(("Idempotency-Key" = String, Header, description = "A quoted UUID")),
    request_body = RefreshRequest,
    responses(
        (status = 200, description = "The next turn", body = Session),
        RefreshProblems,
    )
)]
pub(super) async fn refresh_session(
    State(portal): State<Portal>,
    change: Change<RefreshRequest>,
) -> Response {
    let (language, RefreshRequest { refresh_token }) = (change.head.language, change.body);
    let turned = portal.answer(move |work| {
        let turn = Turn::of_refresh_token(work, &refresh_token)?.ok_or(ProblemKind::SessionEnded)?;
        Ok(Answer::json(StatusCode::OK, &refresh(&turn, work, language)?))
    });
    turned.await
}
