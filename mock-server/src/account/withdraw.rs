//! `POST /account/consents/withdraw`: a consent that the account can do without is taken back.

use super::consents::end;
use super::wire::{ConsentWithdrawal, ConsentWithdrawn};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::Head;
use crate::portal::changes::ChangeKind;
use crate::portal::work::Work;
use crate::sessions::owner::Owner;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/account/consents/withdraw",
        name: "withdraw_consent",
        about: "Takes a consent back. Withdrawn again, it stays withdrawn since the first time.",
        status: StatusCode::OK,
        answer: "The consent is not in force",
        problems: &[ProblemKind::UNKNOWN_CONSENT, ProblemKind::CONSENT_REQUIRED],
    };
    call.change(withdraw)
}

/// The record of the consent stays, with the time of its end.
fn withdraw(
    work: &mut Work<'_>,
    _: &Head,
    Owner { oid, .. }: &Owner,
    ConsentWithdrawal { consent_id }: &ConsentWithdrawal,
) -> Result<ConsentWithdrawn, Refusal> {
    let offered = work.active.settings.consents.iter().find(|text| text.id == *consent_id);
    if offered.is_some_and(|text| text.required) {
        return Err(Problem::new(ProblemKind::CONSENT_REQUIRED).detail(consent_id.as_str()).into());
    }
    let given: bool = work.tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM consents WHERE account_oid = ?1 AND consent_id = ?2)",
        [oid, consent_id],
        |row| row.get(0),
    )?;
    if offered.is_none() && !given {
        return Err(Problem::new(ProblemKind::UNKNOWN_CONSENT).detail(format!("{consent_id:.40}")).into());
    }
    if end(work, oid, consent_id)? {
        work.changed(ChangeKind::PEOPLE);
    }
    Ok(ConsentWithdrawn {})
}
