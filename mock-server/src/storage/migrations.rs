//! The one loop that brings a database to the newest schema.

use rusqlite::{Connection, TransactionBehavior};

const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_start.sql"),
    include_str!("../../migrations/0002_sign_in.sql"),
    include_str!("../../migrations/0003_released_numbers.sql"),
    include_str!("../../migrations/0004_snils.sql"),
    include_str!("../../migrations/0005_grants.sql"),
    include_str!("../../migrations/0006_limits.sql"),
    include_str!("../../migrations/0007_code_life.sql"),
    include_str!("../../migrations/0008_consents_given_again.sql"),
    include_str!("../../migrations/0009_contact_changes.sql"),
    include_str!("../../migrations/0010_forms.sql"),
];

/// The schema version this build writes.
pub(super) fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).expect("few migrations")
}

/// The schema version of an open database; 0 is an empty one.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Applies what is missing, all of it in one transaction. While tables are replaced, their references lead nowhere;
/// afterwards all of them must lead somewhere again.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let checks_references: bool = connection.pragma_query_value(None, "foreign_keys", |row| row.get(0))?;
    connection.pragma_update(None, "foreign_keys", false)?;
    let migrated = apply_missing(connection);
    connection.pragma_update(None, "foreign_keys", checks_references)?;
    migrated
}

