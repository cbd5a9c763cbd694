//! Files that rows of the sealed store name: one commit names them, and they are erased with its keys.

use serde::{Deserialize, Serialize};

use super::support::{Shelf, content, read, write};
use crate::{
    files::{FileFault, FileRef},
    ports::{RowChange, RowKey, Slot, Store, StoreFault},
    store::Phone,
};

/// A row that names a file.
#[derive(Serialize, Deserialize)]
struct Document {
    #[serde(with = "crate::files::sealed")]
    file: FileRef,
}

fn key() -> RowKey {
    RowKey { slot: Slot::Fact, profile: 1, name: "document".to_owned() }
}

fn names_it(file: FileRef) -> RowChange {
    RowChange::Put { key: key(), value: serde_json::to_vec(&Document { file }).unwrap() }
}

fn named(store: &mut dyn Store) -> Vec<FileRef> {
    let rows = store.load().unwrap();
    rows.iter().map(|row| serde_json::from_slice::<Document>(&row.value).unwrap().file).collect()
}

#[test]
fn a_new_epoch_changes_the_row_and_not_the_file() {
    let (phone, shelf) = (Phone::new(), Shelf::new());
    let mut store = phone.open().unwrap();
    let file = write(&shelf.store, &content(1, 100_000)).unwrap();
    store.commit(&[names_it(file.clone())]).unwrap();
    let (older, sealed) = (phone.copy(), shelf.sealed(&file));
    store.new_epoch().unwrap();
    drop(store);
    assert!(shelf.sealed(&file) == sealed);
    let found = named(&mut phone.open().unwrap());
    assert!(found == [file] && read(&shelf.store, &found[0]) == Ok(content(1, 100_000)));
    assert_eq!(older.read(), Err(StoreFault::KeyLost), "a copy that somebody made before opens no file");
}

#[test]
fn a_lost_key_is_a_lost_file() {
    let (phone, shelf) = (Phone::new(), Shelf::new());
    let file = write(&shelf.store, &content(1, 10)).unwrap();
    phone.open().unwrap().commit(&[names_it(file)]).unwrap();
    phone.vault.lose_all();
    assert_eq!(phone.read(), Err(StoreFault::KeyLost));
}

#[test]
fn a_profile_that_is_deleted_takes_its_files_along() {
    let (phone, shelf) = (Phone::new(), Shelf::new());
    let mut store = phone.open().unwrap();
    let file = write(&shelf.store, &content(1, 10)).unwrap();
    store.commit(&[names_it(file.clone())]).unwrap();
    let swept = |store: &mut dyn Store| shelf.store.sweep(&named(store).iter().map(FileRef::name).collect());
    assert_eq!(swept(&mut store), Ok(0));
    store.commit(&[RowChange::DeleteProfile { profile: 1 }]).unwrap();
    assert_eq!(swept(&mut store), Ok(1));
    assert_eq!(read(&shelf.store, &file), Err(FileFault::Missing));
}
