//! `GET /account`: whose session it is.

use super::stored::load;
use super::wire::Account;
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::portal::work::Work;
use crate::sessions::owner::Owner;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/api/v1/account",
        name: "fetch_account",
        about: "The account of the session's owner.",
        status: StatusCode::OK,
        answer: "The account",
        problems: &[],
    };
    call.question(account)
}

fn account(work: &mut Work<'_>, owner: &Owner) -> Result<Account, Refusal> {
    load(work, &owner.oid)
}
