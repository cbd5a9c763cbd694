//! `POST /account/consents/give`: a consent that was not given, or was taken back, is given.

use super::consents::{end, judged, of_account};
use super::wire::{ConsentGiven, ConsentKept};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::changes::ChangeKind;
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use crate::sessions::owner::Owner;
use axum::http::{Method, StatusCode};
use rusqlite::params;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::POST,
        path: "/api/v1/account/consents/give",
        name: "give_consent",
        about: "Gives a consent. Given again in the same version, it stays given since the first time.",
        status: StatusCode::OK,
        answer: "The consent is in force",
        problems: &[ProblemKind::UNKNOWN_CONSENT, ProblemKind::INVALID_FIELDS],
    };
    call.change(give)
}

/// A consent in another version ends when a newer one is given; the record of each stays.
fn give(
    work: &mut Work<'_>,
    _: &Head,
    Owner { oid, .. }: &Owner,
    given: &ConsentGiven,
) -> Result<ConsentKept, Refusal> {
    let accepted_at = judged(&work.active.settings.consents, given, work.now)?;
    let in_force = of_account(work.tx, oid)?.into_iter().find(|kept| kept.id == given.id);
    if let Some(kept) = in_force.filter(|kept| kept.version == given.version) {
        return Ok(kept);
    }
    end(work, oid, &given.id)?;
    work.tx.execute(
        "INSERT INTO consents (account_oid, consent_id, version, accepted_at, received_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![oid, given.id, given.version, accepted_at, work.now],
    )?;
    work.changed(ChangeKind::PEOPLE);
    Ok(ConsentKept {
        id: given.id.clone(),
        version: given.version.clone(),
        accepted_at: timestamp(accepted_at),
    })
}
