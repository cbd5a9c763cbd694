//! `POST /sessions`: a new session.

use super::tokens::{self, Grant};
use super::wire::{Session, SessionRequest};
use crate::http::answer::{Answer, Outcome, Refusal};
use crate::http::documented::GrantProblems;
use crate::http::problem::ProblemKind;
use crate::http::request::Change;
use crate::portal::Portal;
use crate::portal::work::Work;
use crate::registration::stored::Registration;
use crate::sign_in::stored::SignIn;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// Opens a session. Repeated before the first use, it opens another; the first that is used ends the others. Never stored.
#[utoipa::path(
    post,
    path = "/api/v1/sessions",
    tag = "sessions",
    params(("Idempotency-Key" = String, Header, description = "A quoted UUID")),
    request_body = SessionRequest,
    responses(
        (status = 201, description = "The session is open", body = Session),
        GrantProblems,
    )
)]
pub(super) async fn open_session(State(portal): State<Portal>, change: Change<SessionRequest>) -> Response {
    let opened = portal.answer(move |work| match &change.body {
        SessionRequest::Registration { registration_id, secret } => {
            let oid = of_registration(work, registration_id, secret)?;
            open(work, Grant::Registration(registration_id), &oid)
        }
        SessionRequest::SignIn { sign_in_id, secret } => {
            let oid = of_sign_in(work, sign_in_id, secret)?;
            open(work, Grant::SignIn(sign_in_id), &oid)
        }
    });
    opened.await
}

/// Whose account a registration became, while no session of it was used.
fn of_registration(work: &Work<'_>, id: &str, secret: &str) -> Result<String, Refusal> {
    let registration = Registration::authorised(work, id, secret)?.ok_or(ProblemKind::Unauthorized)?;
    registration.require_kept(work.now)?;
    let unused = registration.account_oid.filter(|_| !registration.session_used);
    unused.ok_or_else(|| ProblemKind::Unauthorized.into())
}

/// Whose account was signed in to, once the code was right and while no session of it was used.
fn of_sign_in(work: &Work<'_>, id: &str, secret: &str) -> Result<String, Refusal> {
    let sign_in = SignIn::authorised(work, id, secret)?.ok_or(ProblemKind::Unauthorized)?;
    sign_in.require_open(work.now)?;
    sign_in.require_proven()?;
    Ok(sign_in.account_oid)
}

fn open(work: &Work<'_>, grant: Grant<'_>, oid: &str) -> Outcome {
    let session = tokens::begin(work, oid, grant)?;
    Ok(Answer::json(StatusCode::CREATED, &session))
}