fn apply_missing(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = usize::try_from(version(&transaction)?).unwrap_or(0);
    for script in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(script)?;
    }
    transaction.pragma_update(None, "user_version", newest())?;
    if transaction.prepare("PRAGMA foreign_key_check")?.exists([])? {
        let broken = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY);
        return Err(rusqlite::Error::SqliteFailure(broken, None));
    }
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty database of an earlier version.
    fn of_schema(version: usize) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        for script in &MIGRATIONS[..version] {
            connection.execute_batch(script).unwrap();
        }
        connection.pragma_update(None, "user_version", i64::try_from(version).unwrap()).unwrap();
        connection
    }

    #[test]
    fn every_older_version_reaches_the_newest_once() {
        for from in 0..=MIGRATIONS.len() {
            let mut connection = of_schema(from);
            migrate(&mut connection).unwrap();
            migrate(&mut connection).unwrap();
            assert_eq!(version(&connection).unwrap(), newest());
            let tables: i64 = connection
                .query_row(
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'registrations'",
                    [],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(tables, 1);
        }
    }

    #[test]
    fn accounts_of_the_second_schema_keep_their_numbers_and_what_refers_to_them() {
        let mut connection = of_schema(2);
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        let filled =
            "INSERT INTO accounts (oid, level, phone, surname, name, birth_date, password_hash, created_at)
                VALUES ('1000000001', 'basic', '+79001234567', 'Ким', 'Лев', '1990-04-12', 'h', 1);
            INSERT INTO session_families (account_oid, created_at) VALUES ('1000000001', 1);";
        connection.execute_batch(filled).unwrap();
        migrate(&mut connection).unwrap();
        let joined = "SELECT a.phone, (SELECT seq FROM sqlite_sequence WHERE name = 'accounts')
            FROM session_families f JOIN accounts a ON a.oid = f.account_oid";
        let kept: (String, i64) =
            connection.query_row(joined, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!(kept, ("+79001234567".to_owned(), 1));
        let dangling = connection
            .execute_batch("INSERT INTO session_families (account_oid, grant_kind, grant_id, installation, created_at) VALUES ('?', 'sign_in', 's', 'i', 1)");
        assert!(
            dangling.unwrap_err().to_string().contains("FOREIGN KEY"),
            "references are no longer checked"
        );
    }

    #[test]
    fn codes_of_the_first_schema_stay_with_their_registrations() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let filled = "INSERT INTO settings_snapshots VALUES ('e', '{}');
            INSERT INTO registrations (id, secret_mac, installation, settings, created_at, expires_at)
                VALUES ('r', x'00', 'i', 'e', 1, 2);
            INSERT INTO codes VALUES (7, 'r', 'i', '+79001234567', x'01', 3, 4, 5);";
        connection.execute_batch(filled).unwrap();
        migrate(&mut connection).unwrap();
        let code =
            "SELECT id, occasion || ' ' || holder, phone, code_mac, sent_at, expires_at, used_at FROM codes
            WHERE installation = 'i'";
        let kept: (i64, String, String, Vec<u8>, i64, i64, i64) = connection
            .query_row(code, [], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                    row.get(6)?,
                ))
            })
            .unwrap();
        assert_eq!(kept, (7, "registration r".to_owned(), "+79001234567".to_owned(), vec![1], 3, 4, 5));
    }

    #[test]
    fn consents_of_the_sixth_schema_stay_given_or_withdrawn() {
        let mut connection = of_schema(6);
        let filled =
            "INSERT INTO accounts (oid, level, phone, surname, name, birth_date, password_hash, created_at)
                VALUES ('1000000001', 'basic', '+79001234567', 'Ким', 'Лев', '1990-04-12', 'h', 1);
            INSERT INTO settings_snapshots VALUES ('e', '{}');
            INSERT INTO registrations (id, secret_mac, installation, settings, created_at, expires_at)
                VALUES ('r', x'00', 'i', 'e', 1, 2), ('s', x'00', 'i', 'e', 1, 2);
            INSERT INTO consents VALUES ('r', '1000000001', 'agreement', 'v', 3, 4, NULL),
                ('r', '1000000001', 'news', 'v', 3, 4, 9), ('s', NULL, 'news', 'v', 5, 6, NULL);";
        connection.execute_batch(filled).unwrap();
        migrate(&mut connection).unwrap();
        let told = |connection: &Connection| -> Vec<String> {
            let sql =
                "SELECT concat_ws(' ', registration_id, account_oid, consent_id, accepted_at, received_at,
                withdrawn_at) FROM consents ORDER BY id";
            let mut statement = connection.prepare(sql).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        let kept = ["r 1000000001 agreement 3 4", "r 1000000001 news 3 4 9", "s news 5 6"];
        assert_eq!(told(&connection), kept);
        let again = "INSERT INTO consents (account_oid, consent_id, version, accepted_at, received_at)
            VALUES ('1000000001', 'news', 'v', 10, 11)";
        connection.execute_batch(again).unwrap();
        assert_eq!(told(&connection).len(), 4);
        assert!(connection.execute_batch(again).unwrap_err().to_string().contains("UNIQUE"));
    }

    #[test]
    fn a_snils_of_the_ninth_schema_is_given_in_its_form() {
        let mut connection = of_schema(9);
        let filled =
            "INSERT INTO accounts (oid, level, phone, surname, name, birth_date, password_hash, created_at, snils)
                VALUES ('1000000001', 'basic', '+79001234567', 'Ким', 'Лев', '1990-04-12', 'h', 1, '11223344595'),
                    ('1000000002', 'basic', '+79001234568', 'Ким', 'Лев', '1990-04-12', 'h', 2, '08765430200'),
                    ('1000000003', 'basic', '+79001234569', 'Ким', 'Лев', '1990-04-12', 'h', 3, NULL);
            INSERT INTO settings_snapshots VALUES ('e', '{}');
            INSERT INTO registrations
                (id, secret_mac, installation, settings, created_at, expires_at, account_oid, snils)
                VALUES ('r', x'00', 'i', 'e', 4, 9, '1000000001', '11223344595'),
                    ('s', x'00', 'i', 'e', 5, 9, NULL, '12345678964'), ('t', x'00', 'i', 'e', 6, 9, NULL, NULL);";
        connection.execute_batch(filled).unwrap();
        migrate(&mut connection).unwrap();
        let sql = "SELECT concat_ws(' ', registration_id, account_oid, form_id, fields, received_at)
            FROM forms_given ORDER BY id";
        let mut statement = connection.prepare(sql).unwrap();
        let given = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<Vec<String>, _>>();
        let kept = [
            r#"r 1000000001 snils {"snils":"11223344595"} 4"#,
            r#"s snils {"snils":"12345678964"} 5"#,
            r#"1000000002 snils {"snils":"08765430200"} 2"#,
        ];
        assert_eq!(given.unwrap(), kept);
        for table in ["registrations", "accounts"] {
            let gone = connection.prepare(&format!("SELECT snils FROM {table}")).unwrap_err();
            assert!(gone.to_string().contains("no such column"), "{table}: {gone}");
        }
    }

    #[test]
    fn sessions_of_the_fourth_schema_keep_what_opened_them_and_where() {
        let mut connection = of_schema(4);
        let filled =
            "INSERT INTO accounts (oid, level, phone, surname, name, birth_date, password_hash, created_at)
                VALUES ('1000000001', 'basic', '+79001234567', 'Ким', 'Лев', '1990-04-12', 'h', 1);
            INSERT INTO settings_snapshots VALUES ('e', '{}');
            INSERT INTO registrations (id, secret_mac, installation, settings, created_at, expires_at, session_used)
                VALUES ('r', x'00', 'i', 'e', 1, 2, 1);
            INSERT INTO sign_ins (id, secret_mac, installation, account_oid, phone, created_at, expires_at)
                VALUES ('s', x'00', 'j', '1000000001', '+79001234567', 1, 2);
            INSERT INTO session_families (account_oid, registration_id, created_at) VALUES ('1000000001', 'r', 3);
            INSERT INTO session_families (account_oid, sign_in_id, created_at, ended_at)
                VALUES ('1000000001', 's', 4, 9);
            INSERT INTO session_tokens
                (family_id, generation, access_mac, access_expires_at, refresh_mac, created_at, used_at)
                VALUES (1, 1, x'01', 9, x'02', 3, 5), (1, 2, x'03', 9, x'04', 5, 6), (2, 1, x'05', 9, x'06', 4, NULL);
            INSERT INTO codes (sign_in_id, installation, phone, code_mac, sent_at, expires_at)
                VALUES ('s', 'j', '+79001234567', x'01', 3, 4);";
        connection.execute_batch(filled).unwrap();
        migrate(&mut connection).unwrap();
        let told = |sql: &str| -> Vec<String> {
            let mut statement = connection.prepare(sql).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        let families = "SELECT concat_ws(' ', grant_kind, grant_id, installation, created_at, ended_at)
            FROM session_families ORDER BY id";
        assert_eq!(told(families), ["registration r i 3", "sign_in s j 4 9"]);
        assert_eq!(told("SELECT occasion || ' ' || holder FROM codes"), ["sign_in s"]);
        let tokens = "SELECT concat_ws(' ', family_id, generation, used_at) FROM session_tokens ORDER BY id";
        assert_eq!(told(tokens), ["1 1 5", "1 2 6", "2 1"]);
    }
}
