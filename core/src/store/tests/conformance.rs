//! One suite for every store.

use super::support::{Phone, Rows, key, load, put, sample, sample_with_archive};
use crate::{
    crypto::testing::SeededRng,
    ports::{Rng, Row, RowChange, Slot, Store},
    store::MemoryStore,
};

/// Something whose store can be opened again.
trait Shelf {
    fn open(&mut self) -> Box<dyn Store>;
}

impl Shelf for Phone {
    fn open(&mut self) -> Box<dyn Store> {
        Box::new(Phone::open(self).unwrap())
    }
}

impl Shelf for MemoryStore {
    fn open(&mut self) -> Box<dyn Store> {
        Box::new(self.clone())
    }
}

fn begins_empty(shelf: &mut dyn Shelf) {
    let mut store = shelf.open();
    assert_eq!(load(&mut *store), Ok(Rows::new()));
    store.commit(&[]).unwrap();
    assert_eq!(load(&mut *store), Ok(Rows::new()));
}

fn keeps_and_orders(shelf: &mut dyn Shelf) {
    // Profile 0 has the later name, so that an order by name alone shows.
    let ordered = [&[put(Slot::Fact, 0, "a", "1"), put(Slot::Fact, 0, "z", "2")], &sample()[1..]].concat();
    let backwards: Vec<_> = ordered.iter().rev().cloned().collect();
    shelf.open().commit(&backwards).unwrap();
    let rows = shelf.open().load().unwrap();
    let stored: Vec<_> = rows.into_iter().map(|Row { key, value }| RowChange::Put { key, value }).collect();
    assert_eq!(stored, ordered);
}

fn changes_in_order(shelf: &mut dyn Shelf) {
    let here = key(Slot::Fact, 3, "a");
    let mut store = shelf.open();
    let twice = [put(Slot::Fact, 3, "a", "first"), put(Slot::Fact, 3, "a", "second")];
    store.commit(&twice).unwrap();
    assert_eq!(load(&mut *store).unwrap()[&here], b"second");
    store.commit(&[put(Slot::Fact, 3, "a", "third"), RowChange::Delete { key: here.clone() }]).unwrap();
    store
        .commit(&[RowChange::Delete { key: here.clone() }, RowChange::DeleteProfile { profile: 99 }])
        .unwrap();
    assert_eq!(load(&mut *store), Ok(Rows::new()));
    store.commit(&[RowChange::DeleteProfile { profile: 3 }, put(Slot::Fact, 3, "a", "")]).unwrap();
    drop(store);
    assert_eq!(load(&mut *shelf.open()), Ok(Rows::from([(here, Vec::new())])));
}

fn profiles_and_slots_are_apart(shelf: &mut dyn Shelf) {
    let mut store = shelf.open();
    let everywhere: Vec<_> = [Slot::Fact, Slot::Draft, Slot::Outbox, Slot::Cache, Slot::Archive]
        .into_iter()
        .flat_map(|slot| {
            [0, 1, u32::MAX].map(|profile| put(slot, profile, "x", &format!("{slot:?}{profile}")))
        })
        .collect();
    store.commit(&everywhere).unwrap();
    store.commit(&[RowChange::DeleteProfile { profile: u32::MAX }]).unwrap();
    store.commit(&[RowChange::Delete { key: key(Slot::Draft, 1, "x") }]).unwrap();
    drop(store);
    let rows = load(&mut *shelf.open()).unwrap();
    assert_eq!(rows.len(), 9);
    assert!(rows.keys().all(|key| key.profile < 2));
    assert_eq!(rows[&key(Slot::Outbox, 1, "x")], b"Outbox1");
    assert_eq!(rows[&key(Slot::Draft, 0, "x")], b"Draft0");
}

fn names_and_values_are_any(shelf: &mut dyn Shelf) {
    let names = ["", "a", "a\0b", "a'b\"c", "имя", "\u{1F4F1}", "%_", &"long".repeat(500)];
    let large: Vec<u8> = (0..200_000).map(|at: u32| at.to_le_bytes()[0]).collect();
    let mut changes: Vec<_> = names.iter().map(|name| put(Slot::Cache, 1, name, name)).collect();
    changes.push(RowChange::Put { key: key(Slot::Cache, 2, "large"), value: large.clone() });
    shelf.open().commit(&changes).unwrap();
    let rows = load(&mut *shelf.open()).unwrap();
    for name in names {
        assert_eq!(rows[&key(Slot::Cache, 1, name)], name.as_bytes());
    }
    assert_eq!(rows[&key(Slot::Cache, 2, "large")], large);
}

