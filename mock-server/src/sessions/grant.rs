//! `POST /sessions`: a grant opens a session.

use super::tokens::{self, Grant};
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
        about: "Opens a session. Repeated before the first use, it opens another; the first that is used ends the others. Never stored.",
        status: StatusCode::CREATED,
        answer: "The session is open",
        problems: &[
            ProblemKind::UNAUTHORIZED,
            ProblemKind::REGISTRATION_EXPIRED,
            ProblemKind::SIGN_IN_EXPIRED,
            ProblemKind::CONTACT_NOT_PROVEN,
        ],
    };
    call.grant(open)
}

fn open(work: &mut Work<'_>, _: &Head, asked: &SessionRequest) -> Result<Session, Refusal> {
    match asked {
        SessionRequest::Registration { registration_id, secret } => {
            let oid = of_registration(work, registration_id, secret)?;
            tokens::begin(work, &oid, Grant::Registration(registration_id))
        }
        SessionRequest::SignIn { sign_in_id, secret } => {
            let oid = of_sign_in(work, sign_in_id, secret)?;
            tokens::begin(work, &oid, Grant::SignIn(sign_in_id))
        }
    }
}

/// Whose account a registration became, while no session of it was used.
fn of_registration(work: &Work<'_>, id: &str, secret: &str) -> Result<String, Refusal> {
    let registration = Registration::authorised(work, id, secret)?.ok_or(ProblemKind::UNAUTHORIZED)?;
    registration.require_kept(work.now)?;
    let unused = registration.account_oid.filter(|_| !registration.session_used);
    unused.ok_or_else(|| ProblemKind::UNAUTHORIZED.into())
}

/// Whose account was signed in to, once the code was right and while no session of it was used.
fn of_sign_in(work: &Work<'_>, id: &str, secret: &str) -> Result<String, Refusal> {
    let sign_in = SignIn::authorised(work, id, secret)?.ok_or(ProblemKind::UNAUTHORIZED)?;
    sign_in.require_open(work.now)?;
    sign_in.require_proven()?;
    Ok(sign_in.account_oid)
}
