//! `POST /sessions/end`: signing out.

use super::stored::Turn;
use super::wire::{SessionEnd, SessionOver};
use crate::http::answer::Answer;
use crate::http::documented::EndProblems;
use crate::http::request::Change;
use crate::portal::Portal;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// Ends the session that the refresh token belongs to. A token that belongs to none is no error: there is nothing to
/// end, and whoever asks learns nothing. Never stored.
#[utoipa::path(
    post,
    path = "/api/v1/sessions/end",
    tag = "sessions",
    params(("Idempotency-Key" = String, Header, description = "A quoted UUID")),
    request_body = SessionEnd,
    responses(
        (status = 200, description = "No session has this token", body = SessionOver),
        EndProblems,
    )
)]
pub(super) async fn end_session(State(portal): State<Portal>, change: Change<SessionEnd>) -> Response {
    let SessionEnd { refresh_token } = change.body;
    let ended = portal.answer(move |work| {
        if let Some(turn) = Turn::of_refresh_token(work, &refresh_token)? {
            turn.end(work)?;
        }
        Ok(Answer::json(StatusCode::OK, &SessionOver {}))
    });
    ended.await
}
