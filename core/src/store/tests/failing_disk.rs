//! A disk without room: typed, nothing half written, and it goes on once there is room.

use super::support::{Phone, Rows, load, put, sample};
use crate::ports::{Slot, Store, StoreFault};

fn full(store: &mut crate::store::SealedStore) {
    let pages: i64 = store.connection().query_one("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.connection().pragma_update(None, "max_page_count", pages).unwrap();
}

fn room(store: &mut crate::store::SealedStore) {
    store.connection().pragma_update(None, "max_page_count", 1_000_000).unwrap();
}

#[test]
fn a_commit_without_room_leaves_nothing_and_the_next_with_room_works() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    let before = load(&mut store).unwrap();
    full(&mut store);
    let large = put(Slot::Cache, 1, "large", &"x".repeat(100_000));
    for _ in 0..3 {
        let changes =
            [put(Slot::Fact, 1, "small", "1"), large.clone(), put(Slot::Fact, 0, "installation", "2")];
        assert_eq!(store.commit(&changes), Err(StoreFault::DiskFull));
        assert_eq!(load(&mut store).as_ref(), Ok(&before));
    }
    room(&mut store);
    store.commit(&[large]).unwrap();
    assert_eq!(load(&mut store).unwrap().len(), before.len() + 1);
    drop(store);
    assert_eq!(phone.read().unwrap().len(), before.len() + 1);
}

#[test]
fn an_epoch_without_room_leaves_the_old_one() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    let many: Vec<_> =
        (0..40).map(|at| put(Slot::Outbox, 1, &format!("{at:04}"), &"y".repeat(3_000))).collect();
    store.commit(&many).unwrap();
    let before = load(&mut store).unwrap();
    // No room at all for what an epoch writes: the pending name of its key already fails.
    store.connection().execute_batch("PRAGMA query_only = ON").unwrap();
    assert!(matches!(store.new_epoch(), Err(StoreFault::Io { .. })));
    store.connection().execute_batch("PRAGMA query_only = OFF").unwrap();
    assert_eq!(load(&mut store).as_ref(), Ok(&before));
    assert_eq!(phone.vault.aliases().len(), 1);
    store.new_epoch().unwrap();
    drop(store);
    assert_eq!(phone.read(), Ok(before));
}

#[test]
fn a_folder_that_is_a_file_is_an_io_fault() {
    let phone = Phone::new();
    std::fs::write(phone.dir.path().join("file"), b"").unwrap();
    let at = phone.dir.path().join("file").join("phone");
    let opened = crate::store::SealedStore::open(&at, phone.vault.clone(), phone.rng.clone());
    assert!(matches!(opened, Err(StoreFault::Io { .. })), "{opened:?}");
}

#[test]
fn used_up_nonces_stop_the_commit_and_a_new_epoch_goes_on() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    let before = load(&mut store).unwrap();
    store.sealer().pretend_sealed(u64::from(u32::MAX) + 1);
    assert_eq!(store.commit(&[put(Slot::Fact, 0, "a", "b")]), Err(StoreFault::Sealing));
    assert_eq!(load(&mut store).as_ref(), Ok(&before));
    store.new_epoch().unwrap();
    store.commit(&[put(Slot::Fact, 0, "a", "b")]).unwrap();
    assert_eq!(load(&mut store).unwrap().len(), before.len() + 1);
}

#[test]
fn without_randomness_nothing_is_made() {
    let phone = Phone::new();
    let opened = crate::store::SealedStore::open(
        phone.dir.path(),
        phone.vault.clone(),
        std::sync::Arc::new(crate::crypto::testing::BrokenRng),
    );
    assert_eq!(opened.unwrap_err(), StoreFault::Sealing);
    assert_eq!(phone.vault.take_calls(), Vec::<&str>::new());
    assert_eq!(phone.read(), Ok(Rows::new()));
}

#[test]
fn a_refused_commit_that_reached_the_wal_is_overwritten() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&[put(Slot::Fact, 1, "accepted", "1")]).unwrap();
    let refusing = phone.copy();
    let before = phone.bytes("kabinet.db-wal").len();
    store.commit(&[put(Slot::Fact, 1, "refused", "1")]).unwrap();
    let wal = phone.bytes("kabinet.db-wal");

    let mut store = refusing.open().unwrap();
    let accepted = load(&mut store).unwrap();
    assert_eq!(refusing.bytes("kabinet.db-wal"), wal[..before]);
    std::fs::write(refusing.dir.path().join("kabinet.db-wal"), &wal).unwrap();
    assert_eq!(refusing.copy().read().unwrap().len(), 2, "a kill now would bring it back");
    assert_eq!(store.pretend_refused(StoreFault::DiskFull), StoreFault::DiskFull);
    assert_eq!(refusing.copy().read().as_ref(), Ok(&accepted));
    assert_eq!(load(&mut store), Ok(accepted));
}
