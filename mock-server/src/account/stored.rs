//! An account as the database keeps it.

use super::consents;
use super::wire::{Account, PersonName};
use crate::http::answer::{InternalFault, Refusal};
use crate::http::json::of_word;
use crate::portal::work::Work;

/// An account that is known to exist.
pub(crate) fn load(work: &Work<'_>, oid: &str) -> Result<Account, Refusal> {
    let mut statement = work.tx.prepare_cached(
        "SELECT level, surname, name, patronymic, birth_date, phone FROM accounts WHERE oid = ?1",
    )?;
    let mut rows = statement.query_and_then([oid], |row| {
        let level = of_word(&row.get::<_, String>(0)?).ok_or(InternalFault::Stored("level"))?;
        Ok::<_, InternalFault>(Account {
            oid: oid.to_owned(),
            level,
            name: PersonName { surname: row.get(1)?, name: row.get(2)?, patronymic: row.get(3)? },
            birth_date: row.get(4)?,
            phone: row.get(5)?,
            consents: consents::of_account(work.tx, oid)?,
        })
    })?;
    Ok(rows.next().ok_or(InternalFault::Stored("account"))??)
}
