//! Forgetting everything while the database is open.

use super::meta::{PORTAL_KEY, TABLE};
use rusqlite::Connection;

/// Removes every row and begins every count anew. Only the portal's key stays: what was made with it is gone, and whoever
/// works with it meanwhile goes on.
pub(crate) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    // Rows refer to each other; what counts is that none is left.
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    let tables: Vec<String> = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in tables.iter().filter(|table| *table != TABLE) {
        connection.execute(&format!("DELETE FROM \"{table}\""), [])?;
    }
    connection.execute("DELETE FROM sqlite_sequence", [])?;
    connection.execute(&format!("DELETE FROM {TABLE} WHERE name <> ?1"), [PORTAL_KEY])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{Commit, DataPlace, MemoryDatabase};
    use jiff::Timestamp;

    #[test]
    fn no_row_of_any_table_is_left_but_the_portals_key() {
        let storage = DataPlace::Memory(MemoryDatabase::new()).open(false, Timestamp::UNIX_EPOCH).unwrap();
        storage
            .transaction(|tx| {
                tx.execute_batch(
                    "INSERT INTO meta VALUES ('portal_key', x'07'), ('clock_offset_s', 5);
                     INSERT INTO settings_snapshots VALUES ('e', '{}');
                     INSERT INTO registrations (id, secret_mac, installation, settings, created_at, expires_at)
                         VALUES ('r', x'00', 'i', 'e', 0, 1);
                     INSERT INTO consents (registration_id, consent_id, version, accepted_at, received_at)
                         VALUES ('r', 'c', 'v', 0, 0);
                     INSERT INTO messages (to_phone, text, sent_at) VALUES ('+7', 'x', 0);",
                )?;
                clear(tx)?;
                Ok::<_, rusqlite::Error>(Commit(()))
            })
            .unwrap();
        storage
            .transaction(|tx| {
                let count = |table: &str| -> i64 {
                    tx.query_one(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
                };
                let left = ["meta", "settings_snapshots", "registrations", "consents", "messages"].map(count);
                assert_eq!(left, [1, 0, 0, 0, 0]);
                tx.execute("INSERT INTO messages (to_phone, text, sent_at) VALUES ('+7', 'x', 0)", [])?;
                assert_eq!(tx.last_insert_rowid(), 1, "counts begin anew");
                Ok::<_, rusqlite::Error>(Commit(()))
            })
            .unwrap();
    }
}
