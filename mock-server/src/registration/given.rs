//! What is given in forms, as the database keeps it.

use crate::http::answer::Refusal;
use crate::portal::work::Work;
use crate::rules::forms::judge::Fields;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Keeps what is given in a form, in place of what was given in it before.
pub(super) fn keep(work: &Work<'_>, registration: &str, form: &str, fields: &Fields) -> Result<(), Refusal> {
    let mut keep = work.tx.prepare_cached(
        "INSERT INTO forms_given (registration_id, form_id, fields, received_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (registration_id, form_id)
             DO UPDATE SET fields = excluded.fields, received_at = excluded.received_at",
    )?;
    keep.execute(params![registration, form, serde_json::to_string(fields)?, work.now])?;
    Ok(())
}

/// The names of the forms given in a registration.
pub(super) fn forms(connection: &Connection, registration: &str) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement =
        connection.prepare_cached("SELECT form_id FROM forms_given WHERE registration_id = ?1")?;
    statement.query_map([registration], |row| row.get(0))?.collect()
}
