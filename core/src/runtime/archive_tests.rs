//! What is in the archive: written with the facts, read only to be looked at, found damaged before it is believed.

use std::time::Duration;

use super::{
    actor_tests::{World, world},
    persist::rows_of,
    persist_samples::samples,
};
use crate::{
    flow::Facts,
    ports::{Row, RowChange, Slot, Store, StoreFault},
    store::MemoryStore,
};

fn sample(name: &str) -> Facts {
    samples().into_iter().find(|(of, _)| *of == name).unwrap().1
}

/// A phone that a version without an archive has written.
fn of_an_earlier_version() -> MemoryStore {
    let rows = rows_of(&sample("signed_in")).unwrap();
    let put = |Row { key, value }| RowChange::Put { key, value };
    let mut store = MemoryStore::new();
    store.commit(&rows.into_iter().map(put).collect::<Vec<_>>()).unwrap();
    store
}

fn names(rows: Vec<Row>) -> Vec<(u32, String)> {
    let of_ledger = rows.into_iter().filter(|row| row.key.name.starts_with("ledger/"));
    of_ledger.map(|row| (row.key.profile, row.key.name)).collect()
}

fn damage() -> StoreFault {
    StoreFault::Damaged { reason: "a row of the archive".to_owned() }
}

fn ledger(world: &World) -> String {
    world.phone.until_screen("home").unwrap();
    world.phone.tap("ledger").unwrap();
    let shown = world.phone.until("the ledger", |update| update.to_text().contains("Accepted, version"));
    shown.unwrap().to_text()
}

#[test]
fn what_an_earlier_version_kept_among_the_facts_is_archived_at_the_first_start_and_shown() {
    let store = of_an_earlier_version();
    let kept = names(store.clone().load().unwrap());
    assert_eq!(kept.len(), 3);
    for _ in 0..2 {
        let world = world(&store);
        assert!(ledger(&world).contains("Consent withdrawn"));
        world.phone.tap("back").unwrap();
        world.phone.kabinet().shutdown().unwrap();
        assert_eq!(names(store.clone().archived().unwrap()), kept);
        assert!(names(store.clone().load().unwrap()).is_empty(), "an entry is kept twice");
    }
}

#[test]
fn an_entry_goes_with_the_commit_that_notes_it_or_not_at_all() {
    let store = MemoryStore::new();
    let world = world(&store);
    world.phone.until_screen("welcome").unwrap();
    world.phone.tap("register").unwrap();
    world.phone.until_screen("registration/phone").unwrap();
    world.phone.enter("phone", "+79001234567").unwrap();
    store.fail_commits(Some(StoreFault::DiskFull));
    world.phone.tap("send_code").unwrap();
    world.phone.until("a problem", |update| update.to_text().contains("!! ")).unwrap();
    assert!(store.clone().archived().unwrap().is_empty());
    store.fail_commits(None);
    // What was typed failed before the tap did: the tap is seen to be done once more.
    world.clock.advance(Duration::from_secs(1));
    world.phone.until("the tap was seen", |update| update.top.busy.is_none()).unwrap();
    world.phone.tap("send_code").unwrap();
    world.phone.until_screen("registration/code").unwrap();
    assert_eq!(names(store.clone().archived().unwrap()).len(), 1);
}

#[test]
fn whoever_signs_out_leaves_nothing_in_the_archive_though_nobody_has_read_it() {
    let store = of_an_earlier_version();
    let world = world(&store);
    world.phone.until_screen("home").unwrap();
    assert_eq!(store.clone().archived().unwrap().len(), 3);
    world.phone.tap("profile").unwrap();
    world.phone.until_screen("profile").unwrap();
    world.phone.tap("sign_out").unwrap();
    world.phone.until("the question", |update| update.overlay.is_some()).unwrap();
    world.phone.tap("sign_out_confirmed").unwrap();
    world.phone.until_screen("welcome").unwrap();
    world.phone.kabinet().barrier().unwrap();
    let left = [store.clone().load().unwrap(), store.clone().archived().unwrap()].concat();
    assert!(left.iter().all(|row| row.key.profile == 0), "a row of who has signed out is left");
}

#[test]
fn damage_in_the_archive_is_a_screen_soon_after_the_first() {
    let store = of_an_earlier_version();
    store.fail_archive(Some(damage()));
    let world = world(&store);
    world.phone.until_screen("home").unwrap();
    world.clock.advance(Duration::from_secs(1));
    world.phone.until_screen("trouble/damaged").unwrap();
    let before = (store.clone().load().unwrap(), store.commits());
    world.phone.tap("open_again").unwrap();
    world.phone.until_screen("home").unwrap();
    world.clock.advance(Duration::from_secs(1));
    world.phone.until_screen("trouble/damaged").unwrap();
    assert!(before == (store.clone().load().unwrap(), store.commits()), "something was written over it");
}

#[test]
fn damage_that_came_later_is_a_screen_before_anything_of_the_archive_is_shown() {
    let store = of_an_earlier_version();
    let world = world(&store);
    world.phone.until_screen("home").unwrap();
    world.clock.advance(Duration::from_secs(1));
    world.phone.kabinet().barrier().unwrap();
    store.fail_archive(Some(damage()));
    world.phone.tap("ledger").unwrap();
    world.phone.until_screen("trouble/damaged").unwrap();
    assert!(!world.phone.log().all().iter().any(|update| update.to_text().contains("Accepted, version")));
    store.fail_archive(None);
    world.phone.tap("open_again").unwrap();
    world.phone.until("the ledger", |update| update.to_text().contains("Accepted, version")).unwrap();
    assert_eq!(names(store.clone().archived().unwrap()).len(), 3);
    assert!(!store.clone().load().unwrap().iter().any(|row| row.key.slot == Slot::Archive));
}
