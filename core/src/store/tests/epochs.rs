//! New epochs and erasing: older copies are worth nothing, and a kill at any point is finished at the next open.

use super::support::{Phone, Rows, files, load, put, sample};
use crate::ports::{Slot, Store, StoreFault, VaultFault};

fn refusal() -> VaultFault {
    VaultFault::Refused { reason: "locked".to_owned() }
}

fn epoch(phone: &Phone) -> i64 {
    phone
        .sql()
        .query_one("SELECT epoch FROM keyring WHERE wrapped IS NOT NULL", [], |row| row.get(0))
        .unwrap()
}

fn keyring_rows(phone: &Phone) -> i64 {
    phone.sql().query_one("SELECT count(*) FROM keyring", [], |row| row.get(0)).unwrap()
}

#[test]
fn copies_of_older_epochs_give_key_lost() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    let mut copies = Vec::new();
    for round in 0..5 {
        store.commit(&[put(Slot::Fact, 1, "round", &round.to_string())]).unwrap();
        copies.push(phone.copy());
        store.new_epoch().unwrap();
    }
    drop(store);
    for copy in &copies {
        assert_eq!(copy.read(), Err(StoreFault::KeyLost));
    }
    assert_eq!(phone.read().unwrap().len(), 1);
    assert_eq!(epoch(&phone), 6);
    assert_eq!(phone.vault.aliases().len(), 1);
}

#[test]
fn killed_at_any_point_of_a_new_epoch_every_row_is_there_and_one_key() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    let expected = load(&mut store).unwrap();
    phone.vault.watch(phone.dir.path());
    store.new_epoch().unwrap();
    let moments = phone.vault.take_moments();
    let at: Vec<_> = moments.iter().map(|moment| moment.at.as_str()).collect();
    assert_eq!(
        at,
        ["before create", "after create", "before wrap", "after wrap", "before destroy", "after destroy"]
    );
    for (moment, expected_epoch) in moments.iter().zip([1, 1, 1, 1, 2, 2]) {
        let phone = moment.restart();
        assert_eq!(phone.read().as_ref(), Ok(&expected), "{}", moment.at);
        assert_eq!(epoch(&phone), expected_epoch, "{}", moment.at);
        assert_eq!((phone.vault.aliases().len(), keyring_rows(&phone)), (1, 1), "{}", moment.at);
        phone.vault.take_calls();
        phone.open().unwrap().new_epoch().unwrap();
        assert_eq!(phone.read().as_ref(), Ok(&expected), "{}", moment.at);
        assert_eq!((phone.vault.aliases().len(), keyring_rows(&phone)), (1, 1), "{}", moment.at);
    }
}

#[test]
fn a_vault_that_fails_at_any_step_loses_nothing_and_the_next_try_finishes() {
    for (call, fault) in (0..3).flat_map(|call| [(call, refusal()), (call, VaultFault::KeyLost)]) {
        let at = format!("call {call}, {fault:?}");
        let phone = Phone::new();
        let mut store = phone.open().unwrap();
        store.commit(&sample()).unwrap();
        let expected = load(&mut store).unwrap();
        let older = phone.copy();
        phone.vault.fail_from(call, fault.clone());
        let result = store.new_epoch();
        let destroyed = call == 2 && fault == VaultFault::KeyLost;
        assert_eq!(result.is_ok(), destroyed, "{at}");
        assert!(destroyed || matches!(result, Err(StoreFault::VaultRefused { .. })), "{at}: {result:?}");
        assert_eq!(load(&mut store).as_ref(), Ok(&expected), "{at}");
        store.commit(&[put(Slot::Fact, 9, "later", "1")]).unwrap();
        phone.vault.heal();
        store.new_epoch().unwrap();
        assert_eq!(load(&mut store).unwrap().len(), expected.len() + 1, "{at}");
        drop(store);
        assert_eq!(keyring_rows(&phone), 1, "{at}");
        assert_eq!(phone.read().unwrap().len(), expected.len() + 1, "{at}");
        if !destroyed {
            assert_eq!(phone.vault.aliases().len(), 1, "{at}");
            assert_eq!(older.read(), Err(StoreFault::KeyLost), "{at}");
        }
    }
}

#[test]
fn a_leftover_that_can_t_be_destroyed_yet_does_not_stop_the_open() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    phone.vault.fail_from(2, refusal());
    assert!(store.new_epoch().is_err());
    drop(store);
    phone.vault.fail_from(1, refusal());
    assert_eq!(phone.read().unwrap().len(), sample().len());
    assert_eq!(phone.vault.aliases().len(), 2);
    phone.vault.heal();
    phone.vault.take_calls();
    phone.open().unwrap();
    assert_eq!(phone.vault.take_calls(), ["unwrap", "destroy"]);
    phone.open().unwrap();
    assert_eq!(phone.vault.take_calls(), ["unwrap"]);
    assert_eq!(phone.vault.aliases().len(), 1);
}

#[test]
fn damage_is_noticed_before_an_epoch_changes_anything() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    store.connection().execute("UPDATE draft SET value = zeroblob(93) WHERE profile = 2", []).unwrap();
    phone.vault.take_calls();
    assert!(matches!(store.new_epoch(), Err(StoreFault::Damaged { .. })));
    assert!(phone.vault.take_calls().is_empty());
}

#[test]
fn an_erasure_destroys_every_key_also_of_what_was_set_aside() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    drop(store);
    crate::store::set_aside(phone.dir.path()).unwrap();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    let copy = phone.copy();
    assert_eq!(phone.vault.aliases().len(), 2);
    store.erase().unwrap();
    assert_eq!(load(&mut store), Ok(Rows::new()));
    assert_eq!(copy.read(), Err(StoreFault::KeyLost));
    assert_eq!(phone.vault.aliases().len(), 1);
    drop(store);
    let names: Vec<_> = files(phone.dir.path()).into_keys().collect();
    assert_eq!(names, ["kabinet.db"]);
}

#[test]
fn killed_at_any_point_an_erasure_is_finished_by_the_next_open() {
    let phone = Phone::new();
    phone.open().unwrap().commit(&sample()).unwrap();
    crate::store::set_aside(phone.dir.path()).unwrap();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    phone.vault.watch(phone.dir.path());
    store.erase().unwrap();
    let moments = phone.vault.take_moments();
    // The key in use, then those of both files.
    assert_eq!(moments.iter().filter(|moment| moment.at == "after destroy").count(), 3);
    for moment in moments {
        let phone = moment.restart();
        assert_eq!(phone.read(), Ok(Rows::new()), "{}", moment.at);
        assert_eq!(phone.vault.aliases().len(), 1, "{}", moment.at);
        let names: Vec<_> = files(phone.dir.path()).into_keys().collect();
        assert_eq!(names, ["kabinet.db"], "{}", moment.at);
    }
}

#[test]
fn an_erasure_that_the_vault_refuses_is_finished_later() {
    let phone = Phone::new();
    let mut store = phone.open().unwrap();
    store.commit(&sample()).unwrap();
    phone.vault.fail_from(0, refusal());
    assert!(matches!(store.erase(), Err(StoreFault::VaultRefused { .. })));
    assert!(matches!(store.load(), Err(StoreFault::VaultRefused { .. })), "half erased is not shown");
    phone.vault.heal();
    assert_eq!(load(&mut store), Ok(Rows::new()));
    assert_eq!(phone.vault.aliases().len(), 1);
}
