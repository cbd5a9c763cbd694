//! The migration loop, and a fixture of every version that a phone may still have.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, types::ValueRef};

use super::support::{Phone, hex, load, sample, sample_with_archive};
use crate::{
    ports::{KeyVault, Store, StoreFault},
    store::{
        files::{APPLICATION_ID, connect},
        migrations::{MIGRATIONS, migrate},
    },
};

fn fixture(version: usize) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("src/store/fixtures/{version:04}.sql"))
}

/// A phone with the database of a fixture and a vault that has its key.
fn phone_of(version: usize) -> Phone {
    let phone = Phone::new();
    let sql = connect(&phone.database(), true).unwrap();
    sql.execute_batch(&fs::read_to_string(fixture(version)).unwrap()).unwrap();
    let alias: String = sql.query_one("SELECT alias FROM keyring", [], |row| row.get(0)).unwrap();
    phone.vault.create(&alias).unwrap();
    phone
}

#[test]
fn every_version_opens_with_all_its_rows() {
    for version in 1..=MIGRATIONS.len() {
        let phone = phone_of(version);
        let mut expected = crate::store::MemoryStore::new();
        let has_archive = version > 1;
        expected.commit(&if has_archive { sample_with_archive() } else { sample() }).unwrap();
        assert_eq!(phone.read(), load(&mut expected), "version {version}");
        assert_eq!(version_of(&phone.sql()) as usize, MIGRATIONS.len());
    }
}

#[test]
fn a_new_database_has_the_schema_that_the_migrations_lead_to() {
    let schema = |sql: &Connection| -> Vec<String> {
        let mut statement = sql.prepare("SELECT sql FROM sqlite_schema ORDER BY name").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let new = Phone::new();
    new.open().unwrap();
    for version in 1..=MIGRATIONS.len() {
        let old = phone_of(version);
        old.open().unwrap();
        assert_eq!(schema(&old.sql()), schema(&new.sql()), "version {version}");
    }
}

const STEPS: [&str; 3] = [
    "CREATE TABLE a (x); INSERT INTO a VALUES (1)",
    "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1",
    "CREATE TABLE b AS SELECT y FROM a",
];

fn version_of(sql: &Connection) -> u32 {
    sql.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn every_older_version_comes_to_the_newest() {
    for older in 0..=STEPS.len() {
        let mut sql = Connection::open_in_memory().unwrap();
        migrate(&mut sql, &STEPS[..older]).unwrap();
        assert_eq!(version_of(&sql) as usize, older);
        migrate(&mut sql, &STEPS).unwrap();
        migrate(&mut sql, &STEPS).unwrap();
        assert_eq!(version_of(&sql), 3);
        let y: i64 = sql.query_one("SELECT y FROM b", [], |row| row.get(0)).unwrap();
        assert_eq!(y, 2, "from {older}");
    }
}

#[test]
fn a_step_that_fails_leaves_the_older_version_whole() {
    let mut sql = Connection::open_in_memory().unwrap();
    migrate(&mut sql, &STEPS[..1]).unwrap();
    let broken = [STEPS[0], STEPS[1], "CREATE TABLE a (again)"];
    assert!(matches!(migrate(&mut sql, &broken), Err(StoreFault::Damaged { .. })));
    assert_eq!(version_of(&sql), 1);
    assert!(sql.prepare("SELECT y FROM a").is_err(), "the second step is undone with the third");
    migrate(&mut sql, &STEPS).unwrap();
}

#[test]
fn a_later_version_is_refused() {
    let mut sql = Connection::open_in_memory().unwrap();
    migrate(&mut sql, &STEPS).unwrap();
    assert_eq!(migrate(&mut sql, &STEPS[..2]), Err(StoreFault::TooNew { found: 3, known: 2 }));
    sql.pragma_update(None, "user_version", -1).unwrap();
    assert_eq!(migrate(&mut sql, &STEPS), Err(StoreFault::TooNew { found: u32::MAX, known: 3 }));
    assert!(sql.prepare("SELECT y FROM b").is_ok());
}

/// `KABINET_KEEP_FIXTURES=1` keeps one, before a migration is added.
#[test]
fn the_present_version_has_its_fixture() {
    let path = fixture(MIGRATIONS.len());
    if !path.exists() && std::env::var_os("KABINET_KEEP_FIXTURES").is_some() {
        keep_fixture(&path);
    }
    assert!(path.exists(), "no {}", path.display());
}

fn keep_fixture(path: &Path) {
    let phone = Phone::new();
    phone.open().unwrap().commit(&sample_with_archive()).unwrap();
    let sql = phone.sql();
    let mut text = format!("-- Rows of a phone at version {}.\n", MIGRATIONS.len());
    writeln!(text, "PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {};", MIGRATIONS.len())
        .unwrap();
    let mut tables =
        sql.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let mut tables = tables.query([]).unwrap();
    while let Some(table) = tables.next().unwrap() {
        let (name, create): (String, String) = (table.get(0).unwrap(), table.get(1).unwrap());
        writeln!(text, "{create};").unwrap();
        let mut rows = sql.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns)
                .map(|at| match row.get_ref(at).unwrap() {
                    ValueRef::Null => "NULL".to_owned(),
                    ValueRef::Integer(number) => number.to_string(),
                    ValueRef::Real(number) => number.to_string(),
                    ValueRef::Text(bytes) => {
                        format!("'{}'", str::from_utf8(bytes).unwrap().replace('\'', "''"))
                    }
                    ValueRef::Blob(bytes) => format!("x'{}'", hex(bytes)),
                })
                .collect();
            writeln!(text, "INSERT INTO {name} VALUES ({});", values.join(", ")).unwrap();
        }
    }
    fs::write(path, text).unwrap();
}
