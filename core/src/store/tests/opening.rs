//! The first open, the normal one, and every file that must not be opened.

use std::{fs, path::Path};

use rusqlite::Connection;

use super::support::{Phone, Rows, files, load, put, sample};
use crate::{
    ports::{Slot, Store, StoreFault, VaultFault},
    store::{FolderLock, LockFault, set_aside},
};

fn filled() -> (Phone, Rows) {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    let rows = load(&mut store).unwrap();
    drop(store);
    phone.vault.take_calls();
    (phone, rows)
}

fn is_damaged(result: &Result<Rows, StoreFault>) -> bool {
    matches!(result, Err(StoreFault::Damaged { .. }))
}

#[test]
fn a_normal_open_calls_the_vault_once() {
    let (phone, rows) = filled();
    assert_eq!(phone.read(), Ok(rows));
    assert_eq!(phone.vault.take_calls(), ["unwrap"]);
}

#[test]
fn every_commit_is_synced_and_no_file_is_shared() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    let mut pragma = |name: &str| -> String {
        store
            .connection()
            .query_one(&format!("SELECT {name} || '' FROM pragma_{name}"), [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(pragma("synchronous"), "2");
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(pragma("fullfsync"), "1");
    let names: Vec<_> = files(phone.dir.path()).into_keys().collect();
    assert_eq!(names, ["kabinet.db", "kabinet.db-wal"]);
}

#[test]
fn killed_while_it_is_made_it_is_made_at_the_next_open() {
    let phone = Phone::new();
    phone.vault.watch(phone.dir.path());
    phone.open().unwrap();
    let moments = phone.vault.take_moments();
    let at: Vec<_> = moments.iter().map(|moment| moment.at.as_str()).collect();
    assert_eq!(
        at,
        ["before create", "after create", "before wrap", "after wrap", "before unwrap", "after unwrap"]
    );
    for moment in moments {
        let phone = moment.restart();
        phone.open().unwrap().commit(&sample()).unwrap();
        assert_eq!(phone.read().unwrap().len(), sample().len(), "{}", moment.at);
        assert_eq!(phone.vault.aliases().len(), 1, "{}", moment.at);
        let names: Vec<_> = files(phone.dir.path()).into_keys().collect();
        assert_eq!(names, ["kabinet.db"], "{}", moment.at);
    }
}

#[test]
fn a_vault_that_refuses_while_it_is_made_leaves_nothing_in_the_way() {
    for call in 0..3 {
        let phone = Phone::new();
        let refusal = VaultFault::Refused { reason: "locked".to_owned() };
        phone.vault.fail_from(call, refusal);
        assert_eq!(
            phone.read(),
            Err(StoreFault::VaultRefused { reason: "locked".to_owned() }),
            "call {call}"
        );
        phone.vault.heal();
        assert_eq!(phone.read(), Ok(Rows::new()), "call {call}");
        assert_eq!(phone.vault.aliases().len(), 1, "call {call}");
    }
}

#[test]
fn a_new_key_that_the_vault_loses_at_once_is_a_refusal() {
    let phone = Phone::new();
    phone.vault.fail_from(1, VaultFault::KeyLost);
    assert!(matches!(phone.read(), Err(StoreFault::VaultRefused { .. })));
}

#[test]
fn a_lost_key_is_said_and_nothing_is_overwritten() {
    let (phone, rows) = filled();
    let before = files(phone.dir.path());
    let other_vault = Phone { dir: phone.copy().dir, ..Phone::new() };
    for _ in 0..2 {
        assert_eq!(other_vault.read(), Err(StoreFault::KeyLost));
    }
    assert_eq!(files(other_vault.dir.path()), before);
    assert_eq!(other_vault.vault.take_calls(), ["unwrap", "unwrap"]);
    assert_eq!(phone.read(), Ok(rows));
    phone.vault.lose_all();
    assert_eq!(phone.read(), Err(StoreFault::KeyLost));
    assert_eq!(files(phone.dir.path()), before);
}

#[test]
fn a_vault_that_unwraps_another_key_is_found_out() {
    struct Confused<'a>(&'a super::support::TestVault, Vec<u8>);
    impl crate::ports::KeyVault for Confused<'_> {
        fn create(&self, alias: &str) -> Result<(), VaultFault> {
            self.0.create(alias)
        }
        fn wrap(&self, alias: &str, plain: &[u8]) -> Result<Vec<u8>, VaultFault> {
            self.0.wrap(alias, plain)
        }
        fn unwrap_key(&self, _: &str, _: &[u8]) -> Result<Vec<u8>, VaultFault> {
            Ok(self.1.clone())
        }
        fn destroy(&self, alias: &str) -> Result<(), VaultFault> {
            self.0.destroy(alias)
        }
    }
    let (phone, _) = filled();
    let vault: &'static super::support::TestVault = Box::leak(Box::default());
    let read = |unwrapped: Vec<u8>| {
        let vault = std::sync::Arc::new(Confused(vault, unwrapped));
        crate::store::SealedStore::open(phone.dir.path(), vault, phone.rng.clone()).map(|_| ())
    };
    assert_eq!(read(vec![1; 16]), Err(StoreFault::KeyLost));
    assert!(matches!(read(vec![1; 32]), Err(StoreFault::Damaged { .. })));
}

