//! Rows that are not read when the store is opened: nothing waits for them, nothing is believed of them unread, and a
//! profile takes them along.

use std::fs;

use super::support::{Phone, key, put, sample, sample_with_archive};
use crate::{
    ports::{RowChange, Slot, Store, StoreFault},
    store::SealedStore,
};

fn filled() -> Phone {
    let phone = Phone::new();
    phone.open().unwrap().commit(&sample_with_archive()).unwrap();
    phone
}

fn entry(number: u32, text: &str) -> RowChange {
    put(Slot::Archive, 1, &format!("ledger/{number:012}"), text)
}

fn is_damaged<T>(result: &Result<T, StoreFault>) -> bool {
    matches!(result, Err(StoreFault::Damaged { .. }))
}

/// Kinds of damage that no row outside the archive depends on.
const DAMAGE: [&str; 5] = [
    "UPDATE archive SET value = zeroblob(100) WHERE profile = 2",
    "UPDATE archive SET name = name || '9' WHERE profile = 2",
    "DELETE FROM archive WHERE profile = 2",
    "DELETE FROM archive",
    "INSERT INTO archive SELECT 3, name, epoch, value FROM archive WHERE profile = 2",
];

#[test]
fn opening_reads_nothing_of_it_and_whoever_asks_for_it_finds_the_damage() {
    for sql in DAMAGE {
        let phone = filled();
        phone.sql().execute_batch(sql).unwrap();
        let mut store = phone.open().unwrap();
        assert_eq!(store.load().unwrap().len(), sample().len(), "{sql}");
        assert!(is_damaged(&store.archived()), "{sql}");
        assert!(is_damaged(&store.check()), "{sql}");
    }
}

#[test]
fn later_commits_do_not_make_damage_good() {
    for sql in DAMAGE {
        let phone = filled();
        phone.sql().execute_batch(sql).unwrap();
        let mut store = phone.open().unwrap();
        store.commit(&[entry(7, "new"), put(Slot::Fact, 1, "session", "second")]).unwrap();
        store.commit(&[entry(8, "new")]).unwrap();
        assert!(is_damaged(&store.archived()), "{sql}");
        assert!(is_damaged(&phone.copy().open().unwrap().check()), "{sql}");
        assert!(is_damaged(&store.new_epoch()), "{sql}: it is sealed anew as if it were whole");
    }
}

#[test]
fn what_is_added_before_anybody_read_it_is_there_once() {
    let phone = filled();
    phone.open().unwrap().commit(&[entry(7, "first")]).unwrap();
    let mut store = phone.open().unwrap();
    store.commit(&[entry(7, "second"), entry(8, "third"), put(Slot::Draft, 1, "a#b", "c")]).unwrap();
    store.commit(&[RowChange::Delete { key: key(Slot::Archive, 1, "ledger/000000000001") }]).unwrap();
    drop(store);
    let mut store = phone.open().unwrap();
    let names: Vec<_> = store.archived().unwrap().into_iter().map(|row| row.key.name).collect();
    let numbers = [2, 7, 8, 3].map(|number| format!("ledger/{number:012}"));
    assert_eq!(names, numbers);
    store.check().unwrap();
}

#[test]
fn a_profile_takes_its_rows_along_unread_and_even_damaged() {
    for sql in ["SELECT 1", "UPDATE archive SET value = x'00' WHERE profile = 1"] {
        let phone = filled();
        phone.sql().execute_batch(sql).unwrap();
        phone.open().unwrap().commit(&[RowChange::DeleteProfile { profile: 1 }]).unwrap();
        let left = "SELECT count(*) FROM archive WHERE profile = 1";
        let left: i64 = phone.sql().query_one(left, [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{sql}");
    }
    let phone = filled();
    phone.open().unwrap().commit(&[RowChange::DeleteProfile { profile: 1 }]).unwrap();
    assert_eq!(phone.open().unwrap().archived().unwrap().len(), 1, "the other profile's stays");
}

#[test]
fn an_archive_of_an_earlier_moment_is_noticed_and_so_is_one_of_a_later() {
    let rows = "SELECT profile, name, epoch, value FROM archive";
    let (older, newer) = (filled(), filled());
    newer.open().unwrap().commit(&[entry(7, "new"), put(Slot::Fact, 1, "session", "second")]).unwrap();
    for (facts_of, archive_of) in [(&newer, &older), (&older, &newer)] {
        let mixed = facts_of.copy();
        let sql = mixed.sql();
        sql.execute("ATTACH ?1 AS other", [archive_of.database().to_string_lossy()]).unwrap();
        let other = rows.replace("archive", "other.archive");
        sql.execute_batch(&format!("DELETE FROM main.archive; INSERT INTO main.archive {other}")).unwrap();
        drop(sql);
        assert!(is_damaged(&mixed.open().unwrap().check()));
    }
}

#[test]
fn opening_looks_at_nothing_of_the_archive_not_even_at_its_tree() {
    let phone = filled();
    let sql = phone.sql();
    let number = |question: &str| -> usize {
        let number: u32 = sql.query_one(question, [], |row| row.get(0)).unwrap();
        number.try_into().unwrap()
    };
    let root = number("SELECT rootpage FROM sqlite_schema WHERE name = 'archive'");
    let page = number("PRAGMA page_size");
    drop(sql);
    let mut bytes = phone.bytes("kabinet.db");
    // The kind of a page; there is none of that number.
    bytes[(root - 1) * page] = 0;
    fs::write(phone.database(), bytes).unwrap();
    let mut store = phone.open().unwrap();
    assert_eq!(store.load().unwrap().len(), sample().len());
    assert!(is_damaged(&store.archived().map(drop)));
    assert!(is_damaged(&store.check()));
}

#[test]
fn nothing_is_written_into_a_file_whose_structure_is_broken() {
    type Write = fn(&mut SealedStore) -> Result<(), StoreFault>;
    let writes: [Write; 2] = [|store| store.commit(&[entry(7, "new")]), SealedStore::new_epoch];
    for write in writes {
        let phone = filled();
        let mut bytes = phone.bytes("kabinet.db");
        // The number of free pages; no row depends on it until one needs a page.
        bytes[39] = 3;
        fs::write(phone.database(), bytes).unwrap();
        let mut store = phone.open().unwrap();
        assert!(is_damaged(&write(&mut store)));
        assert_eq!(store.load().unwrap().len(), sample().len());
    }
}
