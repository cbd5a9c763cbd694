//! `POST /sessions`: a grant opens a session.

use super::stored::Grant;
use super::tokens;
use super::wire::{Session, SessionRequest};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::work::Work;
use crate::registration::stored::Registration;
use crate::sign_in::stored::SignIn;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/sessions",
        name: "open_session",
        about: "Opens a session. Repeated before the first use, it tells the same tokens. Never stored.",
        status: StatusCode::CREATED,
        answer: "The session is open",
        problems: &[
            ProblemKind::UNAUTHORIZED,
            ProblemKind::REGISTRATION_EXPIRED,
            ProblemKind::STEP_MISSING,
            ProblemKind::SIGN_IN_EXPIRED,
            ProblemKind::CONTACT_NOT_PROVEN,
        ],
    };
    call.grant(open)
}

fn open(work: &mut Work<'_>, _: &Head, asked: &SessionRequest) -> Result<Session, Refusal> {
    match asked {
        SessionRequest::Registration { registration_id, secret } => {
            by::<Registration>(work, registration_id, secret)
        }
        SessionRequest::SignIn { sign_in_id, secret } => by::<SignIn>(work, sign_in_id, secret),
    }
}

fn by<G: Grant>(work: &Work<'_>, id: &str, secret: &str) -> Result<Session, Refusal> {
    let grant = G::by_secret(work, id, secret)?;
    let oid = grant.account(work)?;
    G::require_unused(work, id)?;
    tokens::begin(work, &grant, oid, [id, secret])
}