#[test]
fn a_refusing_vault_is_asked_again() {
    let (phone, rows) = filled();
    for fault in [
        VaultFault::Refused { reason: "locked".to_owned() },
        VaultFault::Failed { reason: "locked".to_owned() },
    ] {
        phone.vault.fail_from(0, fault);
        assert_eq!(phone.read(), Err(StoreFault::VaultRefused { reason: "locked".to_owned() }));
        phone.vault.heal();
        assert_eq!(phone.read().as_ref(), Ok(&rows));
    }
}

#[test]
fn a_newer_version_is_left_as_it_is() {
    let (phone, _) = filled();
    phone.sql().pragma_update(None, "user_version", 7).unwrap();
    let before = files(phone.dir.path());
    assert_eq!(phone.read(), Err(StoreFault::TooNew { found: 7, known: 2 }));
    assert_eq!(files(phone.dir.path()), before);
    assert!(phone.vault.take_calls().is_empty());
}

#[test]
fn a_database_of_something_else_is_left_as_it_is() {
    for application in [0, 1, -1] {
        let phone = Phone::new();
        let sql = phone.sql();
        sql.pragma_update(None, "application_id", application).unwrap();
        sql.execute_batch("CREATE TABLE fact (a); INSERT INTO fact VALUES ('theirs')").unwrap();
        drop(sql);
        let before = files(phone.dir.path());
        assert_eq!(phone.read(), Err(StoreFault::Foreign));
        assert_eq!(files(phone.dir.path()), before);
    }
}

#[test]
fn what_is_no_database_is_damage() {
    for bytes in [&b""[..], b"SQLite format 3\0", &[0; 4096], &b"text ".repeat(1000)] {
        let phone = Phone::new();
        fs::write(phone.database(), bytes).unwrap();
        assert!(is_damaged(&phone.read()), "{} bytes", bytes.len());
        assert_eq!(fs::read(phone.database()).unwrap(), bytes);
    }
}

#[test]
fn an_empty_file_does_not_make_sqlite_drop_the_wal() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    let copy = phone.copy();
    fs::write(copy.database(), b"").unwrap();
    let before = files(copy.dir.path());
    assert!(is_damaged(&copy.read()));
    assert_eq!(files(copy.dir.path()), before);
    fs::remove_file(copy.database()).unwrap();
    assert!(is_damaged(&copy.read()), "a WAL without its database");
}

#[test]
fn damage_that_only_a_later_write_would_meet_is_noticed() {
    let (phone, _) = filled();
    let mut bytes = phone.bytes("kabinet.db");
    // The number of free pages; no row depends on it until one needs a page.
    bytes[39] = 3;
    fs::write(phone.database(), bytes).unwrap();
    assert!(is_damaged(&phone.read()));
}

