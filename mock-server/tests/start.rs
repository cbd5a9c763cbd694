//! Starting: what can be wrong with the data or the port, and that nothing is lost by it.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use common::{PHONE, TestPortal};
use jiff::Timestamp;
use mock_server::{
    BindError, DataPlace, Language, MemoryDatabase, OpenError, Options, PasswordCost, Portal, bind,
};
use std::fs;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

fn options(folder: &Path, reset: bool) -> Options {
    Options { reset, ..Options::at(DataPlace::Folder(folder.join("portal"))) }
}

fn refused(options: Options) -> OpenError {
    Portal::open(options).err().expect("the portal must not open")
}

#[tokio::test]
async fn a_restart_finds_everything_again() {
    let portal = TestPortal::new();
    let who = portal.ready(PHONE).await;
    let portal = portal.restarted();
    let account = portal.complete(&who).await.json();
    let portal = portal.restarted();
    let session = portal.grant(&who).await.json();
    assert_eq!(session["account"]["oid"], account["account"]["oid"]);
    assert_eq!(portal.codes(PHONE).await.len(), 1);
}

#[tokio::test]
async fn data_in_memory_is_found_again_by_the_next_portal_and_by_no_other() {
    let portal = TestPortal::in_memory();
    let who = portal.ready(PHONE).await;
    let portal = portal.restarted();
    assert_eq!(portal.complete(&who).await.status, 201);
    let stranger = TestPortal::in_memory();
    assert_eq!(stranger.complete(&who).await.problem(), "unauthorized");
}

#[tokio::test]
async fn a_copy_of_data_in_memory_holds_the_same_and_goes_its_own_way() {
    let database = MemoryDatabase::new();
    let of = |database: &MemoryDatabase| {
        Portal::open(Options::at(DataPlace::Memory(database.clone()))).expect("memory can be opened")
    };
    let hour = std::time::Duration::from_hours(1);
    let moved = of(&database).clock().advance(hour).expect("a moment that can be shown");
    let copy = database.copied().expect("there is room for another");
    assert!(of(&copy).clock().now() >= moved);
    let further = of(&copy).clock().advance(hour).expect("a moment that can be shown");
    assert!(of(&database).clock().now() < further);
}

#[test]
fn a_new_portals_clock_begins_when_it_is_told_to_and_goes_on_from_there() {
    let folder = tempfile::tempdir().unwrap();
    let begin: Timestamp = "2020-02-29T09:00:00Z".parse().unwrap();
    let at = |begin| Options { begin: Some(begin), ..options(folder.path(), false) };
    let portal = Portal::open(at(begin)).unwrap();
    assert!(portal.clock().now().duration_since(begin).as_secs() < 60);
    portal.clock().advance(Duration::from_hours(24)).unwrap();
    drop(portal);
    let again = Portal::open(at("2021-01-01T00:00:00Z".parse().unwrap())).unwrap();
    let passed = again.clock().now().duration_since(begin).as_secs();
    assert!((86_400..86_460).contains(&passed), "{passed} s after the beginning");
}

#[test]
fn a_reset_empties_data_in_memory() {
    let database = MemoryDatabase::new();
    let open = |reset| {
        let place = DataPlace::Memory(database.clone());
        Portal::open(Options { reset, ..Options::at(place) }).unwrap()
    };
    let clock = open(false).clock();
    clock.advance(Duration::from_hours(24)).unwrap();
    assert!(open(false).clock().now() >= clock.now());
    assert!(open(true).clock().now() < clock.now());
}

#[tokio::test]
async fn a_password_is_hashed_at_the_cost_that_the_options_say() {
    for (cost, begins) in
        [(PasswordCost::LEAST, "$argon2id$v=19$m=8,"), (PasswordCost::OWASP, "$argon2id$v=19$m=19456,")]
    {
        let portal = TestPortal::with_options(|place| Options { password_cost: cost, ..Options::at(place) });
        portal.ready(PHONE).await;
        let stored = portal.stored("SELECT password_hash FROM registrations");
        assert!(stored.starts_with(begins), "{stored}");
    }
}

#[test]
fn a_second_portal_on_the_same_data_is_refused() {
    let folder = TempDir::new().unwrap();
    let first = Portal::open(options(folder.path(), false)).unwrap();
    let error = refused(options(folder.path(), true));
    assert!(matches!(error, OpenError::InUse { .. }), "{error}");
    assert!(error.explain(Language::Ru).contains("Остановите его"));
    // The refused reset took nothing away.
    assert!(folder.path().join("portal/portal.sqlite").exists());
    drop(first);
    Portal::open(options(folder.path(), false)).unwrap();
}

#[test]
fn a_damaged_database_is_reported_and_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    drop(Portal::open(options(folder.path(), false)).unwrap());
    let database = folder.path().join("portal/portal.sqlite");
    let whole = fs::read(&database).unwrap();
    let mut page_damaged = whole.clone();
    page_damaged[4_096..12_288].fill(0xa5);
    for damaged in [
        b"not a database at all, but long enough to be looked at".repeat(100),
        page_damaged,
        whole[..5_000].to_vec(),
    ] {
        fs::write(&database, &damaged).unwrap();
        let error = refused(options(folder.path(), false));
        assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
        assert_eq!(fs::read(&database).unwrap(), damaged);
        assert!(error.explain(Language::En).contains("--reset"));
    }
}

#[test]
fn reset_removes_good_data_and_sets_damaged_data_aside() {
    let folder = TempDir::new().unwrap();
    drop(Portal::open(options(folder.path(), false)).unwrap());
    drop(Portal::open(options(folder.path(), true)).unwrap());
    let names = || {
        let entries = fs::read_dir(folder.path().join("portal")).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
    };
    assert!(!names().iter().any(|name| name.contains("damaged")));
    fs::write(folder.path().join("portal/portal.sqlite"), b"damaged ".repeat(1_000)).unwrap();
    drop(Portal::open(options(folder.path(), true)).unwrap());
    let aside = names().into_iter().find(|name| name.starts_with("portal.sqlite.damaged-")).unwrap();
    assert_eq!(fs::read(folder.path().join("portal").join(aside)).unwrap(), b"damaged ".repeat(1_000));
}

#[test]
fn a_folder_that_is_a_file_and_a_newer_database_are_told_apart() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let error = refused(options(&folder.path().join("file"), false));
    assert!(matches!(error, OpenError::FolderNotWritable { .. }), "{error}");

    drop(Portal::open(options(folder.path(), false)).unwrap());
    let database = folder.path().join("portal/portal.sqlite");
    rusqlite::Connection::open(&database).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let error = refused(options(folder.path(), false));
    assert!(matches!(error, OpenError::TooNew { found: 999, .. }), "{error}");
}

#[tokio::test]
async fn a_taken_port_is_told_with_what_to_do() {
    let taken = bind(0).await.unwrap();
    let port = taken.local_addr().unwrap().port();
    assert!(taken.local_addr().unwrap().ip().is_loopback());
    let error = bind(port).await.unwrap_err();
    assert!(matches!(error, BindError::PortTaken { port: named } if named == port));
    assert!(error.explain(Language::Ru).contains("--port"));
}
