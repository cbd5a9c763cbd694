//! Sealed values put where they do not belong: swapped, copied, replayed, removed.

use super::support::{Phone, load, put, sample_with_archive};
use crate::ports::{RowChange, Slot, Store, StoreFault};

const TABLES: [&str; 5] = ["fact", "draft", "outbox", "cache", "archive"];

/// A sealed value and the statement parts that address it.
#[derive(Clone, Debug, PartialEq)]
struct Cell {
    table: String,
    column: &'static str,
    condition: String,
    value: Vec<u8>,
}

impl Cell {
    fn write(&self, phone: &Phone, value: &[u8]) {
        let sql = format!("UPDATE {} SET {} = ?1 WHERE {}", self.table, self.column, self.condition);
        assert_eq!(phone.sql().execute(&sql, [value]).unwrap(), 1);
    }
}

/// Every sealed or wrapped value of the file.
fn cells(phone: &Phone) -> Vec<Cell> {
    let sql = phone.sql();
    let mut cells = Vec::new();
    for table in TABLES {
        let mut statement = sql.prepare(&format!("SELECT profile, name, value FROM {table}")).unwrap();
        let found = statement.query_map([], |row| {
            let (profile, name): (u32, String) = (row.get(0)?, row.get(1)?);
            let condition = format!("profile = {profile} AND name = '{name}'");
            Ok(Cell { table: table.to_owned(), column: "value", condition, value: row.get(2)? })
        });
        cells.extend(found.unwrap().map(Result::unwrap));
    }
    for (table, column) in [("inventory", "value"), ("keyring", "wrapped"), ("keyring", "fingerprint")] {
        let value = sql.query_one(&format!("SELECT {column} FROM {table}"), [], |row| row.get(0)).unwrap();
        cells.push(Cell { table: table.to_owned(), column, condition: "1".to_owned(), value });
    }
    cells
}

fn filled() -> Phone {
    let phone = Phone::new();
    phone.open().unwrap().commit(&sample_with_archive()).unwrap();
    phone
}

fn assert_damaged(phone: &Phone, what: &str) {
    let result = phone.read();
    assert!(matches!(result, Err(StoreFault::Damaged { .. })), "{what}: {result:?}");
}

#[test]
fn every_swap_of_two_values_is_noticed() {
    let phone = filled();
    let cells = cells(&phone);
    assert_eq!(cells.len(), sample_with_archive().len() + 3);
    let mut tried = 0;
    for (at, one) in cells.iter().enumerate() {
        for other in &cells[at + 1..] {
            one.write(&phone, &other.value);
            other.write(&phone, &one.value);
            assert_damaged(&phone, &format!("{one:?} <-> {other:?}"));
            one.write(&phone, &one.value);
            other.write(&phone, &other.value);
            tried += 1;
        }
    }
    assert_eq!(phone.read().unwrap().len(), sample_with_archive().len());
    println!("swaps: {tried} tried, {tried} noticed");
}

#[test]
fn a_row_moved_with_everything_that_stands_in_it_is_noticed() {
    for sql in [
        "UPDATE fact SET name = 'session2' WHERE name = 'session'",
        "UPDATE fact SET profile = 2 WHERE name = 'session'",
        "UPDATE fact SET epoch = 2 WHERE name = 'session'",
        "UPDATE fact SET profile = -1 WHERE name = 'session'",
        "UPDATE fact SET profile = 4294967297 WHERE name = 'session'",
        "INSERT INTO draft SELECT * FROM fact WHERE name = 'session'",
        "INSERT INTO fact (profile, name, epoch, value) SELECT profile, name || '2', epoch, value FROM fact",
        "INSERT INTO outbox (profile, name, epoch, value) SELECT profile, '0003', epoch, value FROM outbox LIMIT 1",
        "INSERT INTO outbox (profile, name, epoch, value) SELECT profile, name, epoch, value FROM outbox",
        "UPDATE fact SET name = (SELECT max(name) FROM fact)",
        "UPDATE draft SET value = x'' WHERE profile = 1",
        "UPDATE archive SET name = 'ledger/000000000009' WHERE profile = 2",
        "UPDATE archive SET epoch = 2 WHERE profile = 2",
        "INSERT INTO archive SELECT profile, name, epoch, value FROM fact WHERE name = 'session'",
        "INSERT INTO archive SELECT 2, name, epoch, value FROM archive WHERE profile = 1",
        "DELETE FROM archive",
    ] {
        let phone = filled();
        phone.sql().execute_batch(sql).unwrap();
        assert_damaged(&phone, sql);
    }
}