#[test]
fn a_keyring_that_is_not_what_was_written_is_damage_and_no_key_is_destroyed() {
    for sql in [
        "DELETE FROM keyring",
        "UPDATE keyring SET wrapped = NULL",
        "UPDATE keyring SET wrapped = zeroblob(48)",
        "UPDATE keyring SET alias = 'kabinet-other'",
        "UPDATE keyring SET epoch = 2",
        "UPDATE keyring SET fingerprint = x''",
        "INSERT INTO keyring SELECT 2, alias, NULL, fingerprint FROM keyring",
        "DELETE FROM inventory",
        "UPDATE inventory SET value = zeroblob(157)",
        "DROP TABLE inventory",
        "DROP TABLE keyring",
        "ALTER TABLE fact RENAME TO facts",
    ] {
        let (phone, _) = filled();
        phone.sql().execute_batch(sql).unwrap();
        let before = phone.vault.aliases();
        let result = phone.read();
        assert!(is_damaged(&result), "{sql}: {result:?}");
        assert_eq!(phone.vault.aliases(), before, "{sql}");
    }
}

#[test]
fn set_aside_nothing_is_deleted_and_the_next_open_begins_anew() {
    let phone = Phone::new();
    let names = |dir: &Path| files(dir).into_keys().collect::<Vec<_>>();
    for number in 1..=3 {
        let mut store = phone.open().unwrap();
        store.commit(&[put(Slot::Fact, 0, "number", &number.to_string())]).unwrap();
        std::mem::forget(store);
        let wal = fs::read(phone.dir.path().join("kabinet.db-wal")).unwrap();
        let moved = set_aside(phone.dir.path()).unwrap();
        assert_eq!(moved, phone.dir.path().join(format!("kabinet.db.damaged-{number}")));
        let moved_wal = phone.dir.path().join(format!("kabinet.db.damaged-{number}-wal"));
        assert_eq!(fs::read(moved_wal).unwrap(), wal);
    }
    assert_eq!(phone.read(), Ok(Rows::new()));
    assert_eq!(names(phone.dir.path()).len(), 7);
    assert_eq!(phone.vault.aliases().len(), 4);
}

#[test]
fn a_move_cut_short_is_finished() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    let copy = phone.copy();
    fs::rename(copy.database(), copy.dir.path().join("kabinet.db.damaged-1")).unwrap();
    assert!(is_damaged(&copy.read()));
    set_aside(copy.dir.path()).unwrap();
    assert!(copy.dir.path().join("kabinet.db.damaged-1-wal").exists());
    let aside = Connection::open(copy.dir.path().join("kabinet.db.damaged-1")).unwrap();
    let facts: i64 = aside.query_one("SELECT count(*) FROM fact", [], |row| row.get(0)).unwrap();
    assert_eq!(facts, 3);
    assert_eq!(copy.read(), Ok(Rows::new()));
}

#[test]
fn there_must_be_something_to_set_aside() {
    assert!(matches!(set_aside(Phone::new().dir.path()), Err(StoreFault::Io { .. })));
}

#[test]
fn a_folder_is_locked_once() {
    let phone = Phone::new();
    let dir = phone.dir.path().join("a").join("phone");
    let held = FolderLock::acquire(&dir).unwrap();
    assert_eq!(FolderLock::acquire(&dir).unwrap_err(), LockFault::InUse);
    assert!(FolderLock::acquire(&phone.dir.path().join("b")).is_ok());
    drop(held);
    let held = FolderLock::acquire(&dir).unwrap();
    assert_eq!(files(&dir), [("lock".to_owned(), Vec::new())].into());
    drop(held);
    fs::write(phone.dir.path().join("file"), b"").unwrap();
    let fault = FolderLock::acquire(&phone.dir.path().join("file")).unwrap_err();
    assert!(matches!(fault, LockFault::Io { .. }), "{fault:?}");
}