fn an_epoch_keeps_every_row(shelf: &mut dyn Shelf) {
    let mut store = shelf.open();
    store.new_epoch().unwrap();
    store.commit(&sample_with_archive()).unwrap();
    let before = load(&mut *store);
    for _ in 0..3 {
        store.new_epoch().unwrap();
        assert_eq!(load(&mut *store), before);
    }
    drop(store);
    assert_eq!(load(&mut *shelf.open()), before);
}

fn erased_is_empty_and_of_use(shelf: &mut dyn Shelf) {
    let mut store = shelf.open();
    store.commit(&sample_with_archive()).unwrap();
    store.erase().unwrap();
    assert_eq!(load(&mut *store), Ok(Rows::new()));
    store.commit(&[put(Slot::Fact, 1, "again", "here")]).unwrap();
    drop(store);
    assert_eq!(load(&mut *shelf.open()).unwrap().len(), 1);
    shelf.open().erase().unwrap();
    assert_eq!(load(&mut *shelf.open()), Ok(Rows::new()));
}

/// Random commits, epochs and restarts against a plain map.
fn agrees_with_a_map(shelf: &mut dyn Shelf) {
    let rng = SeededRng::new(42);
    let slots = [Slot::Fact, Slot::Draft, Slot::Outbox, Slot::Cache, Slot::Archive];
    let mut expected = Rows::new();
    let mut store = shelf.open();
    for round in 0..400 {
        let changes: Vec<_> = (0..rng.below(6))
            .map(|_| {
                let slot = slots[rng.below(5)];
                let profile = u32::try_from(rng.below(3)).unwrap();
                let key = key(slot, profile, &format!("name{}", rng.below(5)));
                match rng.below(10) {
                    0..6 => {
                        let mut value = vec![0; rng.below(300)];
                        rng.fill(&mut value).unwrap();
                        RowChange::Put { key, value }
                    }
                    6..9 => RowChange::Delete { key },
                    _ => RowChange::DeleteProfile { profile },
                }
            })
            .collect();
        for change in &changes {
            match change.clone() {
                RowChange::Put { key, value } => drop(expected.insert(key, value)),
                RowChange::Delete { key } => drop(expected.remove(&key)),
                RowChange::DeleteProfile { profile } => expected.retain(|key, _| key.profile != profile),
            }
        }
        store.commit(&changes).unwrap();
        match rng.below(20) {
            0 => store.new_epoch().unwrap(),
            1 => {
                drop(store);
                store = shelf.open();
            }
            _ => {}
        }
        assert_eq!(load(&mut *store).unwrap(), expected, "after round {round}");
    }
}

type Check = fn(&mut dyn Shelf);

const SUITE: [(&str, Check); 8] = [
    ("begins empty", begins_empty),
    ("keeps and orders", keeps_and_orders),
    ("changes in order", changes_in_order),
    ("profiles and slots are apart", profiles_and_slots_are_apart),
    ("names and values are any", names_and_values_are_any),
    ("an epoch keeps every row", an_epoch_keeps_every_row),
    ("erased is empty and of use", erased_is_empty_and_of_use),
    ("agrees with a map", agrees_with_a_map),
];

#[test]
fn the_sealed_store_conforms() {
    for (name, check) in SUITE {
        println!("sealed: {name}");
        check(&mut Phone::new());
    }
}

#[test]
fn the_memory_store_conforms() {
    for (name, check) in SUITE {
        println!("memory: {name}");
        check(&mut MemoryStore::new());
    }
}

#[test]
fn the_memory_store_fails_when_told_to() {
    use crate::ports::StoreFault;
    let mut store = MemoryStore::new();
    store.commit(&sample()).unwrap();
    let before = load(&mut store);
    let switch = store.clone();
    switch.fail_commits(Some(StoreFault::DiskFull));
    for _ in 0..2 {
        let change = RowChange::DeleteProfile { profile: 1 };
        assert_eq!(store.commit(&[change]), Err(StoreFault::DiskFull));
    }
    assert_eq!(load(&mut store), before);
    switch.fail_commits(None);
    store.commit(&[RowChange::DeleteProfile { profile: 1 }]).unwrap();
    store.new_epoch().unwrap();
    assert_ne!(load(&mut store), before);
    assert_eq!((store.commits(), store.epochs()), (2, 1));
}

#[test]
fn a_store_prints_no_row() {
    let mut memory = MemoryStore::new();
    memory.commit(&sample()).unwrap();
    assert_eq!(format!("{memory:?}"), "MemoryStore { rows: 8, .. }");
    let mut sealed = Phone::new().open().unwrap();
    sealed.commit(&sample()).unwrap();
    let text = format!("{sealed:?}{:?}{:?}", sealed.load().unwrap(), sample());
    assert!(text.contains("[hidden]") && !text.contains("token"), "{text}");
}
