//! `POST /account/consents/withdraw`: a consent that the account can do without is taken back.

use super::wire::{ConsentWithdrawal, ConsentWithdrawn};
use crate::http::answer::{Answer, Outcome, Refusal};
use crate::http::documented::WithdrawProblems;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Change, Head};
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use crate::portal::idempotency::Scope;
use crate::portal::work::Work;
use crate::sessions::stored::account_of;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::params;

/// Takes a consent back. Withdrawn again, it stays withdrawn since the first time.
#[utoipa::path(
    post,
    path = "/api/v1/account/consents/withdraw",
    tag = "account",
    security(("access_token" = [])),
    params(("Idempotency-Key" = String, Header, description = "A quoted UUID")),
    request_body = ConsentWithdrawal,
    responses(
        (status = 200, description = "The consent is not in force", body = ConsentWithdrawn),
        WithdrawProblems,
    )
)]
pub(crate) async fn withdraw_consent(
    State(portal): State<Portal>,
    change: Change<ConsentWithdrawal>,
) -> Response {
    let admit = |work: &mut Work<'_>, head: &Head| {
        let oid = account_of(work, head.bearer.as_deref())?;
        Ok::<_, Refusal>((Scope::Account(oid.clone()), oid))
    };
    let effect = |work: &mut Work<'_>, _: &Head, oid: String, asked: ConsentWithdrawal| {
        withdraw(work, &oid, &asked.consent_id)
    };
    portal.change(change, admit, effect).await
}

/// The record of the consent stays, with the time of its end.
fn withdraw(work: &mut Work<'_>, oid: &str, consent_id: &str) -> Outcome {
    let offered = work.active.settings.consents.iter().find(|text| text.id == consent_id);
    if offered.is_some_and(|text| text.required) {
        return Err(Problem::new(ProblemKind::ConsentRequired).detail(consent_id).into());
    }
    let given: bool = work.tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM consents WHERE account_oid = ?1 AND consent_id = ?2)",
        [oid, consent_id],
        |row| row.get(0),
    )?;
    if offered.is_none() && !given {
        return Err(Problem::new(ProblemKind::UnknownConsent).detail(format!("{consent_id:.40}")).into());
    }
    let ended = work.tx.execute(
        "UPDATE consents SET withdrawn_at = ?3
         WHERE account_oid = ?1 AND consent_id = ?2 AND withdrawn_at IS NULL",
        params![oid, consent_id, work.now],
    )?;
    if ended > 0 {
        work.changed(ChangeKind::People);
    }
    Ok(Answer::json(StatusCode::OK, &ConsentWithdrawn {}))
}
