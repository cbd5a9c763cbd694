//! Everybody who has an account.

use super::wire::{People, PersonShown};
use crate::account::consents;
use crate::http::answer::{InternalFault, Refusal};
use crate::http::call::{Call, Route};
use crate::http::json::of_word;
use crate::http::problem::Problem;
use crate::portal::Portal;
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/people",
        name: "get_people",
        about: "Everybody who has an account.",
        status: StatusCode::OK,
        answer: "The newest first",
        problems: &[],
    };
    call.console(people)
}

async fn people(portal: Portal, (): ()) -> Result<People, Box<Problem>> {
    let people = portal.transact(|work| everybody(work)).await?;
    Ok(People { people })
}

/// Everybody who has an account, the newest first.
pub(super) fn everybody(work: &Work<'_>) -> Result<Vec<PersonShown>, Refusal> {
    let mut statement = work.tx.prepare_cached(
        "SELECT oid, surname, name, patronymic, phone, level, created_at FROM accounts ORDER BY number DESC",
    )?;
    let rows = statement.query_and_then([], |row| {
        let name: [Option<String>; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        let oid: String = row.get(0)?;
        Ok::<_, InternalFault>(PersonShown {
            consents: consents::of_account(work.tx, &oid)?,
            name: name.into_iter().flatten().collect::<Vec<_>>().join(" "),
            phone: row.get(4)?,
            level: of_word(&row.get::<_, String>(5)?).ok_or(InternalFault::Stored("level"))?,
            created_at: timestamp(row.get(6)?),
            oid,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
