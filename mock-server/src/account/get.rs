//! `GET /account`: whose session it is.

use super::stored::load;
use super::wire::Account;
use crate::http::answer::Answer;
use crate::http::documented::AccountProblems;
use crate::http::request::Head;
use crate::portal::Portal;
use crate::sessions::stored::account_of;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// The account of the session's owner.
#[utoipa::path(
    get,
    path = "/api/v1/account",
    tag = "account",
    security(("access_token" = [])),
    responses(
        (status = 200, description = "The account", body = Account),
        AccountProblems,
    )
)]
pub(crate) async fn get_account(State(portal): State<Portal>, head: Head) -> Response {
    let asked = portal.look_up(move |work| {
        let oid = account_of(work, head.bearer.as_deref())?;
        Ok(Answer::json(StatusCode::OK, &load(work, &oid)?))
    });
    asked.await
}
