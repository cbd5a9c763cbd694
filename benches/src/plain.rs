//! Rows in a database that seals nothing itself: the same table and the same settings as the core's store has. Compiled
//! against `SQLite` as the core has it, and by `benches/sqlcipher` against `SQLCipher`.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, config::DbConfig, params};

/// How many rows the databases of the contest have.
pub const ROWS: u16 = 256;
/// Bytes of a row's value.
pub const VALUE: usize = 1024;

/// A row's id.
fn id(number: usize) -> u16 {
    u16::try_from(number % usize::from(ROWS)).unwrap_or(ROWS)
}

/// A row's name.
pub fn name(number: usize) -> String {
    format!("row/{:06}", number % usize::from(ROWS))
}

/// Makes `value` the value of a row, each eight bytes of it never the same twice: `SQLite` writes no page in which
/// nothing has changed, and a value that somebody changes changes as a whole once it is sealed.
pub fn fill(value: &mut [u8], number: usize) {
    for (part, at) in value.chunks_exact_mut(8).zip(0_u64..) {
        part.copy_from_slice(
            &(number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(at).to_le_bytes(),
        );
    }
}

/// Opens a database as the core opens its own, with `SQLCipher`'s `key` where there is one (64 hex digits).
///
/// # Errors
/// Those of `SQLite`.
pub fn open(path: &Path, key: Option<&str>) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    if let Some(key) = key {
        connection.pragma_update(None, "key", format!("x'{key}'"))?;
    }
    connection.execute_batch(include_str!("../../core/src/store/connection.sql"))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode == "wal" { Ok(connection) } else { Err(rusqlite::Error::InvalidQuery) }
}

/// Opens a database and fills it with rows where it is new.
///
/// # Errors
/// Those of `SQLite`.
pub fn filled(path: &Path, key: Option<&str>, rows: usize) -> rusqlite::Result<Connection> {
    let mut connection = open(path, key)?;
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS fact (
             id INTEGER PRIMARY KEY, profile INTEGER NOT NULL, name TEXT NOT NULL, epoch INTEGER NOT NULL,
             value BLOB NOT NULL
         ) STRICT",
    )?;
    write(&mut connection, 0, rows)?;
    Ok(connection)
}

/// Writes one row in a transaction of its own.
fn put(connection: &mut Connection, number: usize, value: &[u8]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO fact (id, profile, name, epoch, value) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id(number), 1, name(number), 1, value])?;
    transaction.commit()
}

/// The time to write `count` rows, each in a transaction of its own.
///
/// # Errors
/// Those of `SQLite`.
pub fn write(connection: &mut Connection, from: usize, count: usize) -> rusqlite::Result<Duration> {
    let mut value = [0x5a; VALUE];
    let begun = Instant::now();
    for number in from..from + count {
        fill(&mut value, number);
        put(connection, number, &value)?;
    }
    Ok(begun.elapsed())
}

/// The time to open the database anew and read every row.
///
/// # Errors
/// Those of `SQLite`.
pub fn read(path: &Path, key: Option<&str>) -> rusqlite::Result<(Duration, usize)> {
    let begun = Instant::now();
    let connection = open(path, key)?;
    let mut statement = connection.prepare("SELECT id, profile, name, epoch, value FROM fact")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(2)?, row.get::<_, Vec<u8>>(4)?)))?;
    let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok((begun.elapsed(), rows.len()))
}

/// The time to open the database anew and read its first row.
///
/// # Errors
/// Those of `SQLite`.
pub fn first_row(path: &Path, key: Option<&str>) -> rusqlite::Result<Duration> {
    let begun = Instant::now();
    let connection = open(path, key)?;
    let _: Vec<u8> = connection.query_one("SELECT value FROM fact LIMIT 1", [], |row| row.get(0))?;
    Ok(begun.elapsed())
}
