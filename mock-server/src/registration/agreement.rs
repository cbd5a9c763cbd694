//! The consents: which, in what version, accepted when and received when.

use super::callers::Proven;
use super::wire::{ConsentsGiven, ConsentsKept};
use crate::account::consents::{invalid, judged, of_registration};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::work::Work;
use axum::http::{Method, StatusCode};
use rusqlite::params;
use std::collections::BTreeMap;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/api/v1/registrations/{id}/consents",
        name: "save_consents",
        about: "Saves the consents; they take the place of those saved before.",
        status: StatusCode::OK,
        answer: "Saved",
        problems: &[ProblemKind::INVALID_FIELDS, ProblemKind::UNKNOWN_CONSENT],
    };
    call.change(save)
}

fn save(
    work: &mut Work<'_>,
    _: &Head,
    Proven(registration): &Proven,
    ConsentsGiven { consents: given }: &ConsentsGiven,
) -> Result<ConsentsKept, Refusal> {
    let mut accepted = BTreeMap::new();
    for consent in given {
        let at = judged(&registration.settings.consents, consent, work.now)?;
        if accepted.insert(&consent.id, (&consent.version, at)).is_some() {
            return Err(invalid("repeated"));
        }
    }
    work.tx.execute("DELETE FROM consents WHERE registration_id = ?1", [&registration.id])?;
    for (id, (version, accepted_at)) in accepted {
        work.tx.execute(
            "INSERT INTO consents (registration_id, consent_id, version, accepted_at, received_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![registration.id, id, version, accepted_at, work.now],
        )?;
    }
    Ok(ConsentsKept { consents: of_registration(work.tx, &registration.id)? })
}