#[test]
fn a_removed_row_is_noticed() {
    for table in TABLES {
        let phone = filled();
        let removed = phone
            .sql()
            .execute(&format!("DELETE FROM {table} WHERE name = (SELECT min(name) FROM {table})"), []);
        assert!(removed.unwrap() > 0);
        assert_damaged(&phone, table);
    }
}

#[test]
fn an_older_value_of_the_same_row_is_noticed() {
    let phone = filled();
    let older = cells(&phone);
    let mut store = phone.open().unwrap();
    store.commit(&[put(Slot::Fact, 1, "session", "newer"), put(Slot::Outbox, 1, "0001", "newer")]).unwrap();
    store.commit(&[RowChange::Delete { key: super::support::key(Slot::Cache, 0, "settings") }]).unwrap();
    let expected = load(&mut store).unwrap();
    drop(store);
    let newer = cells(&phone);
    let mut tried = 0;
    for (now, old) in differences(&older, &newer) {
        old.write(&phone, &old.value);
        assert_damaged(&phone, &format!("{old:?}"));
        now.write(&phone, &now.value);
        tried += 1;
    }
    assert_eq!(tried, 3, "two rows and the inventory have changed");
    assert_eq!(phone.read(), Ok(expected));
}

#[test]
fn a_commit_is_undone_as_a_whole_or_noticed() {
    let phone = filled();
    let (before, older) = (phone.read().unwrap(), cells(&phone));
    let changes = [put(Slot::Fact, 1, "session", "newer"), put(Slot::Outbox, 1, "0001", "newer")];
    phone.open().unwrap().commit(&changes).unwrap();
    let (after, newer) = (phone.read().unwrap(), cells(&phone));
    let differing = differences(&older, &newer);
    assert_eq!(differing.len(), 2, "the inventory lies in the row that was written last");
    for (now, old) in &differing {
        old.write(&phone, &old.value);
        assert_damaged(&phone, &format!("half of a commit: {old:?}"));
        now.write(&phone, &now.value);
    }
    assert_eq!(phone.read(), Ok(after));
    for (_, old) in &differing {
        old.write(&phone, &old.value);
    }
    assert_eq!(phone.read(), Ok(before), "all rows of an earlier moment are that moment");
}

/// The values that differ, as they are and as they were.
fn differences<'a>(older: &'a [Cell], newer: &'a [Cell]) -> Vec<(&'a Cell, &'a Cell)> {
    let place = |cell: &Cell| (cell.table.clone(), cell.column, cell.condition.clone());
    let pairs = newer.iter().flat_map(|now| older.iter().map(move |old| (now, old)));
    pairs.filter(|(now, old)| place(now) == place(old) && now.value != old.value).collect()
}

#[test]
fn a_row_put_back_after_its_removal_is_noticed() {
    let phone = filled();
    let (name, epoch, value): (String, u32, Vec<u8>) = phone
        .sql()
        .query_one("SELECT name, epoch, value FROM outbox WHERE name = '0001'", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    let sent = RowChange::Delete { key: super::support::key(Slot::Outbox, 1, "0001") };
    phone.open().unwrap().commit(&[sent]).unwrap();
    phone
        .sql()
        .execute(
            "INSERT INTO outbox (profile, name, epoch, value) VALUES (1, ?1, ?2, ?3)",
            rusqlite::params![name, epoch, value],
        )
        .unwrap();
    assert_damaged(&phone, "a request that was sent is back");
}

#[test]
fn values_of_another_phone_are_noticed() {
    let (mine, theirs) = (filled(), {
        let phone =
            Phone { rng: std::sync::Arc::new(crate::crypto::testing::SeededRng::new(2)), ..Phone::new() };
        phone.open().unwrap().commit(&sample_with_archive()).unwrap();
        phone
    });
    let my_cells = cells(&mine);
    for (my, their) in my_cells.iter().zip(cells(&theirs)) {
        assert_ne!(my.value, their.value);
        my.write(&mine, &their.value);
        assert_damaged(&mine, &format!("{my:?}"));
        my.write(&mine, &my.value);
    }
    assert_eq!(mine.read().unwrap().len(), sample_with_archive().len());
}
